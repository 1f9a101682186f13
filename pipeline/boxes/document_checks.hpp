#pragma once
// Findings about the document itself: what a reader with assistive technology would miss (WCAG 2.1, ISO 14289-1).

#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/styled.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// Warnings, each with the element's place: no title or language, a drawing without alternative text, an empty
/// link, a skipped heading level, a table without header cells, an unknown element (once for each name).
/// What is not displayed, or hidden from assistive technology, is not looked at. Gives back the ids of what is
/// displayed, in document order.
std::vector<std::string> check_document(xml::Document const& document, css::Styled const& styled,
                                        base::Diagnostics& diagnostics);

/// The error for a root element without a box.
[[nodiscard]] base::Diagnostic not_displayed(xml::Document const& document);

}  // namespace closeout::boxes
