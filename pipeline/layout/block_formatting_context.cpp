#include "layout/block_formatting_context.hpp"

#include <utility>

#include "layout/block_flow.hpp"
#include "layout/context.hpp"
#include "layout/line_strips.hpp"
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
