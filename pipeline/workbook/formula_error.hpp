#pragma once
// What is wrong with a formula, or with a name of cells in a formula, a feature or a chart.

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::workbook {

struct FormulaError {
  std::string_view code = "workbook-reference";  ///< Or "workbook-formula", "workbook-function".
  std::string about;                             ///< The reference, the function or the formula as it is written.
  std::string kind;                              ///< A word for translations: the message's "reason".
  std::string reason;                            ///< In English.
  std::string hint;                              ///< What may have been meant; empty if nothing is near.
  std::vector<base::MessageArgument> arguments;
};

[[nodiscard]] base::Diagnostic to_diagnostic(FormulaError error, base::SourcePlace place);

}  // namespace closeout::workbook
