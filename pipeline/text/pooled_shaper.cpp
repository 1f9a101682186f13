// Shaper::make: shapers that outlive their users.

#include <memory>
#include <utility>

#include "text/system_fonts.hpp"

namespace closeout::text {

namespace {

/// Hands its work to a shaper of the pool and returns it at the end. What a shaper remembers never shows in what it
/// gives, so a batch of documents shapes its common words once.
class PooledShaper final : public Shaper {
 public:
  explicit PooledShaper(SystemFonts& fonts) : fonts_(fonts), shaper_(fonts.take_shaper()) {}
  PooledShaper(PooledShaper const&) = delete;
  PooledShaper& operator=(PooledShaper const&) = delete;
  ~PooledShaper() override { fonts_.give_back(std::move(shaper_)); }

  [[nodiscard]] Paragraph shape(std::vector<StyledText> const& texts, BaseDirection direction,
                                bool allow_wrap) override {
    return shaper_->shape(texts, direction, allow_wrap);
  }
  [[nodiscard]] std::vector<GlyphRun> shape_line(std::string_view text, TextStyle const& style,
                                                 base::SourcePlace const& place,
                                                 base::Diagnostics& diagnostics) override {
    return shaper_->shape_line(text, style, place, diagnostics);
  }
  [[nodiscard]] GlyphRun hyphen(TextStyle const& style) override { return shaper_->hyphen(style); }
  [[nodiscard]] std::string with_soft_hyphens(std::string_view text, std::string_view language,
                                              HyphenationLimits const& limits) override {
    return shaper_->with_soft_hyphens(text, language, limits);
  }

 private:
  SystemFonts& fonts_;
  std::unique_ptr<ParagraphShaper> shaper_;
};

}  // namespace

std::unique_ptr<Shaper> Shaper::make(Fonts& fonts) {
  // SystemFonts is the only kind of Fonts there is; the public type hides fontconfig and HarfBuzz.
  return std::make_unique<PooledShaper>(static_cast<SystemFonts&>(fonts));
}

}  // namespace closeout::text
