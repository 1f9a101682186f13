// What of the figures may go out with a published document.

#include <array>

#include "figures/figures.hpp"

namespace closeout::figures {

namespace {

constexpr std::string_view prefix = "published-";

/// What stands in published-women goes to women.
void show_as_published(pugi::xml_node node) {
  for (pugi::xml_attribute it = node.first_attribute(); it;) {
    pugi::xml_attribute const attribute = it;
    it = it.next_attribute();
    std::string_view const name = attribute.name();
    if (!name.starts_with(prefix)) continue;
    node.attribute(attribute.name() + prefix.size()).set_value(attribute.value());
    node.remove_attribute(attribute);
  }
  for (pugi::xml_node const child : node.children()) show_as_published(child);
}

/// Answers by their number would bound what is withheld.
void keep_for_authority(pugi::xml_node indicators) {
  for (char const* const name : {"with-sensitive-data", "first-entry"}) indicators.remove_attribute(name);
  while (indicators.remove_child("contradiction")) {
  }
  for (pugi::xml_node indicator : indicators.children("indicator")) {
    for (char const* const name : {"population", "answered", "refused", "not-yet-due"}) {
      indicator.remove_attribute(name);
    }
  }
}

}  // namespace

xml::Document to_public_tree(xml::Document const& tree) {
  xml::Document result;
  result.tree().reset(tree.tree());
  pugi::xml_node root = result.root();
  if (pugi::xml_node indicators = root.child("indicators")) {
    indicators.append_attribute("audience").set_value("public");
    keep_for_authority(indicators);
  }
  show_as_published(root);
  return result;
}

}  // namespace closeout::figures
