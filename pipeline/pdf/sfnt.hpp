#pragma once

#include <string_view>

namespace closeout::pdf {

/// The bytes of a table of an OpenType file ("OpenType font file" in ISO/IEC 14496-22 section 4.5); empty if it has
/// no such table.
[[nodiscard]] std::string_view sfnt_table(std::string_view font_file, std::string_view tag);

}  // namespace closeout::pdf
