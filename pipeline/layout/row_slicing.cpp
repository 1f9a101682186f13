#include "layout/row_slicing.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/flow_slicing.hpp"

namespace closeout::layout {
namespace {

Length bottom_edge(BoxGeometry const& g) {
  return g.padding.bottom + g.border.bottom;
}

class RowSlicer {
 public:
  RowSlicer(RowUnit const& unit, Length room) : unit_(unit), cut_(room) {
    for (RowFragment const& row : unit.rows) {
      Length const bottom = row.y + row.height;
      if (bottom <= room && bottom < unit.height) boundary_ = bottom;
    }
    if (boundary_) cut_ = *boundary_;
  }

  SlicedRows run() {
    head_ = std::make_shared<RowUnit>(unit_);
    tail_ = std::make_shared<RowUnit>(unit_);
    head_->cells.clear();
    tail_->cells.clear();
    for (CellFragment const& cell : unit_.cells) {
      if (!divide(cell)) return {};
    }
    // A cut inside a row has to take something along, or the next page would stand before the same row.
    if (!boundary_ && !takes_content_) return {};
    divide_rows();
    return {head_, tail_};
  }

 private:
  bool divide(CellFragment const& cell) {
    if (cell.y + cell.height <= cut_) {
      head_->cells.push_back(cell);
      takes_content_ = takes_content_ || !cell.content.strips.empty();
      return true;
    }
    if (cell.y >= cut_) {
      tail_->cells.push_back(cell);
      return true;
    }
    return divide_crossing(cell);
  }

  /// Content that does not fit above the cut goes on at the top of the other part. A cell of which nothing fits
  /// leaves an empty part behind.
  bool divide_crossing(CellFragment const& cell) {
    CellFragment head = cell;
    CellFragment tail = cell;
    head.height = cut_ - cell.y;
    head.continues = true;
    tail.is_continued = true;
    tail.y = cut_;
    std::optional<SlicedFlow> sliced = slice_flow(cell.content, cut_ - cell.content_y);
    if (sliced) {
      head.content = std::move(sliced->head);
      tail.content = std::move(sliced->tail);
      takes_content_ = takes_content_ || !head.content.strips.empty();
    } else {
      head.content = {};
    }
    tail.content_y = cut_;
    tail.height = std::max(cell.y + cell.height - cut_, tail.content.height + bottom_edge(*cell.geometry));
    if (!boundary_) tail.height = tail.content.height + bottom_edge(*cell.geometry);
    head_->cells.push_back(std::move(head));
    tail_->cells.push_back(std::move(tail));
    return true;
  }

  void divide_rows() {
    head_->rows.clear();
    tail_->rows.clear();
    for (RowFragment row : unit_.rows) {
      if (row.y + row.height <= cut_) {
        head_->rows.push_back(row);
      } else if (row.y >= cut_) {
        tail_->rows.push_back(row);
      } else {
        RowFragment above = row;
        above.height = cut_ - row.y;
        head_->rows.push_back(above);
        row.height = row.y + row.height - cut_;
        row.y = cut_;
        tail_->rows.push_back(row);
      }
    }
    head_->height = cut_;
    settle_tail();
  }

  /// Rows of the tail get the height that their cells need, and everything moves up to its top.
  void settle_tail() {
    std::vector<RowFragment>& rows = tail_->rows;
    Length const top = rows.front().y;
    for (CellFragment& cell : tail_->cells) {
      Length const shift = cell.is_continued && cell.y == cut_ ? cut_ : top;
      cell.y -= shift;
      cell.content_y -= shift;
    }
    for (RowFragment& row : rows) row.y -= top;
    if (!boundary_) rows.front().height = tallest_ending_in_first(rows.front());
    // Cells that reach further than their rows now stretch the last row.
    Length y;
    for (RowFragment& row : rows) {
      Length const gap = &row == &rows.front() ? Length() : gap_before(row);
      Length const old_top = row.y;
      row.y = y + gap;
      for (CellFragment& cell : tail_->cells) {
        if (cell.y == old_top && old_top > Length()) {
          cell.content_y += row.y - old_top;
          cell.y = row.y;
        }
      }
      y = row.y + row.height;
    }
    Length needed = y;
    for (CellFragment const& cell : tail_->cells) needed = std::max(needed, cell.y + cell.height);
    rows.back().height += needed - y;
    tail_->height = needed;
    if (rows.size() == 1) {
      for (CellFragment& cell : tail_->cells) cell.height = needed - cell.y;
    }
    tail_->baseline.reset();
  }

  [[nodiscard]] Length tallest_ending_in_first(RowFragment const& first) const {
    Length tallest;
    for (CellFragment const& cell : tail_->cells) {
      bool const begins_here = cell.y <= first.y;
      if (begins_here && tail_->rows.size() == 1) tallest = std::max(tallest, cell.height);
      if (begins_here && tail_->rows.size() > 1) tallest = std::max(tallest, std::min(cell.height, first.height));
    }
    return tallest;
  }

  [[nodiscard]] Length gap_before(RowFragment const&) const {
    if (unit_.rows.size() < 2) return {};
    return unit_.rows[1].y - unit_.rows[0].y - unit_.rows[0].height;
  }

  RowUnit const& unit_;
  Length cut_;
  std::optional<Length> boundary_;  ///< Bottom of the last row that fits whole.
  std::shared_ptr<RowUnit> head_, tail_;
  bool takes_content_ = false;
};

}  // namespace

SlicedRows slice_rows(RowUnit const& unit, Length room) {
  return RowSlicer(unit, room).run();
}

}  // namespace closeout::layout
