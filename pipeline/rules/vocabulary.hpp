#pragma once
// The elements of ISO Schematron (ISO/IEC 19757-3, Annex A) that are understood here, and what each may hold.
//
// Left out: extends/@href and properties. A rule file that uses one of them is refused rather than read as if it were
// not there. An include is replaced by what it includes before anything else is looked at (inclusion.hpp).

#include <string_view>

#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

inline constexpr std::string_view schematron_namespace = "http://purl.oclc.org/dsdl/schematron";
/// Of the attributes we add: value-of/@c:as, assert/@c:waivable.
inline constexpr std::string_view extension_namespace = "urn:closeout:rules:1";

/// True for an element `name` of Schematron.
[[nodiscard]] bool is_schematron(pugi::xml_node node, std::string_view name);
/// Local name of a Schematron element; empty for anything else.
[[nodiscard]] std::string_view schematron_name(pugi::xml_node node);
/// The attribute `name` of the extension namespace; null if there is none.
[[nodiscard]] pugi::xml_attribute extension_attribute(pugi::xml_node node, std::string_view name);

/// Adds an error for every Schematron element and attribute that is not known, stands at a wrong place or lacks what it
/// must have. Elements and attributes of other namespaces are left alone, as the standard says. False on any error.
bool check_vocabulary(xml::Document const& document, base::Diagnostics& diagnostics);

/// Adds an error for every id of a Schematron element that another one has already.
void check_ids(xml::Document const& document, base::Diagnostics& diagnostics);

}  // namespace closeout::rules
