#pragma once
// A page's items as a content stream (ISO 32000-1 section 7.8.2).

#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/font_use.hpp"
#include "pdf/graphics_state.hpp"

namespace closeout::pdf {

/// What operators name (ISO 32000-1 section 7.8.3).
struct Resources {
  std::vector<FontUse const*> fonts;  ///< In order of first use.
  UsedAlphas alphas;
};

struct PageContent {
  std::string operators;
  Resources resources;
};

/// Notes fonts and glyphs in `fonts`.
[[nodiscard]] PageContent page_content(pages::Page const& page, FontRegistry& fonts);

}  // namespace closeout::pdf
