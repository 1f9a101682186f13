#include "layout/background_painting.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "layout/context.hpp"
#include "layout/picture_painting.hpp"
#include "layout/replaced_boxes.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using css::BackgroundArea;
using css::BackgroundRepeat;

/// More tiles than these are a texture that no eye resolves on paper.
constexpr double greatest_tile_count = 20'000;

base::Edges<Length> sum(base::Edges<Length> const& a, base::Edges<Length> const& b) {
  return {a.top + b.top, a.right + b.right, a.bottom + b.bottom, a.left + b.left};
}

base::Edges<Length> edges_inside(BoxEdges const& edges, BackgroundArea area) {
  if (area == BackgroundArea::BorderBox) return {};
  return area == BackgroundArea::PaddingBox ? edges.border : sum(edges.border, edges.padding);
}

Rect area_of(BoxEdges const& edges, BackgroundArea area) {
  return inset(edges.border_box, edges_inside(edges, area));
}

/// Section 3.9: auto takes the natural size or the ratio; cover and contain need the ratio.
base::Size image_size(css::BackgroundSize const& size, NaturalSize const& natural, base::Size const& area) {
  double const ratio = natural.ratio.value_or(0);
  bool const is_fitted = size.kind != css::BackgroundSize::Kind::Lengths;
  if (is_fitted && ratio <= 0) return area;
  if (size.kind == css::BackgroundSize::Kind::Contain) return fitted_size(ratio, area, Fitting::Contain);
  if (size.kind == css::BackgroundSize::Kind::Cover) return fitted_size(ratio, area, Fitting::Cover);
  auto const given = [](css::SizeValue const& value, Length whole) -> std::optional<Length> {
    if (value.kind != css::SizeValue::Kind::LengthPercentage) return std::nullopt;
    return value.value.resolved(whole);
  };
  std::optional<Length> width = given(size.width, area.width), height = given(size.height, area.height);
  if (!width && !height) return default_object_size(natural, area);
  if (!width) width = ratio > 0 ? height->scaled(ratio) : natural.width.value_or(area.width);
  if (!height) height = ratio > 0 ? width->scaled(1 / ratio) : natural.height.value_or(area.height);
  return {*width, *height};
}

/// Tiles along one axis: where the first one stands that can be seen, how far apart they are, how many there are.
struct Tiling {
  double size = 0, first = 0, apart = 0;
  double count = 1;
};

/// Section 3.4: round makes the image fit a whole number of times, space puts the rest between whole images.
Tiling tiling(BackgroundRepeat repeat, double size, double offset, double area_start, double area, double clip_start,
              double clip_end) {
  Tiling tiles{size, area_start + offset, size, 1};
  if (repeat == BackgroundRepeat::NoRepeat || size <= 0) return tiles;
  if (repeat == BackgroundRepeat::Space) {
    double const fitting = std::floor(area / size);
    if (fitting < 1 || (fitting < 2 && area > size)) return tiles;
    tiles.first = area_start;
    tiles.apart = fitting > 1 ? size + (area - fitting * size) / (fitting - 1) : size;
  }
  double const before = std::ceil((tiles.first - clip_start) / tiles.apart);
  tiles.first -= before * tiles.apart;
  // Sizes are whole units, so a whole number of tiles may end a little short of the edge.
  constexpr double unseen = 0.05;
  tiles.count = std::max(0.0, std::ceil((clip_end - tiles.first - unseen) / tiles.apart));
  return tiles;
}

double rounded_size(BackgroundRepeat repeat, double size, double area) {
  if (repeat != BackgroundRepeat::Round || size <= 0) return size;
  return area / std::max(1.0, std::round(area / size));
}

class LayerPainter {
 public:
  LayerPainter(Context& context, BackgroundPaint const& paint, css::BackgroundLayer const& layer,
               boxes::Picture const& picture)
      : context_(context), paint_(paint), layer_(layer), picture_(picture) {}

  void run(std::vector<pages::ItemContent>& to) {
    Rect const area = positioning_area();
    Rect const clip = area_of(paint_.edges, layer_.clip);
    base::Size const size = sized(area.size);
    bool const is_seen =
        size.width > Length() && size.height > Length() && clip.size.width > Length() && clip.size.height > Length();
    if (!is_seen) return;
    // Section 3.6: percentages of a position refer to the room that the image leaves.
    Length const x = layer_.position.x.resolved(area.size.width - size.width);
    Length const y = layer_.position.y.resolved(area.size.height - size.height);
    Tiling const across = tiling(layer_.repeat.x, size.width.pixels(), x.pixels(), area.left().pixels(),
                                 area.size.width.pixels(), clip.left().pixels(), clip.right().pixels());
    Tiling const down = tiling(layer_.repeat.y, size.height.pixels(), y.pixels(), area.top().pixels(),
                               area.size.height.pixels(), clip.top().pixels(), clip.bottom().pixels());
    if (across.count * down.count > greatest_tile_count) return warn();
    to.emplace_back(pages::ClipBegin{background_clip(paint_, layer_.clip)});
    add_tiles(to, across, down);
    to.emplace_back(pages::ClipEnd{});
  }

 private:
  /// Sections 3.5 and 3.8.
  [[nodiscard]] Rect positioning_area() const {
    if (layer_.attachment == css::BackgroundAttachment::Fixed) return paint_.page_area;
    return area_of(paint_.whole ? *paint_.whole : paint_.edges, layer_.origin);
  }

  [[nodiscard]] base::Size sized(base::Size const& area) const {
    base::Size const size = image_size(layer_.size, natural_size(picture_, *paint_.box->style), area);
    double const width = rounded_size(layer_.repeat.x, size.width.pixels(), area.width.pixels());
    double const height = rounded_size(layer_.repeat.y, size.height.pixels(), area.height.pixels());
    // Section 3.9: where one side is rounded and the other is auto, the ratio stays.
    bool const width_follows = layer_.size.width.is_auto() && layer_.repeat.y == BackgroundRepeat::Round &&
                               layer_.repeat.x != BackgroundRepeat::Round && size.height > Length();
    bool const height_follows = layer_.size.height.is_auto() && layer_.repeat.x == BackgroundRepeat::Round &&
                                layer_.repeat.y != BackgroundRepeat::Round && size.width > Length();
    return {Length::from_pixels(width_follows ? width * height / size.height.pixels() : width),
            Length::from_pixels(height_follows ? height * width / size.width.pixels() : height)};
  }

  void add_tiles(std::vector<pages::ItemContent>& to, Tiling const& across, Tiling const& down) {
    for (double row = 0; row < down.count; ++row) {
      for (double column = 0; column < across.count; ++column) {
        Rect const tile{{Length::from_pixels(across.first + column * across.apart),
                         Length::from_pixels(down.first + row * down.apart)},
                        {Length::from_pixels(across.size), Length::from_pixels(down.size)}};
        auto items = picture_items(context_, picture_, *paint_.box, tile, tile);
        std::move(items.begin(), items.end(), std::back_inserter(to));
      }
    }
  }

  void warn() {
    base::Diagnostic finding = base::warning(
        "background-image-too-small", "background image would be repeated more than 20,000 times", paint_.box->place);
    finding.hint = "make the picture larger, or use a background colour";
    context_.diagnostics.add(std::move(finding));
  }

  Context& context_;
  BackgroundPaint const& paint_;
  css::BackgroundLayer const& layer_;
  boxes::Picture const& picture_;
};

}  // namespace

base::Path background_clip(BackgroundPaint const& paint, BackgroundArea area) {
  base::Edges<Length> const by = edges_inside(paint.edges, area);
  return rounded_path(inset(paint.edges.border_box, by), inner_radii(paint.radii, by));
}

std::vector<pages::ItemContent> background_images(Context& context, BackgroundPaint const& paint) {
  std::vector<pages::ItemContent> items;
  std::vector<css::BackgroundLayer> const layers = css::background_layers(paint.box->style->background);
  std::vector<boxes::Picture> const& pictures = paint.box->backgrounds;
  for (std::size_t i = std::min(layers.size(), pictures.size()); i-- > 0;) {
    if (!pictures[i].is_empty()) LayerPainter(context, paint, layers[i], pictures[i]).run(items);
  }
  return items;
}

}  // namespace closeout::layout
