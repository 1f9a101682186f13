#pragma once
// Findings of the rules beside the cells they are about.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
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

  /// Findings by number, ascending.
  using Numbers = std::set<std::size_t>;

  /// Those about `nodes` and all below them. Waived findings are told on their own sheet, not here.
  [[nodiscard]] Numbers about(pugi::xpath_node_set const& nodes) const;
  /// Those about an entry of the ledger that does not stand in the record; `number` counts from 1.
  [[nodiscard]] Numbers about_entry(std::uint64_t number) const;
  /// Of an element `finding` of `$checks`.
  [[nodiscard]] std::optional<std::size_t> number_of(pugi::xml_node finding) const;
  /// What is told at a cell: message, rule, and where the record has it, of each.
  [[nodiscard]] std::string text_of(Numbers const& findings) const;

 private:
  void add(pugi::xml_node rule, pugi::xml_node finding, Input const& input);

  std::vector<std::string> texts_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_node_;     ///< Indices into texts_, by a node's hash.
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> by_entry_;  ///< By its number in a ledger that streams.
  std::unordered_map<std::size_t, std::size_t> by_finding_;               ///< By the hash of the finding's element.
};

}  // namespace closeout::workbook
