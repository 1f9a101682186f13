#include "workbook/style.hpp"

#include <charconv>

#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

constexpr Words<Format, 8> formats{{{"text", Format::Text},
                                    {"amount", Format::Amount},
                                    {"money", Format::Money},
                                    {"percent", Format::Percent},
                                    {"date", Format::Date},
                                    {"count", Format::Count},
                                    {"number", Format::Number},
                                    {"year", Format::Year}}};
constexpr Words<Align, 4> alignments{
    {{"general", Align::General}, {"left", Align::Left}, {"centre", Align::Centre}, {"right", Align::Right}}};
constexpr Words<Rule, 4> rules{
    {{"none", Rule::None}, {"hairline", Rule::Hairline}, {"thin", Rule::Thin}, {"medium", Rule::Medium}}};
constexpr Words<bool, 2> truths{{{"yes", true}, {"no", false}}};

template <typename T, std::size_t N>
bool read_word(Words<T, N> const& words, std::string_view value, std::optional<T>& to) {
  auto const meaning = meaning_of(value, words);
  if (meaning) to = meaning;
  return meaning.has_value();
}

template <typename T>
bool read_number(std::string_view text, int base, std::optional<T>& to) {
  T number{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
  if (error != std::errc{} || end != text.data() + text.size()) return false;
  to = number;
  return true;
}

/// "#33475b".
bool read_colour(std::string_view value, std::optional<Rgb>& to) {
  return value.size() == 7 && value[0] == '#' && read_number(value.substr(1), 16, to);
}

/// "11" or "10.5" points.
bool read_size(std::string_view value, std::optional<std::uint32_t>& to) {
  std::string tenths(value);
  auto const point = tenths.find('.');
  if (point == std::string::npos) {
    tenths += '0';
  } else {
    if (tenths.size() != point + 2) return false;
    tenths.erase(point, 1);
  }
  return read_number(std::string_view(tenths), 10, to) && *to >= 10 && *to <= 4090;
}

bool read_indent(std::string_view value, std::optional<std::uint8_t>& to) {
  return read_number(value, 10, to) && *to <= 15;
}

bool read_font(std::string_view value, std::optional<std::string>& to) {
  to = std::string(value);
  return !value.empty();
}

template <typename T, typename Target>
void take(std::optional<T> const& from, Target& to) {
  if (from) to = *from;
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  return meaning_of(name, formats);
}

namespace {

/// One list of what a style can set, for looks and for styles.
template <typename Target>
void take_all(Style const& style, Target& to) {
  take(style.font, to.font);
  take(style.tenths_of_point, to.tenths_of_point);
  take(style.bold, to.bold);
  take(style.italic, to.italic);
  take(style.wrap, to.wrap);
  take(style.spill, to.spill);
  take(style.top_aligned, to.top_aligned);
  take(style.locked, to.locked);
  take(style.colour, to.colour);
  take(style.fill, to.fill);
  take(style.rule_colour, to.rule_colour);
  take(style.align, to.align);
  take(style.indent, to.indent);
  take(style.rule_above, to.rule_above);
  take(style.rule_below, to.rule_below);
  take(style.format, to.format);
}

}  // namespace

void apply(Style const& style, Look& look) {
  take_all(style, look);
}

void merge(Style const& style, Style& to) {
  take_all(style, to);
}

bool set_style_attribute(std::string_view name, std::string_view value, Style& style, bool& known) {
  known = true;
  if (name == "font") return read_font(value, style.font);
  if (name == "size") return read_size(value, style.tenths_of_point);
  if (name == "bold") return read_word(truths, value, style.bold);
  if (name == "italic") return read_word(truths, value, style.italic);
  if (name == "wrap") return read_word(truths, value, style.wrap);
  if (name == "spill") return read_word(truths, value, style.spill);
  if (name == "top") return read_word(truths, value, style.top_aligned);
  if (name == "locked") return read_word(truths, value, style.locked);
  if (name == "colour") return read_colour(value, style.colour);
  if (name == "fill") return read_colour(value, style.fill);
  if (name == "rule-colour") return read_colour(value, style.rule_colour);
  if (name == "align") return read_word(alignments, value, style.align);
  if (name == "indent") return read_indent(value, style.indent);
  if (name == "rule-above") return read_word(rules, value, style.rule_above);
  if (name == "rule-below") return read_word(rules, value, style.rule_below);
  if (name == "format") return read_word(formats, value, style.format);
  known = false;
  return false;
}

}  // namespace closeout::workbook
