#pragma once
// Compiles what a declaration says of the whole workbook: document properties and defined names. Inside this room.

#include "workbook/template_reader.hpp"

namespace closeout::workbook {

/// The children of `properties`.
void compile_properties(TemplateReader& reader, pugi::xml_node parent, CompiledWorkbook& book);

void compile_defined_name(TemplateReader& reader, pugi::xml_node node, CompiledWorkbook& book);

}  // namespace closeout::workbook
