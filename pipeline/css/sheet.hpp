#pragma once
// A style sheet as rules, and its reading from text (css-syntax-3 section 9, css-cascade-4, css-page-3).

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/cascade_layers.hpp"
#include "css/declarations.hpp"
#include "css/font_face.hpp"
#include "css/media_query.hpp"
#include "css/selector.hpp"
#include "css/sheet_text.hpp"
#include "css/styled.hpp"

namespace closeout::css {

/// One selector of a style rule; the selectors of a list share the block.
struct StyleRule {
  ComplexSelector selector;
  std::shared_ptr<DeclarationBlock const> block;
  MediaContextRef media;  ///< Null unless the page's size decides; other queries are settled when the sheet is read.
  LayerNameRef layer;
};

/// css-page-3 section 4.1: a page selector; the flags are its pseudo-classes.
struct PageSelector {
  std::string name;
  bool first = false, left = false, right = false, blank = false;
  std::optional<AnPlusB> nth;  ///< css-gcpm-3 section 5: of the page's number.
};

/// The `size` descriptor (css-page-3 section 7.1).
struct PageSize {
  base::Size size;
  bool important = false;
};

/// The `page-orientation` descriptor (css-page-3 section 7.4).
struct DeclaredOrientation {
  PageOrientation orientation = PageOrientation::Upright;
  bool important = false;
};

/// One selector of an @page rule.
struct PageRule {
  PageSelector selector;
  DeclarationBlock block;
  std::optional<PageSize> size;
  std::optional<DeclaredOrientation> orientation;
  MediaContextRef media;  ///< As of a style rule.
  std::map<MarginBox, DeclarationBlock> margin_boxes;
};
using PageRuleRef = std::shared_ptr<PageRule const>;

struct Sheet {
  std::vector<StyleRule> rules;  ///< In order of appearance.
  std::vector<PageRuleRef> page_rules;
  std::vector<LayerName> layers;  ///< In the order they are first named.
  std::vector<FontFace> font_faces;
};

/// Reads `text` and what it imports, after what `sheet` holds. `directory` is the sheet's own folder, where
/// @import may look; empty: it may not. Warnings name the place in the sheet.
void read_sheet(SheetTextRef text, std::filesystem::path const& directory, base::Diagnostics& diagnostics,
                Sheet& sheet);

/// Adds an @page rule.
void read_page_rule(Rule rule, Reporter const& reporter, MediaContextRef media, Sheet& sheet);

}  // namespace closeout::css
