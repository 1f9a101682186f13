// The predefined counter styles (css-counter-styles-3 sections 6 and 7).

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/roman_numerals.hpp"
#include "base/utf8.hpp"
#include "boxes/tree.hpp"

namespace closeout::boxes {
namespace {

/// Code point number `index` of `symbols`.
std::string symbol_at(std::string_view symbols, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0; --index) static_cast<void>(base::next_code_point(symbols, at));
  std::size_t const start = at;
  static_cast<void>(base::next_code_point(symbols, at));
  return std::string(symbols.substr(start, at - start));
}

std::string code_point(char32_t c) {
  std::string text;
  base::append_utf8(text, c);
  return text;
}

struct SymbolStyle {
  std::string_view name, symbols;
};

constexpr std::array<SymbolStyle, 5> bullets{{{"disc", "\u2022"},
                                              {"circle", "\u25E6"},
                                              {"square", "\u25AA"},
                                              {"disclosure-open", "\u25BE"},
                                              {"disclosure-closed", "\u25B8"}}};

struct DigitStyle {
  std::string_view name;
  char32_t zero;
};

/// Section 6.1; each script's digits follow one another in Unicode.
constexpr std::array<DigitStyle, 19> digit_styles{{{"arabic-indic", 0x660},
                                                   {"bengali", 0x9E6},
                                                   {"cambodian", 0x17E0},
                                                   {"khmer", 0x17E0},
                                                   {"devanagari", 0x966},
                                                   {"gujarati", 0xAE6},
                                                   {"gurmukhi", 0xA66},
                                                   {"kannada", 0xCE6},
                                                   {"lao", 0xED0},
                                                   {"malayalam", 0xD66},
                                                   {"mongolian", 0x1810},
                                                   {"myanmar", 0x1040},
                                                   {"oriya", 0xB66},
                                                   {"persian", 0x6F0},
                                                   {"tamil", 0xBE6},
                                                   {"telugu", 0xC66},
                                                   {"thai", 0xE50},
                                                   {"tibetan", 0xF20},
                                                   {"decimal", U'0'}}};

constexpr std::string_view cjk_digits = "〇一二三四五六七八九";

/// Section 3.1.5, the numeric system, with the sign of section 3.2.
template <typename SymbolOfDigit>
std::string numeric(int value, SymbolOfDigit symbol) {
  std::string text = value < 0 ? "-" : "";
  for (char const digit : std::to_string(std::abs(static_cast<long>(value)))) text += symbol(digit - '0');
  return text;
}

std::string cjk_decimal(int value) {
  if (value < 0) return std::to_string(value);
  return numeric(value, [](int digit) { return symbol_at(cjk_digits, static_cast<std::size_t>(digit)); });
}

/// Section 6.2
constexpr std::array<SymbolStyle, 9> alphabetic_styles{
    {{"lower-alpha", "abcdefghijklmnopqrstuvwxyz"},
     {"lower-latin", "abcdefghijklmnopqrstuvwxyz"},
     {"upper-alpha", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
     {"upper-latin", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
     {"lower-greek", "αβγδεζηθικλμνξοπρστυφχψω"},
     {"hiragana", "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"},
     {"hiragana-iroha",
      "いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす"},
     {"katakana", "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン"},
     {"katakana-iroha",
      "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス"}}};

/// Section 3.1.4, the alphabetic system: a, b, ... z, aa, ab, ...
std::string alphabetic(int value, std::string_view symbols) {
  int const count = static_cast<int>(base::code_point_count(symbols));
  std::string text;
  for (int rest = value; rest > 0; rest = (rest - 1) / count) {
    text.insert(0, symbol_at(symbols, static_cast<std::size_t>((rest - 1) % count)));
  }
  return text;
}

/// Section 6.4; what is beyond falls back to cjk-decimal.
constexpr std::array<SymbolStyle, 2> fixed_styles{
    {{"cjk-earthly-branch", "子丑寅卯辰巳午未申酉戌亥"}, {"cjk-heavenly-stem", "甲乙丙丁戊己庚辛壬癸"}}};

struct AdditiveSymbol {
  int value;
  std::string_view symbol;
};

constexpr std::array<AdditiveSymbol, 37> hebrew{{{10000, "\u05D9\u05F3"},
                                                 {9000, "\u05D8\u05F3"},
                                                 {8000, "\u05D7\u05F3"},
                                                 {7000, "\u05D6\u05F3"},
                                                 {6000, "\u05D5\u05F3"},
                                                 {5000, "\u05D4\u05F3"},
                                                 {4000, "\u05D3\u05F3"},
                                                 {3000, "\u05D2\u05F3"},
                                                 {2000, "\u05D1\u05F3"},
                                                 {1000, "\u05D0\u05F3"},
                                                 {400, "\u05EA"},
                                                 {300, "\u05E9"},
                                                 {200, "\u05E8"},
                                                 {100, "\u05E7"},
                                                 {90, "\u05E6"},
                                                 {80, "\u05E4"},
                                                 {70, "\u05E2"},
                                                 {60, "\u05E1"},
                                                 {50, "\u05E0"},
                                                 {40, "\u05DE"},
                                                 {30, "\u05DC"},
                                                 {20, "\u05DB"},
                                                 {19, "\u05D9\u05D8"},
                                                 {18, "\u05D9\u05D7"},
                                                 {17, "\u05D9\u05D6"},
                                                 {16, "\u05D8\u05D6"},
                                                 {15, "\u05D8\u05D5"},
                                                 {10, "\u05D9"},
                                                 {9, "\u05D8"},
                                                 {8, "\u05D7"},
                                                 {7, "\u05D6"},
                                                 {6, "\u05D5"},
                                                 {5, "\u05D4"},
                                                 {4, "\u05D3"},
                                                 {3, "\u05D2"},
                                                 {2, "\u05D1"},
                                                 {1, "\u05D0"}}};

/// Of 1 to 9, 10 to 90, 100 to 900 and 1000 to 9000 in order.
constexpr std::string_view georgian_digits = "აბგდევზჱთიკლმნჲოპჟრსტჳფქღყშჩცძწჭხჴჯჰ";

std::string additive(int value, std::span<AdditiveSymbol const> symbols) {
  std::string text;
  for (AdditiveSymbol const& row : symbols) {
    for (; row.value > 0 && value >= row.value; value -= row.value) text += row.symbol;
  }
  return text;
}

/// A symbol of its own for each digit of each place: Armenian and Georgian letters as numbers.
template <typename SymbolOfDigit>
std::string by_places(int value, SymbolOfDigit symbol) {
  std::string text;
  for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
    int const digit = value / unit % 10;
    if (digit > 0) text += symbol(place * 9 + digit - 1);
  }
  return text;
}

/// Section 6.1: the letters stand in Unicode in the order of their values.
std::string armenian(int value, char32_t first) {
  return by_places(value, [first](int index) { return code_point(first + static_cast<char32_t>(index)); });
}

std::string georgian(int value) {
  std::string const ten_thousand = value >= 10000 ? "ჵ" : "";
  return ten_thousand +
         by_places(value, [](int index) { return symbol_at(georgian_digits, static_cast<std::size_t>(index)); });
}

/// Section 7.1: numbers as East Asian languages say them.
struct LonghandStyle {
  std::string_view name, digits, markers;  ///< 0 to 9; 1, 10, 100 and 1000, the first not written.
  std::string_view minus;
  bool is_chinese = false;   ///< Zeros within the number are said, once for each run.
  bool is_informal = false;  ///< Chinese: ten has no "one" before it from 10 to 19; else no marker has one.
};

constexpr std::array<LonghandStyle, 10> longhand_styles{
    {{"simp-chinese-informal", "零一二三四五六七八九", " 十百千", "负", true, true},
     {"simp-chinese-formal", "零壹贰叁肆伍陆柒捌玖", " 拾佰仟", "负", true, false},
     {"trad-chinese-informal", "零一二三四五六七八九", " 十百千", "負", true, true},
     {"trad-chinese-formal", "零壹貳參肆伍陸柒捌玖", " 拾佰仟", "負", true, false},
     {"cjk-ideographic", "零一二三四五六七八九", " 十百千", "負", true, true},
     {"japanese-informal", "〇一二三四五六七八九", " 十百千", "マイナス", false, true},
     {"japanese-formal", "零壱弐参四伍六七八九", " 拾百阡", "マイナス", false, false},
     {"korean-hangul-formal", "영일이삼사오육칠팔구", " 십백천", "마이너스 ", false, false},
     {"korean-hanja-informal", "零一二三四五六七八九", " 十百千", "마이너스 ", false, true},
     {"korean-hanja-formal", "零壹貳參四五六七八九", " 拾百仟", "마이너스 ", false, false}}};
constexpr int greatest_longhand = 9999;

/// Assumes 0 < value <= 9999.
std::string longhand_digits(int value, LonghandStyle const& style) {
  std::string text;
  bool skipped_zero = false;
  for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
    int const digit = value / unit % 10;
    if (digit == 0) {
      skipped_zero = !text.empty();
      continue;
    }
    if (skipped_zero && style.is_chinese) text += symbol_at(style.digits, 0);
    skipped_zero = false;
    bool const has_marker_alone =
        digit == 1 && place > 0 && style.is_informal && (!style.is_chinese || (place == 1 && value < 20));
    if (!has_marker_alone) text += symbol_at(style.digits, static_cast<std::size_t>(digit));
    if (place > 0) text += symbol_at(style.markers, static_cast<std::size_t>(place));
  }
  return text;
}

std::string longhand(int value, LonghandStyle const& style) {
  if (std::abs(static_cast<long>(value)) > greatest_longhand) return cjk_decimal(value);
  if (value == 0) return symbol_at(style.digits, 0);
  std::string const digits = longhand_digits(std::abs(value), style);
  return value < 0 ? std::string(style.minus) + digits : digits;
}

/// Section 7.2; the steps are the section's. Assumes value > 0.
std::string ethiopic_numeric(int value) {
  if (value == 1) return "\u1369";
  std::string text;
  for (int rest = value, index = 0; rest > 0; rest /= 100, ++index) {
    int const group = rest % 100;
    bool const is_most_significant = rest < 100;
    bool const drops_digits = group == 0 || (group == 1 && (is_most_significant || index % 2 == 1));
    std::string part;
    if (!drops_digits && group >= 10) part += code_point(0x1372 + static_cast<char32_t>(group / 10 - 1));
    if (!drops_digits && group % 10 > 0) part += code_point(0x1369 + static_cast<char32_t>(group % 10 - 1));
    if (index % 2 == 1 && group != 0) part += "\u137B";
    if (index % 2 == 0 && index > 0) part += "\u137C";
    text.insert(0, part);
  }
  return text;
}

std::string with_leading_zero(int value) {
  bool const is_single = value > -10 && value < 10;
  if (!is_single) return std::to_string(value);
  return std::string(value < 0 ? "-0" : "0").append(std::to_string(std::abs(value)));
}

template <typename Rows>
auto find_style(Rows const& rows, std::string_view name) {
  auto const found = std::find_if(rows.begin(), rows.end(), [&](auto const& row) { return row.name == name; });
  return found == rows.end() ? nullptr : &*found;
}

/// The styles that can say only some numbers; nothing where this is none, or the number is out of its range.
std::optional<std::string> ranged_text(int value, std::string_view style) {
  if (value <= 0) return std::nullopt;
  if (style == "lower-roman" && value <= 3999) return base::lower_roman(value);
  if (style == "upper-roman" && value <= 3999) return base::upper_roman(value);
  if (style == "hebrew" && value <= 10999) return additive(value, hebrew);
  if (style == "georgian" && value <= 19999) return georgian(value);
  if (style == "ethiopic-numeric") return ethiopic_numeric(value);
  bool const is_upper_armenian = style == "armenian" || style == "upper-armenian";
  if (is_upper_armenian && value <= 9999) return armenian(value, 0x531);
  if (style == "lower-armenian" && value <= 9999) return armenian(value, 0x561);
  if (auto const* letters = find_style(alphabetic_styles, style)) return alphabetic(value, letters->symbols);
  return std::nullopt;
}

}  // namespace

std::string counter_text(int value, std::string_view style) {
  if (style == "none") return {};
  if (style.starts_with('"')) return std::string(style.substr(1));
  if (auto const* bullet = find_style(bullets, style)) return std::string(bullet->symbols);
  if (style == "decimal-leading-zero") return with_leading_zero(value);
  if (style == "cjk-decimal") return cjk_decimal(value);
  if (auto const* digits = find_style(digit_styles, style)) {
    return numeric(value, [&](int digit) { return code_point(digits->zero + static_cast<char32_t>(digit)); });
  }
  if (auto const* spoken = find_style(longhand_styles, style)) return longhand(value, *spoken);
  if (auto const* fixed = find_style(fixed_styles, style)) {
    bool const fits = value > 0 && static_cast<std::size_t>(value) <= base::code_point_count(fixed->symbols);
    return fits ? symbol_at(fixed->symbols, static_cast<std::size_t>(value - 1)) : cjk_decimal(value);
  }
  // What a style cannot say falls back to decimal (section 3.4).
  return ranged_text(value, style).value_or(std::to_string(value));
}

}  // namespace closeout::boxes
