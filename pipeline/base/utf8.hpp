#pragma once
// UTF-8 as a sequence of code points. Anything that depends on the meaning of characters is ICU's.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::base {

/// Offset of the first byte that is not part of well-formed UTF-8 (Unicode 15 table 3-7); nothing if all is well.
[[nodiscard]] std::optional<std::size_t> first_malformed_utf8(std::string_view bytes);
[[nodiscard]] std::size_t code_point_count(std::string_view utf8);
/// Decodes the code point at `offset` and advances it. Assumes well-formed UTF-8 and offset < size.
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& offset);
void append_utf8(std::string& to, char32_t code_point);
/// The code point as the Unicode Standard writes it: "U+00E4".
[[nodiscard]] std::string code_point_notation(char32_t code_point);
/// UTF-16, big-endian, as PDF text strings want it, without BOM.
[[nodiscard]] std::string to_utf16be(std::string_view utf8);

}  // namespace closeout::base
