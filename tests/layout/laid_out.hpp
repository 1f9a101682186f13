#pragma once
// From XHTML and CSS to finished pages, for tests.

#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "boxes/box_source.hpp"
#include "boxes/tree.hpp"
#include "css/styled.hpp"
#include "layout/layout.hpp"
#include "pages/document_collector.hpp"
#include "pages/dump.hpp"
#include "xml/document.hpp"

namespace closeout::test {

/// A document and everything it was made from.
struct LaidOut {
  std::optional<xml::Document> xml;
  std::optional<css::Styled> styled;
  std::optional<boxes::Tree> tree;
  pages::Document document;
  base::Diagnostics earlier_findings;  ///< Of the stages before layout.
  base::Diagnostics findings;          ///< Of layout alone.
};

/// Fonts of the machine, loaded once.
text::Fonts& fonts();

/// `body` is the content of <body>; `css` comes after a page of 200 by 200 px without margins, Noto Sans 10px with
/// lines of 20px, no margins on anything.
LaidOut lay_out(std::string_view body, std::string_view css = {}, boxes::PartSizes const& sizes = {});
/// The same document once more, cut into other parts.
pages::Document lay_out_again(LaidOut const& out, boxes::PartSizes const& sizes);

/// A whole document; style sheets are looked for beside it.
LaidOut lay_out_file(std::filesystem::path const& file);

/// Text items of a page in painting order: "x,y text" with whole pixels (y is the baseline).
std::vector<std::string> texts(pages::Page const& page);
/// Filled rectangles of a page with this colour: "x,y WxH" with whole pixels.
std::vector<std::string> rectangles(pages::Page const& page, base::Colour colour);
std::vector<std::string> codes(base::Diagnostics const& findings);

}  // namespace closeout::test
