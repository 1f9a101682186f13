#include "workbook/formula_error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace closeout::workbook {

base::Diagnostic to_diagnostic(FormulaError error, base::SourcePlace place) {
  bool const is_reference = error.code == "workbook-reference";
  auto finding =
      base::error(std::string(error.code),
                  is_reference ? fmt::format("[{}]: {}", error.about, error.reason) : error.reason, std::move(place));
  if (!error.hint.empty()) finding.hint = fmt::format("did you mean \"{}\"?", error.hint);
  finding.arguments = std::move(error.arguments);
  // A translation is formatted only with every argument that any of its branches names.
  for (char const* const name : {"count", "expected", "function", "limit", "other", "sheet"}) {
    auto const& given = finding.arguments;
    if (std::ranges::find(given, name, &base::MessageArgument::first) == given.end()) {
      finding.arguments.emplace_back(name, std::string());
    }
  }
  finding.arguments.emplace_back("about", std::move(error.about));
  finding.arguments.emplace_back("reason", std::move(error.kind));
  finding.arguments.emplace_back("nearest", std::move(error.hint));
  return finding;
}

}  // namespace closeout::workbook
