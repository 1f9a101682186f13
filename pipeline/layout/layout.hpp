#pragma once
// The stage "lay out": boxes to pages.

#include <optional>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "css/styled.hpp"
#include "pages/document.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

/// Places every box on pages and builds structure, outline, links and destinations. Nothing is lost or
/// repeated: the text of all pages is the text of the tree (repeated table headers are artifacts). Findings: a
/// character no font has (error), content wider than the page, a row or box taller than a page (warnings).
[[nodiscard]] std::optional<pages::Document> lay_out(boxes::Tree const& tree, css::Styled const& styled,
                                                     text::Fonts& fonts, base::Diagnostics& diagnostics);

}  // namespace closeout::layout
