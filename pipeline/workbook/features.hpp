#pragma once
// Validations and conditions on their way from the declaration to a sheet.

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "workbook/compiled.hpp"
#include "workbook/content.hpp"
#include "workbook/references.hpp"

namespace closeout::workbook {

/// Still speaks of cells by name: `of`, and the formulas in it.
struct UnresolvedFeature {
  std::size_t sheet = 0;
  std::string of;
  std::variant<Validation, Condition> what;
  std::string sign;  ///< Of a condition.
  base::SourcePlace const* origin;
};

/// Texts are read and their lengths checked; nothing after an error.
[[nodiscard]] std::optional<UnresolvedFeature> evaluate_feature(FeatureSpec const& spec,
                                                                std::vector<Style> const& styles,
                                                                pugi::xpath_node context, ContentReader const& contents,
                                                                base::Diagnostics& diagnostics);

/// Gives each feature to its sheet, once for every range its cells are.
void resolve_features(std::vector<UnresolvedFeature> const& features, CellNames const& cells,
                      std::map<std::string, std::vector<std::string>> const& defined_names, Book& book,
                      base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
