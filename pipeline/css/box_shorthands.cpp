// Shorthand properties (css-cascade-4 section 3.1): those of boxes, borders and backgrounds.

#include "css/background_shorthand.hpp"
#include "css/property_rows.hpp"
#include "css/shorthand_expansion.hpp"

namespace closeout::css {
namespace {

std::string const border_line = "<'border-top-width'> || <'border-top-style'> || <'border-top-color'>";

void add_edges(std::vector<Shorthand>& rows) {
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
}

/// css-logical-1 section 4.4
void add_logical_border_shorthands(std::vector<Shorthand>& rows) {
  rows.push_back(shorthand("border-inline-start", border_line,
                           {"border-inline-start-width", "border-inline-start-style", "border-inline-start-color"},
                           expand_unordered));
  rows.push_back(shorthand("border-inline-end", border_line,
                           {"border-inline-end-width", "border-inline-end-style", "border-inline-end-color"},
                           expand_unordered));
  rows.push_back(shorthand("border-inline", border_line,
                           {"border-inline-start-width", "border-inline-start-style", "border-inline-start-color",
                            "border-inline-end-width", "border-inline-end-style", "border-inline-end-color"},
                           expand_border));
  rows.push_back(shorthand("border-block", border_line,
                           {"border-top-width", "border-top-style", "border-top-color", "border-bottom-width",
                            "border-bottom-style", "border-bottom-color"},
                           expand_border));
  rows.push_back(shorthand("border-inline-width", "<'border-top-width'>{1,2}",
                           {"border-inline-start-width", "border-inline-end-width"}, expand_sides));
  rows.push_back(shorthand("border-inline-style", "<'border-top-style'>{1,2}",
                           {"border-inline-start-style", "border-inline-end-style"}, expand_sides));
  rows.push_back(shorthand("border-inline-color", "<'border-top-color'>{1,2}",
                           {"border-inline-start-color", "border-inline-end-color"}, expand_sides));
  rows.push_back(shorthand("border-block-width", "<'border-top-width'>{1,2}",
                           {"border-top-width", "border-bottom-width"}, expand_sides));
  rows.push_back(shorthand("border-block-style", "<'border-top-style'>{1,2}",
                           {"border-top-style", "border-bottom-style"}, expand_sides));
  rows.push_back(shorthand("border-block-color", "<'border-top-color'>{1,2}",
                           {"border-top-color", "border-bottom-color"}, expand_sides));
}

/// Up to four horizontal radii, then after a slash up to four vertical ones (css-backgrounds-3 section 4.1).
std::optional<std::vector<NonNegativeLength>> take_radii(ValueReader& reader) {
  std::vector<NonNegativeLength> radii;
  while (radii.size() < 4) {
    auto const radius = non_negative_length_percentage().parse(reader);
    if (!radius) break;
    radii.push_back(*radius);
  }
  if (radii.empty()) return std::nullopt;
  for (std::size_t i = radii.size(); i < 4; ++i) radii.push_back(radii[i == 3 ? 1 : 0]);
  return radii;
}

Expansion expand_radius(Longhands const& longhands, ValueReader& reader) {
  auto const horizontal = take_radii(reader);
  if (!horizontal) return std::nullopt;
  auto const vertical = reader.take_delim('/') ? take_radii(reader) : horizontal;
  if (!vertical) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    SpecifiedRadius const radius{(*horizontal)[i], (*vertical)[i]};
    values.push_back({longhands[i], [i, radius](Computation& computation) {
                        computation.style.border_radius[i] = to_computed(radius, computation);
                      }});
  }
  return values;
}

}  // namespace

void add_box_shorthands(std::vector<Shorthand>& rows) {
  add_edges(rows);
  add_border_shorthands(rows);
  add_logical_border_shorthands(rows);
  rows.push_back(shorthand(
      "border-radius", "<length-percentage>{1,4} [ / <length-percentage>{1,4} ]?",
      {"border-top-left-radius", "border-top-right-radius", "border-bottom-right-radius", "border-bottom-left-radius"},
      expand_radius));
  rows.push_back(shorthand("outline", "<'outline-color'> || <'outline-style'> || <'outline-width'>",
                           {"outline-color", "outline-style", "outline-width"}, expand_unordered));
  rows.push_back(shorthand("background", std::string(background_grammar),
                           {"background-color", "background-image", "background-position", "background-size",
                            "background-repeat", "background-attachment", "background-origin", "background-clip"},
                           [](Longhands const&, ValueReader& reader) { return expand_background(reader); }));
  rows.push_back(
      shorthand("page-break-before", "auto | always | avoid | left | right", {"break-before"}, expand_page_break));
  rows.push_back(
      shorthand("page-break-after", "auto | always | avoid | left | right", {"break-after"}, expand_page_break));
  rows.push_back(shorthand("page-break-inside", "auto | avoid", {"break-inside"}, expand_page_break));
}

}  // namespace closeout::css
