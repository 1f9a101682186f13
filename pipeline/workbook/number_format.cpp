#include "workbook/number_format.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "locale/language.hpp"
#include "workbook/style.hpp"

namespace closeout::workbook {

namespace {

using namespace std::chrono_literals;

/// Windows language identifiers (MS-LCID section 2.2) of the Union's languages; Finland's Swedish, Britain's English.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> language_identifiers{
    {{"bg", "402"}, {"cs", "405"}, {"da", "406"}, {"de", "407"}, {"el", "408"}, {"en", "809"},
     {"es", "C0A"}, {"et", "425"}, {"fi", "40B"}, {"fr", "40C"}, {"ga", "83C"}, {"hr", "41A"},
     {"hu", "40E"}, {"it", "410"}, {"lt", "427"}, {"lv", "426"}, {"mt", "43A"}, {"nl", "413"},
     {"pl", "415"}, {"pt", "816"}, {"ro", "418"}, {"sk", "41B"}, {"sl", "424"}, {"sv", "81D"}}};

/// "-40B"; empty for a language outside the table, which leaves the choice to the reader's system.
std::string identifier_of(std::string_view language) {
  std::string_view const primary = language.substr(0, language.find('-'));
  auto const found =
      std::ranges::find(language_identifiers, primary, &std::pair<std::string_view, std::string_view>::first);
  return found == language_identifiers.end() ? std::string() : "-" + std::string(found->second);
}

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u00A0' || c == U'\u202F';
}

bool begins_with_space(std::string_view text) {
  std::size_t offset = 0;
  return !text.empty() && is_space(base::next_code_point(text, offset));
}

bool ends_with_space(std::string_view text) {
  char32_t last = 0;
  for (std::size_t offset = 0; offset < text.size();) last = base::next_code_point(text, offset);
  return is_space(last);
}

/// `sign` before or behind `digits` as the reader's language writes `shown`, whose digits are all 0 and 1.
std::string with_sign(std::string_view shown, std::string_view digits, std::string const& sign) {
  std::size_t const first = shown.find_first_of("01");
  std::string_view const after = shown.substr(shown.find_last_of("01") + 1);
  std::string code(digits);
  if (first > 0) return sign + (ends_with_space(shown.substr(0, first)) ? "\\ " : "") + code;
  return code + (begins_with_space(after) ? "\\ " : "") + sign;
}

/// The code for a run of digits of 7 March 2021.
std::string_view date_code(std::string_view digits) {
  if (digits == "2021") return "yyyy";
  if (digits == "21") return "yy";
  if (digits == "3" || digits == "03") return digits.size() == 2 ? "mm" : "m";
  return digits.size() == 2 ? "dd" : "d";
}

bool is_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// From a date as it is shown: digits and the month's name become codes, everything else stays.
std::string date_format(std::string_view shown, std::string const& identifier) {
  std::string code;
  bool has_month_name = false;
  for (std::size_t at = 0; at < shown.size();) {
    std::size_t end = at + 1;
    if (begins_with_space(shown.substr(at))) {
      end = at;
      static_cast<void>(base::next_code_point(shown, end));
      code += "\\ ";
    } else if (base::is_digit(shown[at])) {
      while (end < shown.size() && base::is_digit(shown[end])) ++end;
      code += date_code(shown.substr(at, end - at));
    } else if (is_letter(shown[at])) {
      while (end < shown.size() && is_letter(shown[end])) ++end;
      code += "mmm";
      has_month_name = true;
    } else {
      code += '\\';
      code += shown[at];
    }
    at = end;
  }
  return has_month_name && !identifier.empty() ? "[$" + identifier + "]" + code : code;
}

}  // namespace

std::vector<std::string> number_formats(locale::Formatter const& formatter) {
  std::string const identifier = identifier_of(formatter.language());
  base::Date const probe = 2021y / std::chrono::March / 7d;
  std::vector<std::string> codes(8);
  auto const set = [&codes](Format format, std::string code) {
    codes[static_cast<std::size_t>(format)] = std::move(code);
  };
  set(Format::Text, "General");
  set(Format::Amount, "#,##0.00");
  set(Format::Money, with_sign(formatter.money(base::Cents(100), true), "#,##0.00", "[$€" + identifier + "]"));
  set(Format::Percent, with_sign(formatter.percent(1000, 0, 0), "0.00", "%"));
  set(Format::Date, date_format(formatter.date(probe, locale::DateForm::Numeric), identifier));
  set(Format::Count, "#,##0");
  set(Format::Number, "General");
  set(Format::Year, "0");
  return codes;
}

}  // namespace closeout::workbook
