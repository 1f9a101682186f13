#pragma once
// How names, values and types are written in messages.

#include <string>
#include <string_view>
#include <vector>

namespace closeout::schema {

/// In quotation marks, shortened if it is long; "an empty value" for nothing.
[[nodiscard]] std::string found_value(std::string_view value);

/// "a", "a or b", "a, b or c".
[[nodiscard]] std::string alternatives(std::vector<std::string> const& items);

/// "<a>" for each name, as alternatives.
[[nodiscard]] std::string element_alternatives(std::vector<std::string_view> const& names);

/// "<a>, <b>": the same names for an argument, without a word of English.
[[nodiscard]] std::string element_list(std::vector<std::string_view> const& names);

/// What a built-in type of XML Schema part 2 wants, with an example: "a date such as 2021-12-31".
[[nodiscard]] std::string_view in_words(std::string_view built_in_type);

/// The same value in the form the built-in type wants, if what was meant is plain ("31.12.2021", "1 234,50"); else
/// empty.
[[nodiscard]] std::string corrected(std::string_view value, std::string_view built_in_type);

}  // namespace closeout::schema
