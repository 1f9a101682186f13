#include "schema/naming.hpp"

#include <fmt/format.h>

#include "xml/characters.hpp"
#include "xml/namespaces.hpp"
#include "xml/start_tag.hpp"

namespace closeout::schema {

pugi::xml_attribute attribute_of(pugi::xml_node element, ExpandedName wanted) {
  for (pugi::xml_attribute const attribute : element.attributes()) {
    std::string_view const prefix = xml::prefix_of(attribute.name());
    std::string_view const space = prefix.empty() ? std::string_view() : xml::namespace_for(element, prefix);
    if (xml::without_prefix(attribute.name()) == wanted.name && space == wanted.name_space) return attribute;
  }
  return {};
}

std::string written_name(ExpandedName name, pugi::xml_node element) {
  if (name.name_space.empty()) return std::string(name.name);
  if (name.name_space == xml::xml_namespace) return fmt::format("xml:{}", name.name);
  for (pugi::xml_node at = element; at; at = at.parent()) {
    for (pugi::xml_attribute const attribute : at.attributes()) {
      std::string_view const prefix = xml::without_prefix(attribute.name());
      if (prefix != attribute.name() && attribute.value() == name.name_space) {
        return fmt::format("{}:{}", prefix, name.name);
      }
    }
  }
  return std::string(name.name);
}

base::SourcePlace text_place(pugi::xml_node element, xml::Document const& document) {
  for (pugi::xml_node const child : element.children()) {
    if (child.type() != pugi::node_pcdata || xml::collapsed(child.value()).empty()) continue;
    base::SourcePlace place = document.place_of(child);
    if (!place.is_known()) return place;
    std::string_view const text = place.file->bytes().substr(place.offset, place.length);
    std::size_t const first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return place;
    place.length = text.find_last_not_of(" \t\r\n") + 1 - first;
    place.offset += first;
    return place;
  }
  return document.place_of(element);
}

base::SourcePlace attribute_name_place(pugi::xml_node element, std::string_view attribute,
                                       xml::Document const& document) {
  base::SourcePlace const place = document.place_of(element);
  if (!place.is_known()) return place;
  xml::StartTag const tag = xml::read_start_tag(place.file->bytes(), place.offset);
  xml::AttributeText const* const found = tag.find(attribute);
  if (found == nullptr) return place;
  return {place.file, found->name_offset, found->name.size()};
}

std::string_view name_of(Type type) {
  return type.definition ? std::string_view(type.definition.attribute("name").value()) : std::string_view();
}

std::string with_purpose(std::string what, std::string_view type_name, std::string const& purpose) {
  if (!type_name.empty()) what += fmt::format(", type {}", type_name);
  if (!purpose.empty()) what += fmt::format(": {}", purpose);
  return what;
}

std::string purpose_of_element(pugi::xml_node element, Context const& context) {
  pugi::xml_node const declaration = context.declarations.element(element);
  Type const type = context.declarations.type_of(declaration);
  std::string purpose = first_sentence(declaration);
  if (purpose.empty()) purpose = first_sentence(type.definition);
  return with_purpose(fmt::format("element {}", element.name()), name_of(type), purpose);
}

}  // namespace closeout::schema
