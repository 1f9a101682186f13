#pragma once
// Document order (XPath 1.0 section 5) as numbers. pugixml sorts node sets, but in time quadratic in their size when a
// long sorted run is followed by a few earlier nodes, which is what two rules of one pattern give.

#include <cstddef>
#include <optional>
#include <pugixml.hpp>
#include <unordered_map>
#include <utility>

namespace closeout::rules {

class DocumentOrder {
 public:
  /// Of a node: its number and 0; of an attribute: its element's number and its own, from 1.
  using Key = std::pair<std::size_t, std::size_t>;

  /// Of everything in a document.
  explicit DocumentOrder(pugi::xml_node document);
  /// Of `first` and its later siblings, with all that is in them.
  [[nodiscard]] static DocumentOrder from(pugi::xml_node first);
  /// Nothing for a node of another document.
  [[nodiscard]] std::optional<Key> key_of(pugi::xpath_node node) const;

 private:
  DocumentOrder() = default;
  std::unordered_map<std::size_t, std::size_t> numbers_;  ///< By node hash.
};

}  // namespace closeout::rules
