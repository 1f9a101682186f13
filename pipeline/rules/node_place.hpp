#pragma once
// Where a context node stands: for people (file, line, column) and for programs (an XPath).

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "xml/document.hpp"

namespace closeout::rules {

/// "/project/budget[1]/lines[1]/line[3]/@year": the root without a position, every other element with the one it has
/// among its namesakes; "/" for the document itself.
[[nodiscard]] std::string location_of(pugi::xpath_node node);
/// The same where `rows_before` namesakes of the children of `container` are not in the tree.
[[nodiscard]] std::string location_of(pugi::xpath_node node, pugi::xml_node container, std::uint64_t rows_before);

/// An attribute's value, an element's name, a text's first character; for the document its root element. Unknown for a
/// node of another document (the figures).
[[nodiscard]] base::SourcePlace place_of(xml::Document const& record, pugi::xpath_node node);

/// Ids of the elements around a node and of its own, the innermost first.
[[nodiscard]] std::vector<std::string> things_around(pugi::xpath_node node);

}  // namespace closeout::rules
