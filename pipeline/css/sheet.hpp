#pragma once
// A style sheet as rules, and its reading from text (css-syntax-3 section 9, css-cascade-4, css-page-3).

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/declarations.hpp"
#include "css/selector.hpp"
#include "css/sheet_text.hpp"
#include "css/styled.hpp"

namespace closeout::css {

/// One selector of a style rule; the selectors of a list share the block.
struct StyleRule {
  ComplexSelector selector;
  std::shared_ptr<DeclarationBlock const> block;
};

/// css-page-3 section 4.1: a page selector; the flags are its pseudo-classes.
struct PageSelector {
  std::string name;
  bool first = false, left = false, right = false, blank = false;
};

/// The `size` descriptor (css-page-3 section 7.1).
struct PageSize {
  base::Size size;
  bool important = false;
};

/// One selector of an @page rule.
struct PageRule {
  PageSelector selector;
  DeclarationBlock block;
  std::optional<PageSize> size;
  std::map<MarginBox, DeclarationBlock> margin_boxes;
};
using PageRuleRef = std::shared_ptr<PageRule const>;

struct Sheet {
  std::vector<StyleRule> rules;  ///< In order of appearance.
  std::vector<PageRuleRef> page_rules;
};

/// Reads `text` and what it imports, after what `sheet` holds. `directory` is the sheet's own folder, where
/// @import may look; empty: it may not. Warnings name the place in the sheet.
void read_sheet(SheetTextRef text, std::filesystem::path const& directory, base::Diagnostics& diagnostics,
                Sheet& sheet);

/// True if a media query list applies to print; unknown features do not, and are warned about.
[[nodiscard]] bool applies_to_print(ComponentValues const& media, Reporter const& reporter);

/// Adds an @page rule.
void read_page_rule(Rule rule, Reporter const& reporter, Sheet& sheet);

}  // namespace closeout::css
