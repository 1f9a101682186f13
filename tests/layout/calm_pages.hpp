#pragma once
// What holds for the pages of a document that gives all its text room.

#include <string>
#include <vector>

#include "layout/random_document.hpp"
#include "pages/document.hpp"

namespace closeout::test {

/// Sentences about what is broken; empty if all is well: everything painted stands in the page area from top to bottom
/// (repeated headers, footers, borders and backgrounds too), no text stands on other text, an element's text goes on
/// from page to page in order (unless an inline-block was cut: the text beside it stays).
std::vector<std::string> calm_violations(pages::Document const& document, RandomDocument const& grown,
                                         bool has_cut_lines);

}  // namespace closeout::test
