#include "record_stream.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/ordered_jobs.hpp"
#include "schema/row_constraints.hpp"

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr std::array<record::RowKind, 2> row_kinds{record::RowKind::Participant, record::RowKind::Entry};
/// After so many errors in rows nobody reads on.
constexpr std::size_t most_errors = 1000;

struct Frame {
  xml::Document document;
  bool is_valid = false;
};

/// For a file that cannot be told apart into frame and rows: read whole, it says why.
void explain_whole(fs::path const& path, schema::Schema const& schema, base::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.all().size();
  auto const source = xml::read_source(path, diagnostics);
  if (source) static_cast<void>(schema.validate(*source, diagnostics));
  if (diagnostics.all().size() != before) return;
  auto it = base::error("record-row-too-large", fmt::format("a row of {} is larger than 16 MiB", path.string()));
  it.arguments = {{"file", path.string()}};
  diagnostics.add(std::move(it));
}

std::optional<Frame> read_frame(fs::path const& path, schema::Schema const& schema, base::Diagnostics& diagnostics) {
  auto const source = record::read_frame(path);
  if (!source) {
    explain_whole(path, schema, diagnostics);
    return std::nullopt;
  }
  if (!xml::check_text(*source, diagnostics)) return std::nullopt;
  Frame frame;
  frame.is_valid = schema.validate(*source, diagnostics);
  base::Diagnostics told_already;
  auto document = xml::parse(*source, frame.is_valid ? diagnostics : told_already);
  if (!document) return std::nullopt;
  frame.document = std::move(*document);
  return frame;
}

/// What the root of a file of rows says of itself stands on the element that refers to the file from now on.
void take_over_attributes(pugi::xml_node container, pugi::xml_node root) {
  container.remove_attribute("href");
  for (pugi::xml_attribute const attribute : root.attributes()) {
    bool const is_declaration = std::string_view(attribute.name()).starts_with("xmlns");
    if (!is_declaration && !container.attribute(attribute.name())) container.append_copy(attribute);
  }
}

/// Reads the file that `kind`'s element refers to, if it does.
bool add_file(RecordStream& record, record::RowKind kind, fs::path const& folder, schema::Schema const& schema,
              base::Diagnostics& diagnostics) {
  std::string const name(record::container_name(kind));
  pugi::xml_node const container = record.frame.root().child(name.c_str());
  std::string const href = container.attribute("href").value();
  if (href.empty()) return true;
  auto const frame = read_frame(folder / href, schema, diagnostics);
  if (!frame) return false;
  pugi::xml_node const root = frame->document.root();
  if (root.name() != name) {
    auto it = base::error("record-part", fmt::format("expected <{}>, found <{}>", name, root.name()),
                          frame->document.place_of(root));
    it.arguments = {{"expected", name}, {"found", root.name()}};
    diagnostics.add(std::move(it));
    return false;
  }
  take_over_attributes(container, root);
  record.files.push_back(folder / href);
  record.is_valid = record.is_valid && frame->is_valid;
  return true;
}

/// One chunk, looked at by one thread.
struct Looked {
  Rows rows;
  bool is_valid = false;
  schema::RowKeys keys;
  base::Diagnostics diagnostics;
};

class RowCheck {
 public:
  RowCheck(RecordStream const& record, schema::Schema const& schema)
      : record_(record), schema_(schema), constraints_(schema, record.frame, containers()) {}

  bool run(unsigned threads, std::function<void(Rows)> const& take, base::Diagnostics& diagnostics) {
    base::OrderedJobs<Looked> jobs(threads, [&](Looked looked) { this->take(std::move(looked), take, diagnostics); });
    read_chunks(record_, [&](record::RowChunk const& chunk) {
      jobs.add([this, chunk] { return look_at(chunk); });
      return errors_ < most_errors;
    });
    jobs.finish();
    if (constraints_.has_suspects()) confirm();
    bool const keys_are_good = constraints_.finish(diagnostics);
    return is_valid_ && keys_are_good;
  }

 private:
  static std::vector<std::string_view> containers() {
    std::vector<std::string_view> names;
    for (record::RowKind const kind : row_kinds) names.push_back(record::container_name(kind));
    return names;
  }

  [[nodiscard]] Looked look_at(record::RowChunk const& chunk) const {
    Looked looked;
    looked.rows.kind = chunk.kind;
    looked.rows.before = chunk.first;
    if (!xml::check_text(chunk.source, looked.diagnostics)) return looked;
    if (!schema_.validate(chunk.source, looked.diagnostics)) return looked;
    auto document = xml::parse(chunk.source, looked.diagnostics);
    if (!document) return looked;
    looked.is_valid = true;
    if (record_.is_valid) looked.keys = constraints_.read(*document);
    looked.rows.document = std::move(*document);
    return looked;
  }

  void take(Looked looked, std::function<void(Rows)> const& take, base::Diagnostics& diagnostics) {
    errors_ += looked.diagnostics.all().size();
    diagnostics.append(std::move(looked.diagnostics));
    constraints_.take(std::move(looked.keys));
    is_valid_ = is_valid_ && looked.is_valid;
    if (looked.is_valid) take(std::move(looked.rows));
  }

  void confirm() {
    read_chunks(record_, [&](record::RowChunk const& chunk) {
      base::Diagnostics told_already;
      if (auto const document = xml::parse(chunk.source, told_already)) constraints_.confirm(*document);
      return true;
    });
  }

  RecordStream const& record_;
  schema::Schema const& schema_;
  schema::RowConstraints constraints_;
  bool is_valid_ = true;
  std::size_t errors_ = 0;
};

}  // namespace

std::optional<RecordStream> open_record(fs::path const& path, schema::Schema const& schema,
                                        base::Diagnostics& diagnostics) {
  auto frame = read_frame(path, schema, diagnostics);
  if (!frame) return std::nullopt;
  RecordStream record{std::move(frame->document), frame->is_valid, {path}};
  for (record::RowKind const kind : row_kinds) {
    if (!add_file(record, kind, path.parent_path(), schema, diagnostics)) return std::nullopt;
  }
  return record;
}

bool read_valid_rows(RecordStream const& record, schema::Schema const& schema, unsigned threads,
                     std::function<void(Rows)> const& take, base::Diagnostics& diagnostics) {
  return RowCheck(record, schema).run(threads, take, diagnostics);
}

bool read_chunks(RecordStream const& record, std::function<bool(record::RowChunk)> const& take) {
  std::array<std::uint64_t, row_kinds.size()> numbers{};
  bool goes_on = true;
  for (fs::path const& file : record.files) {
    std::array<std::uint64_t, row_kinds.size()> const before = numbers;
    bool const is_read = record::read_rows(file, [&](record::RowChunk chunk) {
      auto const kind = static_cast<std::size_t>(chunk.kind);
      chunk.first += before.at(kind);
      numbers.at(kind) = chunk.first + chunk.count;
      goes_on = take(std::move(chunk));
      return goes_on;
    });
    if (!is_read || !goes_on) return is_read;
  }
  return true;
}

}  // namespace closeout::pipeline
