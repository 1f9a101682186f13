#pragma once
// Fonts as Type 0 fonts with Identity-H: codes are glyph numbers (ISO 32000-1 section 9.7, ISO 19005-3 6.2.11).

#include "base/diagnostics.hpp"
#include "pdf/font_use.hpp"
#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// Subsets the font to its used glyphs and writes it with everything it needs; the Type 0 font dictionary becomes
/// object `number`. False if the font cannot be subset or embedded; an error is then added.
bool embed_font(FontUse const& font, ObjectNumber number, ObjectAssembler& assembler, base::Diagnostics& diagnostics);

}  // namespace closeout::pdf
