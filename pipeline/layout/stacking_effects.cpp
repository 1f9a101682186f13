// The painter's part for outlines and opacity.

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/painter.hpp"

namespace closeout::layout {
namespace {

bool is_clip(pages::Item const& item) {
  return std::holds_alternative<pages::ClipBegin>(item.content) || std::holds_alternative<pages::ClipEnd>(item.content);
}

bool is_same(pages::Tag const& a, pages::Tag const& b) {
  return a.marked_content == b.marked_content && a.artifact == b.artifact;
}

void fade_colour(base::Colour& colour, double opacity) {
  colour.alpha = static_cast<std::uint8_t>(std::lround(colour.alpha * opacity));
}

/// What does not overlap itself can have its colours faded; false if it is something else.
bool fade_alone(pages::ItemContent& content, double opacity) {
  if (auto* const text = std::get_if<pages::TextItem>(&content)) {
    fade_colour(text->colour, opacity);
    return true;
  }
  auto* const path = std::get_if<pages::PathItem>(&content);
  if (path == nullptr || (path->fill && path->stroke)) return false;
  fade_colour(path->fill ? *path->fill : *path->stroke, opacity);
  return true;
}

}  // namespace

/// css-ui-4 section 3: outside the border edge, above what is painted with the box, taking no room.
void Painter::note_outline(boxes::Box const& box, base::Rect const& border_box, CornerRadii const& radii) {
  css::BorderSide const& side = box.style->outline;
  if (side.width.is_zero() || !builder_.is_painting()) return;
  Length const out = -(box.style->outline_offset + side.width);
  base::Edges<Length> const outwards{out, out, out, out};
  BorderPaint outline{inset(border_box, outwards), {side, side, side, side}};
  for (std::size_t i = 0; i < radii.size(); ++i) {
    bool const is_round = !radii[i].width.is_zero() && !radii[i].height.is_zero();
    if (is_round) outline.radii[i] = {radii[i].width - out, radii[i].height - out};
  }
  outlines_.push_back(outline);
}

void Painter::paint_outlines() {
  for (BorderPaint const& outline : std::exchange(outlines_, {})) {
    add_decoration_items(border_paths(outline), pages::ArtifactType::Layout);
  }
}

/// css-color-4 section 3.2: what was painted since `from` is painted with this opacity as one thing. AD-HOC: one for
/// each tag, because marked content has to stay in the page's own stream (ISO 32000-1 section 14.7.4.2).
void Painter::fade(std::size_t from, double opacity) {
  if (opacity >= 1 || from >= items_.size()) return;
  auto const first = items_.begin() + static_cast<std::ptrdiff_t>(from);
  std::vector<pages::Item> faded(std::make_move_iterator(first), std::make_move_iterator(items_.end()));
  items_.erase(first, items_.end());
  for (std::size_t i = 0; i < faded.size();) {
    std::size_t end = i + 1;
    while (end < faded.size() && !is_clip(faded[i]) && !is_clip(faded[end]) && is_same(faded[i].tag, faded[end].tag)) {
      ++end;
    }
    pages::Tag const tag = faded[i].tag;
    bool const is_simple = is_clip(faded[i]) || (end == i + 1 && fade_alone(faded[i].content, opacity));
    if (!is_simple) items_.push_back({tag, pages::GroupBegin{opacity}});
    for (; i < end; ++i) items_.push_back(std::move(faded[i]));
    if (!is_simple) items_.push_back({tag, pages::GroupEnd{}});
  }
}

}  // namespace closeout::layout
