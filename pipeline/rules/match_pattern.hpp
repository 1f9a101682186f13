#pragma once
// A rule's context is a pattern of XSLT 1.0 section 5.2 ("a/b": every b whose parent is an a); XPath selects nodes
// instead. So the pattern becomes expressions that select all nodes it matches.

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::rules {

/// "a/b | /c" -> "//a/b", "/c": one for each alternative; one that is not absolute may begin anywhere.
[[nodiscard]] std::vector<std::string> selecting_expressions(std::string_view match_pattern);

/// `expression` with the given namespace prefixes replaced by as many spaces, so that every other character keeps its
/// place: "p:line/@year" -> "  line/@year". Names in a record are written without a prefix.
[[nodiscard]] std::string without_prefixes(std::string_view expression,
                                           std::set<std::string, std::less<>> const& prefixes);

}  // namespace closeout::rules
