#include "pdf/shared_fonts.hpp"

namespace closeout::pdf {

SharedFonts::SharedFonts() : state_(std::make_unique<State>()) {}
SharedFonts::SharedFonts(SharedFonts&&) noexcept = default;
SharedFonts& SharedFonts::operator=(SharedFonts&&) noexcept = default;
SharedFonts::~SharedFonts() = default;

EmbeddedFont const* SharedFonts::State::find(FontUse const& font) const {
  for (std::size_t i = 0; i < embedded.size(); ++i) {
    if (&registry.fonts()[i] == &font) return &embedded[i];
  }
  return nullptr;
}

void SharedFonts::add(pages::Document const& document) {
  for (pages::Page const& page : document.pages) {
    for (pages::Item const& item : page.items) {
      if (auto const* text = std::get_if<pages::TextItem>(&item.content)) state_->registry.use(text->run);
    }
  }
}

bool SharedFonts::prepare(base::Diagnostics& diagnostics) {
  for (FontUse const& font : state_->registry.fonts()) {
    std::optional<EmbeddedFont> embedded = prepare_font(font, DeflateLevel::Small, diagnostics);
    if (!embedded) return false;
    state_->embedded.push_back(std::move(*embedded));
  }
  return true;
}

}  // namespace closeout::pdf
