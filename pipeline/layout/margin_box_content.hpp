#pragma once
// What page margin boxes say: their content property as boxes (css-page-3 section 5.2).

#include <deque>

#include "layout/document_builder.hpp"

namespace closeout::layout {

/// A block container with what `content` says on the page of `record`; the boxes are added to `boxes`.
boxes::Box const& make_margin_box(Context& context, DocumentBuilder& builder, PageRecord const& record,
                                  css::StyleRef const& style, std::deque<boxes::Box>& boxes);

}  // namespace closeout::layout
