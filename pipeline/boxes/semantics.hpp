#pragma once
// What an element means: its role and the attributes that say more.

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "boxes/tree.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// What an element's meaning depends on beside itself.
struct SemanticContext {
  std::string parent_language;
  bool in_table_head = false;
  bool in_layout_table = false;     ///< A table with role="presentation": its parts mean nothing.
  bool in_labelled_figure = false;  ///< A figure that has its own alternative text speaks for its drawings.
};

[[nodiscard]] Semantics semantics_of(xml::Document const& document, pugi::xml_node element,
                                     SemanticContext const& context);

/// aria-hidden="true", or role="presentation" where that leaves nothing to read.
[[nodiscard]] bool is_artifact(pugi::xml_node element);
[[nodiscard]] bool is_presentational(pugi::xml_node element);
/// The value of xml:lang or lang on the element itself; null if it has neither.
[[nodiscard]] char const* own_language(pugi::xml_node element);
/// Text with white space collapsed and trimmed, of everything below a node.
[[nodiscard]] std::string text_content(pugi::xml_node node);
/// HTML sections 4.9.4 and 4.9.11: a cell's colspan, 1 to 1000, and rowspan, 1 to 65534; anything else is 1.
[[nodiscard]] int column_span_of(pugi::xml_node cell);
[[nodiscard]] int row_span_of(pugi::xml_node cell);
/// Words of an attribute separated by white space.
[[nodiscard]] std::vector<std::string> words(std::string_view text);

}  // namespace closeout::boxes
