#include "layout/page_margin_boxes.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "layout/block_formatting_context.hpp"
#include "layout/context.hpp"
#include "layout/margin_box_content.hpp"
#include "layout/margin_box_sizes.hpp"
#include "layout/painter.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using css::MarginBox;

/// Up to three boxes of one side and the room they share.
struct Side {
  std::array<MarginBox, 3> boxes;
  Rect area;
  bool is_horizontal = true;
  bool is_at_end = false;  ///< The right or the bottom side.
  pages::ArtifactType artifact = pages::ArtifactType::Pagination;
};

std::vector<Side> sides_of(css::PageStyle const& page) {
  Length const width = page.size.width;
  Length const height = page.size.height;
  base::Edges<Length> const& m = page.margin;
  Length const inner_width = width - m.left - m.right;
  Length const inner_height = height - m.top - m.bottom;
  using enum pages::ArtifactType;
  using M = MarginBox;
  return {
      {{M::TopLeft, M::TopCenter, M::TopRight}, {{m.left, {}}, {inner_width, m.top}}, true, false, PaginationHeader},
      {{M::RightTop, M::RightMiddle, M::RightBottom},
       {{width - m.right, m.top}, {m.right, inner_height}},
       false,
       true,
       Pagination},
      {{M::BottomLeft, M::BottomCenter, M::BottomRight},
       {{m.left, height - m.bottom}, {inner_width, m.bottom}},
       true,
       true,
       PaginationFooter},
      {{M::LeftTop, M::LeftMiddle, M::LeftBottom}, {{{}, m.top}, {m.left, inner_height}}, false, false, Pagination},
  };
}

struct Corner {
  MarginBox box;
  Rect area;
  bool is_right, is_bottom;
  pages::ArtifactType artifact;
};

std::array<Corner, 4> corners_of(css::PageStyle const& page) {
  Length const right = page.size.width - page.margin.right;
  Length const bottom = page.size.height - page.margin.bottom;
  base::Edges<Length> const& m = page.margin;
  return {
      {{MarginBox::TopLeftCorner, {{}, {m.left, m.top}}, false, false, pages::ArtifactType::PaginationHeader},
       {MarginBox::TopRightCorner, {{right, {}}, {m.right, m.top}}, true, false, pages::ArtifactType::PaginationHeader},
       {MarginBox::BottomRightCorner,
        {{right, bottom}, {m.right, m.bottom}},
        true,
        true,
        pages::ArtifactType::PaginationFooter},
       {MarginBox::BottomLeftCorner,
        {{{}, bottom}, {m.left, m.bottom}},
        false,
        true,
        pages::ArtifactType::PaginationFooter}}};
}

Length resolved_or_zero(css::SizeValue const& value, Length reference) {
  return value.kind == css::SizeValue::Kind::LengthPercentage ? value.value.resolved(reference) : Length();
}

/// One dimension of a margin box: the values of its style in it.
struct Dimension {
  css::SizeValue const &size, &minimum, &maximum;
  css::SizeValue const &margin_start, &margin_end;
  Length inner_edges;  ///< Borders and padding.
  bool is_border_box = false;
};

Dimension horizontal(css::ComputedStyle const& s, BoxGeometry const& g) {
  return {s.width,
          s.min_width,
          s.max_width,
          s.margin.left,
          s.margin.right,
          g.horizontal_edges(),
          s.box_sizing == css::BoxSizing::BorderBox};
}
Dimension vertical(css::ComputedStyle const& s, BoxGeometry const& g) {
  return {s.height,
          s.min_height,
          s.max_height,
          s.margin.top,
          s.margin.bottom,
          g.vertical_edges(),
          s.box_sizing == css::BoxSizing::BorderBox};
}

/// Content size a value asks for; nothing if it is auto, none or an intrinsic keyword.
std::optional<Length> content_size(Dimension const& d, css::SizeValue const& value, Length room) {
  if (value.kind != css::SizeValue::Kind::LengthPercentage) return std::nullopt;
  Length const size = value.value.resolved(room);
  return std::max(Length(), d.is_border_box ? size - d.inner_edges : size);
}

/// The border box within the room its margins share with it.
struct Placed {
  Length start, size;
};

/// Along the side margins that are auto are 0 (css-page-3 section 5.3.2).
Placed along(Dimension const& d, Length start, Length outer, Length room) {
  Length const before = resolved_or_zero(d.margin_start, room);
  return {start + before, std::max(outer - before - resolved_or_zero(d.margin_end, room), d.inner_edges)};
}

/// Section 5.3.1: across the side, and in corners, margins and size fill the page's margin. `outer_margin_is_end`:
/// which margin gives way where all are given, the one at the sheet's edge.
Placed across(Dimension const& d, Length room, bool outer_margin_is_end) {
  Length before = resolved_or_zero(d.margin_start, room);
  Length after = resolved_or_zero(d.margin_end, room);
  std::optional<Length> size = content_size(d, d.size, room);
  Length const free = room - before - after - d.inner_edges;
  Length content = size.value_or(std::max(Length(), free));
  if (auto const most = content_size(d, d.maximum, room); most && content > *most) size = content = *most;
  if (auto const least = content_size(d, d.minimum, room); least && content < *least) size = content = *least;
  Length const rest = free - content;
  bool const before_gives_way = d.margin_start.is_auto() || (!d.margin_end.is_auto() && !outer_margin_is_end);
  if (!size) return {before, content + d.inner_edges};
  if (d.margin_start.is_auto() && d.margin_end.is_auto()) {
    before += rest / 2;
  } else if (before_gives_way) {
    before += rest;
  }
  return {before, content + d.inner_edges};
}

class MarginBoxes {
 public:
  MarginBoxes(Context& context, DocumentBuilder& builder, std::size_t page)
      : context_(context),
        builder_(builder),
        page_(page),
        record_(builder.records[page]),
        style_(context.styled.page_style(record_.selection)) {}

  /// Where the items of boxes below the canvas belong; nothing: they stay on top.
  void run(std::optional<std::size_t> below_canvas) {
    for (Side const& side : sides_of(style_)) lay_out(side);
    for (Corner const& corner : corners_of(style_)) lay_out(corner);
    std::sort(made_.begin(), made_.end(), stands_below);
    std::vector<pages::Item>& items = builder_.canvas().items;
    std::size_t const first = items.size();
    auto const on_top = std::find_if(made_.begin(), made_.end(), [](Made const& box) { return box.z_index >= 0; });
    std::for_each(made_.begin(), on_top, [&](Made const& box) { paint(box); });
    if (below_canvas) {
      auto const at = [&](std::size_t index) { return items.begin() + static_cast<std::ptrdiff_t>(index); };
      std::rotate(at(*below_canvas), at(first), items.end());
    }
    std::for_each(on_top, made_.end(), [&](Made const& box) { paint(box); });
  }

 private:
  struct Made {
    MarginBox name;
    int z_index = 0;
    PlacedBox placed;
    pages::ArtifactType artifact = pages::ArtifactType::Pagination;
  };

  /// Section 3.1: z-index applies to margin boxes, and their tree order is clockwise from the top-left corner.
  static bool stands_below(Made const& a, Made const& b) {
    return std::tie(a.z_index, a.name) < std::tie(b.z_index, b.name);
  }

  /// Null if the page style does not generate the box.
  boxes::Box const* generate(MarginBox name) {
    auto const found = style_.margin_boxes.find(name);
    if (found == style_.margin_boxes.end() || !found->second) return nullptr;
    return &make_margin_box(context_, builder_, record_, found->second, generated_);
  }

  /// Auto heights are those of the content at the width across the side.
  [[nodiscard]] MarginBoxExtent extent_of(boxes::Box const* box, Side const& side) {
    MarginBoxExtent extent;
    if (box == nullptr) return extent;
    Length const room = side.is_horizontal ? side.area.size.width : side.area.size.height;
    BoxGeometry const g = edges_of(*box, side.area.size.width);
    Dimension const d = side.is_horizontal ? horizontal(*box->style, g) : vertical(*box->style, g);
    extent.exists = true;
    extent.edges = d.inner_edges + resolved_or_zero(d.margin_start, room) + resolved_or_zero(d.margin_end, room);
    extent.specified = content_size(d, d.size, room);
    extent.minimum = content_size(d, d.minimum, room).value_or(Length());
    extent.maximum = content_size(d, d.maximum, room);
    if (side.is_horizontal) {
      IntrinsicSizes const sizes = context_.intrinsic_sizes(*box);
      extent.min_content = sizes.min_content;
      extent.max_content = sizes.max_content;
    } else if (!extent.specified) {
      Dimension const w = horizontal(*box->style, g);
      Length const width = across(w, side.area.size.width, false).size - w.inner_edges;
      extent.min_content = extent.max_content =
          lay_out_contents(context_, *box, {Length(), width, std::nullopt, box->style->direction}).height;
    }
    return extent;
  }

  void lay_out(Side const& side) {
    std::array<boxes::Box const*, 3> boxes{};
    std::array<MarginBoxExtent, 3> extents;
    for (std::size_t i = 0; i < 3; ++i) {
      boxes[i] = generate(side.boxes[i]);
      extents[i] = extent_of(boxes[i], side);
    }
    Length const room = side.is_horizontal ? side.area.size.width : side.area.size.height;
    std::array<Length, 3> const sizes = margin_box_sizes(extents, room);
    std::array<Length, 3> const starts{Length(), (room - sizes[1]) / 2, room - sizes[2]};
    for (std::size_t i = 0; i < 3; ++i) {
      if (boxes[i] == nullptr) continue;
      add(side.boxes[i], *boxes[i], border_box(*boxes[i], side, starts[i], sizes[i]), side.artifact);
    }
  }

  [[nodiscard]] static Rect border_box(boxes::Box const& box, Side const& side, Length start, Length outer) {
    BoxGeometry const g = edges_of(box, side.area.size.width);
    base::Size const room = side.area.size;
    Dimension const w = horizontal(*box.style, g);
    Dimension const h = vertical(*box.style, g);
    Placed const x = side.is_horizontal ? along(w, start, outer, room.width) : across(w, room.width, side.is_at_end);
    Placed const y = side.is_horizontal ? across(h, room.height, side.is_at_end) : along(h, start, outer, room.height);
    return {{side.area.origin.x + x.start, side.area.origin.y + y.start}, {x.size, y.size}};
  }

  void lay_out(Corner const& corner) {
    boxes::Box const* box = generate(corner.box);
    if (box == nullptr) return;
    BoxGeometry const g = edges_of(*box, corner.area.size.width);
    Placed const x = across(horizontal(*box->style, g), corner.area.size.width, corner.is_right);
    Placed const y = across(vertical(*box->style, g), corner.area.size.height, corner.is_bottom);
    add(corner.box, *box, {{corner.area.origin.x + x.start, corner.area.origin.y + y.start}, {x.size, y.size}},
        corner.artifact);
  }

  void add(MarginBox name, boxes::Box const& box, Rect const& area, pages::ArtifactType artifact) {
    made_.push_back({name, box.style->z_index.value_or(0), place_in_area(context_, box, area), artifact});
  }

  void paint(Made const& box) {
    Painter painter(context_, builder_, page_, {false, box.artifact});
    painter.paint_box(box.placed);
    painter.finish();
  }

  Context& context_;
  DocumentBuilder& builder_;
  std::size_t page_;
  PageRecord const& record_;
  css::PageStyle const& style_;
  std::deque<boxes::Box> generated_;
  std::vector<Made> made_;
};

}  // namespace

void paint_margin_boxes(Context& context, DocumentBuilder& builder, std::size_t page,
                        std::optional<std::size_t> below_canvas) {
  MarginBoxes(context, builder, page).run(below_canvas);
}

}  // namespace closeout::layout
