#include "layout/intrinsic_sizes.hpp"

#include <algorithm>

#include "layout/context.hpp"
#include "layout/inline_reader.hpp"
#include "layout/replaced_boxes.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Kind = InlineItem::Kind;

Length start_edge(Box const& box) {
  BoxGeometry const g = edges_of(box, {});
  return g.margin.left + g.left_edge();
}
Length end_edge(Box const& box) {
  BoxGeometry const g = edges_of(box, {});
  return g.margin.right + g.right_edge();
}

/// css-text-3 section 5.5: "anywhere" counts for min-content, "break-word" does not.
Length smallest_part(InlineItem const& item) {
  if (!breaks_words_when_measured(*item.box->style)) return item.piece->width;
  Length widest;
  for (text::SharedRun const& run : item.piece->runs) {
    for (text::Glyph const& glyph : run->glyphs) widest = std::max(widest, glyph.advance);
  }
  return widest;
}

/// Adds up words and lines as if every soft wrap opportunity were taken, and as if none were.
class LineMeasure {
 public:
  void add(Length word_part, Length line_part, Length space) {
    word_ += word_part;
    line_ += pending_space_ + line_part;
    pending_space_ = space;
  }
  void end_word() {
    sizes_.min_content = std::max(sizes_.min_content, word_);
    word_ = {};
  }
  void end_line() {
    end_word();
    sizes_.max_content = std::max(sizes_.max_content, line_);
    line_ = pending_space_ = {};
  }
  /// Unbreakable white space between two parts of a word.
  void keep_space() { word_ += pending_space_; }
  [[nodiscard]] IntrinsicSizes sizes() const { return sizes_; }

 private:
  IntrinsicSizes sizes_;
  Length word_, line_, pending_space_;
};

IntrinsicSizes inline_sizes(Context& context, Box const& container) {
  InlineReader reader(context, container, context.inline_content(container));
  LineMeasure measure;
  Length const indent = container.style->text_indent.length;
  measure.add(indent, indent, {});
  while (InlineItem const* const next = reader.next()) {
    InlineItem const& item = *next;
    reader.release([](text::Piece const&) { return false; });
    switch (item.kind) {
      case Kind::Piece:
        measure.add(smallest_part(item), item.piece->width, item.piece->space_width);
        if (!item.can_break_after) measure.keep_space();
        break;
      case Kind::OpenBox:
        measure.add(start_edge(*item.box), start_edge(*item.box), {});
        break;
      case Kind::CloseBox:
        measure.add(end_edge(*item.box), end_edge(*item.box), {});
        break;
      case Kind::Atomic: {
        IntrinsicSizes const sizes = outer_intrinsic_sizes(context, *item.box);
        measure.add(sizes.min_content, sizes.max_content, {});
        break;
      }
      case Kind::LineBreak:
        measure.end_line();
        break;
      case Kind::OutOfFlow:
        break;
    }
    if (item.can_break_after) measure.end_word();
  }
  measure.end_line();
  return measure.sizes();
}

IntrinsicSizes block_sizes(Context& context, Box const& box) {
  IntrinsicSizes sizes;
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    if (child->is_out_of_flow()) continue;
    IntrinsicSizes const of_child = outer_intrinsic_sizes(context, *child);
    sizes.min_content = std::max(sizes.min_content, of_child.min_content);
    sizes.max_content = std::max(sizes.max_content, of_child.max_content);
  }
  return sizes;
}

std::optional<Length> fixed_width(css::SizeValue const& value, css::ComputedStyle const& style, Length edges) {
  bool const is_length = value.kind == css::SizeValue::Kind::LengthPercentage;
  if (!is_length || !value.value.is_definite_without_reference()) return std::nullopt;
  bool const is_border_box = style.box_sizing == css::BoxSizing::BorderBox;
  return is_border_box ? std::max(Length(), value.value.length - edges) : value.value.length;
}

}  // namespace

IntrinsicSizes content_intrinsic_sizes(Context& context, Box const& box) {
  if (box.is_replaced()) {
    Length const width = replaced_size(box, {}, std::nullopt).width;
    return {width, width};
  }
  return box.has_inline_children() ? inline_sizes(context, box) : block_sizes(context, box);
}

IntrinsicSizes outer_intrinsic_sizes(Context& context, Box const& box) {
  css::ComputedStyle const& style = *box.style;
  BoxGeometry const g = edges_of(box, {});
  Length const edges = g.horizontal_edges();
  IntrinsicSizes sizes;
  if (auto const width = fixed_width(style.width, style, edges)) {
    sizes = {*width, *width};
  } else {
    sizes = context.intrinsic_sizes(box);
    // A percentage of a width that is being looked for lets a replaced box shrink to nothing (css-sizing-3 5.2.2).
    bool const is_percentage = style.width.kind == css::SizeValue::Kind::LengthPercentage;
    if (box.is_replaced() && is_percentage) sizes.min_content = {};
  }
  Length const minimum = fixed_width(style.min_width, style, edges).value_or(Length());
  std::optional<Length> const maximum = fixed_width(style.max_width, style, edges);
  Length const outside = edges + g.margin.left + g.margin.right;
  return {clamped(sizes.min_content, minimum, maximum) + outside,
          clamped(sizes.max_content, minimum, maximum) + outside};
}

}  // namespace closeout::layout
