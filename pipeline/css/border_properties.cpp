// Borders (css-backgrounds-3 sections 4 and 5).

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

// css-backgrounds-3 section 3.3 leaves the widths of the keywords to us; these are every browser's.
ValueParser<AbsoluteLength> border_width() {
  return {"thin | medium | thick | <length>", [](ValueReader& reader) -> std::optional<AbsoluteLength> {
            if (reader.take_ident("thin")) return AbsoluteLength{{1}};
            if (reader.take_ident("medium")) return AbsoluteLength{{3}};
            if (reader.take_ident("thick")) return AbsoluteLength{{5}};
            return non_negative_length().parse(reader);
          }};
}

/// The keywords of one property, then those of every line.
ValueParser<BorderStyle> line_style(std::vector<std::pair<std::string_view, BorderStyle>> table) {
  table.insert(table.end(), {{"solid", BorderStyle::Solid},
                             {"dashed", BorderStyle::Dashed},
                             {"dotted", BorderStyle::Dotted},
                             {"double", BorderStyle::Double},
                             {"groove", BorderStyle::Groove},
                             {"ridge", BorderStyle::Ridge},
                             {"inset", BorderStyle::Inset},
                             {"outset", BorderStyle::Outset}});
  return keywords(std::move(table));
}

ValueParser<BorderStyle> border_style() {
  return line_style({{"none", BorderStyle::None}, {"hidden", BorderStyle::Hidden}});
}

/// css-ui-4 section 3.3: what `auto` looks like is left to the user agent.
ValueParser<BorderStyle> outline_style() {
  return line_style({{"auto", BorderStyle::Solid}, {"none", BorderStyle::None}});
}

/// css-ui-4 section 3.4: `auto` and CSS 2.2's `invert` are the text's colour.
ValueParser<SpecifiedColour> outline_colour() {
  return {"auto | invert | <color>", [](ValueReader& reader) -> std::optional<SpecifiedColour> {
            if (reader.take_ident("auto") || reader.take_ident("invert")) return SpecifiedColour{true, {}};
            return take_colour(reader);
          }};
}

/// The corner's horizontal radius, and its vertical one where it differs.
ValueParser<SpecifiedRadius> radius() {
  return {"<length-percentage>{1,2}", [](ValueReader& reader) -> std::optional<SpecifiedRadius> {
            auto const horizontal = non_negative_length_percentage().parse(reader);
            if (!horizontal) return std::nullopt;
            auto const vertical = non_negative_length_percentage().parse(reader);
            return SpecifiedRadius{*horizontal, vertical.value_or(*horizontal)};
          }};
}

}  // namespace

void add_border_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("border-top-width", "medium", No, border_width(), CLOSEOUT_CSS_MEMBER(border.top.width)));
  rows.push_back(row("border-right-width", "medium", No, border_width(), CLOSEOUT_CSS_MEMBER(border.right.width)));
  rows.push_back(row("border-bottom-width", "medium", No, border_width(), CLOSEOUT_CSS_MEMBER(border.bottom.width)));
  rows.push_back(row("border-left-width", "medium", No, border_width(), CLOSEOUT_CSS_MEMBER(border.left.width)));
  rows.push_back(row("border-top-style", "none", No, border_style(), CLOSEOUT_CSS_MEMBER(border.top.style)));
  rows.push_back(row("border-right-style", "none", No, border_style(), CLOSEOUT_CSS_MEMBER(border.right.style)));
  rows.push_back(row("border-bottom-style", "none", No, border_style(), CLOSEOUT_CSS_MEMBER(border.bottom.style)));
  rows.push_back(row("border-left-style", "none", No, border_style(), CLOSEOUT_CSS_MEMBER(border.left.style)));
  rows.push_back(row("border-top-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(border.top.colour)));
  rows.push_back(row("border-right-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(border.right.colour)));
  rows.push_back(row("border-bottom-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(border.bottom.colour)));
  rows.push_back(row("border-left-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(border.left.colour)));
  rows.push_back(row("border-top-left-radius", "0", No, radius(), CLOSEOUT_CSS_MEMBER(border_radius[0])));
  rows.push_back(row("border-top-right-radius", "0", No, radius(), CLOSEOUT_CSS_MEMBER(border_radius[1])));
  rows.push_back(row("border-bottom-right-radius", "0", No, radius(), CLOSEOUT_CSS_MEMBER(border_radius[2])));
  rows.push_back(row("border-bottom-left-radius", "0", No, radius(), CLOSEOUT_CSS_MEMBER(border_radius[3])));
  rows.push_back(row("outline-color", "auto", No, outline_colour(), CLOSEOUT_CSS_MEMBER(outline.colour)));
  rows.push_back(row("outline-style", "none", No, outline_style(), CLOSEOUT_CSS_MEMBER(outline.style)));
  rows.push_back(row("outline-width", "medium", No, border_width(), CLOSEOUT_CSS_MEMBER(outline.width)));
  rows.push_back(row("outline-offset", "0", No, absolute_length(), CLOSEOUT_CSS_MEMBER(outline_offset)));
}

}  // namespace closeout::css
