// The properties of SVG 2 appendix "Property index" that this profile knows, one row each.

#include "boxes/svg_properties.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

#include "boxes/svg_numbers.hpp"
#include "css/colour_value.hpp"

namespace closeout::boxes {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\n\r\f";
  std::size_t const first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

template <typename Value>
struct Keyword {
  std::string_view name;
  Value value;
};

template <typename Value, std::size_t size>
bool set_keyword(Value& to, std::string_view text, std::array<Keyword<Value>, size> const& keywords) {
  for (auto const& [name, value] : keywords) {
    if (name != text) continue;
    to = value;
    return true;
  }
  return false;
}

/// A length in user units; percentages of `whole`, where that is given.
std::optional<double> length_of(std::string_view text, SvgStyle const& style) {
  if (auto const length = parse_svg_length(text)) return length;
  NumberReader reader(text);
  auto const number = reader.number();
  double const em = style.font.size.pixels();
  if (number && reader.rest() == "em") return *number * em;
  if (number && (reader.rest() == "ex" || reader.rest() == "ch")) return *number * em / 2;
  return std::nullopt;
}

bool set_colour(SvgStyle& style, std::string_view value) {
  auto const colour = css::parse_colour(value, style.colour);
  if (colour) style.colour = *colour;
  return colour.has_value();
}

bool set_paint(std::optional<base::Colour>& paint, std::string_view value, base::Colour current) {
  if (value == "none") {
    paint.reset();
    return true;
  }
  auto const colour = css::parse_colour(value, current);
  if (colour) paint = *colour;
  return colour.has_value();
}

/// css-color-4 section 12: a number or a percentage, limited to 0 to 1.
bool set_opacity(double& opacity, std::string_view value) {
  NumberReader reader(value);
  auto number = reader.number();
  if (!number) return false;
  if (reader.rest() == "%") {
    *number /= 100;
  } else if (!reader.at_end()) {
    return false;
  }
  opacity = std::clamp(*number, 0.0, 1.0);
  return true;
}

bool set_rule(bool& even_odd, std::string_view value) {
  return set_keyword(even_odd, value, std::array<Keyword<bool>, 2>{{{"nonzero", false}, {"evenodd", true}}});
}

bool set_stroke_width(SvgStyle& style, std::string_view value) {
  auto const width = length_of(value, style);
  if (!width || *width < 0) return false;
  style.stroke_style.width = *width;
  return true;
}

/// SVG 2 section 13.5.6: an odd list is repeated; a negative length is an error, a sum of 0 is a solid line.
bool set_dashes(SvgStyle& style, std::string_view value) {
  std::vector<double> dashes;
  if (value != "none") {
    auto const numbers = parse_numbers(value);
    bool const is_valid =
        numbers && std::none_of(numbers->begin(), numbers->end(), [](double length) { return length < 0; });
    if (!is_valid) return false;
    dashes = *numbers;
  }
  bool const is_solid = std::all_of(dashes.begin(), dashes.end(), [](double length) { return length == 0; });
  if (is_solid) dashes.clear();
  if (dashes.size() % 2 == 1) dashes.insert(dashes.end(), dashes.begin(), dashes.end());
  style.stroke_style.dashes = std::move(dashes);
  return true;
}

bool set_dash_offset(SvgStyle& style, std::string_view value) {
  auto const offset = length_of(value, style);
  if (offset) style.stroke_style.dash_offset = *offset;
  return offset.has_value();
}

bool set_cap(SvgStyle& style, std::string_view value) {
  using Cap = StrokeStyle::Cap;
  constexpr std::array<Keyword<Cap>, 3> caps{{{"butt", Cap::Butt}, {"round", Cap::Round}, {"square", Cap::Square}}};
  return set_keyword(style.stroke_style.cap, value, caps);
}

bool set_join(SvgStyle& style, std::string_view value) {
  using Join = StrokeStyle::Join;
  constexpr std::array<Keyword<Join>, 3> joins{
      {{"miter", Join::Miter}, {"round", Join::Round}, {"bevel", Join::Bevel}}};
  return set_keyword(style.stroke_style.join, value, joins);
}

bool set_miter_limit(SvgStyle& style, std::string_view value) {
  auto const limit = parse_numbers(value);
  if (!limit || limit->size() != 1 || limit->front() < 1) return false;
  style.stroke_style.miter_limit = limit->front();
  return true;
}

/// css-fonts-4 section 2.1: names separated by commas, in quotes or not.
bool set_families(SvgStyle& style, std::string_view value) {
  std::vector<std::string> families;
  while (!value.empty()) {
    std::size_t const comma = value.find(',');
    std::string_view name = trimmed(value.substr(0, comma));
    bool const is_quoted =
        name.size() > 1 && name.front() == name.back() && (name.front() == '"' || name.front() == '\'');
    if (is_quoted) name = name.substr(1, name.size() - 2);
    if (name.empty()) return false;
    families.emplace_back(name);
    value = comma == std::string_view::npos ? std::string_view() : value.substr(comma + 1);
  }
  if (families.empty()) return false;
  style.font.families = std::move(families);
  return true;
}

constexpr std::array<Keyword<double>, 7> font_sizes{{{"xx-small", 9},
                                                     {"x-small", 10},
                                                     {"small", 13},
                                                     {"medium", 16},
                                                     {"large", 18},
                                                     {"x-large", 24},
                                                     {"xx-large", 32}}};

bool set_font_size(SvgStyle& style, std::string_view value) {
  double size = 0;
  if (!set_keyword(size, value, font_sizes)) {
    NumberReader reader(value);
    auto const number = reader.number();
    bool const is_percentage = number && reader.rest() == "%";
    auto const length =
        is_percentage ? std::optional(*number / 100 * style.font.size.pixels()) : length_of(value, style);
    if (!length || *length < 0) return false;
    size = *length;
  }
  style.font.size = base::Length::from_pixels(size);
  return true;
}

bool set_font_weight(SvgStyle& style, std::string_view value) {
  constexpr std::array<Keyword<int>, 4> weights{{{"normal", 400}, {"bold", 700}, {"bolder", 700}, {"lighter", 300}}};
  if (set_keyword(style.font.weight, value, weights)) return true;
  auto const number = parse_numbers(value);
  if (!number || number->size() != 1 || number->front() < 1 || number->front() > 1000) return false;
  style.font.weight = static_cast<int>(number->front());
  return true;
}

bool set_font_style(SvgStyle& style, std::string_view value) {
  using css::FontStyle;
  constexpr std::array<Keyword<FontStyle>, 3> styles{
      {{"normal", FontStyle::Normal}, {"italic", FontStyle::Italic}, {"oblique", FontStyle::Oblique}}};
  return set_keyword(style.font.style, value, styles);
}

bool set_numeric(SvgStyle& style, std::string_view value) {
  using Spacing = css::FontNumeric::Spacing;
  return set_keyword(
      style.font.numeric.spacing, value,
      std::array<Keyword<Spacing>, 2>{{{"normal", Spacing::Normal}, {"tabular-nums", Spacing::Tabular}}});
}

bool set_anchor(SvgStyle& style, std::string_view value) {
  using Anchor = TextSpan::Anchor;
  constexpr std::array<Keyword<Anchor>, 3> anchors{
      {{"start", Anchor::Start}, {"middle", Anchor::Middle}, {"end", Anchor::End}}};
  return set_keyword(style.anchor, value, anchors);
}

bool set_baseline(SvgStyle& style, std::string_view value) {
  using Baseline = TextSpan::Baseline;
  constexpr std::array<Keyword<Baseline>, 5> baselines{{{"auto", Baseline::Alphabetic},
                                                        {"alphabetic", Baseline::Alphabetic},
                                                        {"middle", Baseline::Middle},
                                                        {"central", Baseline::Central},
                                                        {"hanging", Baseline::Hanging}}};
  return set_keyword(style.baseline, value, baselines);
}

bool set_visibility(SvgStyle& style, std::string_view value) {
  return set_keyword(style.is_visible, value,
                     std::array<Keyword<bool>, 3>{{{"visible", true}, {"hidden", false}, {"collapse", false}}});
}

bool set_clip_path(SvgStyle& style, std::string_view value) {
  if (value == "none") {
    style.clip_path.clear();
    return true;
  }
  bool const is_local = value.starts_with("url(") && value.ends_with(")");
  if (!is_local) return false;
  std::string_view address = trimmed(value.substr(4, value.size() - 5));
  bool const is_quoted = address.size() > 1 && (address.front() == '"' || address.front() == '\'');
  if (is_quoted) address = address.substr(1, address.size() - 2);
  if (!address.starts_with('#')) return false;
  style.clip_path = address;
  return true;
}

struct Property {
  std::string_view name;
  bool (*set)(SvgStyle& style, std::string_view value);
  void (*inherit)(SvgStyle& style, SvgStyle const& parent);
};

constexpr std::array<Property, 26> properties{{
    {"color", set_colour, [](SvgStyle& s, SvgStyle const& p) { s.colour = p.colour; }},
    {"font-size", set_font_size, [](SvgStyle& s, SvgStyle const& p) { s.font.size = p.font.size; }},
    {"font-family", set_families, [](SvgStyle& s, SvgStyle const& p) { s.font.families = p.font.families; }},
    {"font-weight", set_font_weight, [](SvgStyle& s, SvgStyle const& p) { s.font.weight = p.font.weight; }},
    {"font-style", set_font_style, [](SvgStyle& s, SvgStyle const& p) { s.font.style = p.font.style; }},
    {"font-variant-numeric", set_numeric,
     [](SvgStyle& s, SvgStyle const& p) { s.font.numeric = p.font.numeric; }},
    {"text-anchor", set_anchor, [](SvgStyle& s, SvgStyle const& p) { s.anchor = p.anchor; }},
    {"dominant-baseline", set_baseline, [](SvgStyle& s, SvgStyle const& p) { s.baseline = p.baseline; }},
    {"fill", [](SvgStyle& s, std::string_view v) { return set_paint(s.fill, v, s.colour); },
     [](SvgStyle& s, SvgStyle const& p) { s.fill = p.fill; }},
    {"fill-opacity", [](SvgStyle& s, std::string_view v) { return set_opacity(s.fill_opacity, v); },
     [](SvgStyle& s, SvgStyle const& p) { s.fill_opacity = p.fill_opacity; }},
    {"fill-rule", [](SvgStyle& s, std::string_view v) { return set_rule(s.even_odd, v); },
     [](SvgStyle& s, SvgStyle const& p) { s.even_odd = p.even_odd; }},
    {"clip-rule", [](SvgStyle& s, std::string_view v) { return set_rule(s.clip_even_odd, v); },
     [](SvgStyle& s, SvgStyle const& p) { s.clip_even_odd = p.clip_even_odd; }},
    {"stroke", [](SvgStyle& s, std::string_view v) { return set_paint(s.stroke, v, s.colour); },
     [](SvgStyle& s, SvgStyle const& p) { s.stroke = p.stroke; }},
    {"stroke-opacity", [](SvgStyle& s, std::string_view v) { return set_opacity(s.stroke_opacity, v); },
     [](SvgStyle& s, SvgStyle const& p) { s.stroke_opacity = p.stroke_opacity; }},
    {"stroke-width", set_stroke_width,
     [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.width = p.stroke_style.width; }},
    {"stroke-linecap", set_cap, [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.cap = p.stroke_style.cap; }},
    {"stroke-linejoin", set_join, [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.join = p.stroke_style.join; }},
    {"stroke-miterlimit", set_miter_limit,
     [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.miter_limit = p.stroke_style.miter_limit; }},
    {"stroke-dasharray", set_dashes,
     [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.dashes = p.stroke_style.dashes; }},
    {"stroke-dashoffset", set_dash_offset,
     [](SvgStyle& s, SvgStyle const& p) { s.stroke_style.dash_offset = p.stroke_style.dash_offset; }},
    {"visibility", set_visibility, [](SvgStyle& s, SvgStyle const& p) { s.is_visible = p.is_visible; }},
    {"opacity", [](SvgStyle& s, std::string_view v) { return set_opacity(s.opacity, v); },
     [](SvgStyle& s, SvgStyle const& p) { s.opacity = p.opacity; }},
    {"clip-path", set_clip_path, [](SvgStyle& s, SvgStyle const& p) { s.clip_path = p.clip_path; }},
    {"display", [](SvgStyle& s, std::string_view v) { return s.is_displayed = v != "none", true; },
     [](SvgStyle& s, SvgStyle const& p) { s.is_displayed = p.is_displayed; }},
    // What a drawing on paper may say without a change.
    {"overflow", [](SvgStyle&, std::string_view v) { return v == "visible" || v == "hidden"; },
     [](SvgStyle&, SvgStyle const&) {}},
    {"vector-effect", [](SvgStyle&, std::string_view v) { return v == "none"; }, [](SvgStyle&, SvgStyle const&) {}},
}};

}  // namespace

std::vector<std::string_view> const& svg_property_names() {
  static auto const names = [] {
    std::vector<std::string_view> result;
    for (Property const& property : properties) result.push_back(property.name);
    return result;
  }();
  return names;
}

bool is_svg_property(std::string_view name) {
  auto const& names = svg_property_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool set_svg_property(SvgStyle& style, std::string_view name, std::string_view value, SvgStyle const& parent) {
  auto const* const property =
      std::find_if(properties.begin(), properties.end(), [&](Property const& row) { return row.name == name; });
  value = trimmed(value);
  if (value == "inherit") {
    property->inherit(style, parent);
    return true;
  }
  if (value == "initial" || value == "unset") {
    bool const is_inherited = value == "unset";
    property->inherit(style, is_inherited ? parent.inherited() : SvgStyle());
    return true;
  }
  return property->set(style, value);
}

}  // namespace closeout::boxes
