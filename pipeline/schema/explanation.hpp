#pragma once
// A complaint about one value, attribute or piece of text, as a diagnostic in our own words.

#include "base/diagnostics.hpp"
#include "schema/declarations.hpp"
#include "schema/libxml.hpp"
#include "xml/document.hpp"

namespace closeout::schema {

/// What an explanation is made from.
struct Context {
  xml::Document const& document;
  Declarations const& declarations;
};

/// Nothing for constraints that are explained elsewhere (content models, identity constraints).
[[nodiscard]] std::optional<base::Diagnostic> explain(Complaint const& complaint, Context const& context);

/// For each value only the complaint that tells most: libxml2 repeats a violated facet as a violated type, and the
/// empty value violates nearly everything. Complaints that follow from another one are taken away too.
[[nodiscard]] std::vector<Complaint> without_echoes(std::vector<Complaint> complaints);

/// The text of an element without the white space around it; the element's name if it has no text.
[[nodiscard]] base::SourcePlace text_place(pugi::xml_node element, xml::Document const& document);

/// Element, type and purpose for the "why" line: "element party, type party: An organisation of the project".
[[nodiscard]] std::string purpose_of_element(pugi::xml_node element, Context const& context);

}  // namespace closeout::schema
