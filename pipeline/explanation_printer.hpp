#pragma once
// Explanations of figures as text for people and as JSON for programs.

#include <string>
#include <vector>

#include "figures/explanation.hpp"
#include "locale/formatter.hpp"

namespace closeout::pipeline {

struct ExplainedFigure {
  std::string address;
  figures::Term term;
};

/// Each figure's address and the tree below it, or their addresses alone:
///
///     budget/party[@id='school']/@flat-rate-due-actual
///       23,973.02    flat rate: 40% of it, rounded to the cent, half away from zero
///       59,932.56      base of the flat rate
///       47,400.00  +     category salaries
///       16,000.00  +       entry e-1 of 30 December 2022, voucher P-001    record.xml:229:13
[[nodiscard]] std::string to_text(std::vector<ExplainedFigure> const& figures, locale::Formatter const& formatter);
[[nodiscard]] std::string addresses_of(std::vector<ExplainedFigure> const& figures);

/// {"figures": [{"figure", "label", "amount", "operation", "children", ...}]}: pipeline/cli/README.md.
[[nodiscard]] std::string to_json(std::vector<ExplainedFigure> const& figures, locale::Formatter const& formatter);

}  // namespace closeout::pipeline
