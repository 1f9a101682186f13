#include "layout/used_values.hpp"

#include <algorithm>

#include "layout/context.hpp"
#include "layout/replaced_boxes.hpp"

namespace closeout::layout {
namespace {

using css::SizeValue;

Length margin_or_zero(SizeValue const& margin, Length reference) {
  return margin.kind == SizeValue::Kind::LengthPercentage ? margin.value.resolved(reference) : Length();
}

/// box-sizing (css-sizing-3 section 3.3): what a specified size means for the content box.
Length content_size(css::ComputedStyle const& style, Length specified, Length edges) {
  if (style.box_sizing == css::BoxSizing::ContentBox) return specified;
  return std::max(Length(), specified - edges);
}

Length shrunk_content_width(Context& context, BoxGeometry const& g, Length available) {
  // CSS 2.2 section 10.3.5: min(max(preferred minimum width, available width), preferred width).
  IntrinsicSizes const sizes = context.intrinsic_sizes(*g.box);
  return std::min(std::max(sizes.min_content, available), sizes.max_content);
}

/// A width property as a content width; nothing for auto and none.
std::optional<Length> specified_width(Context& context, BoxGeometry const& g, SizeValue const& value,
                                      Length reference) {
  switch (value.kind) {
    case SizeValue::Kind::Auto:
    case SizeValue::Kind::None:
      return std::nullopt;
    case SizeValue::Kind::MinContent:
      return context.intrinsic_sizes(*g.box).min_content;
    case SizeValue::Kind::MaxContent:
      return context.intrinsic_sizes(*g.box).max_content;
    case SizeValue::Kind::FitContent:
      return shrunk_content_width(context, g, reference - g.margin.left - g.margin.right - g.horizontal_edges());
    case SizeValue::Kind::LengthPercentage:
      return content_size(*g.box->style, value.value.resolved(reference), g.horizontal_edges());
  }
  return std::nullopt;
}

/// CSS 2.2 section 10.4: min-width wins over max-width.
Length constrained_width(Context& context, BoxGeometry const& g, Length width, Length reference) {
  css::ComputedStyle const& style = *g.box->style;
  return clamped(width, specified_width(context, g, style.min_width, reference).value_or(Length()),
                 specified_width(context, g, style.max_width, reference));
}

bool is_table(boxes::Box const& box) {
  return box.kind == boxes::BoxKind::Table;
}

Length auto_content_width(Context& context, BoxGeometry const& g, ContainingBlock const& containing) {
  Length const available = containing.width - g.margin.left - g.margin.right - g.horizontal_edges();
  if (is_table(*g.box)) return shrunk_content_width(context, g, available);
  return std::max(Length(), available);
}

/// A table is never narrower than its content (CSS 2.2 section 17.5.2).
Length at_least_content(Context& context, BoxGeometry const& g, Length width) {
  if (!is_table(*g.box) || g.box->style->table_layout == css::TableLayout::Fixed) return width;
  return std::max(width, context.intrinsic_sizes(*g.box).min_content);
}

/// CSS 2.2 section 10.3.3: margins that are auto share what is left; if none is, the end margin gives way.
void settle_margins(BoxGeometry& g, ContainingBlock const& containing) {
  css::ComputedStyle const& style = *g.box->style;
  bool const left_auto = style.margin.left.is_auto();
  bool const right_auto = style.margin.right.is_auto();
  Length const rest = containing.width - g.width - g.margin.left - g.margin.right;
  if (left_auto && right_auto) {
    g.margin.left = std::max(Length(), rest / 2);
    g.margin.right = containing.width - g.width - g.margin.left;
  } else if (left_auto) {
    g.margin.left = std::max(Length(), rest);
  } else if (right_auto || containing.direction == css::Direction::Ltr) {
    g.margin.right += rest;
  } else {
    g.margin.left += rest;
  }
  g.x = containing.x + g.margin.left;
}

std::optional<Length> specified_height(BoxGeometry const& g, SizeValue const& value,
                                       std::optional<Length> containing_height) {
  if (value.kind != SizeValue::Kind::LengthPercentage) return std::nullopt;
  // CSS 2.2 section 10.5: a percentage of a height that depends on content computes to auto.
  if (!value.value.is_definite_without_reference() && !containing_height) return std::nullopt;
  return content_size(*g.box->style, value.value.resolved(containing_height.value_or(Length())), g.vertical_edges());
}

/// CSS 2.2 sections 10.3.3, 10.3.4 and 10.4
Length border_box_width(Context& context, BoxGeometry const& g, ContainingBlock const& containing) {
  boxes::Box const& box = *g.box;
  if (box.is_replaced()) return replaced_geometry(box, containing.width, containing.height).width;
  std::optional<Length> const specified = specified_width(context, g, box.style->width, containing.width);
  Length const width = specified ? *specified : auto_content_width(context, g, containing);
  return at_least_content(context, g, constrained_width(context, g, width, containing.width)) + g.horizontal_edges();
}

}  // namespace

Length clamped(Length value, Length minimum, std::optional<Length> maximum) {
  if (maximum) value = std::min(value, *maximum);
  return std::max(value, minimum);
}

bool is_of_note(boxes::Box const& box) {
  css::ComputedStyle const& style = *box.style;
  return (box.semantics != nullptr && !box.semantics->id.empty()) || style.bookmark_level ||
         !box.named_strings.empty() || !box.counters.empty();
}

bool is_cloned(BoxGeometry const& g) {
  bool const is_table_box = is_table(*g.box) || g.is_table_wrapper;
  return g.box->style->box_decoration_break == css::BoxDecorationBreak::Clone && !is_table_box;
}

bool is_hidden(boxes::Box const& box) {
  return box.style->visibility != css::Visibility::Visible;
}

bool is_positioned(boxes::Box const& box) {
  return box.style && box.style->position != css::Position::Static;
}

double inline_opacity(boxes::Box const& box) {
  boxes::Box const* at = box.kind == boxes::BoxKind::Text ? box.parent : &box;
  double opacity = 1;
  for (; at != nullptr && at->kind == boxes::BoxKind::Inline; at = at->parent) opacity *= at->style->opacity;
  return opacity;
}

bool is_stacked(boxes::Box const& box) {
  return is_positioned(box) || (box.style && box.style->opacity < 1);
}

bool establishes_formatting_context(boxes::Box const& box) {
  if (box.kind == boxes::BoxKind::Table || box.kind == boxes::BoxKind::TableCell ||
      box.kind == boxes::BoxKind::TableCaption || box.kind == boxes::BoxKind::InlineBlock) {
    return true;
  }
  return box.is_out_of_flow() || box.style->display == css::Display::FlowRoot ||
         box.style->overflow == css::Overflow::Hidden;
}

BoxGeometry edges_of(boxes::Box const& box, Length reference_width) {
  css::ComputedStyle const& style = *box.style;
  BoxGeometry g;
  g.box = &box;
  g.owner = boxes::part_of(box);
  g.border = {style.border.top.width, style.border.right.width, style.border.bottom.width, style.border.left.width};
  // CSS 2.2 section 8.3 and 8.4: percentages of all four sides refer to the containing block's width.
  g.padding = {style.padding.top.resolved(reference_width), style.padding.right.resolved(reference_width),
               style.padding.bottom.resolved(reference_width), style.padding.left.resolved(reference_width)};
  g.margin = {margin_or_zero(style.margin.top, reference_width), margin_or_zero(style.margin.right, reference_width),
              margin_or_zero(style.margin.bottom, reference_width), margin_or_zero(style.margin.left, reference_width)};
  bool const collapses = is_table(box) && style.border_collapse == css::BorderCollapse::Collapse;
  // CSS 2.2 section 17.6.2: in the collapsing model a table has no padding; its border is its cells' affair.
  if (collapses) g.border = g.padding = {};
  return g;
}

GeometryRef block_geometry(Context& context, boxes::Box const& box, ContainingBlock const& containing) {
  auto g = std::make_shared<BoxGeometry>(edges_of(box, containing.width));
  g->width = border_box_width(context, *g, containing);
  settle_margins(*g, containing);
  if (box.style->position == css::Position::Relative) g->relative_offset = relative_offset(*box.style, containing);
  return g;
}

BoxGeometry shrink_to_fit_geometry(Context& context, boxes::Box const& box, Length available, Length reference_width) {
  if (box.is_replaced()) return replaced_geometry(box, reference_width, std::nullopt);
  BoxGeometry g = edges_of(box, reference_width);
  std::optional<Length> const specified = specified_width(context, g, box.style->width, reference_width);
  Length const room = available - g.margin.left - g.margin.right - g.horizontal_edges();
  Length width = specified ? *specified : shrunk_content_width(context, g, room);
  width = at_least_content(context, g, constrained_width(context, g, width, reference_width));
  g.width = width + g.horizontal_edges();
  g.x = g.margin.left;
  return g;
}

std::optional<Length> definite_content_height(BoxGeometry const& g, std::optional<Length> containing_height) {
  return specified_height(g, g.box->style->height, containing_height);
}

Length used_content_height(BoxGeometry const& g, std::optional<Length> containing_height, Length auto_height) {
  css::ComputedStyle const& style = *g.box->style;
  Length const height = definite_content_height(g, containing_height).value_or(auto_height);
  return clamped(height, specified_height(g, style.min_height, containing_height).value_or(Length()),
                 specified_height(g, style.max_height, containing_height));
}

base::Point relative_offset(css::ComputedStyle const& style, ContainingBlock const& containing) {
  auto const offset = [](SizeValue const& near, SizeValue const& far, Length reference, bool prefer_near) {
    bool const has_near = near.kind == SizeValue::Kind::LengthPercentage;
    bool const has_far = far.kind == SizeValue::Kind::LengthPercentage;
    if (has_near && (prefer_near || !has_far)) return near.value.resolved(reference);
    return has_far ? -far.value.resolved(reference) : Length();
  };
  bool const is_ltr = containing.direction == css::Direction::Ltr;
  return {offset(style.inset.left, style.inset.right, containing.width, is_ltr),
          offset(style.inset.top, style.inset.bottom, containing.height.value_or(Length()), true)};
}

}  // namespace closeout::layout
