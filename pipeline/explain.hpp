#pragma once
// `closeout explain`: the tree of sums behind a figure, down to the places of the record.

#include <filesystem>
#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "pipeline.hpp"

namespace closeout::pipeline {

struct ExplainOptions {
  std::string figure;           ///< Address of an attribute in the tree of figures (XPath), or an amount.
  std::string language = "en";  ///< Of the labels.
  bool as_json = false;
  unsigned threads = 1;    ///< Shows in nothing but its time.
  bool lists_all = false;  ///< Every ledger entry instead of the first few of each sum.
};

/// Text or JSON. The figures are computed and no rules asked; rows stream by twice, first into the figures, then into
/// the sums, so that memory does not grow with them but for what is listed. Errors of the record, and where there is no
/// such figure or it is not an amount.
[[nodiscard]] std::optional<std::string> explain(std::filesystem::path const& path, Resources const& resources,
                                                 ExplainOptions const& options, base::Diagnostics& diagnostics);

}  // namespace closeout::pipeline
