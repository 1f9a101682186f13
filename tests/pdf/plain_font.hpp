#pragma once
// A font whose every glyph is half an em wide: numbers in content streams can then be checked by head.

#include "text/fonts.hpp"

namespace closeout::pdf {

class PlainFont final : public text::FontFace {
 public:
  [[nodiscard]] std::uint32_t id() const override { return 0; }
  [[nodiscard]] std::string const& postscript_name() const override { return name_; }
  [[nodiscard]] std::string const& family() const override { return name_; }
  [[nodiscard]] std::string const& path() const override { return name_; }
  [[nodiscard]] text::FontMetrics const& metrics() const override { return metrics_; }
  [[nodiscard]] bool is_cff() const override { return false; }
  [[nodiscard]] int weight() const override { return 400; }
  [[nodiscard]] bool is_italic() const override { return false; }
  [[nodiscard]] bool is_fixed_pitch() const override { return true; }
  [[nodiscard]] bool is_serif() const override { return false; }
  [[nodiscard]] bool has_glyph(char32_t) const override { return true; }
  [[nodiscard]] int advance_width(std::uint32_t) const override { return 500; }
  [[nodiscard]] std::optional<std::string> subset(std::span<std::uint32_t const>, base::Diagnostics&) const override {
    return std::nullopt;
  }

 private:
  std::string name_ = "Plain";
  text::FontMetrics metrics_;
};

/// A run at 20 px (15 pt) in which the glyph of each ASCII letter has the letter's code.
inline text::GlyphRun plain_run(text::FontFace const& font, std::string text) {
  text::GlyphRun run;
  run.font = &font;
  run.size = base::Length::from_pixels(20);
  run.text = std::move(text);
  for (std::uint32_t i = 0; i < run.text.size(); ++i) {
    text::Glyph glyph;
    glyph.id = static_cast<unsigned char>(run.text[i]);
    glyph.cluster = i;
    glyph.advance = base::Length::from_pixels(10);
    run.glyphs.push_back(glyph);
    run.width += glyph.advance;
  }
  return run;
}

}  // namespace closeout::pdf
