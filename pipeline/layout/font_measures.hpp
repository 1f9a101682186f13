#pragma once
// The fonts of a document, and what its font-relative lengths are measured in (css-values-4 section 6.1.1).

#include "base/diagnostics.hpp"
#include "css/length_scale.hpp"
#include "css/styled.hpp"
#include "text/fonts.hpp"

namespace closeout::layout {

/// Measures of the first available font of a request.
[[nodiscard]] css::FontMeasures font_measures(text::Fonts& fonts, css::FontRequest const& request);

/// `fonts` with the faces that the document's sheets bring (css-fonts-4 section 4); `fonts` itself if there are none.
[[nodiscard]] text::Fonts& fonts_of_document(css::Styled const& styled, text::Fonts& fonts,
                                             base::Diagnostics& diagnostics);

}  // namespace closeout::layout
