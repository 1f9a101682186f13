#include "pdf/resources.hpp"

#include <algorithm>
#include <optional>

#include "pdf/font_embedding.hpp"
#include "pdf/shared_fonts.hpp"

namespace closeout::pdf {

ObjectNumber ResourceDictionaries::font_object(FontUse const& font) {
  for (auto const& [known, number] : font_objects_) {
    if (known == &font) return number;
  }
  return font_objects_.emplace_back(&font, assembler_.reserve()).second;
}

std::string ResourceDictionaries::dictionary_text(Resources const& resources) {
  std::string text;
  DictionaryText dictionary(text);
  if (!resources.fonts.empty()) {
    DictionaryText fonts(dictionary.key("Font"));
    for (FontUse const* font : resources.fonts) fonts.reference(font->resource(), font_object(*font));
  }
  if (!resources.objects.empty()) {
    DictionaryText objects(dictionary.key("XObject"));
    for (auto const& [name, number] : resources.objects) objects.reference(name, number);
  }
  if (resources.alphas.any()) {
    DictionaryText states(dictionary.key("ExtGState"));
    append_alpha_states(text, resources.alphas);
  }
  return text;
}

std::uint32_t ResourceDictionaries::add(Resources const& resources) {
  auto const [entry, is_new] = places_.try_emplace(dictionary_text(resources), static_cast<std::uint32_t>(all_.size()));
  if (is_new) all_.push_back({resources, assembler_.add(entry->first)});
  return entry->second;
}

std::uint32_t ResourceDictionaries::add_to(std::uint32_t first, Resources const& resources) {
  Resources both = all_[first].resources;
  for (FontUse const* font : resources.fonts) {
    if (std::find(both.fonts.begin(), both.fonts.end(), font) == both.fonts.end()) both.fonts.push_back(font);
  }
  for (auto const& object : resources.objects) {
    if (std::find(both.objects.begin(), both.objects.end(), object) == both.objects.end()) {
      both.objects.push_back(object);
    }
  }
  both.alphas.fill |= resources.alphas.fill;
  both.alphas.stroke |= resources.alphas.stroke;
  return add(both);
}

bool ResourceDictionaries::write_fonts(SharedFonts const* shared, base::Diagnostics& diagnostics) {
  bool is_complete = true;
  for (auto const& [font, number] : font_objects_) {
    EmbeddedFont const* const of_batch = shared ? shared->state().find(*font) : nullptr;
    std::optional<EmbeddedFont> const own =
        of_batch ? std::nullopt : prepare_font(*font, DeflateLevel::Fast, diagnostics);
    if (of_batch || own) {
      write_font(of_batch ? *of_batch : *own, number, assembler_);
    } else {
      is_complete = false;
    }
  }
  return is_complete;
}

std::set<text::FontFace const*> ResourceDictionaries::faces() const {
  std::set<text::FontFace const*> faces;
  for (auto const& [font, number] : font_objects_) faces.insert(&font->face());
  return faces;
}

}  // namespace closeout::pdf
