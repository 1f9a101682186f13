#pragma once
// How elements, attributes and types of a document are named and placed in messages.

#include <string>
#include <string_view>

#include "schema/complaint_text.hpp"
#include "schema/declarations.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

/// What a message is made from.
struct Context {
  xml::Document const& document;
  Declarations const& declarations;
};

/// The attribute of that expanded name; null if there is none.
[[nodiscard]] pugi::xml_attribute attribute_of(pugi::xml_node element, ExpandedName wanted);
/// An attribute's name as a document would write it at `element` ("xml:lang"), for one that is not there.
[[nodiscard]] std::string written_name(ExpandedName name, pugi::xml_node element);

/// The text of an element without the white space around it; the element's name if it has no text.
[[nodiscard]] base::SourcePlace text_place(pugi::xml_node element, xml::Document const& document);
/// The name of an attribute; the element's name if it has no such attribute.
[[nodiscard]] base::SourcePlace attribute_name_place(pugi::xml_node element, std::string_view attribute,
                                                     xml::Document const& document);

/// Empty for a type without a name.
[[nodiscard]] std::string_view name_of(Type type);
/// "WHAT, type TYPE: PURPOSE", without the parts that are empty.
[[nodiscard]] std::string with_purpose(std::string what, std::string_view type_name, std::string const& purpose);
/// The same for an element: "element party, type party: An organisation of the project".
[[nodiscard]] std::string purpose_of_element(pugi::xml_node element, Context const& context);

}  // namespace closeout::schema
