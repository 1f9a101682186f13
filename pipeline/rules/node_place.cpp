#include "rules/node_place.hpp"

#include <fmt/format.h>

#include <string_view>

namespace closeout::rules {

namespace {

std::uint64_t position_among_namesakes(pugi::xml_node node) {
  std::uint64_t position = 1;
  for (auto before = node.previous_sibling(node.name()); before; before = before.previous_sibling(node.name())) {
    ++position;
  }
  return position;
}

int position_among_texts(pugi::xml_node node) {
  int position = 1;
  for (auto before = node.previous_sibling(); before; before = before.previous_sibling()) {
    if (before.type() == pugi::node_pcdata) ++position;
  }
  return position;
}

/// Rows of a record that are not in the tree.
struct MissingRows {
  pugi::xml_node container;
  std::uint64_t count = 0;
};

std::string step_of(pugi::xml_node node, MissingRows const& missing) {
  if (node.type() == pugi::node_pcdata) return fmt::format("/text()[{}]", position_among_texts(node));
  if (node.parent().type() == pugi::node_document) return fmt::format("/{}", node.name());
  std::uint64_t const before = missing.container && node.parent() == missing.container ? missing.count : 0;
  return fmt::format("/{}[{}]", node.name(), before + position_among_namesakes(node));
}

std::string path_of(pugi::xml_node node, MissingRows const& missing) {
  std::string path;
  for (; node && node.type() != pugi::node_document; node = node.parent()) path = step_of(node, missing) + path;
  return path.empty() ? "/" : path;
}

std::string location_of(pugi::xpath_node node, MissingRows const& missing) {
  if (!node.attribute()) return path_of(node.node(), missing);
  return fmt::format("{}/@{}", path_of(node.parent(), missing), node.attribute().name());
}

}  // namespace

std::string location_of(pugi::xpath_node node) {
  return location_of(node, MissingRows{});
}

std::string location_of(pugi::xpath_node node, pugi::xml_node container, std::uint64_t rows_before) {
  return location_of(node, MissingRows{container, rows_before});
}

base::SourcePlace place_of(xml::Document const& record, pugi::xpath_node node) {
  pugi::xml_node const element = node.attribute() ? node.parent() : node.node();
  if (element.root() != record.tree().root()) return {};
  if (node.attribute()) return record.place_of(element, node.attribute().name());
  return record.place_of(element.type() == pugi::node_document ? record.root() : element);
}

std::vector<std::string> things_around(pugi::xpath_node node) {
  std::vector<std::string> ids;
  for (pugi::xml_node at = node.attribute() ? node.parent() : node.node(); at; at = at.parent()) {
    if (auto const id = at.attribute("id")) ids.emplace_back(id.value());
  }
  return ids;
}

}  // namespace closeout::rules
