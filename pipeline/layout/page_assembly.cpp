#include "layout/page_assembly.hpp"

#include "layout/context.hpp"
#include "layout/page_margin_boxes.hpp"
#include "layout/painter.hpp"

namespace closeout::layout {

Length PageAssembly::begin_page(std::string const& page_name, bool is_blank) {
  std::size_t const number = page_number() + 1;
  css::PageSelection const selection{page_name, number == 1, number % 2 == 0, is_blank};
  builder_.add_page(selection, context_.page_style(selection));
  return builder_.records.back().area.size.height;
}

void PageAssembly::finish_page(PageFragment page) {
  std::size_t const index = builder_.records.size() - 1;
  PageRecord const& record = builder_.records[index];
  base::Rect const area = record.area;
  Painter painter(context_, builder_, index, {});
  painter.paint_page_box(context_.page_style(record.selection));
  painter.paint_fragment(arrange(page.strips, page.continued, area.origin, page.start, page.first_margin), area);
  painter.finish();
  for (RepeatedRows const& rows : page.repeated) {
    Painter repetition(context_, builder_, index, {false, pages::ArtifactType::Pagination});
    repetition.paint_rows(*rows.unit, {area.origin.x + rows.x, area.origin.y + rows.y}, false);
    repetition.finish();
  }
}

/// CSS 2.2 section 9.6.1: a fixed box stands on every page. Where it stands in the document it is read, elsewhere it
/// is an artifact.
void PageAssembly::repeat_fixed_boxes(std::size_t page) {
  for (FixedBox const& fixed : builder_.fixed) {
    if (fixed.page == page) continue;
    Painter painter(context_, builder_, page, {false, pages::ArtifactType::Pagination});
    painter.paint_box(place_positioned(context_, *fixed.box, builder_.page_area(page), fixed.static_position,
                                       builder_.document.pages[page].size.height));
    painter.finish();
  }
}

void PageAssembly::finish() {
  for (std::size_t page = 0; page < builder_.records.size(); ++page) {
    repeat_fixed_boxes(page);
    paint_margin_boxes(context_, builder_, page);
  }
}

}  // namespace closeout::layout
