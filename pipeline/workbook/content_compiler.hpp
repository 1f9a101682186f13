#pragma once
// What an element of a declaration says: message with arguments, localized text, value, sum, formula.

#include "workbook/template_reader.hpp"

namespace closeout::workbook {

/// A child that is not white space between elements.
[[nodiscard]] bool counts(pugi::xml_node node);

/// The attributes of CONTENT (README.md) and the <argument> children of `node`; no other children may stand in it.
[[nodiscard]] Content compile_content(TemplateReader const& reader, pugi::xml_node node);

/// The parts of a page's head or foot: the children of `header` or `footer`.
PageLineSpec compile_page_line(TemplateReader& reader, pugi::xml_node parent);

}  // namespace closeout::workbook
