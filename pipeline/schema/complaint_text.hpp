#pragma once
// The parts of libxml2's messages that our own are made of: the names and values that stand in no other place.

#include <string>
#include <string_view>
#include <vector>

namespace closeout::schema {

/// "{urn:x}name" as libxml2 writes it.
struct ExpandedName {
  std::string_view name_space;
  std::string_view name;
};

[[nodiscard]] ExpandedName expanded_name(std::string_view text);

struct ComplaintText {
  ExpandedName element;
  ExpandedName attribute;      ///< Empty name if the complaint is not about an attribute's value.
  std::string_view statement;  ///< What is said about it.
};

/// "Element 'E', attribute 'A': statement". The result points into `text`.
[[nodiscard]] ComplaintText read_complaint(std::string_view text);

/// What stands between the first (or last) pair of apostrophes, both on their own; empty if there is none.
[[nodiscard]] std::string_view first_quoted(std::string_view statement);
[[nodiscard]] std::string_view last_quoted(std::string_view statement);

/// "['a', 'b']" -> a, b.
[[nodiscard]] std::vector<std::string_view> key_sequence(std::string_view statement);

/// "Expected is one of ( {u}a, {u}b )." -> the names; wildcards are left out.
[[nodiscard]] std::vector<ExpandedName> expected_elements(std::string_view statement);

}  // namespace closeout::schema
