#pragma once
// Validations, conditions and charts of a declaration: what belongs to cells that stand elsewhere on the sheet.

#include <memory>
#include <string_view>

#include "workbook/template_reader.hpp"

namespace closeout::workbook {

/// True for the name of an element that compile_feature() reads.
[[nodiscard]] bool is_feature(std::string_view element);

/// Null after an error.
[[nodiscard]] std::unique_ptr<FeatureSpec> compile_feature(TemplateReader const& reader, pugi::xml_node node);

}  // namespace closeout::workbook
