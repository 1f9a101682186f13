#pragma once

#include <string>

#include "pdf/font_use.hpp"

namespace closeout::pdf {

/// The ToUnicode CMap of a font (ISO 32000-1 section 9.10.3), with an entry for every used glyph.
[[nodiscard]] std::string to_unicode_cmap(FontUse const& font);

}  // namespace closeout::pdf
