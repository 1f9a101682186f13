#include "layout/arrangement.hpp"

#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

class Arranger {
 public:
  Arranger(base::Point origin, Length start) : origin_(origin), y_(origin.y + start) {}

  ArrangedFlow run(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued,
                   FirstMargin first_margin) {
    for (ContinuedBox const& box : continued) open(box.geometry, origin_.y, false);
    flow_.continued = continued.size();
    for (std::size_t i = 0; i < strips.size(); ++i) {
      y_ += i == 0 ? first_margin_of(strips[i], first_margin) : strips[i].margin_before;
      place(strips[i]);
    }
    while (!stack_.empty()) close(false);
    return std::move(flow_);
  }

 private:
  struct Opened {
    std::size_t decoration = 0;
    base::Point offset;  ///< Of this box alone.
  };

  void open(GeometryRef const& geometry, Length y, bool has_top) {
    offset_.x += geometry->relative_offset.x;
    offset_.y += geometry->relative_offset.y;
    Decoration decoration;
    decoration.geometry = geometry;
    decoration.border_box.origin = {origin_.x + geometry->x + offset_.x, y + offset_.y};
    decoration.border_box.size.width = geometry->width;
    decoration.has_top = has_top;
    stack_.push_back({flow_.decorations.size(), geometry->relative_offset});
    flow_.decorations.push_back(std::move(decoration));
  }

  std::size_t close(bool has_bottom) {
    Opened const opened = stack_.back();
    stack_.pop_back();
    Decoration& decoration = flow_.decorations[opened.decoration];
    decoration.has_bottom = has_bottom;
    decoration.border_box.size.height = y_ + offset_.y - decoration.border_box.origin.y;
    offset_.x -= opened.offset.x;
    offset_.y -= opened.offset.y;
    return opened.decoration;
  }

  [[nodiscard]] std::size_t containing() const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (is_positioned(*flow_.decorations[stack_[i].decoration].geometry->box)) return stack_[i].decoration;
    }
    return PlacedStrip::none;
  }

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
    y_ += strip.height;
    if (auto const* part = std::get_if<ClosePart>(&strip.part)) placed.decoration = close(!part->continues);
    note_rows(strip);
    flow_.strips.push_back(placed);
  }

  /// A row is the last of its table here if no row follows before the table closes.
  void note_rows(Strip const& strip) {
    if (std::holds_alternative<RowsPart>(strip.part)) {
      if (last_rows_ != PlacedStrip::none) flow_.strips[last_rows_].is_last_row = false;
      last_rows_ = flow_.strips.size();
    } else if (std::holds_alternative<ClosePart>(strip.part) || std::holds_alternative<OpenPart>(strip.part)) {
      last_rows_ = PlacedStrip::none;
    }
  }

  base::Point origin_;
  Length y_;
  base::Point offset_;
  std::vector<Opened> stack_;
  ArrangedFlow flow_;
  std::size_t last_rows_ = PlacedStrip::none;
};

}  // namespace

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

ArrangedFlow arrange(std::vector<Strip> const& strips, std::vector<ContinuedBox> const& continued, base::Point origin,
                     Length start, FirstMargin first_margin) {
  return Arranger(origin, start).run(strips, continued, first_margin);
}

}  // namespace closeout::layout
