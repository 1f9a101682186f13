#pragma once
// Where the entries of a line stand from left to right: justification, alignment, visual order (css-text-3 sections 6
// and 7, UAX 9 rule L2, CSS 2.2 section 8.6).

#include <cstdint>
#include <limits>
#include <vector>

#include "layout/line_builder.hpp"

namespace closeout::layout {

/// Horizontal place of an entry, from the flow's left.
struct Placed {
  Length x;            ///< Left end of what is visible.
  Length space_x;      ///< Left end of the white space beside it.
  Length space;        ///< Its used width.
  bool hangs = false;  ///< The white space hangs at the line's end.
};

/// Advances of a line's entries, its spaces justified or dropped at the end.
/// Advances of a line's entries, its spaces justified or dropped at the end.
class HorizontalPlacement {
 public:
  HorizontalPlacement(boxes::Box const& container, ContainingBlock const& containing, LineEntries const& line);

  /// Width of an entry on the line; a leader's is what the others leave.
  [[nodiscard]] Length width(std::size_t i) const { return entries()[i].width + (i == leader_ ? stretch_ : Length()); }
  [[nodiscard]] Placed const& operator[](std::size_t index) const { return placed_[index]; }
  /// The entries from left to right, where that is not simply their order or its reverse; else empty.
  [[nodiscard]] std::vector<std::size_t> const& mixed_order() const { return mixed_order_; }

 private:
  [[nodiscard]] std::vector<LineEntry> const& entries() const { return line_.entries; }
  [[nodiscard]] bool is_right_to_left() const;
  [[nodiscard]] css::TextAlign alignment() const;
  void find_trailing();
  void measure();
  void stretch_leader();
  [[nodiscard]] std::size_t first_gap() const;
  void justify();
  [[nodiscard]] Length start() const;
  [[nodiscard]] std::vector<std::uint8_t> levels() const;
  void place();
  void place_entry(std::size_t index, bool rtl, Length& x);

  css::ComputedStyle const& style_;
  ContainingBlock const& containing_;
  LineEntries const& line_;
  std::vector<Placed> placed_;
  std::vector<std::size_t> mixed_order_;
  static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
  std::size_t trailing_ = 0;
  std::size_t leader_ = none;
  Length stretch_;
  Length width_;
};

}  // namespace closeout::layout
