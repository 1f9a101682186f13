#pragma once
// Page margin boxes (css-page-3 sections 4.2 and 5): headers and footers, all of them artifacts.

#include <cstddef>

#include "layout/document_builder.hpp"

namespace closeout::layout {

/// Lays out and paints the margin boxes of one page, once the number of pages is known.
void paint_margin_boxes(Context& context, DocumentBuilder& builder, std::size_t page);

}  // namespace closeout::layout
