// Shorthand properties: their expansion into longhands (css-cascade-4 section 3.1).

#include <algorithm>
#include <array>
#include <utility>

#include "css/property.hpp"

namespace closeout::css {
namespace {

using Longhands = std::vector<std::string_view>;
using Expansion = std::optional<std::vector<ExpandedValue>>;

/// The value at the reader's position as `longhand`'s; where it is not one, the reader stays.
std::optional<Apply> take_longhand(std::string_view longhand, ValueReader& reader) {
  std::size_t const start = reader.position();
  auto value = parse_longhand(longhand, reader);
  if (!value) reader.rewind(start);
  return value;
}

/// The value at `position` as `longhand`'s; the reader stays where it is.
std::optional<Apply> longhand_at(std::size_t position, std::string_view longhand, ValueReader reader) {
  reader.rewind(position);
  return parse_longhand(longhand, reader);
}

/// Where each of up to `maximum` values begins; nothing if there are none, or more, or one is not `longhand`'s.
std::optional<std::vector<std::size_t>> value_positions(std::string_view longhand, std::size_t maximum,
                                                        ValueReader& reader) {
  std::vector<std::size_t> positions;
  while (!reader.at_end()) {
    positions.push_back(reader.position());
    if (positions.size() > maximum || !take_longhand(longhand, reader)) return std::nullopt;
  }
  if (positions.empty()) return std::nullopt;
  return positions;
}

/// Which of `count` values each side (or corner) takes: CSS 2.2 section 8.3, the missing ones from the opposite.
constexpr std::array<std::array<std::size_t, 4>, 4> side_values{
    {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};

Expansion expand_sides(Longhands const& longhands, ValueReader& reader) {
  auto const positions = value_positions(longhands[0], longhands.size(), reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    std::size_t const from = (*positions)[side_values[positions->size() - 1][i]];
    values.push_back({longhands[i], longhand_at(from, longhands[i], reader)});
  }
  return values;
}

/// Where each longhand's value stands in a value that gives them in any order, each at most once.
std::optional<std::vector<std::optional<std::size_t>>> unordered_positions(Longhands const& longhands,
                                                                           ValueReader& reader) {
  std::vector<std::optional<std::size_t>> positions(longhands.size());
  if (reader.at_end()) return std::nullopt;
  while (!reader.at_end()) {
    bool is_taken = false;
    for (std::size_t i = 0; i < longhands.size() && !is_taken; ++i) {
      std::size_t const start = reader.position();
      if (positions[i] || !take_longhand(longhands[i], reader)) continue;
      positions[i] = start;
      is_taken = true;
    }
    if (!is_taken) return std::nullopt;
  }
  return positions;
}

Expansion expand_unordered(Longhands const& longhands, ValueReader& reader) {
  auto const positions = unordered_positions(longhands, reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    auto const& position = (*positions)[i];
    values.push_back({longhands[i], position ? longhand_at(*position, longhands[i], reader) : std::nullopt});
  }
  return values;
}

/// border: width, style and colour in any order, the same on every side. `longhands` is side by side.
Expansion expand_border(Longhands const& longhands, ValueReader& reader) {
  auto const positions = unordered_positions({longhands[0], longhands[1], longhands[2]}, reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    auto const& position = (*positions)[i % 3];
    values.push_back({longhands[i], position ? longhand_at(*position, longhands[i], reader) : std::nullopt});
  }
  return values;
}

/// css-backgrounds-3 section 3.10, narrowed to the colour; `none` is the initial image.
Expansion expand_background(Longhands const& longhands, ValueReader& reader) {
  if (reader.take_ident("none")) return std::vector<ExpandedValue>{{longhands[0], std::nullopt}};
  return std::vector<ExpandedValue>{{longhands[0], take_longhand(longhands[0], reader)}};
}

/// The part of `font` before the size: style, caps and weight in any order, or `normal` for any of them.
void take_font_prefix(ValueReader& reader, std::vector<ExpandedValue>& values) {
  for (int words = 0; words < 4; ++words) {
    if (reader.take_ident("normal")) continue;
    auto const taken = std::find_if(values.begin(), values.begin() + 3, [&](ExpandedValue& value) {
      if (value.value || reader.next_is(TokenKind::Percentage)) return false;
      value.value = take_longhand(value.property, reader);
      return value.value.has_value();
    });
    if (taken == values.begin() + 3) return;
  }
}

// css-fonts-4 section 2.7
Expansion expand_font(Longhands const& longhands, ValueReader& reader) {
  std::vector<ExpandedValue> values;
  for (std::string_view const longhand : longhands) values.push_back({longhand, std::nullopt});
  take_font_prefix(reader, values);
  auto const value_of = [&](std::string_view name) -> std::optional<Apply>& {
    return std::find_if(values.begin(), values.end(), [&](auto const& row) { return row.property == name; })->value;
  };
  if (!(value_of("font-size") = take_longhand("font-size", reader))) return std::nullopt;
  if (reader.take_delim('/') && !(value_of("line-height") = take_longhand("line-height", reader))) return std::nullopt;
  if (!(value_of("font-family") = take_longhand("font-family", reader))) return std::nullopt;
  return values;
}

using Expand = Expansion (*)(Longhands const&, ValueReader&);

Shorthand shorthand(std::string_view name, std::string values, Longhands longhands, Expand expand) {
  Shorthand result{name, std::move(values), longhands, nullptr};
  result.expand = [longhands = std::move(longhands), expand](ValueReader& reader) -> Expansion {
    auto expansion = expand(longhands, reader);
    return expansion && reader.at_end() ? std::move(expansion) : std::nullopt;
  };
  return result;
}

std::string const border_line = "<'border-top-width'> || <'border-top-style'> || <'border-top-color'>";

void add_box_shorthands(std::vector<Shorthand>& rows) {
  rows.push_back(shorthand("margin", "<'margin-top'>{1,4}",
                           {"margin-top", "margin-right", "margin-bottom", "margin-left"}, expand_sides));
  rows.push_back(shorthand("padding", "<'padding-top'>{1,4}",
                           {"padding-top", "padding-right", "padding-bottom", "padding-left"}, expand_sides));
  rows.push_back(shorthand("inset", "<'top'>{1,4}", {"top", "right", "bottom", "left"}, expand_sides));
  rows.push_back(shorthand("margin-block", "<'margin-top'>{1,2}", {"margin-top", "margin-bottom"}, expand_sides));
  rows.push_back(
      shorthand("margin-inline", "<'margin-left'>{1,2}", {"margin-inline-start", "margin-inline-end"}, expand_sides));
  rows.push_back(shorthand("padding-block", "<'padding-top'>{1,2}", {"padding-top", "padding-bottom"}, expand_sides));
  rows.push_back(shorthand("padding-inline", "<'padding-left'>{1,2}", {"padding-inline-start", "padding-inline-end"},
                           expand_sides));
  rows.push_back(shorthand("inset-block", "<'top'>{1,2}", {"top", "bottom"}, expand_sides));
  rows.push_back(shorthand("inset-inline", "<'left'>{1,2}", {"inset-inline-start", "inset-inline-end"}, expand_sides));
}

void add_border_shorthands(std::vector<Shorthand>& rows) {
  rows.push_back(shorthand("border-width", "<'border-top-width'>{1,4}",
                           {"border-top-width", "border-right-width", "border-bottom-width", "border-left-width"},
                           expand_sides));
  rows.push_back(shorthand("border-style", "<'border-top-style'>{1,4}",
                           {"border-top-style", "border-right-style", "border-bottom-style", "border-left-style"},
                           expand_sides));
  rows.push_back(shorthand("border-color", "<'border-top-color'>{1,4}",
                           {"border-top-color", "border-right-color", "border-bottom-color", "border-left-color"},
                           expand_sides));
  rows.push_back(shorthand("border-top", border_line, {"border-top-width", "border-top-style", "border-top-color"},
                           expand_unordered));
  rows.push_back(shorthand("border-right", border_line,
                           {"border-right-width", "border-right-style", "border-right-color"}, expand_unordered));
  rows.push_back(shorthand("border-bottom", border_line,
                           {"border-bottom-width", "border-bottom-style", "border-bottom-color"}, expand_unordered));
  rows.push_back(shorthand("border-left", border_line, {"border-left-width", "border-left-style", "border-left-color"},
                           expand_unordered));
  rows.push_back(shorthand("border", border_line,
                           {"border-top-width", "border-top-style", "border-top-color", "border-right-width",
                            "border-right-style", "border-right-color", "border-bottom-width", "border-bottom-style",
                            "border-bottom-color", "border-left-width", "border-left-style", "border-left-color"},
                           expand_border));
  rows.push_back(shorthand(
      "border-radius", "<length-percentage>{1,4}",
      {"border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius", "border-bottom-left-radius"},
      expand_sides));
}

std::vector<Shorthand> make_shorthands() {
  std::vector<Shorthand> rows;
  add_box_shorthands(rows);
  add_border_shorthands(rows);
  rows.push_back(shorthand("background", "none | <color>", {"background-color"}, expand_background));
  rows.push_back(shorthand("font",
                           "[ <'font-style'> || <'font-variant-caps'> || <'font-weight'> ]? <'font-size'> "
                           "[ / <'line-height'> ]? <'font-family'>",
                           {"font-style", "font-variant-caps", "font-weight", "font-size", "line-height", "font-family",
                            "font-variant-numeric", "font-feature-settings"},
                           expand_font));
  rows.push_back(shorthand("font-variant", "normal | [ <'font-variant-caps'> || <'font-variant-numeric'> ]",
                           {"font-variant-caps", "font-variant-numeric"}, expand_unordered));
  rows.push_back(shorthand("list-style", "<'list-style-position'> || <'list-style-type'>",
                           {"list-style-position", "list-style-type"}, expand_unordered));
  rows.push_back(shorthand("text-decoration", "<'text-decoration-line'> || <'text-decoration-color'>",
                           {"text-decoration-line", "text-decoration-color"}, expand_unordered));
  return rows;
}

}  // namespace

std::vector<Shorthand> const& shorthands() {
  static std::vector<Shorthand> const rows = make_shorthands();
  return rows;
}

}  // namespace closeout::css
