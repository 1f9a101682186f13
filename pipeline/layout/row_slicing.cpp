#include "layout/row_slicing.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "layout/flow_slicing.hpp"

namespace closeout::layout {
namespace {

class RowSlicer {
 public:
  RowSlicer(RowUnit const& unit, Length room) : unit_(unit), cut_(room) {
    for (RowFragment const& row : unit.rows) {
      Length const bottom = row.y + row.height;
      if (bottom > Length() && bottom <= room && bottom < unit.height) boundary_ = bottom;
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
  /// leaves an empty part behind. AD-HOC: a cell that is cut begins at its top, whatever its vertical-align.
  bool divide_crossing(CellFragment const& cell) {
    CellFragment head = cell;
    CellFragment tail = cell;
    head.height = cut_ - cell.y;
    head.continues = true;
    head.content_y = std::min(cell.content_y, cell.y + cell.geometry->top_edge());
    tail.is_continued = true;
    std::optional<SlicedFlow> sliced = slice_flow(cell.content, cut_ - head.content_y);
    if (sliced) {
      head.content = std::move(sliced->head);
      tail.content = std::move(sliced->tail);
      takes_content_ = takes_content_ || !head.content.strips.empty();
    } else {
      head.content = {};
    }
    head_->cells.push_back(std::move(head));
    tail_->cells.push_back(std::move(tail));
    return true;
  }

  void divide_rows() {
    head_->rows.clear();
    tail_->rows.clear();
    for (RowFragment const& row : unit_.rows) {
      if (row.y >= cut_) {
        tail_->rows.push_back(row);
        continue;
      }
      head_->rows.push_back(row);
      if (row.y + row.height <= cut_) continue;
      head_->rows.back().height = cut_ - row.y;
      tail_->rows.push_back(row);
      has_cut_row_ = true;
    }
    head_->height = cut_;
    settle_tail();
  }

  /// Index among the tail's rows of the last row that ends at or above `bottom`.
  [[nodiscard]] std::size_t row_ending_at(Length bottom) const {
    std::vector<RowFragment> const& rows = tail_->rows;
    std::size_t last = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].y + rows[i].height <= bottom) last = i;
    }
    return last;
  }
  [[nodiscard]] std::size_t row_beginning_at(Length top) const {
    std::vector<RowFragment> const& rows = tail_->rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].y >= top) return i;
    }
    return 0;
  }

  /// Rows of the tail keep their heights, but for the one that was cut: that is as high as what is left of its cells.
  /// What is left of a spanning cell may stretch the last row that it spans.
  void settle_tail() {
    std::vector<Length> heights;
    for (RowFragment const& row : tail_->rows) heights.push_back(row.height);
    if (has_cut_row_) heights.front() = {};
    std::vector<std::pair<std::size_t, std::size_t>> spans;
    for (CellFragment const& cell : tail_->cells) {
      spans.emplace_back(cell.is_continued ? 0 : row_beginning_at(cell.y), row_ending_at(cell.y + cell.height));
    }
    for (bool const spanning : {false, true}) {
      for (std::size_t i = 0; i < spans.size(); ++i) {
        auto const [first, last] = spans[i];
        if ((first != last) == spanning) stretch(tail_->cells[i], first, last, heights);
      }
    }
    place_tail(heights, spans);
  }

  void stretch(CellFragment const& cell, std::size_t first, std::size_t last, std::vector<Length>& heights) const {
    if (!cell.is_continued) return;
    Length have = gap() * static_cast<std::int64_t>(last - first);
    for (std::size_t row = first; row <= last; ++row) have += heights[row];
    Length const missing = cell.content.height + cell.geometry->bottom_edge() - have;
    if (missing > Length()) heights[last] += missing;
  }

  void place_tail(std::vector<Length> const& heights, std::vector<std::pair<std::size_t, std::size_t>> const& spans) {
    Length y;
    for (std::size_t i = 0; i < heights.size(); ++i) {
      tail_->rows[i].y = y;
      tail_->rows[i].height = heights[i];
      y += heights[i] + gap();
    }
    tail_->height = y - gap();
    for (std::size_t i = 0; i < spans.size(); ++i) {
      CellFragment& cell = tail_->cells[i];
      RowFragment const& last = tail_->rows[spans[i].second];
      Length const top = tail_->rows[spans[i].first].y;
      cell.content_y = cell.is_continued ? top : top + cell.content_y - cell.y;
      cell.y = top;
      cell.height = last.y + last.height - top;
    }
    tail_->baseline.reset();
  }

  /// border-spacing between the rows.
  [[nodiscard]] Length gap() const {
    if (unit_.rows.size() < 2) return {};
    return unit_.rows[1].y - unit_.rows[0].y - unit_.rows[0].height;
  }

  RowUnit const& unit_;
  Length cut_;
  std::optional<Length> boundary_;  ///< Bottom of the last row that fits whole.
  std::shared_ptr<RowUnit> head_, tail_;
  bool takes_content_ = false;
  bool has_cut_row_ = false;
};

}  // namespace

SlicedRows slice_rows(RowUnit const& unit, Length room) {
  return RowSlicer(unit, room).run();
}

SlicedRows slice_rows_beyond(RowUnit const& unit, Length room) {
  Length cut = unit.height;
  auto const consider = [&](Length y) {
    if (y > room) cut = std::min(cut, y);
  };
  for (RowFragment const& row : unit.rows) consider(row.y + row.height);
  for (CellFragment const& cell : unit.cells) {
    if (auto const first = first_break(cell.content)) consider(cell.content_y + *first);
  }
  return cut < unit.height ? RowSlicer(unit, cut).run() : SlicedRows();
}

}  // namespace closeout::layout
