#include "layout/list_markers.hpp"

#include <algorithm>

#include "layout/block_flow.hpp"
#include "layout/replaced_boxes.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using LineItems = decltype(LineBox::items);

/// AD-HOC: css-lists-3 leaves the distance between an outside marker and the content to the user agent. Half an em
/// is what browsers leave beside a bullet.
constexpr double marker_gap_in_em = 0.5;

/// The marker's text box: the marker itself or the first text in it.
Box const* text_box(Box const& marker) {
  for (Box const* at = &marker; at != nullptr; at = at->first_child) {
    if (at->kind == boxes::BoxKind::Text || !at->text.empty()) return at;
  }
  return nullptr;
}

/// An image stands on the baseline (css-lists-3 section 3.3).
void add_image(WaitingMarker const& waiting, Length gap, Length baseline, LineItems& out) {
  BoxGeometry geometry = replaced_geometry(*waiting.marker, {}, std::nullopt);
  bool const is_ltr = waiting.direction == css::Direction::Ltr;
  geometry.x = is_ltr ? waiting.item.x - gap - geometry.width : waiting.item.x + waiting.item.width + gap;
  AtomicFragment image;
  image.height = replaced_size(*waiting.marker, {}, std::nullopt).height;
  image.y = baseline - image.height;
  image.geometry = std::make_shared<BoxGeometry const>(std::move(geometry));
  out.emplace_back(std::move(image));
}

void add_marker(Context& context, WaitingMarker const& waiting, Length baseline, LineItems& out) {
  Box const& marker = *waiting.marker;
  if (marker.is_replaced()) {
    Length const em = context.font_box(*marker.style, marker.language).text.size;
    return add_image(waiting, em.scaled(marker_gap_in_em), baseline, out);
  }
  Box const* box = text_box(marker);
  if (box == nullptr) return;
  FontBox const& font = context.font_box(*box->style, box->language);
  std::string text = box->text;
  while (text.ends_with(' ')) text.pop_back();
  std::vector<text::GlyphRun> const runs = context.shaper.shape_line(text, font.text, box->place, context.diagnostics);
  Length width;
  for (text::GlyphRun const& run : runs) width += run.width;
  Length const gap = font.text.size.scaled(marker_gap_in_em);
  bool const is_ltr = waiting.direction == css::Direction::Ltr;
  Length x = is_ltr ? waiting.item.x - gap - width : waiting.item.x + waiting.item.width + gap;
  for (text::GlyphRun const& run : runs) {
    out.emplace_back(TextFragment{box, run, x, baseline});
    x += run.width;
  }
}

LineItems take_markers(BlockFlow& flow, Length baseline) {
  LineItems fragments;
  for (WaitingMarker const& waiting : flow.waiting_markers) add_marker(flow.context(), waiting, baseline, fragments);
  flow.waiting_markers.clear();
  return fragments;
}

}  // namespace

bool has_marker(Box const& box, css::ListStylePosition position) {
  return box.kind == boxes::BoxKind::ListItem && box.marker != nullptr &&
         box.marker->style->list_style_position == position;
}

Box const* first_block_child(Box const& box) {
  if (box.kind != boxes::BoxKind::Block && box.kind != boxes::BoxKind::ListItem) return nullptr;
  if (box.stream != nullptr) return box.stream->first();
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    if (child->is_out_of_flow()) continue;
    return child->is_block_level() ? child : nullptr;
  }
  return nullptr;
}

std::vector<Box const*> inside_markers(Box const& container) {
  std::vector<Box const*> markers;
  for (Box const* at = &container; at != nullptr; at = at->parent) {
    if (has_marker(*at, css::ListStylePosition::Inside)) markers.insert(markers.begin(), at->marker);
    bool const is_first = at->parent != nullptr && first_block_child(*at->parent) == at;
    if (!is_first) break;
  }
  return markers;
}

bool is_inside_marker_alone(Box const& item) {
  if (!has_marker(item, css::ListStylePosition::Inside)) return false;
  Box const* at = &item;
  while (Box const* child = first_block_child(*at)) at = child;
  bool const can_have_lines = at->kind == boxes::BoxKind::Block || at->kind == boxes::BoxKind::ListItem;
  return !can_have_lines || !at->has_inline_children();
}

void attach_markers(BlockFlow& flow, LineBox& line) {
  if (flow.waiting_markers.empty()) return;
  LineItems fragments = take_markers(flow, line.baseline);
  line.items.insert(line.items.begin(), std::make_move_iterator(fragments.begin()),
                    std::make_move_iterator(fragments.end()));
}

void emit_marker_line(BlockFlow& flow, Box const& item) {
  FontBox const& font = flow.context().font_box(*item.style, item.language);
  LineBox line;
  line.height = font.line_height;
  line.baseline = (font.line_height - font.ascent - font.descent) / 2 + font.ascent;
  attach_markers(flow, line);
  Strip strip;
  strip.height = line.height;
  strip.part = LinePart{std::move(line)};
  flow.add(std::move(strip));
}

void emit_waiting_markers(BlockFlow& flow) {
  if (flow.waiting_markers.empty()) return;
  Box const& marker = *flow.waiting_markers.back().marker;
  FontBox const& font = flow.context().font_box(*marker.style, marker.language);
  LineBox line;
  line.baseline = font.ascent;
  attach_markers(flow, line);
  Strip strip;
  strip.part = LinePart{std::move(line)};
  flow.add(std::move(strip));
  flow.avoid_break();
}

}  // namespace closeout::layout
