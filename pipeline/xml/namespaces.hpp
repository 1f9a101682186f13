#pragma once
// Namespaces in XML 1.0, which pugixml leaves to its user.

#include <pugixml.hpp>
#include <string_view>

namespace closeout::xml {

inline constexpr std::string_view xml_namespace = "http://www.w3.org/XML/1998/namespace";

/// The part of a qualified name before the colon; empty if there is none.
[[nodiscard]] std::string_view prefix_of(std::string_view qualified_name);
/// The part behind the colon; the whole name if there is none.
[[nodiscard]] std::string_view without_prefix(std::string_view qualified_name);

/// The namespace `prefix` stands for at `element` (the default namespace for an empty prefix); empty if none.
[[nodiscard]] std::string_view namespace_for(pugi::xml_node element, std::string_view prefix);
/// The namespace of an element itself.
[[nodiscard]] std::string_view namespace_of(pugi::xml_node element);

/// True for xmlns and xmlns:x, which declare namespaces and are no attributes in the sense of a schema.
[[nodiscard]] bool is_namespace_declaration(std::string_view attribute_name);

}  // namespace closeout::xml
