#pragma once
// Findings of the rules beside the cells they are about.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "workbook/workbook.hpp"

namespace closeout::workbook {

/// The findings of `$checks`, by the node of the record each is about and every node above that.
class FindingIndex {
 public:
  explicit FindingIndex(Input const& input);

  /// What is told at a cell about `nodes` and all below them: message, rule, and where the record has it, for each
  /// finding once. Empty if nothing was found. Waived findings are told on their own sheet, not here.
  [[nodiscard]] std::string text_about(pugi::xpath_node_set const& nodes) const;

 private:
  void add(pugi::xml_node rule, pugi::xml_node finding, Input const& input);

  std::vector<std::string> texts_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_node_;  ///< Indices into texts_, by a node's hash.
};

}  // namespace closeout::workbook
