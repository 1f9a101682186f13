#include "xml/namespaces.hpp"

namespace closeout::xml {

namespace {

bool declares(std::string_view attribute_name, std::string_view prefix) {
  if (prefix.empty()) return attribute_name == "xmlns";
  return attribute_name.starts_with("xmlns:") && attribute_name.substr(6) == prefix;
}

}  // namespace

std::string_view prefix_of(std::string_view qualified_name) {
  std::size_t const colon = qualified_name.find(':');
  return colon == std::string_view::npos ? std::string_view() : qualified_name.substr(0, colon);
}

std::string_view without_prefix(std::string_view qualified_name) {
  std::size_t const colon = qualified_name.find(':');
  return colon == std::string_view::npos ? qualified_name : qualified_name.substr(colon + 1);
}

std::string_view namespace_for(pugi::xml_node element, std::string_view prefix) {
  if (prefix == "xml") return xml_namespace;
  for (pugi::xml_node at = element; at; at = at.parent()) {
    for (pugi::xml_attribute const attribute : at.attributes()) {
      if (declares(attribute.name(), prefix)) return attribute.value();
    }
  }
  return {};
}

std::string_view namespace_of(pugi::xml_node element) {
  return namespace_for(element, prefix_of(element.name()));
}

bool is_namespace_declaration(std::string_view attribute_name) {
  return attribute_name == "xmlns" || attribute_name.starts_with("xmlns:");
}

}  // namespace closeout::xml
