#include "layout/drawing_painting.hpp"

#include <algorithm>
#include <cmath>

#include "layout/drawn_text.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using base::Transform;

Transform placing(boxes::Drawing const& drawing, Rect const& area) {
  Transform const corner{1, 0, 0, 1, area.left().pixels(), area.top().pixels()};
  bool const has_view = drawing.view_width > 0 && drawing.view_height > 0;
  if (!has_view) return corner;
  std::array<double, 4> const view{drawing.view_x, drawing.view_y, drawing.view_width, drawing.view_height};
  return base::concatenate(
      corner, boxes::view_transform(view, drawing.aspect_ratio, area.size.width.pixels(), area.size.height.pixels()));
}

class DrawingPainter {
 public:
  DrawingPainter(std::vector<pages::ItemContent>& to, Context& context, Transform const& place,
                 std::string const& language)
      : to_(to), context_(context), place_(place), language_(language) {}

  void operator()(boxes::Shape const& shape) {
    double const scale = std::sqrt(std::abs(place_.a * place_.d - place_.b * place_.c));
    boxes::StrokeStyle const& style = shape.stroke_style;
    pages::PathItem item;
    item.path = base::transformed(shape.path, place_);
    item.fill = shape.fill;
    item.even_odd = shape.even_odd;
    item.stroke = shape.stroke;
    item.stroke_width = style.width * scale;
    for (double const dash : style.dashes) item.dashes.push_back(dash * scale);
    item.dash_offset = style.dash_offset * scale;
    item.cap = static_cast<pages::LineCap>(style.cap);
    item.join = static_cast<pages::LineJoin>(style.join);
    item.miter_limit = style.miter_limit;
    to_.emplace_back(std::move(item));
  }

  void operator()(boxes::DrawnText const& text) { add_drawn_text(to_, context_, text, place_, language_); }

  void operator()(boxes::LayerBegin const& layer) {
    layers_.push_back(layer);
    if (layer.clip) to_.emplace_back(pages::ClipBegin{base::transformed(*layer.clip, place_), layer.clip_even_odd});
    if (layer.opacity < 1) to_.emplace_back(pages::GroupBegin{layer.opacity});
  }

  void operator()(boxes::LayerEnd const& /*end*/) {
    boxes::LayerBegin const layer = std::move(layers_.back());
    layers_.pop_back();
    if (layer.opacity < 1) to_.emplace_back(pages::GroupEnd{});
    if (layer.clip) to_.emplace_back(pages::ClipEnd{});
  }

 private:
  std::vector<pages::ItemContent>& to_;
  Context& context_;
  Transform const& place_;
  std::string const& language_;
  std::vector<boxes::LayerBegin> layers_;
};

/// A hair beyond the edge is not seen and not cut.
constexpr double tolerance = 0.05;

bool is_outside(double x, double y, double reach, Rect const& area) {
  double const by = reach - tolerance;
  return x - by < area.left().pixels() || x + by > area.right().pixels() || y - by < area.top().pixels() ||
         y + by > area.bottom().pixels();
}

bool path_reaches_outside(pages::PathItem const& item, Rect const& area) {
  double const reach = item.stroke ? item.stroke_width / 2 : 0;
  return std::any_of(item.path.begin(), item.path.end(), [&](base::PathStep const& step) {
    if (step.kind == base::PathStep::Kind::Close) return false;
    bool const is_cubic = step.kind == base::PathStep::Kind::Cubic;
    return is_outside(step.x, step.y, reach, area) ||
           (is_cubic && (is_outside(step.x1, step.y1, reach, area) || is_outside(step.x2, step.y2, reach, area)));
  });
}

/// A square as large as the text is wide around where it begins: turned text fits too.
bool text_reaches_outside(pages::TextItem const& item, Rect const& area) {
  double const reach = std::max(item.run.size.pixels(), item.run.width.pixels());
  return is_outside(item.origin.x.pixels(), item.origin.y.pixels(), reach, area);
}

}  // namespace

void add_drawing(std::vector<pages::ItemContent>& to, Context& context, boxes::Drawing const& drawing, Rect const& area,
                 std::string const& language) {
  Transform const place = placing(drawing, area);
  DrawingPainter painter(to, context, place, language);
  for (boxes::DrawingItem const& item : drawing.items) std::visit(painter, item);
}

bool reaches_outside(std::vector<pages::ItemContent> const& items, Rect const& area) {
  return std::any_of(items.begin(), items.end(), [&](pages::ItemContent const& item) {
    if (auto const* path = std::get_if<pages::PathItem>(&item)) return path_reaches_outside(*path, area);
    if (auto const* text = std::get_if<pages::TextItem>(&item)) return text_reaches_outside(*text, area);
    return false;
  });
}

}  // namespace closeout::layout
