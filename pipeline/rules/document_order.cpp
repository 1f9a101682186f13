#include "rules/document_order.hpp"

namespace closeout::rules {

namespace {

struct Numbering final : pugi::xml_tree_walker {
  explicit Numbering(std::unordered_map<std::size_t, std::size_t>& numbers) : numbers_(numbers) {}
  bool for_each(pugi::xml_node& node) override {
    numbers_.emplace(node.hash_value(), numbers_.size());
    return true;
  }
  std::unordered_map<std::size_t, std::size_t>& numbers_;
};

std::size_t number_of(pugi::xml_attribute attribute) {
  std::size_t number = 0;
  for (; attribute; attribute = attribute.previous_attribute()) ++number;
  return number;
}

}  // namespace

DocumentOrder::DocumentOrder(pugi::xml_node document) {
  Numbering numbering(numbers_);
  numbering.for_each(document);
  document.traverse(numbering);
}

DocumentOrder DocumentOrder::from(pugi::xml_node first) {
  DocumentOrder order;
  Numbering numbering(order.numbers_);
  for (; first; first = first.next_sibling()) {
    numbering.for_each(first);
    first.traverse(numbering);
  }
  return order;
}

std::optional<DocumentOrder::Key> DocumentOrder::key_of(pugi::xpath_node node) const {
  pugi::xml_node const element = node.attribute() ? node.parent() : node.node();
  auto const found = numbers_.find(element.hash_value());
  if (found == numbers_.end()) return std::nullopt;
  return Key{found->second, number_of(node.attribute())};
}

}  // namespace closeout::rules
