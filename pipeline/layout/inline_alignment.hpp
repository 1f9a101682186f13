#pragma once
// Vertical alignment within a line (CSS 2.2 section 10.8.1, css-inline-3 section 3).

#include <vector>

#include "layout/line_builder.hpp"

namespace closeout::layout {

struct FontBox;

/// An inline box (or the root inline box: the strut) as a line sees it.
struct InlineBoxState {
  boxes::Box const* box = nullptr;
  std::size_t parent = 0;
  FontBox const* font = nullptr;
  Length shift;           ///< Of its baseline above the baseline of its alignment group's root.
  std::size_t group = 0;  ///< The nearest ancestor or self aligned to the line's top or bottom; else the root.
  base::Point offset;     ///< Of relative positioning, ancestors included.
};

/// Where an entry sits.
struct AlignedEntry {
  std::size_t state = 0;  ///< Its inline box.
  Length shift;           ///< Baseline above its group's baseline.
  std::size_t group = 0;
};

/// The boxes of one line and the extents of what is aligned with each other.
class InlineAlignment {
 public:
  InlineAlignment(Context& context, boxes::Box const& container, ContainingBlock const& containing,
                  LineEntries const& line);

  [[nodiscard]] std::vector<InlineBoxState> const& states() const { return states_; }
  [[nodiscard]] AlignedEntry const& entry(std::size_t index) const { return entries_[index]; }
  /// Index of the state that an OpenBox or CloseBox entry opens or closes; of open_boxes, in order, first.
  [[nodiscard]] Length height() const { return height_; }
  /// Baseline of a group from the line's top.
  [[nodiscard]] Length baseline(std::size_t group) const { return groups_[group].baseline; }
  [[nodiscard]] Length baseline() const { return groups_[0].baseline; }

 private:
  struct Group {
    std::size_t state = 0;
    css::VerticalAlign::Kind kind = css::VerticalAlign::Kind::Baseline;
    Length above, below;  ///< Extents from the group's baseline.
    bool has_extent = false;
    Length baseline;
  };

  std::size_t open(boxes::Box const& box, std::size_t parent);
  void place_atomic(AtomicFragment const& atomic, AlignedEntry& entry, std::size_t parent);
  void extend(std::size_t group, Length above, Length below);
  void extend_by_font(std::size_t state);
  void extend_by_fallback_fonts(std::size_t state, text::Piece const& piece);
  Length shift_of(css::VerticalAlign const& align, InlineBoxState const& parent, FontBox const& own) const;
  std::size_t new_group(std::size_t state, css::VerticalAlign::Kind kind);
  void settle();

  Context& context_;
  ContainingBlock const& containing_;
  std::vector<InlineBoxState> states_;
  std::vector<AlignedEntry> entries_;
  std::vector<Group> groups_;
  Length height_;
};

}  // namespace closeout::layout
