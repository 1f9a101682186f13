#pragma once
// How long Excel takes its texts. A file with longer ones is "repaired" when it is opened, which loses them.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"

namespace closeout::workbook {

// In UTF-16 units (Excel's published specifications and limits; ECMA-376 part 1, section 18.18.22 and others).
inline constexpr std::size_t longest_cell_text = 32767;
inline constexpr std::size_t longest_formula = 8192;
inline constexpr std::size_t longest_page_line = 255;
inline constexpr std::size_t longest_validation_title = 32;
inline constexpr std::size_t longest_validation_text = 255;
inline constexpr std::size_t longest_validation_formula = 255;
inline constexpr std::size_t longest_tip = 255;
inline constexpr std::size_t longest_heading = 255;
inline constexpr std::size_t longest_name = 255;  ///< Of a range or table.
inline constexpr std::size_t longest_number_format = 255;
inline constexpr std::size_t longest_property = 255;
inline constexpr std::size_t most_links = 65530;
inline constexpr std::size_t most_looks = 64000;

[[nodiscard]] std::size_t utf16_units(std::string_view text);

/// True if `text` has no more UTF-16 units than `limit`; cheap where it has no more bytes.
[[nodiscard]] bool fits(std::string_view text, std::size_t limit);

/// False and the error "workbook-text-too-long" at `place` if it does not fit; `what` is told: "the title of a
/// validation".
[[nodiscard]] bool check_length(std::string_view text, std::size_t limit, std::string_view what,
                                base::SourcePlace const& place, base::Diagnostics& diagnostics);

/// False and the error "workbook-character" at `place` if XML 1.0 cannot hold a character of `text` (section 2.2:
/// control characters but tab and line ends, surrogates, U+FFFE, U+FFFF).
[[nodiscard]] bool check_characters(std::string_view text, base::SourcePlace const& place,
                                    base::Diagnostics& diagnostics);

/// The text as a cell holds it: "_x0041_" would be read as "A" (ECMA-376 part 1, section 22.9.2.19, ST_Xstring), so its
/// first underscore is escaped: "_x005F_x0041_".
[[nodiscard]] std::string as_xstring(std::string_view text);

}  // namespace closeout::workbook
