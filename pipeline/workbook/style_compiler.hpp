#pragma once
// Compiles the styles of a declaration. Inside this room.

#include "workbook/template_reader.hpp"

namespace closeout::workbook {

/// The children of `styles`, each by its name into `book`.
void compile_styles(TemplateReader& reader, pugi::xml_node parent, CompiledWorkbook& book);

}  // namespace closeout::workbook
