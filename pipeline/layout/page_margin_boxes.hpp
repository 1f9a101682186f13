#pragma once
// Page margin boxes (css-page-3 section 5): headers and footers, all of them artifacts.

#include <cstddef>
#include <optional>

#include "layout/document_builder.hpp"

namespace closeout::layout {

/// Lays out and paints the margin boxes of one page, once the number of pages is known. Those with a negative z-index
/// stand below the canvas (section 3.1): their items come before that of index `below_canvas` if it is given.
void paint_margin_boxes(Context& context, DocumentBuilder& builder, std::size_t page,
                        std::optional<std::size_t> below_canvas);

}  // namespace closeout::layout
