#include "layout/block_formatting_context.hpp"

#include <algorithm>
#include <utility>

#include "layout/block_flow.hpp"
#include "layout/context.hpp"
#include "layout/line_builder.hpp"
#include "layout/list_markers.hpp"
#include "layout/replaced_boxes.hpp"
#include "layout/table_formatting_context.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using boxes::BoxKind;

void lay_out_block_level(BlockFlow& flow, Box const& box);

Strip strip_of(decltype(Strip::part) part, Length height) {
  Strip strip;
  strip.part = std::move(part);
  strip.height = height;
  return strip;
}

/// css-break-3 section 3.3: lines before a break are orphans, lines after it widows.
std::uint8_t line_break_cost(css::ComputedStyle const& style, std::size_t before, std::size_t after, bool avoided) {
  bool const is_short =
      before < static_cast<std::size_t>(style.orphans) || after < static_cast<std::size_t>(style.widows);
  return static_cast<std::uint8_t>((is_short ? BreakCost::orphans_or_widows : BreakCost::none) +
                                   (avoided ? BreakCost::inside_avoided : BreakCost::none));
}

/// Inline content without a line may still hold positioned boxes.
void add_positioned_below(BlockFlow& flow, Box const& box) {
  for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) {
    if (child->is_out_of_flow()) {
      flow.add_positioned(*child);
    } else {
      add_positioned_below(flow, *child);
    }
  }
}

bool is_only_text(LineBox const& line) {
  return std::all_of(line.items.begin(), line.items.end(),
                     [](auto const& item) { return std::holds_alternative<TextFragment>(item); });
}

/// In the flow of pages, text that needs later pages may wait for them; what is more than text lets everything be laid
/// out again.
std::shared_ptr<WaitingLines> waiting_lines(BlockFlow& flow, Box const& container, std::vector<LineBox> const& lines) {
  Context& context = flow.context();
  if (!std::exchange(context.has_met_unknown, false)) return nullptr;
  if (!std::all_of(lines.begin(), lines.end(), is_only_text) || !flow.waiting_markers.empty()) {
    context.needs_another_pass = true;
    return nullptr;
  }
  ContainingBlock const& containing = flow.containing();
  return std::make_shared<WaitingLines>(WaitingLines{boxes::part_of(container), &container, containing.x,
                                                     containing.width, containing.height, containing.direction, lines});
}

void lay_out_lines(BlockFlow& flow, Box const& container) {
  ContainingBlock const containing = flow.containing();
  flow.context().lets_unknown_wait = flow.is_paged();
  std::vector<LineBox> lines = build_lines(flow.context(), container, containing);
  flow.context().lets_unknown_wait = false;
  std::shared_ptr<WaitingLines> const waiting = waiting_lines(flow, container, lines);
  if (lines.empty()) return add_positioned_below(flow, container);
  std::size_t const count = lines.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (i == 0) attach_markers(flow, lines[0]);
    Length const height = lines[i].height;
    Strip strip = strip_of(LinePart{std::move(lines[i]), waiting, i}, height);
    if (i == 0) {
      flow.add(std::move(strip));
      continue;
    }
    strip.is_break_allowed = true;
    strip.break_cost = line_break_cost(*container.style, i, count - i, flow.is_break_inside_avoided());
    flow.add_with_own_break(std::move(strip));
  }
}

void lay_out_children(BlockFlow& flow, Box const& container) {
  if (container.has_inline_children()) return lay_out_lines(flow, container);
  flow.context().for_each_child(container, [&](Box const& child) {
    if (child.is_out_of_flow()) {
      flow.add_positioned(child);
    } else {
      lay_out_block_level(flow, child);
    }
  });
}

void lay_out_replaced(BlockFlow& flow, Box const& box) {
  flow.mind_breaks_before(box);
  emit_waiting_markers(flow);
  ContainingBlock const containing = flow.containing();
  GeometryRef const geometry = block_geometry(flow.context(), box, containing);
  BoxGeometry const& g = *geometry;
  Length const height = replaced_size(box, containing.width, containing.height).height + g.vertical_edges();
  flow.add_box(box, g, strip_of(ReplacedPart{geometry, height, {}}, height));
}

void lay_out_list_item(BlockFlow& flow, Box const& box) {
  flow.open(box);
  std::size_t const waiting = flow.waiting_markers.size();
  bool const waits = has_marker(box, css::ListStylePosition::Outside) || is_inside_marker_alone(box);
  if (waits) flow.waiting_markers.push_back({box.marker, flow.containing(), box.style->direction});
  lay_out_children(flow, box);
  if (flow.waiting_markers.size() > waiting) emit_marker_line(flow, box);
  flow.close();
}

void lay_out_block_level(BlockFlow& flow, Box const& box) {
  if (box.is_replaced()) return lay_out_replaced(flow, box);
  switch (box.kind) {
    case BoxKind::Table:
      return lay_out_table(flow, box);
    case BoxKind::ListItem:
      return lay_out_list_item(flow, box);
    default:
      break;
  }
  flow.open(box);
  lay_out_children(flow, box);
  flow.close();
}

}  // namespace

void lay_out_block(BlockFlow& flow, Box const& box) {
  lay_out_block_level(flow, box);
}

void lay_out_document(Context& context, Box const& root, StripSink& sink) {
  base::Size const area = sink.page_area_after(ForcedBreak::None, {}).value_or(base::Size());
  BlockFlow flow(context, sink, {Length(), area.width, area.height, root.style->direction}, Paged::Yes);
  lay_out_block_level(flow, root);
  flow.finish();
}

Flow lay_out_contents(Context& context, Box const& box, ContainingBlock const& containing) {
  FlowCollector collector;
  BlockFlow flow(context, collector, containing, Paged::No);
  lay_out_children(flow, box);
  flow.finish();
  return collector.take();
}

Flow lay_out_table_alone(Context& context, Box const& table, Length width) {
  FlowCollector collector;
  BlockFlow flow(context, collector, {Length(), width, std::nullopt, table.style->direction}, Paged::No);
  auto geometry = std::make_shared<BoxGeometry>(edges_of(table, width));
  geometry->margin = {};
  geometry->width = width;
  lay_out_table(flow, geometry);
  flow.finish();
  return collector.take();
}

}  // namespace closeout::layout
