#include "layout/arrangement.hpp"

#include <algorithm>

#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

/// A table ends with its last row on the page.
bool is_fillable(BoxGeometry const& g) {
  return g.box->kind != boxes::BoxKind::Table || g.is_table_wrapper;
}

class Arranger {
 public:
  explicit Arranger(FlowPlace const& at)
      : origin_(at.origin),
        first_margin_(at.first_margin),
        cloned_(at.cloned),
        bottom_(at.bottom),
        y_(at.origin.y + at.start) {}

  ArrangedFlow run(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued) {
    Length top = origin_.y;
    for (ContinuedBox const& box : continued) {
      bool const cloned = cloned_ != ClonedEdges::None && is_cloned(*box.geometry);
      open(box.geometry, top, cloned);
      if (cloned) top += box.geometry->top_edge();
    }
    flow_.continued = continued.size();
    for (std::size_t i = 0; i < strips.size(); ++i) {
      y_ += i == 0 ? first_margin_of(strips[i], first_margin_) : strips[i].margin_before;
      place(strips[i]);
    }
    while (!stack_.empty()) close(false);
    return std::move(flow_);
  }

 private:
  struct Opened {
    std::size_t decoration = 0;
    base::Point offset;                                                       ///< Of this box alone.
    std::size_t containing = PlacedStrip::none, stacked = PlacedStrip::none;  ///< For what is inside.
  };

  void open(GeometryRef const& geometry, Length y, bool has_top) {
    offset_.x += geometry->relative_offset.x;
    offset_.y += geometry->relative_offset.y;
    Decoration decoration;
    decoration.geometry = geometry;
    decoration.border_box.origin = {origin_.x + geometry->x + offset_.x, y + offset_.y};
    decoration.border_box.size.width = geometry->width;
    decoration.has_top = has_top;
    if (!stack_.empty()) decoration.parent = stack_.back().decoration;
    std::size_t const index = flow_.decorations.size();
    Opened opened{index, geometry->relative_offset, containing(), stacked()};
    if (is_positioned(*geometry->box)) opened.containing = index;
    if (is_stacked(*geometry->box)) opened.stacked = index;
    decoration.stacked = opened.stacked;
    stack_.push_back(opened);
    flow_.decorations.push_back(std::move(decoration));
  }

  std::size_t close(bool has_bottom) {
    Opened const opened = stack_.back();
    stack_.pop_back();
    Decoration& decoration = flow_.decorations[opened.decoration];
    bool const cloned = !has_bottom && clones_bottom(*decoration.geometry);
    decoration.has_bottom = has_bottom || cloned;
    bool const fills = !has_bottom && bottom_ && is_fillable(*decoration.geometry);
    if (cloned) y_ += decoration.geometry->bottom_edge();
    Length const end = fills ? std::max(y_, *bottom_ - cloned_below()) : y_;
    decoration.border_box.size.height = end + offset_.y - decoration.border_box.origin.y;
    offset_.x -= opened.offset.x;
    offset_.y -= opened.offset.y;
    return opened.decoration;
  }

  [[nodiscard]] bool clones_bottom(BoxGeometry const& g) const { return cloned_ == ClonedEdges::Both && is_cloned(g); }

  /// Bottom edges of the boxes that are still open, below the one that was closed.
  [[nodiscard]] Length cloned_below() const {
    Length edges;
    for (Opened const& opened : stack_) {
      BoxGeometry const& g = *flow_.decorations[opened.decoration].geometry;
      if (clones_bottom(g)) edges += g.bottom_edge();
    }
    return edges;
  }

  [[nodiscard]] std::size_t containing() const { return stack_.empty() ? PlacedStrip::none : stack_.back().containing; }
  [[nodiscard]] std::size_t stacked() const { return stack_.empty() ? PlacedStrip::none : stack_.back().stacked; }

  void place(Strip const& strip) {
    PlacedStrip placed;
    placed.strip = &strip;
    if (auto const* part = std::get_if<OpenPart>(&strip.part)) {
      open(part->geometry, y_, !part->is_continued);
      placed.decoration = stack_.back().decoration;
    }
    placed.y = y_ + offset_.y;
    placed.origin = {origin_.x + offset_.x, origin_.y + offset_.y};
    placed.containing = containing();
    placed.stacked = stacked();
    y_ += strip.height;
    if (auto const* part = std::get_if<ClosePart>(&strip.part)) placed.decoration = close(!part->continues);
    note_rows(strip, placed);
    flow_.strips.push_back(placed);
  }

  /// A row is the last of its kind here if no row of the kind follows before the table closes; footers stand below.
  void note_rows(Strip const& strip, PlacedStrip& placed) {
    if (auto const* rows = std::get_if<RowsPart>(&strip.part)) {
      if (last_rows_ != PlacedStrip::none) {
        PlacedStrip& last = flow_.strips[last_rows_];
        bool const begins_footer = rows->unit->group == RowUnit::Group::Footer &&
                                   std::get<RowsPart>(last.strip->part).unit->group != RowUnit::Group::Footer;
        last.is_last_row = begins_footer;
        if (begins_footer) placed.above = last_rows_;
      }
      last_rows_ = flow_.strips.size();
    } else if (std::holds_alternative<ClosePart>(strip.part) || std::holds_alternative<OpenPart>(strip.part)) {
      last_rows_ = PlacedStrip::none;
    }
  }

  base::Point origin_;
  FirstMargin first_margin_;
  ClonedEdges cloned_;
  std::optional<Length> bottom_;
  Length y_;
  base::Point offset_;
  std::vector<Opened> stack_;
  ArrangedFlow flow_;
  std::size_t last_rows_ = PlacedStrip::none;
};

}  // namespace

base::Rect padding_box(Decoration const& decoration) {
  BoxGeometry const& g = *decoration.geometry;
  Length const top = decoration.has_top ? g.border.top : Length();
  Length const bottom = decoration.has_bottom ? g.border.bottom : Length();
  base::Rect const& r = decoration.border_box;
  return {{r.left() + g.border.left, r.top() + top},
          {r.size.width - g.border.left - g.border.right, r.size.height - top - bottom}};
}

CornerRadii radii_of(Decoration const& decoration) {
  CornerRadii radii = corner_radii(*decoration.geometry->box->style, decoration.border_box.size);
  if (!decoration.has_top) radii[0] = radii[1] = {};
  if (!decoration.has_bottom) radii[2] = radii[3] = {};
  return radii;
}

CornerRadii content_radii(Decoration const& decoration) {
  BoxGeometry const& g = *decoration.geometry;
  return inner_radii(radii_of(decoration), {g.top_edge(), g.right_edge(), g.bottom_edge(), g.left_edge()});
}

bool clips(boxes::Box const& box) {
  return box.style->overflow == css::Overflow::Hidden && box.kind != boxes::BoxKind::Table;
}

Length first_margin_of(Strip const& strip, FirstMargin first_margin) {
  switch (first_margin) {
    case FirstMargin::Kept:
      return strip.margin_before;
    case FirstMargin::Dropped:
      return {};
    case FirstMargin::AfterForced:
      return strip.margin_after_forced_break;
  }
  return {};
}

ArrangedFlow arrange(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued,
                     FlowPlace const& place) {
  return Arranger(place).run(strips, continued);
}

}  // namespace closeout::layout
