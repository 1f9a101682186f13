#include "record/csv_rows.hpp"

#include <fmt/format.h>

#include <memory>

#include "base/utf8.hpp"
#include "record/csv_header.hpp"
#include "xml/characters.hpp"

namespace closeout::record {

namespace {

/// A record of the table with its fields.
struct Line {
  CsvText const& record;
  std::vector<CsvField> fields;
  std::uint64_t number = 0;  ///< From 1, the header apart.
};

base::Position position_in(CsvText const& record, std::size_t offset) {
  return position_behind(std::string_view(record.text).substr(0, offset), record.at);
}

std::string escaped(std::string_view text) {
  std::string result;
  for (char const c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\n':
        result += "&#10;";
        break;
      case '\r':
        result += "&#13;";
        break;
      case '\t':
        result += "&#9;";
        break;
      default:
        result.push_back(c);
    }
  }
  return result;
}

/// Writes rows as XML, and remembers where each value stands in the table.
class RowWriter {
 public:
  RowWriter(CsvReader const& reader, CsvTable const& table, base::Diagnostics& diagnostics)
      : reader_(reader), table_(table), diagnostics_(diagnostics) {}

  void begin(std::string const& start_tag) {
    text = start_tag;
    segments = {{0, {1, 1}, false}};
  }

  /// False if some value cannot be read; nothing is left of the row then.
  bool write(RowPlan const& plan, Line const& line) {
    std::size_t const size = text.size();
    std::size_t const count = segments.size();
    line_ = &line;
    is_good_ = true;
    segments.push_back({text.size(), line.record.at, false});
    static_cast<void>(element(plan, true));
    if (is_good_) return true;
    text.resize(size);
    segments.resize(count);
    return false;
  }

  std::string text;
  std::vector<base::SourceSegment> segments;

 private:
  /// Writes an element; false and nothing if it would be empty and need not be there.
  bool element(RowPlan const& plan, bool is_needed) {
    std::size_t const size = text.size();
    std::size_t const count = segments.size();
    bool has_content = is_needed;
    text += "<" + plan.name;
    for (auto const& [name, source] : plan.attributes) {
      auto const value = value_of(source);
      if (!value) continue;
      has_content = true;
      text += " " + name + "=\"";
      append(*value, source);
      text += '"';
    }
    text += '>';
    if (plan.text) {
      if (auto const value = value_of(*plan.text)) {
        has_content = true;
        append(*value, *plan.text);
      }
    }
    for (RowPlan const& child : plan.children) has_content = element(child, false) || has_content;
    text += "</" + plan.name + ">";
    if (has_content) return true;
    text.resize(size);
    segments.resize(count);
    return false;
  }

  void append(std::string const& value, CsvSource const& source) {
    if (!source.constant) {
      CsvField const& field = line_->fields[source.column];
      bool const is_quoted = line_->record.text[field.offset] == '"';
      segments.push_back({text.size(), position_in(line_->record, field.offset + (is_quoted ? 1 : 0)), true});
    }
    text += escaped(value);
    segments.push_back({text.size(), line_->record.at, false});
  }

  /// The value a record would have; nothing for an empty field.
  std::optional<std::string> value_of(CsvSource const& source) {
    if (source.constant && source.is_numbered) return *source.constant + std::to_string(line_->number);
    if (source.constant) return source.constant;
    CsvField const& field = line_->fields[source.column];
    if (xml::collapsed(field.text).empty()) return std::nullopt;
    if (source.conversion == nullptr) return field.text;
    return converted(field, *source.conversion);
  }

  std::optional<std::string> converted(CsvField const& field, CsvMapping::Column const& column) {
    if (!column.codes.empty()) {
      auto const code = column.codes.find(xml::collapsed(field.text));
      if (code != column.codes.end()) return code->second;
      return refuse("csv-code", fmt::format("the mapping has no code for \"{}\"", field.text), field);
    }
    if (column.value == CsvValue::Text) return field.text;
    bool const is_amount = column.value == CsvValue::Amount;
    auto value = is_amount ? amount_of(field.text, table_.mapping) : date_of(field.text, table_.mapping);
    if (value) return value;
    return is_amount
               ? refuse("csv-amount", fmt::format("\"{}\" is no amount as the mapping describes them", field.text),
                        field)
               : refuse("csv-date", fmt::format("\"{}\" is no day as the mapping describes them", field.text), field);
  }

  std::optional<std::string> refuse(std::string code, std::string message, CsvField const& field) {
    auto it =
        base::error(std::move(code), std::move(message), reader_.place_of(line_->record, field.offset, field.length));
    it.arguments = {{"found", field.text}};
    diagnostics_.add(std::move(it));
    is_good_ = false;
    return std::nullopt;
  }

  CsvReader const& reader_;
  CsvTable const& table_;
  base::Diagnostics& diagnostics_;
  Line const* line_ = nullptr;
  bool is_good_ = true;
};

class TableReader {
 public:
  TableReader(CsvReader& reader, CsvTable const& table, std::function<bool(RowChunk)> const& take,
              base::Diagnostics& diagnostics)
      : reader_(reader), table_(table), take_(take), diagnostics_(diagnostics), writer_(reader, table, diagnostics) {}

  void run() {
    auto const header = read_header(reader_, table_, diagnostics_);
    if (!header) return;
    begin();
    while (auto const record = reader_.next(diagnostics_)) {
      add(*record, *header);
      if (writer_.text.size() >= chunk_size && !hand_over()) return;
    }
    if (count_ != 0) hand_over();
  }

 private:
  void begin() { writer_.begin(fmt::format("<{} xmlns=\"{}\">", container_name(table_.kind), table_.name_space)); }

  void add(CsvText const& record, CsvHeader const& header) {
    ++lines_;
    std::size_t fault = 0;
    auto fields = fields_of(record.text, header.separator, fault);
    if (!fields) {
      diagnostics_.add(base::error("csv-quotes", "a field begins with a quotation mark and does not end with one",
                                   reader_.place_of(record, fault, 1)));
    } else if (fields->size() != header.columns) {
      auto it = base::error(
          "csv-fields", fmt::format("expected {} fields as in the header, found {}", header.columns, fields->size()),
          reader_.place_of(record, 0, 1));
      it.arguments = {{"expected", std::to_string(header.columns)}, {"found", std::to_string(fields->size())}};
      diagnostics_.add(std::move(it));
    } else if (writer_.write(header.plan, {record, std::move(*fields), lines_})) {
      ++count_;
    }
  }

  bool hand_over() {
    writer_.text += fmt::format("</{}>", container_name(table_.kind));
    auto source = std::make_shared<base::SourceFile const>(table_.path.string(), std::move(writer_.text),
                                                           std::move(writer_.segments));
    bool const goes_on = take_({table_.kind, std::move(source), before_, count_});
    before_ += count_;
    count_ = 0;
    begin();
    return goes_on;
  }

  CsvReader& reader_;
  CsvTable const& table_;
  std::function<bool(RowChunk)> const& take_;
  base::Diagnostics& diagnostics_;
  RowWriter writer_;
  std::uint64_t before_ = 0, count_ = 0;
  std::uint64_t lines_ = 0;
};

}  // namespace

bool is_table(std::filesystem::path const& path) {
  return path.extension() == ".csv" || path.extension() == ".CSV";
}

void read_csv(CsvTable const& table, std::function<bool(RowChunk)> const& take, base::Diagnostics& diagnostics) {
  auto window = TextWindow::open(table.path, table.mapping.encoding);
  if (!window) {
    auto it = base::error("csv-header", fmt::format("the table {} is empty or not there", table.path.string()));
    it.arguments = {{"file", table.path.string()}};
    diagnostics.add(std::move(it));
    return;
  }
  CsvReader reader(std::move(*window), table.path.string());
  TableReader(reader, table, take, diagnostics).run();
}

}  // namespace closeout::record
