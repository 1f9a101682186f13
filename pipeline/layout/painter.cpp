#include "layout/painter.hpp"

#include <algorithm>
#include <utility>

#include "layout/border_painting.hpp"
#include "layout/context.hpp"
#include "layout/picture_painting.hpp"
#include "layout/replaced_boxes.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using base::Point;
using base::Rect;
using boxes::Box;

bool is_decorated(LineBox const& line) {
  auto const is_underlined = [](auto const& item) {
    auto const* text = std::get_if<TextFragment>(&item);
    return text != nullptr && !text->box->style->decorations.empty();
  };
  return !line.boxes.empty() || std::any_of(line.items.begin(), line.items.end(), is_underlined);
}

bool decorates_lines(ArrangedFlow const& flow) {
  return std::any_of(flow.strips.begin(), flow.strips.end(), [](PlacedStrip const& placed) {
    auto const* line = std::get_if<LinePart>(&placed.strip->part);
    return line != nullptr && is_decorated(line->line);
  });
}

/// Cuts a filled rectangle to `clip`: where the edges of clips and shapes meet, viewers blur them. True if something is
/// left; other shapes stay as they are.
bool cut_rectangle(pages::PathItem& item, Rect const& clip) {
  using Kind = base::PathStep::Kind;
  base::Path& path = item.path;
  bool const is_polygon =
      !item.stroke && path.size() == 5 && path.back().kind == Kind::Close &&
      std::none_of(path.begin(), path.end(), [](auto const& step) { return step.kind == Kind::Cubic; });
  bool const is_rectangle = is_polygon && path[0].y == path[1].y && path[1].x == path[2].x && path[2].y == path[3].y &&
                            path[3].x == path[0].x;
  if (!is_rectangle) return true;
  for (std::size_t i = 0; i < 4; ++i) {
    path[i].x = std::clamp(path[i].x, clip.left().pixels(), std::max(clip.left(), clip.right()).pixels());
    path[i].y = std::clamp(path[i].y, clip.top().pixels(), std::max(clip.top(), clip.bottom()).pixels());
  }
  return path[0].x != path[2].x && path[0].y != path[2].y;
}

}  // namespace

Painter::Painter(Context& context, DocumentBuilder& builder, std::size_t page_index, Reading reading)
    : context_(context), builder_(builder), page_(static_cast<std::uint32_t>(page_index)), reading_(reading) {}

pages::Tag Painter::artifact(pages::ArtifactType type) const {
  return {std::nullopt, reading_.is_content ? type : reading_.artifact};
}

void Painter::add(pages::Tag tag, decltype(pages::Item::content) content) {
  if (!builder_.is_painting()) return;
  if (auto* path = std::get_if<pages::PathItem>(&content); path != nullptr && !tag.marked_content) {
    bool const is_seen =
        std::all_of(clips_.begin(), clips_.end(), [&](Rect const& clip) { return cut_rectangle(*path, clip); });
    if (!is_seen) return;
  }
  if (!tag.marked_content) last_segment_.reset();
  items_.push_back({tag, std::move(content)});
}

/// A sequence goes on as long as the next item belongs to the same segment and stands next to it.
pages::Tag Painter::tag_of(Box const& box, Rect const& area) {
  std::optional<SegmentRef> const segment = reading_.is_content && builder_.is_painting() && !box.is_leader
                                                ? builder_.structure.segment_of(box)
                                                : std::nullopt;
  if (!segment) return artifact(pages::ArtifactType::Layout);
  builder_.structure.extend_figure(*segment, page_, area);
  if (last_segment_ == segment) return {items_.back().tag.marked_content, {}};
  std::vector<pages::MarkedContent>& contents = builder_.canvas().marked_contents;
  std::uint32_t const id = builder_.first_marked_content() + static_cast<std::uint32_t>(contents.size());
  Segment& of = builder_.structure.segment(*segment);
  contents.push_back({of.element, of.language, {}, builder_.structure.type_of(of.element)});
  of.references.push_back({page_, id});
  last_segment_ = segment;
  return {id, {}};
}

void Painter::add_decoration_items(std::vector<pages::ItemContent> items, pages::ArtifactType type) {
  for (pages::ItemContent& item : items) add(artifact(type), std::move(item));
}

void Painter::paint_fragment(ArrangedFlow const& flow, Rect const& page_area) {
  lowest_ = items_.size();
  auto arranged = std::make_shared<ArrangedFlow>(flow);
  arranged->containing = page_area;
  paint_arranged(arranged);
}

void Painter::paint_flow(Flow const& flow, Point origin, Rect const& containing) {
  auto arranged = std::make_shared<ArrangedFlow>(
      arrange(flow.strips, {}, {origin, {}, FirstMargin::Kept, ClonedEdges::Both, std::nullopt}));
  arranged->containing = containing;
  paint_arranged(arranged);
}

void Painter::paint_decorations(ArrangedFlow const& flow, std::size_t stacked) {
  std::size_t clips_open = 0;
  auto const enter = [&](Decoration const& decoration) {
    if (decoration.stacked == stacked) paint_decoration(decoration);
    if (!own_end_ && decoration.stacked == stacked) own_end_ = items_.size();
    if (!clips(*decoration.geometry->box)) return;
    begin_clip(decoration);
    ++clips_open;
  };
  for (std::size_t i = 0; i < flow.continued; ++i) enter(flow.decorations[i]);
  for (PlacedStrip const& placed : flow.strips) {
    if (std::holds_alternative<OpenPart>(placed.strip->part)) {
      enter(flow.decorations[placed.decoration]);
    } else if (placed.decoration != PlacedStrip::none && clips(*flow.decorations[placed.decoration].geometry->box)) {
      end_clip();
      --clips_open;
    }
    if (placed.stacked != stacked) continue;
    if (auto const* rows = std::get_if<RowsPart>(&placed.strip->part)) {
      Point const at{placed.origin.x + rows->x, placed.y};
      paint_row_decorations(*rows->unit, at, placed.is_last_row, layer_areas(flow, placed));
    }
  }
  for (; clips_open > 0; --clips_open) end_clip();
}

void Painter::begin_clip(Rect const& area, CornerRadii const& radii) {
  clips_.push_back(area);
  add(artifact(pages::ArtifactType::Layout), pages::ClipBegin{rounded_path(area, radii)});
}

/// css-backgrounds-3 section 4.3: what overflows is clipped to the curve of the padding edge.
void Painter::begin_clip(Decoration const& decoration) {
  begin_clip(padding_box(decoration), inner_radii(radii_of(decoration), decoration.geometry->border));
}

void Painter::end_clip() {
  clips_.pop_back();
  if (!items_.empty() && std::holds_alternative<pages::ClipBegin>(items_.back().content)) return items_.pop_back();
  add(artifact(pages::ArtifactType::Layout), pages::ClipEnd{});
}

/// Backgrounds and underlines of lines come before all text of the flow, so that the text of a paragraph is one
/// marked-content sequence and not one for each line.
void Painter::paint_contents(ArrangedFlow const& flow, std::size_t stacked) {
  if (decorates_lines(flow)) paint_strips(flow, Layer::LineDecorations, stacked);
  paint_strips(flow, Layer::Contents, stacked);
}

void Painter::paint_strips(ArrangedFlow const& flow, Layer layer, std::size_t stacked) {
  std::size_t clips_open = 0;
  for (std::size_t i = 0; i < flow.continued; ++i) {
    if (!clips(*flow.decorations[i].geometry->box)) continue;
    begin_clip(flow.decorations[i]);
    ++clips_open;
  }
  for (PlacedStrip const& placed : flow.strips) {
    bool const is_edge = placed.decoration != PlacedStrip::none;
    bool const is_clipping = is_edge && clips(*flow.decorations[placed.decoration].geometry->box);
    if (is_clipping && std::holds_alternative<OpenPart>(placed.strip->part)) {
      begin_clip(flow.decorations[placed.decoration]);
      ++clips_open;
    } else if (is_clipping) {
      end_clip();
      --clips_open;
    }
    if (placed.stacked != stacked) continue;
    if (layer == Layer::Contents) {
      paint_strip(flow, placed);
    } else if (auto const* line = std::get_if<LinePart>(&placed.strip->part); line != nullptr && !line->waiting) {
      paint_line_decorations(line->line, {placed.origin.x, placed.y});
    }
  }
  for (; clips_open > 0; --clips_open) end_clip();
}

void Painter::paint_strip(ArrangedFlow const& flow, PlacedStrip const& placed) {
  Rect const containing =
      placed.containing == PlacedStrip::none ? flow.containing : padding_box(flow.decorations[placed.containing]);
  Point const at{placed.origin.x, placed.y};
  if (auto const* line = std::get_if<LinePart>(&placed.strip->part)) {
    if (line->waiting) return let_wait(*line, at, containing);
    paint_line(line->line, at, containing);
  } else if (auto const* rows = std::get_if<RowsPart>(&placed.strip->part)) {
    paint_cells(*rows->unit, {at.x + rows->x, at.y}, containing);
  } else if (auto const* replaced = std::get_if<ReplacedPart>(&placed.strip->part)) {
    paint_replaced_block(*replaced, at, placed.strip->height);
  }
}

/// What stands on the page is noted now, what is read and seen is painted later.
void Painter::let_wait(LinePart const& part, Point at, Rect const& containing) {
  for (InlineBoxFragment const& fragment : part.line.boxes) {
    builder_.note(*fragment.box, page_, {at.x + fragment.border_box.left(), at.y + fragment.border_box.top()});
  }
  for (auto const& item : part.line.items) {
    Box const& box = *std::get<TextFragment>(item).box;
    if (!box.deferred_content.empty()) builder_.note_deferred_text(box, page_);
  }
  if (builder_.is_painting()) builder_.waiting.push_back({part.waiting, part.index, page_, at, containing});
}

void Painter::paint_waiting(WaitingLine const& waiting) {
  LineBox const& line = waiting.lines->lines[waiting.index];
  paint_line_decorations(line, waiting.origin);
  paint_line(line, waiting.origin, waiting.containing);
}

/// A slice is the whole box through a window as high as the strip.
void Painter::paint_replaced_block(ReplacedPart const& part, Point at, Length height) {
  BoxGeometry const& g = *part.geometry;
  Point const offset = g.relative_offset;
  Rect const window{{at.x + g.x + offset.x, at.y + offset.y}, {g.width, height}};
  Decoration decoration{part.geometry, window, true, true};
  decoration.border_box.origin.y -= part.shown_above;
  decoration.border_box.size.height = part.height;
  bool const is_slice = height < part.height;
  std::size_t const from = items_.size();
  if (is_slice) begin_clip(window);
  paint_decoration(decoration);
  if (reading_.is_content) builder_.note(*g.box, page_, window.origin);
  Rect const padding = padding_box(decoration);
  paint_replaced(*g.box,
                 {{padding.left() + g.padding.left, padding.top() + g.padding.top},
                  {g.content_width(), padding.size.height - g.padding.top - g.padding.bottom}},
                 content_radii(decoration));
  if (is_slice) end_clip();
  fade(from, g.box->style->opacity);
}

/// css-backgrounds-3 section 4.3: a picture is trimmed to the curve of the content edge.
void Painter::paint_replaced(Box const& box, Rect const& content_box, CornerRadii const& radii) {
  if (is_hidden(box)) return;
  auto items = picture_items(context_, box.picture, box, picture_area(box, content_box), content_box);
  if (items.empty()) return;
  if (radii != CornerRadii{}) {
    items.insert(items.begin(), pages::ClipBegin{rounded_path(content_box, radii)});
    items.emplace_back(pages::ClipEnd{});
  }
  // One tag for all of it, clips and groups too: a figure is one sequence.
  pages::Tag const tag = tag_of(box, content_box);
  for (pages::ItemContent& item : items) add(tag, std::move(item));
}

void Painter::paint_rows(RowUnit const& unit, Point origin, bool is_last) {
  paint_row_decorations(unit, origin, is_last, {});
  paint_cells(unit, origin, {origin, {unit.width, unit.height}});
}

void Painter::paint_cells(RowUnit const& unit, Point origin, Rect const& containing) {
  for (CellFragment const& cell : unit.cells) {
    Box const& box = *cell.geometry->box;
    if (cell.is_collapsed) continue;
    std::size_t const from = items_.size();
    Rect const area{{origin.x + cell.geometry->x, origin.y + cell.y}, {cell.geometry->width, cell.height}};
    Decoration const decoration{cell.geometry, area, true, true};
    Rect const padding = padding_box(decoration);
    if (clips(box)) begin_clip(decoration);
    paint_flow(cell.content, {origin.x + cell.geometry->content_x(), origin.y + cell.content_y},
               is_positioned(box) ? padding : containing);
    if (clips(box)) end_clip();
    fade(from, box.style->opacity);
  }
}

void Painter::paint_box(PlacedBox placed) {
  kept_.push_back(std::move(placed));
  paint_box_with(kept_.back(), kept_.back().content);
}

/// `content` lives as long as the page is painted: positioned boxes in it come later.
void Painter::paint_box_with(PlacedBox const& placed, Flow const& content) {
  Box const& box = *placed.geometry->box;
  Decoration const decoration{placed.geometry, placed.border_box, !placed.is_continued, !placed.continues};
  paint_decoration(decoration);
  if (!own_end_) own_end_ = items_.size();
  if (reading_.is_content) builder_.note(box, page_, placed.border_box.origin);
  if (box.is_replaced()) {
    paint_replaced(box, {placed.content_origin, {placed.geometry->content_width(), placed.content.height}},
                   content_radii(decoration));
  } else {
    if (clips(box)) begin_clip(decoration);
    paint_flow(content, placed.content_origin, padding_box(decoration));
    if (clips(box)) end_clip();
  }
}

void Painter::add_link_area(Box const& box, Rect const& area) {
  bool const is_link =
      box.semantics != nullptr && !box.semantics->href.empty() && reading_.is_content && builder_.is_painting();
  if (!is_link || area.size.width <= Length()) return;
  boxes::Semantics const& s = *box.semantics;
  pages::StructureId const element = builder_.structure.element_of(box);
  if (element == pages::no_structure) return;
  bool const is_internal = s.href.starts_with('#');
  if (is_internal && !builder_.has_target(s.href.substr(1), s.place)) return;
  std::vector<pages::Link>& links = builder_.canvas().links;
  auto const [known, is_new] = links_.emplace(&s, links.size());
  if (is_new) {
    pages::Link link;
    (is_internal ? link.destination : link.uri) = is_internal ? s.href.substr(1) : s.href;
    link.description = !s.title.empty() ? s.title : text_content(box);
    if (link.description.empty()) link.description = s.href;
    link.element = element;
    builder_.structure.add_annotation(element,
                                      {page_, builder_.first_link() + static_cast<std::uint32_t>(links.size())});
    links.push_back(std::move(link));
  }
  links[known->second].areas.push_back(area);
}

}  // namespace closeout::layout
