#pragma once
// Classes of characters and the five entities, as XML 1.0 (fifth edition) names them.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::xml {

/// Production [3] S.
[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// Runs of white space made one space, none at the ends: the facet "collapse" (XML Schema part 2 section 4.3.6).
[[nodiscard]] std::string collapsed(std::string_view text);

/// Production [2] Char.
[[nodiscard]] bool is_character(char32_t code_point);
/// Productions [4] NameStartChar and [4a] NameChar.
[[nodiscard]] bool is_name_start(char32_t code_point);
[[nodiscard]] bool is_name_character(char32_t code_point);

/// End of the name that starts at `offset`; `offset` itself if none starts there.
[[nodiscard]] std::size_t end_of_name(std::string_view bytes, std::size_t offset);

/// A reference in character data or in an attribute's value: "&amp;", "&#228;", "&#xE4;".
struct Reference {
  std::size_t length = 0;             ///< Bytes from '&' to ';', both included; without a ';' those of the name.
  std::optional<char32_t> character;  ///< What it stands for; nothing if it is not known or not a character.
};

/// The reference whose '&' stands at `offset`.
[[nodiscard]] Reference read_reference(std::string_view bytes, std::size_t offset);

/// Offset in `raw` (text as it stands in the file, with references) of the byte that is byte `decoded` of its value.
[[nodiscard]] std::size_t raw_offset(std::string_view raw, std::size_t decoded);

}  // namespace closeout::xml
