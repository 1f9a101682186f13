#include "record_files.hpp"

#include <fmt/format.h>

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

std::optional<xml::Document> read_valid(fs::path const& path, schema::Schema const& schema,
                                        std::vector<base::SourceFileRef>& inputs, base::Diagnostics& diagnostics) {
  auto source = xml::read_source(path, diagnostics);
  if (!source || !schema.validate(*source, diagnostics)) return std::nullopt;
  inputs.push_back(*source);
  return xml::parse(*source, diagnostics);
}

/// `copy` and what is in it get the places of `original`, element by element.
void keep_places(xml::Document& record, pugi::xml_node copy, pugi::xml_node original, xml::Document const& file) {
  record.set_origin(copy, file.place_of(original));
  pugi::xml_node inner_copy = copy.first_child();
  for (pugi::xml_node const inner : original.children()) {
    if (inner.type() == pugi::node_element) keep_places(record, inner_copy, inner, file);
    inner_copy = inner_copy.next_sibling();
  }
}

/// Puts what `file`'s root has and holds where the record refers to the file; each keeps its place in that file.
void take_over(xml::Document& record, pugi::xml_node container, xml::Document const& file) {
  container.remove_attribute("href");
  for (pugi::xml_attribute const attribute : file.root().attributes()) {
    bool const is_declaration = std::string_view(attribute.name()).starts_with("xmlns");
    if (!is_declaration && !container.attribute(attribute.name())) container.append_copy(attribute);
  }
  for (pugi::xml_node const child : file.root().children()) {
    if (child.type() == pugi::node_element) keep_places(record, container.append_copy(child), child, file);
  }
}

bool read_part(xml::Document& record, char const* name, fs::path const& folder, schema::Schema const& schema,
               std::vector<base::SourceFileRef>& inputs, base::Diagnostics& diagnostics) {
  pugi::xml_node const container = record.root().child(name);
  std::string const href = container.attribute("href").value();
  if (href.empty()) return true;
  auto const file = read_valid(folder / href, schema, inputs, diagnostics);
  if (!file) return false;
  if (file->root().name() != std::string_view(name)) {
    auto it = base::error("record-part", fmt::format("expected <{}>, found <{}>", name, file->root().name()),
                          file->place_of(file->root()));
    it.arguments = {{"expected", name}, {"found", file->root().name()}};
    diagnostics.add(std::move(it));
    return false;
  }
  take_over(record, container, *file);
  return true;
}

}  // namespace

std::optional<RecordFiles> read_record(fs::path const& path, schema::Schema const& schema,
                                       base::Diagnostics& diagnostics) {
  std::vector<base::SourceFileRef> inputs;
  auto record = read_valid(path, schema, inputs, diagnostics);
  if (!record) return std::nullopt;
  for (char const* const part : {"participants", "ledger"}) {
    if (!read_part(*record, part, path.parent_path(), schema, inputs, diagnostics)) return std::nullopt;
  }
  return RecordFiles{std::move(*record), std::move(inputs)};
}

xml::Document without_personal_data(xml::Document const& record) {
  xml::Document result;
  result.tree().reset(record.tree());
  pugi::xml_node project = result.root();
  project.remove_child("participants");
  for (pugi::xml_node const entry : project.child("ledger").children("entry")) {
    for (char const* const name : {"text", "supplier"}) pugi::xml_node(entry).remove_attribute(name);
  }
  return result;
}

}  // namespace closeout::pipeline
