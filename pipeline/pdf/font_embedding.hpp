#pragma once
// Fonts as Type 0 fonts with Identity-H: codes are glyph numbers (ISO 32000-1 section 9.7, ISO 19005-3 6.2.11).

#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "pdf/deflate.hpp"
#include "pdf/font_use.hpp"
#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// A subset font ready to be written into any number of documents: everything but the object numbers.
struct EmbeddedFont {
  std::string program_entries, program;  ///< Stream of the font file, compressed.
  std::string_view program_key;          ///< FontFile2 or FontFile3.
  std::string descriptor;                ///< Dictionaries without the references between them.
  std::string descendant;
  std::string type0;
  std::string to_unicode;  ///< Compressed.
};

/// Subsets the font to its used glyphs. Nothing if it cannot be subset or embedded; an error is then added.
[[nodiscard]] std::optional<EmbeddedFont> prepare_font(FontUse const& font, DeflateLevel level,
                                                       base::Diagnostics& diagnostics);

/// Writes the font; its Type 0 font dictionary becomes object `number`.
void write_font(EmbeddedFont const& font, ObjectNumber number, ObjectAssembler& assembler);

}  // namespace closeout::pdf
