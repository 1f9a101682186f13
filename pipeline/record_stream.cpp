#include "record_stream.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/ordered_jobs.hpp"
#include "row_shape.hpp"
#include "schema/row_constraints.hpp"
#include "xml/namespaces.hpp"

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

/// The element that refers to a file of rows, and the file.
struct Reference {
  record::RowKind kind;
  pugi::xml_node container;
  fs::path path;
};

class RowFiles {
 public:
  RowFiles(RecordStream& record, fs::path folder, schema::Schema const& schema, fs::path schemas,
           base::Diagnostics& diagnostics)
      : record_(record),
        folder_(std::move(folder)),
        schema_(schema),
        schemas_(std::move(schemas)),
        diagnostics_(diagnostics) {}

  /// Opens the file that `kind`'s element refers to, if it does.
  bool add(record::RowKind kind) {
    std::string const name(record::container_name(kind));
    pugi::xml_node const container = record_.frame.root().child(name.c_str());
    std::string const href = container.attribute("href").value();
    if (href.empty()) return true;
    Reference const reference{kind, container, folder_ / href};
    return record::is_table(reference.path) ? add_table(reference) : add_xml(reference);
  }

 private:
  bool add_xml(Reference const& reference) {
    auto const frame = read_frame(reference.path, schema_, diagnostics_);
    if (!frame) return false;
    pugi::xml_node const root = frame->document.root();
    std::string const name(record::container_name(reference.kind));
    if (root.name() != name) {
      auto it = base::error("record-part", fmt::format("expected <{}>, found <{}>", name, root.name()),
                            frame->document.place_of(root));
      it.arguments = {{"expected", name}, {"found", root.name()}};
      diagnostics_.add(std::move(it));
      return false;
    }
    take_over_attributes(reference.container, root);
    record_.files.push_back({reference.path, std::nullopt});
    record_.inputs.push_back(reference.path);
    record_.is_valid = record_.is_valid && frame->is_valid;
    return true;
  }

  bool add_table(Reference const& reference) {
    record::CsvTable table{reference.path,
                           reference.kind,
                           row_shape(schema_, record_.frame, reference.kind),
                           std::string(xml::namespace_of(record_.frame.root())),
                           false,
                           {}};
    std::string const mapping = reference.container.attribute("mapping").value();
    record_.inputs.push_back(reference.path);
    if (!mapping.empty()) {
      auto const file = read_mapping(folder_ / mapping);
      if (!file) return false;
      table.has_mapping = true;
      table.mapping = record::CsvMapping::from(*file);
      record_.inputs.push_back(folder_ / mapping);
    }
    for (char const* const name : {"href", "mapping"}) pugi::xml_node(reference.container).remove_attribute(name);
    record_.files.push_back({reference.path, std::move(table)});
    return true;
  }

  std::optional<xml::Document> read_mapping(fs::path const& path) {
    auto const schema =
        schema::Schema::load(schemas_ / "csv-mapping.xsd", diagnostics_, schema::Schema::Prefixes::Refused);
    auto const source = schema ? xml::read_source(path, diagnostics_) : std::nullopt;
    if (!source || !schema->validate(*source, diagnostics_)) return std::nullopt;
    return xml::parse(*source, diagnostics_);
  }

  RecordStream& record_;
  fs::path folder_;
  schema::Schema const& schema_;
  fs::path schemas_;
  base::Diagnostics& diagnostics_;
};

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
    base::Diagnostics of_tables;
    auto const look = [&](record::RowChunk const& chunk) {
      jobs.add([this, chunk] { return look_at(chunk); });
      return errors_ + of_tables.error_count() < most_errors;
    };
    read_chunks(record_, look, of_tables);
    jobs.finish();
    is_valid_ = is_valid_ && !of_tables.has_errors();
    diagnostics.append(std::move(of_tables));
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
    base::Diagnostics told_already;
    auto const look = [&](record::RowChunk const& chunk) {
      if (auto const document = xml::parse(chunk.source, told_already)) constraints_.confirm(*document);
      return true;
    };
    read_chunks(record_, look, told_already);
  }

  RecordStream const& record_;
  schema::Schema const& schema_;
  schema::RowConstraints constraints_;
  bool is_valid_ = true;
  std::size_t errors_ = 0;
};

}  // namespace

std::optional<RecordStream> open_record(fs::path const& path, schema::Schema const& schema, fs::path const& schemas,
                                        base::Diagnostics& diagnostics) {
  auto frame = read_frame(path, schema, diagnostics);
  if (!frame) return std::nullopt;
  RecordStream record{std::move(frame->document), frame->is_valid, {{path, std::nullopt}}, {path}};
  RowFiles files(record, path.parent_path(), schema, schemas, diagnostics);
  for (record::RowKind const kind : row_kinds) {
    if (!files.add(kind)) return std::nullopt;
  }
  return record;
}

bool read_valid_rows(RecordStream const& record, schema::Schema const& schema, unsigned threads,
                     std::function<void(Rows)> const& take, base::Diagnostics& diagnostics) {
  return RowCheck(record, schema).run(threads, take, diagnostics);
}

void read_chunks(RecordStream const& record, std::function<bool(record::RowChunk)> const& take,
                 base::Diagnostics& diagnostics) {
  std::array<std::uint64_t, row_kinds.size()> numbers{};
  bool goes_on = true;
  for (RowFile const& file : record.files) {
    std::array<std::uint64_t, row_kinds.size()> const before = numbers;
    auto const number = [&](record::RowChunk chunk) {
      auto const kind = static_cast<std::size_t>(chunk.kind);
      chunk.first += before.at(kind);
      numbers.at(kind) = chunk.first + chunk.count;
      goes_on = take(std::move(chunk));
      return goes_on;
    };
    if (file.table) {
      record::read_csv(*file.table, number, diagnostics);
    } else {
      static_cast<void>(record::read_rows(file.path, number));  // Its frame has been read: it can be told apart.
    }
    if (!goes_on) return;
  }
}

void read_entries(RecordStream const& record, std::function<bool(Rows)> const& take) {
  base::Diagnostics told_already;
  auto const parse = [&](record::RowChunk const& chunk) {
    if (chunk.kind != record::RowKind::Entry) return true;
    auto rows = xml::parse(chunk.source, told_already);
    return rows && take({chunk.kind, chunk.first, std::move(*rows)});
  };
  read_chunks(record, parse, told_already);
}

}  // namespace closeout::pipeline
