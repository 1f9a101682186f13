#include "layout/atomic_inlines.hpp"

#include "layout/block_formatting_context.hpp"
#include "layout/context.hpp"
#include "layout/replaced_boxes.hpp"

namespace closeout::layout {
namespace {

/// A table on a line stands in a flow of its own, captions and all.
AtomicFragment lay_out_inline_table(Context& context, boxes::Box const& box, ContainingBlock const& containing) {
  AtomicFragment atomic;
  auto geometry =
      std::make_shared<BoxGeometry>(shrink_to_fit_geometry(context, box, containing.width, containing.width));
  atomic.content = std::make_shared<Flow const>(lay_out_table_alone(context, box, geometry->width));
  atomic.height = atomic.content->height;
  geometry->padding = geometry->border = {};
  atomic.geometry = std::move(geometry);
  return atomic;
}

}  // namespace

AtomicFragment lay_out_atomic(Context& context, boxes::Box const& box, ContainingBlock const& containing) {
  if (box.kind == boxes::BoxKind::Table) return lay_out_inline_table(context, box, containing);
  AtomicFragment atomic;
  if (box.is_replaced()) {
    auto const geometry =
        std::make_shared<BoxGeometry const>(replaced_geometry(box, containing.width, containing.height));
    atomic.height = replaced_size(box, containing.width, containing.height).height + geometry->vertical_edges();
    atomic.geometry = geometry;
    return atomic;
  }
  auto const geometry =
      std::make_shared<BoxGeometry const>(shrink_to_fit_geometry(context, box, containing.width, containing.width));
  atomic.geometry = geometry;
  std::optional<Length> const definite = definite_content_height(*geometry, containing.height);
  Flow flow = lay_out_contents(context, box, {Length(), geometry->content_width(), definite, box.style->direction});
  atomic.height = used_content_height(*geometry, containing.height, flow.height) + geometry->vertical_edges();
  atomic.content = std::make_shared<Flow const>(std::move(flow));
  return atomic;
}

Length atomic_margin_width(AtomicFragment const& atomic) {
  BoxGeometry const& g = *atomic.geometry;
  return g.margin.left + g.width + g.margin.right;
}

Length atomic_margin_height(AtomicFragment const& atomic) {
  BoxGeometry const& g = *atomic.geometry;
  return g.margin.top + atomic.height + g.margin.bottom;
}

Length atomic_baseline(AtomicFragment const& atomic) {
  BoxGeometry const& g = *atomic.geometry;
  bool const has_line =
      atomic.content && atomic.content->last_baseline && g.box->style->overflow == css::Overflow::Visible;
  if (!has_line) return atomic_margin_height(atomic);
  // CSS 2.2 section 10.8.1: the baseline of an inline-table is that of its first row.
  bool const is_table = g.box->kind == boxes::BoxKind::Table;
  Length const baseline = is_table ? *atomic.content->first_baseline : *atomic.content->last_baseline;
  return g.margin.top + g.top_edge() + baseline;
}

}  // namespace closeout::layout
