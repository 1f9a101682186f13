#include "layout/picture_painting.hpp"

#include "layout/drawing_painting.hpp"
#include "layout/replaced_boxes.hpp"
#include "layout/rounded_rectangle.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using base::Transform;
using images::Orientation;

/// From the stored unit square to the shown one, both with y down (Exif 2.3 section 4.6.4 A, Orientation).
Transform turned(Orientation orientation) {
  switch (orientation) {
    case Orientation::Upright:
      return {};
    case Orientation::FlippedHorizontally:
      return {-1, 0, 0, 1, 1, 0};
    case Orientation::UpsideDown:
      return {-1, 0, 0, -1, 1, 1};
    case Orientation::FlippedVertically:
      return {1, 0, 0, -1, 0, 1};
    case Orientation::Transposed:
      return {0, 1, 1, 0, 0, 0};
    case Orientation::TurnedRight:
      return {0, 1, -1, 0, 1, 0};
    case Orientation::Transversed:
      return {0, -1, -1, 0, 1, 1};
    case Orientation::TurnedLeft:
      return {0, -1, 1, 0, 0, 1};
  }
  return {};
}

pages::ImageItem image_item(images::ImageRef image, Orientation orientation, Rect const& area) {
  Transform const place{area.size.width.pixels(), 0, 0, area.size.height.pixels(), area.left().pixels(),
                        area.top().pixels()};
  Transform const placement = base::concatenate(place, turned(orientation));
  return {std::move(image), placement};
}

bool contains(Rect const& outer, Rect const& inner) {
  return inner.left() >= outer.left() && inner.top() >= outer.top() && inner.right() <= outer.right() &&
         inner.bottom() <= outer.bottom();
}

}  // namespace

std::vector<pages::ItemContent> picture_items(Context& context, boxes::Picture const& picture, boxes::Box const& box,
                                              Rect const& area, Rect const& clip) {
  std::vector<pages::ItemContent> items;
  bool const is_empty = picture.is_empty() || area.size.width <= base::Length() || area.size.height <= base::Length();
  if (is_empty) return items;
  bool needs_clip = !contains(clip, area);
  if (picture.image) {
    items.emplace_back(image_item(picture.image, shown_orientation(*picture.image, *box.style), area));
  } else {
    add_drawing(items, context, *picture.drawing, area, box.language);
    needs_clip = needs_clip || reaches_outside(items, clip);
  }
  if (!needs_clip || items.empty()) return items;
  items.insert(items.begin(), pages::ClipBegin{rectangle_path(clip)});
  items.emplace_back(pages::ClipEnd{});
  return items;
}

}  // namespace closeout::layout
