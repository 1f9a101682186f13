#include "layout/replaced_boxes.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using css::SizeValue;

/// CSS 2.2 section 10.3.2: what a picture without any size gets.
constexpr double default_width = 300, default_height = 150;

Length px(double pixels) {
  return Length::from_pixels(pixels);
}

struct Range {
  Length minimum;
  std::optional<Length> maximum;
  [[nodiscard]] Length limit(Length value) const { return clamped(value, minimum, maximum); }
};

/// One property as a content size; nothing for auto, none and a percentage of what is not known. min-content and
/// max-content are the natural size, which is what auto gives.
class SizeProperties {
 public:
  SizeProperties(boxes::Box const& box, Length containing_width, std::optional<Length> containing_height)
      : geometry_(edges_of(box, containing_width)),
        style_(*box.style),
        containing_width_(containing_width),
        containing_height_(containing_height) {}

  [[nodiscard]] std::optional<Length> width() const { return horizontal(style_.width); }
  [[nodiscard]] std::optional<Length> height() const { return vertical(style_.height); }
  [[nodiscard]] Range widths() const {
    return {horizontal(style_.min_width).value_or(Length()), horizontal(style_.max_width)};
  }
  [[nodiscard]] Range heights() const {
    return {vertical(style_.min_height).value_or(Length()), vertical(style_.max_height)};
  }
  /// What a block-level box would fill.
  [[nodiscard]] Length available_width() const {
    Length const taken = geometry_.margin.left + geometry_.margin.right + geometry_.horizontal_edges();
    return std::max(Length(), containing_width_ - taken);
  }

 private:
  [[nodiscard]] Length content(Length specified, Length edges) const {
    bool const is_border_box = style_.box_sizing == css::BoxSizing::BorderBox;
    return std::max(Length(), is_border_box ? specified - edges : specified);
  }
  [[nodiscard]] std::optional<Length> horizontal(SizeValue const& value) const {
    if (value.kind != SizeValue::Kind::LengthPercentage) return std::nullopt;
    return content(value.value.resolved(containing_width_), geometry_.horizontal_edges());
  }
  [[nodiscard]] std::optional<Length> vertical(SizeValue const& value) const {
    if (value.kind != SizeValue::Kind::LengthPercentage) return std::nullopt;
    if (!value.value.is_definite_without_reference() && !containing_height_) return std::nullopt;
    return content(value.value.resolved(containing_height_.value_or(Length())), geometry_.vertical_edges());
  }

  BoxGeometry geometry_;
  css::ComputedStyle const& style_;
  Length containing_width_;
  std::optional<Length> containing_height_;
};

/// Both auto: what the picture says, the missing side by its ratio. With a ratio alone it fills the width, as a block
/// does (section 10.3.2 suggests that for blocks that do not depend on it).
base::Size tentative_size(NaturalSize const& natural, Length available) {
  double const ratio = natural.ratio.value_or(0);
  if (natural.width && natural.height) return {*natural.width, *natural.height};
  if (natural.width) return {*natural.width, ratio > 0 ? natural.width->scaled(1 / ratio) : px(default_height)};
  if (natural.height) return {ratio > 0 ? natural.height->scaled(ratio) : px(default_width), *natural.height};
  if (ratio > 0) return {available, available.scaled(1 / ratio)};
  return {px(default_width), px(default_height)};
}

/// Section 10.4, the table "Constraint Violation": keeps the ratio as long as both ranges allow it.
base::Size constrained_size(base::Size size, Range const& widths, Range const& heights) {
  double const w = size.width.pixels(), h = size.height.pixels();
  constexpr double unlimited = std::numeric_limits<double>::infinity();
  double const min_w = widths.minimum.pixels(), min_h = heights.minimum.pixels();
  double const max_w = std::max(min_w, widths.maximum ? widths.maximum->pixels() : unlimited);
  double const max_h = std::max(min_h, heights.maximum ? heights.maximum->pixels() : unlimited);
  bool const too_wide = w > max_w, too_narrow = w<min_w, too_high = h> max_h, too_low = h < min_h;
  auto const by_width = [&](double width) {
    return base::Size{px(width), px(std::clamp(width * h / w, min_h, max_h))};
  };
  auto const by_height = [&](double height) {
    return base::Size{px(std::clamp(height * w / h, min_w, max_w)), px(height)};
  };
  if (too_wide && too_high) return max_w / w <= max_h / h ? by_width(max_w) : by_height(max_h);
  if (too_narrow && too_low) return min_w / w <= min_h / h ? by_height(min_h) : by_width(min_w);
  if (too_wide) return by_width(max_w);
  if (too_narrow) return by_width(min_w);
  if (too_high) return by_height(max_h);
  if (too_low) return by_height(min_h);
  return size;
}

base::Size auto_size(NaturalSize const& natural, SizeProperties const& given) {
  base::Size const size = tentative_size(natural, given.available_width());
  bool const keeps_ratio = natural.ratio && size.width > Length() && size.height > Length();
  if (keeps_ratio) return constrained_size(size, given.widths(), given.heights());
  return {given.widths().limit(size.width), given.heights().limit(size.height)};
}

bool is_on_its_side(images::Orientation orientation) {
  return orientation >= images::Orientation::Transposed;
}

double dots_per_px(images::Image const& image, css::ImageResolution const& wanted) {
  double const dots = wanted.from_image ? image.resolution.value_or(wanted.dots_per_px) : wanted.dots_per_px;
  return dots > 0 ? dots : 1;
}

NaturalSize natural_size_of_image(images::Image const& image, css::ComputedStyle const& style) {
  double const dots = dots_per_px(image, style.image_resolution);
  double width = image.width / dots, height = image.height / dots;
  if (is_on_its_side(shown_orientation(image, style))) std::swap(width, height);
  return {px(width), px(height), width / height};
}

NaturalSize natural_size_of_drawing(boxes::Drawing const& drawing) {
  NaturalSize natural;
  natural.width = drawing.width;
  natural.height = drawing.height;
  if (drawing.ratio > 0) natural.ratio = drawing.ratio;
  return natural;
}

/// css-images-3 section 5.5
base::Size object_size(css::ObjectFit fit, NaturalSize const& natural, base::Size const& room) {
  double const ratio = natural.ratio.value_or(0);
  base::Size const contained = ratio > 0 ? fitted_size(ratio, room, Fitting::Contain) : room;
  switch (fit) {
    case css::ObjectFit::Fill:
      return room;
    case css::ObjectFit::Contain:
      return contained;
    case css::ObjectFit::Cover:
      return ratio > 0 ? fitted_size(ratio, room, Fitting::Cover) : room;
    case css::ObjectFit::None:
      return default_object_size(natural, room);
    case css::ObjectFit::ScaleDown:
      break;
  }
  base::Size const own = default_object_size(natural, room);
  return own.width <= contained.width && own.height <= contained.height ? own : contained;
}

}  // namespace

NaturalSize natural_size(boxes::Picture const& picture, css::ComputedStyle const& style) {
  return picture.image ? natural_size_of_image(*picture.image, style) : natural_size_of_drawing(*picture.drawing);
}

images::Orientation shown_orientation(images::Image const& image, css::ComputedStyle const& style) {
  using images::Orientation;
  css::ImageOrientation const& wanted = style.image_orientation;
  if (wanted.from_image) return image.orientation;
  constexpr std::array<Orientation, 4> turned{Orientation::Upright, Orientation::TurnedRight, Orientation::UpsideDown,
                                              Orientation::TurnedLeft};
  constexpr std::array<Orientation, 4> flipped{Orientation::FlippedHorizontally, Orientation::Transposed,
                                               Orientation::FlippedVertically, Orientation::Transversed};
  auto const turns = static_cast<std::size_t>(wanted.quarter_turns % 4);
  return wanted.flip ? flipped.at(turns) : turned.at(turns);
}

base::Size fitted_size(double ratio, base::Size const& area, Fitting fitting) {
  bool const is_narrow = area.width < area.height.scaled(ratio);
  bool const by_width = is_narrow == (fitting == Fitting::Contain);
  return by_width ? base::Size{area.width, area.width.scaled(1 / ratio)}
                  : base::Size{area.height.scaled(ratio), area.height};
}

base::Size default_object_size(NaturalSize const& natural, base::Size const& area) {
  double const ratio = natural.ratio.value_or(0);
  if (!natural.width && !natural.height) return ratio > 0 ? fitted_size(ratio, area, Fitting::Contain) : area;
  base::Size size{natural.width.value_or(area.width), natural.height.value_or(area.height)};
  if (ratio > 0 && !natural.width) size.width = size.height.scaled(ratio);
  if (ratio > 0 && !natural.height) size.height = size.width.scaled(1 / ratio);
  return size;
}

base::Size replaced_size(boxes::Box const& box, Length containing_width, std::optional<Length> containing_height) {
  SizeProperties const given(box, containing_width, containing_height);
  NaturalSize const natural = natural_size(box.picture, *box.style);
  double const ratio = natural.ratio.value_or(0);
  std::optional<Length> width = given.width(), height = given.height();
  if (!width && !height) return auto_size(natural, given);
  if (width) width = given.widths().limit(*width);
  if (height) height = given.heights().limit(*height);
  if (!width) {
    width = ratio > 0 ? height->scaled(ratio) : natural.width.value_or(px(default_width));
    width = given.widths().limit(*width);
  }
  if (!height) {
    height = ratio > 0 ? width->scaled(1 / ratio) : natural.height.value_or(px(default_height));
    height = given.heights().limit(*height);
  }
  return {*width, *height};
}

BoxGeometry replaced_geometry(boxes::Box const& box, Length containing_width, std::optional<Length> containing_height) {
  BoxGeometry g = edges_of(box, containing_width);
  g.width = replaced_size(box, containing_width, containing_height).width + g.horizontal_edges();
  g.x = g.margin.left;
  return g;
}

base::Rect picture_area(boxes::Box const& box, base::Rect const& content_box) {
  css::ComputedStyle const& style = *box.style;
  base::Size const& room = content_box.size;
  base::Size const size = object_size(style.object_fit, natural_size(box.picture, style), room);
  // Section 5.5: percentages of object-position refer to the room that the object leaves.
  Length const x = style.object_position.x.resolved(room.width - size.width);
  Length const y = style.object_position.y.resolved(room.height - size.height);
  return {{content_box.left() + x, content_box.top() + y}, size};
}

}  // namespace closeout::layout
