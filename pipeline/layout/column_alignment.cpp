#include "layout/column_alignment.hpp"

#include <algorithm>

#include "layout/context.hpp"
#include "layout/table_row_windows.hpp"

namespace closeout::layout {
namespace {

bool is_aligned(GridCell const& cell) {
  css::ComputedStyle const& style = *cell.box->style;
  return style.text_align == css::TextAlign::Character && !style.text_align_character.empty() &&
         cell.column_span == 1 && cell.box->has_inline_children();
}

Length width_up_to(text::GlyphRun const& run, std::size_t end) {
  Length width;
  for (text::Glyph const& glyph : run.glyphs) {
    if (glyph.cluster < end) width += glyph.advance;
  }
  return width;
}

class Measurer {
 public:
  explicit Measurer(std::string const& character) : character_(character) {}

  void add(text::Piece const& piece) {
    flush_space();
    for (text::SharedRun const& run : piece.runs) add(*run);
    space_ = piece.space_width;
  }
  void add(Length width) {
    flush_space();
    (is_found_ ? parts_.after : parts_.before) += width;
  }
  [[nodiscard]] AlignmentParts parts() const { return parts_; }

 private:
  void add(text::GlyphRun const& run) {
    std::size_t const at = is_found_ ? std::string::npos : run.text.find(character_);
    if (at == std::string::npos) {
      (is_found_ ? parts_.after : parts_.before) += run.width;
      return;
    }
    is_found_ = true;
    Length const before = width_up_to(run, at);
    parts_.before += before;
    parts_.after += run.width - before;
  }

  /// White space at the end hangs.
  void flush_space() {
    (is_found_ ? parts_.after : parts_.before) += space_;
    space_ = {};
  }

  std::string const& character_;
  AlignmentParts parts_;
  Length space_;
  bool is_found_ = false;
};

void extend(Context& context, GridCell const& cell, std::vector<Length>& extents) {
  if (auto const parts = alignment_parts(context, cell)) {
    extents[cell.column] = std::max(extents[cell.column], parts->after);
  }
}

}  // namespace

std::optional<AlignmentParts> alignment_parts(Context& context, GridCell const& cell) {
  if (!is_aligned(cell)) return std::nullopt;
  Measurer measurer(cell.box->style->text_align_character);
  auto const content = context.inline_content(*cell.box);
  for (InlineItem const& item : content->items) {
    if (item.kind == InlineItem::Kind::LineBreak) break;
    if (item.kind == InlineItem::Kind::Piece) measurer.add(*item.piece);
    if (item.kind == InlineItem::Kind::Atomic) {
      measurer.add(outer_intrinsic_sizes(context, *item.box).max_content);
    }
  }
  return measurer.parts();
}

std::vector<Length> alignment_extents(Context& context, TableModel const& model) {
  std::vector<Length> extents(model.column_count);
  if (std::none_of(model.cells.begin(), model.cells.end(), is_aligned)) return extents;
  for (GridCell const& cell : model.cells) extend(context, cell, extents);
  if (model.streamed_groups.empty()) return extents;
  for_each_body_window(context, model, Pull::Rehearse, [&](RowWindow const& window) {
    for (GridCell const& cell : window.model.cells) {
      if (cell.row >= window.begin && cell.row < window.end) extend(context, cell, extents);
    }
    context.forget_shown(*window.model.rows[window.begin].group_box);
  });
  return extents;
}

void align_cell(Context& context, GridCell const& cell, Length extent, BoxGeometry& geometry) {
  auto const parts = alignment_parts(context, cell);
  if (!parts) return;
  Length const shift = geometry.content_width() - extent - parts->before;
  if (shift <= Length()) return;
  geometry.padding.left += shift;
  geometry.padding.right -= shift;
}

}  // namespace closeout::layout
