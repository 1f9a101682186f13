#include "layout/page_margin_boxes.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "layout/context.hpp"
#include "layout/painter.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Rect;
using css::MarginBox;

std::string content_text(css::ComputedStyle const& style, PageRecord const& record, std::size_t page_count) {
  std::string text;
  if (!style.content) return text;
  for (css::ContentItem const& item : *style.content) {
    switch (item.kind) {
      case css::ContentItem::Kind::String:
        text += item.text;
        break;
      case css::ContentItem::Kind::StringReference:
        text += named_string(record, item);
        break;
      case css::ContentItem::Kind::Counter:
      case css::ContentItem::Kind::Counters:
        if (item.text == "page") text += boxes::counter_text(record.number, item.style);
        if (item.text == "pages") text += boxes::counter_text(static_cast<int>(page_count), item.style);
        break;
      default:
        break;
    }
  }
  return text;
}

css::TextAlign default_text_align(MarginBox box) {
  switch (box) {
    case MarginBox::TopLeft:
    case MarginBox::BottomLeft:
      return css::TextAlign::Left;
    case MarginBox::TopRight:
    case MarginBox::BottomRight:
      return css::TextAlign::Right;
    default:
      return css::TextAlign::Center;
  }
}

css::VerticalAlign::Kind default_vertical_align(MarginBox box) {
  switch (box) {
    case MarginBox::LeftTop:
    case MarginBox::RightTop:
      return css::VerticalAlign::Kind::Top;
    case MarginBox::LeftBottom:
    case MarginBox::RightBottom:
      return css::VerticalAlign::Kind::Bottom;
    default:
      return css::VerticalAlign::Kind::Middle;
  }
}

/// css-page-3 section 4.2 gives each box alignments of its own as defaults. AD-HOC: the initial values start and
/// baseline cannot be told from specified ones and mean the default.
css::StyleRef with_defaults(css::StyleRef const& style, MarginBox box) {
  auto out = std::make_shared<css::ComputedStyle>(*style);
  if (out->text_align == css::TextAlign::Start) out->text_align = default_text_align(box);
  if (out->vertical_align.kind == css::VerticalAlign::Kind::Baseline) {
    out->vertical_align.kind = default_vertical_align(box);
  }
  out->display = css::Display::Block;
  return out;
}

/// Up to three boxes of one side and the room they share.
struct Side {
  std::array<MarginBox, 3> boxes;
  Rect area;
  bool is_horizontal = true;
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
      {{M::TopLeft, M::TopCenter, M::TopRight}, {{m.left, {}}, {inner_width, m.top}}, true, PaginationHeader},
      {{M::RightTop, M::RightMiddle, M::RightBottom},
       {{width - m.right, m.top}, {m.right, inner_height}},
       false,
       Pagination},
      {{M::BottomLeft, M::BottomCenter, M::BottomRight},
       {{m.left, height - m.bottom}, {inner_width, m.bottom}},
       true,
       PaginationFooter},
      {{M::LeftTop, M::LeftMiddle, M::LeftBottom}, {{{}, m.top}, {m.left, inner_height}}, false, Pagination},
  };
}

struct Corner {
  MarginBox box;
  Rect area;
  pages::ArtifactType artifact;
};

std::array<Corner, 4> corners_of(css::PageStyle const& page) {
  Length const right = page.size.width - page.margin.right;
  Length const bottom = page.size.height - page.margin.bottom;
  base::Edges<Length> const& m = page.margin;
  return {
      {{MarginBox::TopLeftCorner, {{}, {m.left, m.top}}, pages::ArtifactType::PaginationHeader},
       {MarginBox::TopRightCorner, {{right, {}}, {m.right, m.top}}, pages::ArtifactType::PaginationHeader},
       {MarginBox::BottomRightCorner, {{right, bottom}, {m.right, m.bottom}}, pages::ArtifactType::PaginationFooter},
       {MarginBox::BottomLeftCorner, {{{}, bottom}, {m.left, m.bottom}}, pages::ArtifactType::PaginationFooter}}};
}

/// Sizes along the side: css-page-3 section 5.3.2 with auto sizes by max-content.
struct Extent {
  bool exists = false;
  std::optional<Length> specified;
  Length max_content;
};

Length share(Length room, Length mine, Length other) {
  Length const total = mine + other;
  if (total <= Length()) return room / 2;
  return room.scaled(mine.pixels() / total.pixels());
}

Length size_beside(Extent const& mine, Extent const& other, Length room) {
  if (!mine.exists) return {};
  if (mine.specified) return *mine.specified;
  if (!other.exists) return room;
  if (other.specified) return room - *other.specified;
  return share(room, mine.max_content, other.max_content);
}

/// Sizes of the three boxes; the middle one is centred on the side.
std::array<Length, 3> sizes_of(std::array<Extent, 3> const& boxes, Length room) {
  if (!boxes[1].exists) return {size_beside(boxes[0], boxes[2], room), {}, size_beside(boxes[2], boxes[0], room)};
  // Both outer boxes count as two of the larger one (section 5.3.2.3).
  Extent outer;
  outer.exists = boxes[0].exists || boxes[2].exists;
  outer.max_content = std::max(boxes[0].max_content, boxes[2].max_content) * 2;
  if (boxes[0].specified || boxes[2].specified) {
    outer.specified = std::max(boxes[0].specified.value_or(Length()), boxes[2].specified.value_or(Length())) * 2;
  }
  Length const middle = size_beside(boxes[1], outer, room);
  Length const rest = (room - middle) / 2;
  return {boxes[0].exists ? boxes[0].specified.value_or(rest) : Length(), middle,
          boxes[2].exists ? boxes[2].specified.value_or(rest) : Length()};
}

class MarginBoxes {
 public:
  MarginBoxes(Context& context, DocumentBuilder& builder, std::size_t page)
      : context_(context),
        builder_(builder),
        page_(page),
        record_(builder.records[page]),
        style_(context.page_style(record_.selection)) {}

  void run() {
    for (Side const& side : sides_of(style_)) lay_out(side);
    for (Corner const& corner : corners_of(style_)) {
      if (boxes::Box const* box = generate(corner.box)) paint(*box, corner.area, corner.artifact);
    }
  }

 private:
  /// The box as a block container with one text; null if the page style does not generate it.
  boxes::Box const* generate(MarginBox name) {
    auto const found = style_.margin_boxes.find(name);
    if (found == style_.margin_boxes.end() || !found->second) return nullptr;
    std::string text = content_text(*found->second, record_, builder_.records.size());
    bool const paints_nothing = text.empty() && found->second->background_colour.is_transparent() &&
                                found->second->border == base::Edges<css::BorderSide>();
    if (paints_nothing) return nullptr;
    boxes::Box& block = generated_.emplace_back();
    block.serial = builder_.next_serial();
    block.style = with_defaults(found->second, name);
    block.language = context_.info.language;
    if (text.empty()) return &block;
    boxes::Box& child = generated_.emplace_back();
    child.serial = builder_.next_serial();
    child.kind = boxes::BoxKind::Text;
    child.style = block.style;
    child.language = block.language;
    child.text = std::move(text);
    child.is_generated = true;
    child.parent = &block;
    block.first_child = block.last_child = &child;
    return &block;
  }

  [[nodiscard]] Extent extent_of(boxes::Box const* box, Side const& side) {
    Extent extent;
    if (box == nullptr) return extent;
    extent.exists = true;
    Length const room = side.is_horizontal ? side.area.size.width : side.area.size.height;
    css::SizeValue const& size = side.is_horizontal ? box->style->width : box->style->height;
    if (size.kind == css::SizeValue::Kind::LengthPercentage) extent.specified = size.value.resolved(room);
    extent.max_content = side.is_horizontal ? outer_intrinsic_sizes(context_, *box).max_content : room / 3;
    return extent;
  }

  void lay_out(Side const& side) {
    std::array<boxes::Box const*, 3> boxes{};
    std::array<Extent, 3> extents;
    for (std::size_t i = 0; i < 3; ++i) {
      boxes[i] = generate(side.boxes[i]);
      extents[i] = extent_of(boxes[i], side);
    }
    Length const room = side.is_horizontal ? side.area.size.width : side.area.size.height;
    std::array<Length, 3> const sizes = sizes_of(extents, room);
    std::array<Length, 3> const starts{Length(), (room - sizes[1]) / 2, room - sizes[2]};
    for (std::size_t i = 0; i < 3; ++i) {
      if (boxes[i] == nullptr) continue;
      Rect area = side.area;
      (side.is_horizontal ? area.origin.x : area.origin.y) += starts[i];
      (side.is_horizontal ? area.size.width : area.size.height) = sizes[i];
      paint(*boxes[i], area, side.artifact);
    }
  }

  void paint(boxes::Box const& box, Rect const& area, pages::ArtifactType artifact) {
    Painter painter(context_, builder_, page_, {false, artifact});
    painter.paint_box(place_in_area(context_, box, area));
    painter.finish();
  }

  Context& context_;
  DocumentBuilder& builder_;
  std::size_t page_;
  PageRecord const& record_;
  css::PageStyle const& style_;
  std::deque<boxes::Box> generated_;
};

}  // namespace

void paint_margin_boxes(Context& context, DocumentBuilder& builder, std::size_t page) {
  MarginBoxes(context, builder, page).run();
}

}  // namespace closeout::layout
