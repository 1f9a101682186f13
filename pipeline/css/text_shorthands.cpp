// Shorthand properties of fonts, text and lists (css-fonts-4, css-text-3, css-text-decor-4, css-lists-3).

#include <algorithm>
#include <utility>

#include "css/shorthand_expansion.hpp"

namespace closeout::css {
namespace {

/// The part of `font` before the size: style, caps, weight and stretch in any order, or `normal` for any of them. Of
/// caps and stretch only the words that CSS 2 and css-fonts-3 have are allowed here (css-fonts-4 section 2.7).
void take_font_prefix(ValueReader& reader, std::vector<ExpandedValue>& values) {
  for (int words = 0; words < 4; ++words) {
    if (reader.take_ident("normal")) continue;
    auto const taken = std::find_if(values.begin(), values.begin() + 4, [&](ExpandedValue& value) {
      bool const is_caps = value.property == "font-variant-caps" && !reader.next_is_ident("small-caps");
      if (value.value || is_caps || reader.next_is(TokenKind::Percentage)) return false;
      value.value = take_longhand(value.property, reader);
      return value.value.has_value();
    });
    if (taken == values.begin() + 4) return;
  }
}

// css-fonts-4 section 2.7
Expansion expand_font(Longhands const& longhands, ValueReader& reader) {
  std::vector<ExpandedValue> values = initial_values(longhands);
  take_font_prefix(reader, values);
  if (!(value_of("font-size", values) = take_longhand("font-size", reader))) return std::nullopt;
  bool const has_line_height = reader.take_delim('/');
  if (has_line_height && !(value_of("line-height", values) = take_longhand("line-height", reader))) return std::nullopt;
  if (!(value_of("font-family", values) = take_longhand("font-family", reader))) return std::nullopt;
  return values;
}

// css-fonts-4 section 6.11: `none` turns ligatures off and leaves the rest initial.
Expansion expand_font_variant(Longhands const& longhands, ValueReader& reader) {
  std::vector<ExpandedValue> values = initial_values(longhands);
  if (reader.take_ident("normal")) return values;
  if (!reader.next_is_ident("none")) return expand_unordered(longhands, reader);
  value_of("font-variant-ligatures", values) = take_longhand("font-variant-ligatures", reader);
  return values;
}

/// font-synthesis names what may be imitated; the rest may not (css-fonts-4 section 2.8.5).
Expansion expand_font_synthesis(Longhands const& longhands, ValueReader& reader) {
  constexpr std::string_view prefix = "font-synthesis-";
  std::vector<ExpandedValue> values;
  for (std::string_view const longhand : longhands) values.push_back({longhand, value_from(longhand, "none")});
  if (reader.take_ident("none")) return values;
  bool found = true;
  std::size_t count = 0;
  for (; found && !reader.at_end(); ++count) {
    found = false;
    for (ExpandedValue& value : values) {
      if (!value.value || !reader.take_ident(value.property.substr(prefix.size()))) continue;
      value.value.reset();
      found = true;
      break;
    }
  }
  return found && count > 0 ? std::optional(std::move(values)) : std::nullopt;
}

// css-text-3 section 6.1
Expansion expand_text_align(Longhands const& longhands, ValueReader& reader) {
  std::vector<ExpandedValue> values = initial_values(longhands);
  if (reader.take_ident("justify-all")) {
    for (ExpandedValue& value : values) value.value = value_from(value.property, "justify");
    return values;
  }
  if (reader.next_is_ident("match-parent")) values[1].value = value_from("text-align-last", "match-parent");
  values[0].value = take_longhand("text-align-all", reader);
  return values[0].value ? std::optional(std::move(values)) : std::nullopt;
}

/// css-lists-3 section 3.4: each `none` is for the image or the type, whichever is not given otherwise.
Expansion expand_list_style(Longhands const& longhands, ValueReader& reader) {
  std::vector<ExpandedValue> values = initial_values(longhands);
  std::size_t nones = 0;
  std::size_t count = 0;
  for (; !reader.at_end(); ++count) {
    if (reader.take_ident("none")) {
      ++nones;
      continue;
    }
    bool const is_taken = std::any_of(values.begin(), values.end(), [&](ExpandedValue& row) {
      return !row.value && (row.value = take_longhand(row.property, reader));
    });
    if (!is_taken) return std::nullopt;
  }
  auto const type = static_cast<std::size_t>(value_of("list-style-type", values).has_value());
  auto const image = static_cast<std::size_t>(value_of("list-style-image", values).has_value());
  if (count == 0 || nones + type + image > 2) return std::nullopt;
  if (nones > 0 && type == 0) value_of("list-style-type", values) = value_from("list-style-type", "none");
  return values;
}

void add_font_shorthands(std::vector<Shorthand>& rows) {
  rows.push_back(
      shorthand("font",
                "[ <'font-style'> || [ normal | small-caps ] || <'font-weight'> || <'font-stretch'> ]? <'font-size'> "
                "[ / <'line-height'> ]? <'font-family'>",
                {"font-style", "font-variant-caps", "font-weight", "font-stretch", "font-size", "line-height",
                 "font-family", "font-variant-ligatures", "font-variant-numeric", "font-variant-position",
                 "font-kerning", "font-feature-settings"},
                expand_font));
  rows.push_back(
      shorthand("font-variant",
                "normal | none | [ <'font-variant-ligatures'> || <'font-variant-caps'> || "
                "<'font-variant-numeric'> || <'font-variant-position'> ]",
                {"font-variant-ligatures", "font-variant-caps", "font-variant-numeric", "font-variant-position"},
                expand_font_variant));
  rows.push_back(shorthand(
      "font-synthesis", "none | [ weight || style || small-caps || position ]",
      {"font-synthesis-weight", "font-synthesis-style", "font-synthesis-small-caps", "font-synthesis-position"},
      expand_font_synthesis));
}

}  // namespace

void add_text_shorthands(std::vector<Shorthand>& rows) {
  add_font_shorthands(rows);
  rows.push_back(shorthand("text-align",
                           "start | end | left | right | center | justify | match-parent | justify-all | <string>",
                           {"text-align-all", "text-align-last"}, expand_text_align));
  rows.push_back(shorthand("list-style", "<'list-style-position'> || <'list-style-image'> || <'list-style-type'>",
                           {"list-style-position", "list-style-image", "list-style-type"}, expand_list_style));
  rows.push_back(
      shorthand("text-decoration",
                "<'text-decoration-line'> || <'text-decoration-style'> || <'text-decoration-color'> || "
                "<'text-decoration-thickness'>",
                {"text-decoration-line", "text-decoration-style", "text-decoration-color", "text-decoration-thickness"},
                expand_unordered));
}

}  // namespace closeout::css
