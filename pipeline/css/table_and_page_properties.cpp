// Tables (CSS 2.2 section 17), fragmentation (css-break-3), pages and bookmarks (css-page-3, css-gcpm-3).

#include "css/content_value.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

// CSS 2.2 section 17.6.1: one length for both, or horizontal and vertical.
std::optional<Apply> parse_border_spacing(ValueReader& reader) {
  auto const horizontal = take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!horizontal) return std::nullopt;
  auto const vertical = take_length(reader, Percentages::Forbidden, Range::NonNegative);
  return [h = *horizontal, v = vertical.value_or(*horizontal)](Computation& c) {
    c.style.border_spacing_horizontal = computed(h, c.scale()).length;
    c.style.border_spacing_vertical = computed(v, c.scale()).length;
  };
}

Property border_spacing() {
  Property property;
  property.name = "border-spacing";
  property.initial = "0";
  property.is_inherited = true;
  property.values = "<length>{1,2}";
  property.parse = parse_border_spacing;
  property.copy = [](ComputedStyle& to, ComputedStyle const& from) {
    to.border_spacing_horizontal = from.border_spacing_horizontal;
    to.border_spacing_vertical = from.border_spacing_vertical;
  };
  return property;
}

/// css-break-3 section 3.1 and css-break-4 section 3.1 (`always` and `all`).
ValueParser<BreakBetween> break_between() {
  return keywords<BreakBetween>({{"auto", BreakBetween::Auto},
                                 {"avoid", BreakBetween::Avoid},
                                 {"avoid-page", BreakBetween::AvoidPage},
                                 {"page", BreakBetween::Page},
                                 {"left", BreakBetween::Left},
                                 {"right", BreakBetween::Right},
                                 {"recto", BreakBetween::Recto},
                                 {"verso", BreakBetween::Verso},
                                 {"avoid-column", BreakBetween::AvoidColumn},
                                 {"column", BreakBetween::Column},
                                 {"always", BreakBetween::Always},
                                 {"all", BreakBetween::All}});
}

ValueParser<int> positive_integer() {
  return {"<integer [1,inf]>", [](ValueReader& reader) -> std::optional<int> {
            auto const value = take_integer(reader);
            return value && *value >= 1 ? value : std::nullopt;
          }};
}

std::optional<std::string> parse_page_name(ValueReader& reader) {
  if (reader.take_ident("auto")) return std::string();
  return reader.take_any_ident();
}

std::optional<std::optional<int>> parse_bookmark_level(ValueReader& reader) {
  if (reader.take_ident("none")) return std::optional<int>();
  auto const level = positive_integer().parse(reader);
  return level ? std::optional(level) : std::nullopt;
}

void add_table_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("table-layout", "auto", No,
                     keywords<TableLayout>({{"auto", TableLayout::Auto}, {"fixed", TableLayout::Fixed}}),
                     CLOSEOUT_CSS_MEMBER(table_layout)));
  rows.push_back(
      row("border-collapse", "separate", Yes,
          keywords<BorderCollapse>({{"separate", BorderCollapse::Separate}, {"collapse", BorderCollapse::Collapse}}),
          CLOSEOUT_CSS_MEMBER(border_collapse)));
  rows.push_back(border_spacing());
  rows.push_back(row("empty-cells", "show", Yes,
                     keywords<EmptyCells>({{"show", EmptyCells::Show}, {"hide", EmptyCells::Hide}}),
                     CLOSEOUT_CSS_MEMBER(empty_cells)));
  rows.push_back(row("caption-side", "top", Yes,
                     keywords<CaptionSide>({{"top", CaptionSide::Top}, {"bottom", CaptionSide::Bottom}}),
                     CLOSEOUT_CSS_MEMBER(caption_side)));
}

}  // namespace

void add_table_and_page_properties(std::vector<Property>& rows) {
  using enum Inherited;
  add_table_properties(rows);
  rows.push_back(row("break-before", "auto", No, break_between(), CLOSEOUT_CSS_MEMBER(break_before)));
  rows.push_back(row("break-after", "auto", No, break_between(), CLOSEOUT_CSS_MEMBER(break_after)));
  rows.push_back(row("break-inside", "auto", No,
                     keywords<BreakInside>({{"auto", BreakInside::Auto},
                                            {"avoid", BreakInside::Avoid},
                                            {"avoid-page", BreakInside::Avoid},
                                            {"avoid-column", BreakInside::AvoidColumn}}),
                     CLOSEOUT_CSS_MEMBER(break_inside)));
  rows.push_back(row("orphans", "2", Yes, positive_integer(), CLOSEOUT_CSS_MEMBER(orphans)));
  rows.push_back(row("widows", "2", Yes, positive_integer(), CLOSEOUT_CSS_MEMBER(widows)));
  rows.push_back(row("page", "auto", No, ValueParser<std::string>{"auto | <custom-ident>", parse_page_name},
                     CLOSEOUT_CSS_MEMBER(page)));
  rows.push_back(row("bookmark-level", "none", No,
                     ValueParser<std::optional<int>>{"none | <integer [1,inf]>", parse_bookmark_level},
                     CLOSEOUT_CSS_MEMBER(bookmark_level)));
  rows.push_back(row("bookmark-label", "content(text)", No,
                     ValueParser<ContentItems>{"<content-list>", take_content_list},
                     CLOSEOUT_CSS_MEMBER(bookmark_label)));
  rows.push_back(row("bookmark-state", "open", No,
                     keywords<BookmarkState>({{"open", BookmarkState::Open}, {"closed", BookmarkState::Closed}}),
                     CLOSEOUT_CSS_MEMBER(bookmark_state)));
}

}  // namespace closeout::css
