#pragma once
// A style sheet as rules, and its reading from text (css-syntax-3 section 9, css-cascade-4, css-page-3).

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/an_plus_b.hpp"
#include "css/cascade_layers.hpp"
#include "css/declarations.hpp"
#include "css/font_face.hpp"
#include "css/length_value.hpp"
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

/// The page pseudo-class :nth(): of the pages of the document, or of each group of pages that an element with the page
/// type `group` makes (css-gcpm-3 sections 3.1 and 3.2).
struct PageNth {
  AnPlusB index;
  std::string group;  ///< Empty: of the document.
};

/// css-page-3 section 4.2: a page selector. Each pseudo-class counts as often as it is written (section 4.4).
struct PageSelector {
  std::string name;
  unsigned first = 0, left = 0, right = 0, blank = 0;
  std::vector<PageNth> nth;
};

/// The `size` descriptor (css-page-3 section 7.1): a paper size, or lengths that wait for the page's font.
struct PageSize {
  struct Lengths {
    SpecifiedLength width, height;
  };
  std::variant<base::Size, Lengths> value;
  bool important = false;
};

/// The `page-orientation` descriptor (css-page-3 of 2023, section 7.2).
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
