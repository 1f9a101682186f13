#pragma once
// A stable text form of finished pages, for `inspect --stage pages` and golden files.

#include <string>
#include <string_view>

#include "pages/document.hpp"

namespace closeout::pages {

struct DumpOptions {
  bool with_glyphs = false;    ///< Also glyph numbers and advances of every run.
  bool with_structure = true;  ///< The structure tree, outline and destinations after the pages.
  bool with_artifacts = true;  ///< Items that are artifacts.
};

/// One line for each page, item, element, outline entry and destination. Lengths are CSS pixels with two decimals;
/// fonts go by PostScript name. Nothing in it depends on the machine but the fonts.
[[nodiscard]] std::string dump(Document const& document, DumpOptions const& options = {});

/// CSS pixels with two decimals.
[[nodiscard]] std::string pixels_text(base::Length length);

/// The standard's name of a structure type ("THead").
[[nodiscard]] std::string_view name_of(StructureType type);

/// Text of the elements below `element` in structure order, as a reader of the logical structure gets it:
/// ActualText where there is one, else the text of the runs; nothing between elements.
[[nodiscard]] std::string text_of(Document const& document, StructureId element = 0);

}  // namespace closeout::pages
