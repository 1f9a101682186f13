#include "css/page_box.hpp"

#include <algorithm>
#include <optional>

namespace closeout::css {
namespace {

using base::Length;

/// One axis of the page box. Percentages refer to the same axis of the containing block (section 6).
struct Axis {
  SizeValue const &size, &minimum, &maximum;
  SizeValue const &start_margin, &end_margin;
  Length inner_edges;  ///< Borders and padding.
  bool is_border_box = false;
  Length containing;
};

struct UsedAxis {
  Length start_margin, end_margin;
  Length containing;
};

std::optional<Length> length_of(SizeValue const& value, Length reference) {
  if (value.kind != SizeValue::Kind::LengthPercentage) return std::nullopt;
  return value.value.resolved(reference);
}

std::optional<Length> content_size(Axis const& axis, SizeValue const& value) {
  std::optional<Length> const size = length_of(value, axis.containing);
  if (!size) return std::nullopt;
  return std::max(Length(), axis.is_border_box ? *size - axis.inner_edges : *size);
}

/// Nothing if it fills what the margins leave.
std::optional<Length> given_size(Axis const& axis, Length available) {
  std::optional<Length> size = content_size(axis, axis.size);
  Length const content = size.value_or(available);
  std::optional<Length> const most = content_size(axis, axis.maximum);
  std::optional<Length> const least = content_size(axis, axis.minimum);
  if (most && content > *most) size = most;
  if (least && size.value_or(content) < *least) size = least;
  return size;
}

/// As the width of a block in normal flow (CSS 2.2 section 10.3.3), "in both cases if the values are over-constrained,
/// instead of ignoring any margins, the containing block is resized to coincide with the margin edges of the page box".
UsedAxis solved(Axis const& axis) {
  std::optional<Length> const start = length_of(axis.start_margin, axis.containing);
  std::optional<Length> const end = length_of(axis.end_margin, axis.containing);
  UsedAxis used{start.value_or(Length()), end.value_or(Length()), axis.containing};
  Length const available = axis.containing - used.start_margin - used.end_margin - axis.inner_edges;
  std::optional<Length> const size = given_size(axis, available);
  if (!size) return used;
  Length const rest = available - *size;
  bool const has_auto_margin = !start || !end;
  if (rest < Length() || !has_auto_margin) {
    used.containing -= rest;
  } else if (!start && !end) {
    used.start_margin = rest / 2;
    used.end_margin = rest - used.start_margin;
  } else {
    (start ? used.end_margin : used.start_margin) = rest;
  }
  return used;
}

}  // namespace

void settle_page_box(PageStyle& page, base::Size containing) {
  ComputedStyle const& s = *page.style;
  page.padding = {s.padding.top.resolved(containing.height), s.padding.right.resolved(containing.width),
                  s.padding.bottom.resolved(containing.height), s.padding.left.resolved(containing.width)};
  base::Edges<Length> const& p = page.padding;
  bool const is_border_box = s.box_sizing == BoxSizing::BorderBox;
  UsedAxis const x =
      solved({s.width, s.min_width, s.max_width, s.margin.left, s.margin.right,
              s.border.left.width + p.left + p.right + s.border.right.width, is_border_box, containing.width});
  UsedAxis const y =
      solved({s.height, s.min_height, s.max_height, s.margin.top, s.margin.bottom,
              s.border.top.width + p.top + p.bottom + s.border.bottom.width, is_border_box, containing.height});
  page.size = {x.containing, y.containing};
  page.margin = {y.start_margin, x.end_margin, y.end_margin, x.start_margin};
}

base::Edges<Length> page_area_edges(PageStyle const& page) {
  base::Edges<Length> edges = page.margin;
  if (!page.style) return edges;
  base::Edges<BorderSide> const& border = page.style->border;
  edges.top += border.top.width + page.padding.top;
  edges.right += border.right.width + page.padding.right;
  edges.bottom += border.bottom.width + page.padding.bottom;
  edges.left += border.left.width + page.padding.left;
  return edges;
}

base::Size page_area(PageStyle const& page) {
  base::Edges<Length> const edges = page_area_edges(page);
  return {std::max(Length(), page.size.width - edges.left - edges.right),
          std::max(Length(), page.size.height - edges.top - edges.bottom)};
}

}  // namespace closeout::css
