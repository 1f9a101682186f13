#pragma once
// A page's items as a content stream (ISO 32000-1 section 7.8.2).

#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/font_use.hpp"
#include "pdf/graphics_state.hpp"

namespace closeout::pdf {

/// The operators and the resources they name.
struct PageContent {
  std::string operators;
  std::vector<FontUse const*> fonts;  ///< In order of first use.
  UsedAlphas alphas;
};

/// Notes fonts and glyphs in `fonts`. `structure` holds every element that the page's marked contents name.
[[nodiscard]] PageContent page_content(pages::Page const& page, std::vector<pages::StructureElement> const& structure,
                                       FontRegistry& fonts);

}  // namespace closeout::pdf
