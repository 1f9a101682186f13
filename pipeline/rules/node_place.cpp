#include "rules/node_place.hpp"

#include <fmt/format.h>

#include <string_view>

namespace closeout::rules {

namespace {

int position_among_namesakes(pugi::xml_node node) {
  int position = 1;
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

std::string step_of(pugi::xml_node node) {
  if (node.type() == pugi::node_pcdata) return fmt::format("/text()[{}]", position_among_texts(node));
  bool const is_root = node.parent().type() == pugi::node_document;
  return is_root ? fmt::format("/{}", node.name())
                 : fmt::format("/{}[{}]", node.name(), position_among_namesakes(node));
}

std::string path_of(pugi::xml_node node) {
  std::string path;
  for (; node && node.type() != pugi::node_document; node = node.parent()) path = step_of(node) + path;
  return path.empty() ? "/" : path;
}

}  // namespace

std::string location_of(pugi::xpath_node node) {
  if (!node.attribute()) return path_of(node.node());
  return fmt::format("{}/@{}", path_of(node.parent()), node.attribute().name());
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
