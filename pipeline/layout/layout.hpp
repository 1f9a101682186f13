#pragma once
// The stage "lay out": boxes to pages.

#include "base/diagnostics.hpp"
#include "boxes/box_source.hpp"
#include "css/styled.hpp"
#include "pages/document_sink.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

class FragmentObserver;

/// Places every box on pages and builds structure, outline, links and destinations; each page goes to `sink` as soon
/// as it is full and is forgotten. Nothing is lost or repeated: the text of all pages is the text of the document
/// (repeated table headers are artifacts). Where content depends on pages that come later (a contents list), the
/// document is laid out again, at most `most_passes` times, and the sink is told to begin anew. Findings: a character
/// no font has (error), content wider than the page, a row or box taller than a page, references that do not settle
/// (warnings). False if there were errors; what the sink has then is worthless. `fragments`, if not null, is shown
/// every page before it is painted.
bool lay_out(boxes::BoxSource& source, css::Styled const& styled, text::Fonts& fonts, pages::DocumentSink& sink,
             base::Diagnostics& diagnostics, FragmentObserver* fragments = nullptr);

/// A table of contents that grows by a line can move what it points to, and that again the table.
inline constexpr int most_passes = 5;

}  // namespace closeout::layout
