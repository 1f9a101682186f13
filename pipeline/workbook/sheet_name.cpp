#include "workbook/sheet_name.hpp"

#include <fmt/format.h>

#include <algorithm>

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

std::string_view complaint_about(std::string_view name) {
  if (name.empty()) return "it is empty";
  if (utf16_units(name) > 31) return "it is longer than 31 characters";
  if (name.find_first_of("[]:*?/\\") != std::string_view::npos) return "it has one of the characters []:*?/\\";
  if (name.front() == '\'' || name.back() == '\'') return "it begins or ends with an apostrophe";
  if (is_same_name(name, "History")) return "Excel keeps this name for itself";
  return {};
}

/// "AB12", "R1C1", "C": what Excel reads as an address.
bool looks_like_address(std::string_view name) {
  std::size_t const letters = static_cast<std::size_t>(std::ranges::find_if_not(name, is_ascii_letter) - name.begin());
  bool const only_digits_follow = name.find_first_not_of("0123456789", letters) == std::string_view::npos;
  if (letters <= 3 && only_digits_follow && letters < name.size()) return true;
  return is_same_name(name, "r") || is_same_name(name, "c");
}

}  // namespace

bool is_name_part(char c) {
  return is_ascii_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_defined_name(std::string_view name) {
  return !name.empty() && name.size() <= 255 && std::ranges::all_of(name, is_name_part) &&
         (name[0] < '0' || name[0] > '9') && name[0] != '.' && !looks_like_address(name);
}

void check_sheet_name(std::string_view name, Book const& book, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics) {
  std::string_view complaint = complaint_about(name);
  auto const is_taken = [name](Sheet const& sheet) { return is_same_name(sheet.name, name); };
  if (std::ranges::any_of(book.sheets, is_taken)) complaint = "another sheet has it";
  if (complaint.empty()) return;
  diagnostics.add(
      base::error("workbook-sheet-name", fmt::format("a sheet cannot be called \"{}\": {}", name, complaint), place));
}

bool check_defined_name(std::string_view name, std::size_t areas, base::SourcePlace const& place,
                        base::Diagnostics& diagnostics) {
  bool const is_name = is_defined_name(name);
  if (is_name && areas == 1) return true;
  diagnostics.add(
      base::error("workbook-defined-name",
                  is_name ? fmt::format("the cells called \"{}\" are not one range", name)
                          : fmt::format("\"{}\" cannot name a range: letters, digits, _ and . only, no address", name),
                  place));
  return false;
}

}  // namespace closeout::workbook
