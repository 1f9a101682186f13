// display, position, sizes, margins and padding (CSS 2.2 sections 8 to 10).

#include <algorithm>

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

ValueParser<Display> display() {
  return keywords<Display>({{"none", Display::None},
                            {"contents", Display::Contents},
                            {"block", Display::Block},
                            {"flow-root", Display::FlowRoot},
                            {"inline", Display::Inline},
                            {"inline-block", Display::InlineBlock},
                            {"list-item", Display::ListItem},
                            {"table", Display::Table},
                            {"inline-table", Display::InlineTable},
                            {"table-row-group", Display::TableRowGroup},
                            {"table-header-group", Display::TableHeaderGroup},
                            {"table-footer-group", Display::TableFooterGroup},
                            {"table-row", Display::TableRow},
                            {"table-cell", Display::TableCell},
                            {"table-column-group", Display::TableColumnGroup},
                            {"table-column", Display::TableColumn},
                            {"table-caption", Display::TableCaption}});
}

std::optional<SpecifiedSize> take_size(ValueReader& reader, Range range) {
  auto const length = take_length(reader, Percentages::Allowed, range);
  if (!length) return std::nullopt;
  return SpecifiedSize{SizeValue::Kind::LengthPercentage, *length, range == Range::NonNegative};
}

ValueParser<SpecifiedSize> auto_or_length(Range range) {
  return {"auto | <length-percentage>", [range](ValueReader& reader) -> std::optional<SpecifiedSize> {
            if (reader.take_ident("auto")) return SpecifiedSize{};
            return take_size(reader, range);
          }};
}

/// width and height, and their limits: `keyword` is what stands for no limit.
ValueParser<SpecifiedSize> size_or(std::string_view keyword, SizeValue::Kind kind) {
  return {std::string(keyword) + " | min-content | max-content | fit-content | <length-percentage>",
          [keyword, kind](ValueReader& reader) -> std::optional<SpecifiedSize> {
            if (reader.take_ident(keyword)) return SpecifiedSize{kind, {}, false};
            if (reader.take_ident("min-content")) return SpecifiedSize{SizeValue::Kind::MinContent, {}, false};
            if (reader.take_ident("max-content")) return SpecifiedSize{SizeValue::Kind::MaxContent, {}, false};
            if (reader.take_ident("fit-content")) return SpecifiedSize{SizeValue::Kind::FitContent, {}, false};
            return take_size(reader, Range::NonNegative);
          }};
}

/// css-logical-1 section 2.1: inline-start and inline-end are a side by the element's own direction.
template <typename Side>
ValueParser<Apply> side_keyword(ValueParser<Side> physical, Side left, Side right, Side ComputedStyle::*member) {
  auto parse = [physical, left, right, member](ValueReader& reader) -> std::optional<Apply> {
    if (auto const side = physical.parse(reader)) return [side, member](Computation& c) { c.style.*member = *side; };
    bool const is_start = reader.take_ident("inline-start");
    if (!is_start && !reader.take_ident("inline-end")) return std::nullopt;
    return [is_start, left, right, member](Computation& c) {
      c.style.*member = is_start == (c.style.direction == Direction::Ltr) ? left : right;
    };
  };
  return {physical.grammar + " | inline-start | inline-end", std::move(parse)};
}

ValueParser<Apply> float_side() {
  return side_keyword(keywords<Float>({{"none", Float::None}, {"left", Float::Left}, {"right", Float::Right}}),
                      Float::Left, Float::Right, &ComputedStyle::float_side);
}

ValueParser<Apply> clear() {
  return side_keyword(
      keywords<Clear>({{"none", Clear::None}, {"left", Clear::Left}, {"right", Clear::Right}, {"both", Clear::Both}}),
      Clear::Left, Clear::Right, &ComputedStyle::clear);
}

/// css-color-4 section 16.1: a number or percentage, clamped when computed.
ValueParser<double> opacity() {
  return {"<number> | <percentage>", [](ValueReader& reader) -> std::optional<double> {
            auto const percentage = take_percentage(reader);
            auto const value = percentage ? *percentage / 100 : take_number(reader);
            return value ? std::optional(std::clamp(*value, 0.0, 1.0)) : std::nullopt;
          }};
}

ValueParser<std::optional<int>> auto_or_integer() {
  return {"auto | <integer>", [](ValueReader& reader) -> std::optional<std::optional<int>> {
            if (reader.take_ident("auto")) return std::optional<int>();
            auto const value = take_integer(reader);
            return value ? std::optional(value) : std::nullopt;
          }};
}

void add_display_and_position(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("display", "inline", No, display(), CLOSEOUT_CSS_MEMBER(display)));
  rows.push_back(row("position", "static", No,
                     keywords<Position>({{"static", Position::Static},
                                         {"relative", Position::Relative},
                                         {"absolute", Position::Absolute},
                                         {"fixed", Position::Fixed}}),
                     CLOSEOUT_CSS_MEMBER(position)));
  rows.push_back(row_with("float", "none", No, float_side(), CLOSEOUT_CSS_MEMBER(float_side)));
  rows.push_back(row_with("clear", "none", No, clear(), CLOSEOUT_CSS_MEMBER(clear)));
  rows.push_back(
      row("box-sizing", "content-box", No,
          keywords<BoxSizing>({{"content-box", BoxSizing::ContentBox}, {"border-box", BoxSizing::BorderBox}}),
          CLOSEOUT_CSS_MEMBER(box_sizing)));
  rows.push_back(row("overflow", "visible", No,
                     keywords<Overflow>({{"visible", Overflow::Visible}, {"hidden", Overflow::Hidden}}),
                     CLOSEOUT_CSS_MEMBER(overflow)));
  rows.push_back(
      row("visibility", "visible", Yes,
          keywords<Visibility>(
              {{"visible", Visibility::Visible}, {"hidden", Visibility::Hidden}, {"collapse", Visibility::Collapse}}),
          CLOSEOUT_CSS_MEMBER(visibility)));
  rows.push_back(row("opacity", "1", No, opacity(), CLOSEOUT_CSS_MEMBER(opacity)));
  rows.push_back(row("z-index", "auto", No, auto_or_integer(), CLOSEOUT_CSS_MEMBER(z_index)));
}

void add_sizes(std::vector<Property>& rows) {
  using enum Inherited;
  auto const none = SizeValue::Kind::None;
  auto const automatic = SizeValue::Kind::Auto;
  rows.push_back(row("width", "auto", No, size_or("auto", automatic), CLOSEOUT_CSS_MEMBER(width)));
  rows.push_back(row("height", "auto", No, size_or("auto", automatic), CLOSEOUT_CSS_MEMBER(height)));
  rows.push_back(row("min-width", "auto", No, size_or("auto", automatic), CLOSEOUT_CSS_MEMBER(min_width)));
  rows.push_back(row("min-height", "auto", No, size_or("auto", automatic), CLOSEOUT_CSS_MEMBER(min_height)));
  rows.push_back(row("max-width", "none", No, size_or("none", none), CLOSEOUT_CSS_MEMBER(max_width)));
  rows.push_back(row("max-height", "none", No, size_or("none", none), CLOSEOUT_CSS_MEMBER(max_height)));
}

}  // namespace

void add_box_properties(std::vector<Property>& rows) {
  using enum Inherited;
  add_display_and_position(rows);
  add_sizes(rows);
  rows.push_back(row("top", "auto", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(inset.top)));
  rows.push_back(row("right", "auto", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(inset.right)));
  rows.push_back(row("bottom", "auto", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(inset.bottom)));
  rows.push_back(row("left", "auto", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(inset.left)));
  rows.push_back(row("margin-top", "0", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(margin.top)));
  rows.push_back(row("margin-right", "0", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(margin.right)));
  rows.push_back(row("margin-bottom", "0", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(margin.bottom)));
  rows.push_back(row("margin-left", "0", No, auto_or_length(Range::All), CLOSEOUT_CSS_MEMBER(margin.left)));
  rows.push_back(row("padding-top", "0", No, non_negative_length_percentage(), CLOSEOUT_CSS_MEMBER(padding.top)));
  rows.push_back(row("padding-right", "0", No, non_negative_length_percentage(), CLOSEOUT_CSS_MEMBER(padding.right)));
  rows.push_back(row("padding-bottom", "0", No, non_negative_length_percentage(), CLOSEOUT_CSS_MEMBER(padding.bottom)));
  rows.push_back(row("padding-left", "0", No, non_negative_length_percentage(), CLOSEOUT_CSS_MEMBER(padding.left)));
}

}  // namespace closeout::css
