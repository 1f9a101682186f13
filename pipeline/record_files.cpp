#include "record_files.hpp"

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

/// `copy` and what is in it get the places of `original`, element by element.
void keep_places(xml::Document& record, pugi::xml_node copy, pugi::xml_node original, xml::Document const& file) {
  record.set_origin(copy, file.place_of(original));
  pugi::xml_node inner_copy = copy.first_child();
  for (pugi::xml_node const inner : original.children()) {
    if (inner.type() == pugi::node_element) keep_places(record, inner_copy, inner, file);
    inner_copy = inner_copy.next_sibling();
  }
}

}  // namespace

void append_rows(Rows const& rows, xml::Document& record) {
  pugi::xml_node container = record.root().child(rows.document.root().name());
  for (pugi::xml_node const row : rows.document.root().children()) {
    if (row.type() == pugi::node_element) keep_places(record, container.append_copy(row), row, rows.document);
  }
}

std::vector<Input> digests_of(std::vector<fs::path> const& files) {
  std::vector<Input> inputs;
  for (fs::path const& file : files) {
    inputs.push_back({file.filename().string(), base::digest_of(file).value_or(base::FileDigest{})});
  }
  return inputs;
}

std::optional<RecordFiles> read_record(fs::path const& path, schema::Schema const& schema, fs::path const& schemas,
                                       base::Diagnostics& diagnostics) {
  auto stream = open_record(path, schema, schemas, diagnostics);
  if (!stream) return std::nullopt;
  std::vector<Rows> all;
  auto const keep = [&all](Rows rows) { all.push_back(std::move(rows)); };
  if (!read_valid_rows(*stream, schema, 1, keep, diagnostics) || !stream->is_valid) return std::nullopt;
  for (Rows const& rows : all) append_rows(rows, stream->frame);
  return RecordFiles{std::move(stream->frame), digests_of(stream->inputs)};
}

xml::Document without_personal_data(xml::Document const& record) {
  xml::Document result;
  result.tree().reset(record.tree());
  pugi::xml_node project = result.root();
  project.remove_child("participants");
  for (pugi::xml_node entry : project.child("ledger").children("entry")) {
    for (char const* const name : {"text", "supplier"}) entry.remove_attribute(name);
  }
  for (pugi::xml_node party : project.child("parties").children("party")) party.remove_attribute("iban");
  for (pugi::xml_node const training : project.child("trainings").children("training")) {
    for (pugi::xml_node signatory : training.children("signatory")) signatory.remove_attribute("name");
  }
  // Counts written in place of participants may be small; the figures tell them as they may be published.
  for (char const* const common : {"common-esf", "common-esf-plus"}) {
    for (pugi::xml_node indicator : project.child("indicators").child(common).children("indicator")) {
      for (char const* const name : {"women", "men", "non-binary", "value"}) indicator.remove_attribute(name);
    }
  }
  return result;
}

}  // namespace closeout::pipeline
