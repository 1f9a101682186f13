#include "record/csv_reader.hpp"

#include <memory>

#include "base/utf8.hpp"

namespace closeout::record {

namespace {

constexpr std::size_t longest_record = std::size_t{1} << 24U;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

/// Offset of the first byte that is no character, or of a control character that Windows-1252 does not define.
std::optional<std::size_t> stray(std::string_view text) {
  if (auto const malformed = base::first_malformed_utf8(text)) return malformed;
  for (std::size_t at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) < 0xA0) return at;
  }
  return std::nullopt;
}

/// A field in quotes at `at`, which moves behind it; nothing if the quotes do not end it.
std::optional<CsvField> quoted_field(std::string_view record, char separator, std::size_t& at) {
  CsvField field;
  field.offset = at++;
  while (at < record.size()) {
    if (record[at] != '"') {
      field.text.push_back(record[at++]);
    } else if (record.substr(at).starts_with("\"\"")) {
      field.text.push_back('"');
      at += 2;
    } else {
      field.length = ++at - field.offset;
      return at == record.size() || record[at] == separator ? std::optional(std::move(field)) : std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<CsvField> plain_field(std::string_view record, char separator, std::size_t& at) {
  std::size_t const end = std::min(record.find(separator, at), record.size());
  CsvField field{std::string(record.substr(at, end - at)), at, end - at};
  at = end;
  return field.text.find('"') == std::string::npos ? std::optional(std::move(field)) : std::nullopt;
}

}  // namespace

/// Offset of the line end behind the next record; nothing if a quoted field does not end.
std::optional<std::size_t> CsvReader::end_of_record() {
  bool is_quoted = false;
  for (std::size_t at = 0;; ++at) {
    if (at == window_.text().size() && (at > longest_record || !window_.more())) {
      return is_quoted ? std::nullopt : std::optional(at);
    }
    char const c = window_.text()[at];
    if (c == '"') is_quoted = !is_quoted;
    if (is_line_end(c) && !is_quoted) return at;
  }
}

std::optional<CsvText> CsvReader::next(base::Diagnostics& diagnostics) {
  while (true) {
    auto const end = end_of_record();
    CsvText record{std::string(window_.text().substr(0, end.value_or(80))), window_.position()};
    if (auto const at = stray(record.text)) {
      record.text.erase(*at);
      diagnostics.add(
          base::error("csv-character", "a byte here is no character of the file's encoding", place_of(record, *at, 0)));
      return std::nullopt;
    }
    if (!end) {
      diagnostics.add(base::error("csv-quotes", "a field begins with a quotation mark and does not end with one",
                                  place_of(record, 0, 1)));
      return std::nullopt;
    }
    bool const is_last = *end == window_.text().size();
    window_.drop(*end + (is_last ? 0 : 1));
    if (!record.text.empty()) return record;
    if (is_last) return std::nullopt;
  }
}

base::SourcePlace CsvReader::place_of(CsvText const& record, std::size_t offset, std::size_t length) const {
  auto file =
      std::make_shared<base::SourceFile const>(name_, record.text, std::vector<base::SourceSegment>{{0, record.at}});
  return {std::move(file), offset, length};
}

std::optional<std::vector<CsvField>> fields_of(std::string_view record, char separator, std::size_t& fault) {
  std::vector<CsvField> fields;
  for (std::size_t at = 0;; ++at) {
    fault = at;
    bool const is_quoted = at < record.size() && record[at] == '"';
    auto field = is_quoted ? quoted_field(record, separator, at) : plain_field(record, separator, at);
    if (!field) return std::nullopt;
    fields.push_back(std::move(*field));
    if (at >= record.size()) return fields;
  }
}

}  // namespace closeout::record
