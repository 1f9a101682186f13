#include "workbook/csv_writer.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace closeout::workbook {

namespace {

/// As the language writes it: what stands between the digits of one half.
std::string decimal_sign_of(locale::Formatter const& formatter) {
  std::string const half = formatter.number("0.5", 1, 1).value_or("0.5");
  return half.substr(1, half.size() - 2);
}

/// Excel's day 25569 is 1 January 1970; earlier than March 1900 it counts a day that never was, and no record is.
std::optional<base::Date> date_of(std::string const& digits) {
  int day = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), day);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return base::Date{std::chrono::sys_days{std::chrono::days{day - 25569}}};
}

bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

/// RFC 4180 section 2, rules 5 to 7; blanks at the ends are quoted too, for readers that trim.
bool needs_quotes(std::string_view text, char separator) {
  if (text.empty()) return false;
  return text.front() == ' ' || text.back() == ' ' || text.find_first_of("\"\r\n") != std::string_view::npos ||
         text.find(separator) != std::string_view::npos;
}

void append_field(std::string& line, std::string_view text, char separator) {
  if (!needs_quotes(text, separator)) {
    line += text;
    return;
  }
  line += '"';
  for (char const c : text) {
    if (c == '"') line += '"';
    line += c;
  }
  line += '"';
}

}  // namespace

CsvWriter::CsvWriter(CsvOptions const& options, locale::Formatter const& formatter, base::ByteSink& sink)
    : options_(options), formatter_(formatter), sink_(sink) {
  if (options_.is_in_language) decimal_sign_ = decimal_sign_of(formatter);
  if (decimal_sign_ == ",") separator_ = ';';
  if (options_.has_byte_order_mark) sink_.write("\xEF\xBB\xBF");
}

void CsvWriter::header(std::vector<std::string> const& names) {
  columns_ = names.size();
  write_line(names);
}

void CsvWriter::row(std::vector<Cell> const& cells, std::vector<Look> const& looks) {
  std::vector<std::string> fields(columns_);
  for (Cell const& cell : cells) {
    if (cell.column < columns_) fields[cell.column] = text_of(cell, looks[cell.look].format);
  }
  write_line(fields);
}

/// A month in words, as in English, would be no date for a spreadsheet.
std::string CsvWriter::text_of(base::Date date) const {
  std::string shown = options_.is_in_language ? formatter_.date(date, locale::DateForm::Numeric) : base::to_iso(date);
  return shown.find_first_not_of("0123456789.-/ ") == std::string::npos ? shown : base::to_iso(date);
}

std::string CsvWriter::text_of(Cell const& cell, Format format) const {
  if (auto const* text = std::get_if<std::string>(&cell.value)) {
    return options_.guards_formulas && looks_like_formula(*text) ? "'" + *text : *text;
  }
  auto const* number = std::get_if<Decimal>(&cell.value);
  if (number == nullptr) return {};
  if (format == Format::Date) {
    if (auto const date = date_of(number->digits)) return text_of(*date);
  }
  std::string digits = number->digits;
  if (std::size_t const point = digits.find('.'); point != std::string::npos) digits.replace(point, 1, decimal_sign_);
  return digits;
}

void CsvWriter::write_line(std::vector<std::string> const& fields) {
  std::string line;
  for (std::size_t at = 0; at < fields.size(); ++at) {
    if (at > 0) line += separator_;
    append_field(line, fields[at], separator_);
  }
  line += "\r\n";
  sink_.write(line);
}

}  // namespace closeout::workbook
