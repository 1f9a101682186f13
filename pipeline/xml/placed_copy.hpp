#pragma once
// Copies of nodes that know where the original stands.

#include "xml/document.hpp"

namespace closeout::xml {

/// A node is copied without its children; its place is that of the original, which stands in `source`.
inline pugi::xml_node copy_alone(pugi::xml_node original, Document const& source, pugi::xml_node parent,
                                 Document& target) {
  pugi::xml_node copy = parent.append_child(original.type());
  copy.set_name(original.name());
  copy.set_value(original.value());
  for (pugi::xml_attribute const attribute : original.attributes()) copy.append_copy(attribute);
  if (original.type() == pugi::node_element) target.set_origin(copy, source.place_of(original));
  return copy;
}

}  // namespace closeout::xml
