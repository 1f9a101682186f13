#pragma once
// A page's items as a content stream (ISO 32000-1 section 7.8.2).

#include <string>
#include <utility>
#include <vector>

#include "pages/document.hpp"
#include "pdf/font_use.hpp"
#include "pdf/graphics_state.hpp"

namespace closeout::pdf {

/// What operators name (ISO 32000-1 section 7.8.3).
struct Resources {
  std::vector<FontUse const*> fonts;  ///< In order of first use.
  UsedAlphas alphas;
  std::vector<std::pair<std::string, ObjectNumber>> objects;  ///< XObjects by name; set by whoever writes them.
};

struct PageContent {
  std::string operators;
  Resources resources;
  std::vector<images::ImageRef> images;  ///< Each once, in order of first use.
  std::vector<PageContent> groups;       ///< Transparency groups (section 11.6.6), each once.
};

/// The names by which content calls an image and a group. They are made of what these are, so that two streams of one
/// page never call different things by one name.
[[nodiscard]] std::string image_resource(images::Image const& image);
[[nodiscard]] std::string group_resource(PageContent const& group);

/// Notes fonts and glyphs in `fonts`.
[[nodiscard]] PageContent page_content(pages::Page const& page, FontRegistry& fonts);

}  // namespace closeout::pdf
