#include "workbook/sheet_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "locale/letters.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

bool is_ascii_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

bool is_same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

namespace {

/// A word for translations, and the English.
using Complaint = std::pair<std::string_view, std::string_view>;

Complaint complaint_about(std::string_view name) {
  auto const is_control = [](char c) { return c >= 0 && c < ' '; };
  if (name.empty()) return {"empty", "it is empty"};
  if (utf16_units(name) > 31) return {"long", "it is longer than 31 characters"};
  if (name.find_first_of("[]:*?/\\") != std::string_view::npos) {
    return {"character", "it has one of the characters []:*?/\\"};
  }
  if (std::ranges::any_of(name, is_control)) return {"control", "it has a control character"};
  if (name.front() == '\'' || name.back() == '\'') {
    return {"apostrophe", "it begins or ends with an apostrophe"};
  }
  if (is_same_name(name, "History")) return {"reserved", "Excel keeps this name for itself"};
  return {};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes digits, perhaps none, off the front of `name`.
void skip_digits(std::string_view& name) {
  name.remove_prefix(static_cast<std::size_t>(std::ranges::find_if_not(name, is_digit) - name.begin()));
}

/// "R", "C12", "R1C1", "RC": what Excel reads as an address in its other notation.
bool is_row_and_column(std::string_view name) {
  for (char const mark : {'r', 'c'}) {
    if (name.empty() || lower(name.front()) != mark) continue;
    name.remove_prefix(1);
    skip_digits(name);
  }
  return name.empty();
}

/// "AB12". The last column is XFD; every name with up to three letters is left to addresses.
bool is_cell(std::string_view name) {
  auto const letters = static_cast<std::size_t>(std::ranges::find_if_not(name, is_ascii_letter) - name.begin());
  name.remove_prefix(letters);
  return letters > 0 && letters <= 3 && !name.empty() && std::ranges::all_of(name, is_digit);
}

bool is_truth_value(std::string_view name) {
  return is_same_name(name, "TRUE") || is_same_name(name, "FALSE");
}

}  // namespace

bool is_name_part(char32_t c) {
  return c == U'_' || c == U'.' || locale::is_letter_or_digit(c);
}

bool is_defined_name(std::string_view name) {
  if (name.empty() || !fits(name, longest_name) || is_digit(name[0]) || name[0] == '.') return false;
  for (std::size_t at = 0; at < name.size();) {
    if (!is_name_part(base::next_code_point(name, at))) return false;
  }
  return !is_cell(name) && !is_row_and_column(name) && !is_truth_value(name);
}

void check_sheet_name(std::string_view name, Book const& book, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics) {
  Complaint complaint = complaint_about(name);
  auto const is_taken = [name](Sheet const& sheet) { return is_same_name(sheet.name, name); };
  if (std::ranges::any_of(book.sheets, is_taken)) complaint = {"taken", "another sheet has it"};
  if (complaint.second.empty()) return;
  auto finding = base::error("workbook-sheet-name",
                             fmt::format("a sheet cannot be called \"{}\": {}", name, complaint.second), place);
  finding.arguments = {{"name", std::string(name)}, {"reason", std::string(complaint.first)}};
  diagnostics.add(std::move(finding));
}

bool check_defined_name(std::string_view name, std::size_t areas, base::SourcePlace const& place,
                        base::Diagnostics& diagnostics) {
  bool const is_name = is_defined_name(name);
  if (is_name && areas == 1) return true;
  auto finding =
      base::error("workbook-defined-name",
                  is_name ? fmt::format("the cells called \"{}\" are not one range", name)
                          : fmt::format("\"{}\" cannot name a range: letters, digits, _ and . only, no address", name),
                  place);
  finding.arguments = {{"name", std::string(name)}, {"reason", is_name ? "ranges" : "name"}};
  diagnostics.add(std::move(finding));
  return false;
}

}  // namespace closeout::workbook
