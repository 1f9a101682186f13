#pragma once
// Resource dictionaries (ISO 32000-1 section 7.8.3) and the fonts they name.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/object_assembler.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// Writes every distinct dictionary once: most pages use the same few fonts.
class ResourceDictionaries {
 public:
  explicit ResourceDictionaries(ObjectAssembler& assembler) : assembler_(assembler) {}

  /// Place of a dictionary with these resources.
  std::uint32_t add(Resources const& resources);
  /// Place of one that has also those of dictionary `first`.
  std::uint32_t add_to(std::uint32_t first, Resources const& resources);
  [[nodiscard]] ObjectNumber object(std::uint32_t place) const { return all_[place].object; }
  /// An XObject may have a soft mask, or is a group.
  [[nodiscard]] bool has_transparency(std::uint32_t place) const {
    return all_[place].resources.alphas.any() || !all_[place].resources.objects.empty();
  }

  /// Once all pages are known. False, with errors added, if a font cannot be embedded.
  bool write_fonts(SharedFonts const* shared, base::Diagnostics& diagnostics);
  [[nodiscard]] std::set<text::FontFace const*> faces() const;

 private:
  struct Dictionary {
    Resources resources;
    ObjectNumber object = 0;
  };
  ObjectNumber font_object(FontUse const& font);
  [[nodiscard]] std::string dictionary_text(Resources const& resources);

  ObjectAssembler& assembler_;
  std::vector<Dictionary> all_;
  std::map<std::string, std::uint32_t> places_;                        ///< By a dictionary's text.
  std::vector<std::pair<FontUse const*, ObjectNumber>> font_objects_;  ///< In order of first use.
};

}  // namespace closeout::pdf
