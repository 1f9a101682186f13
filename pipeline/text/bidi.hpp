#pragma once
// Embedding levels of a paragraph (UAX 9).

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "text/shaping.hpp"

namespace closeout::text {

/// Finds levels by ICU; keeps its memory from one paragraph to the next. One for each thread.
class BidiResolver {
 public:
  BidiResolver();
  BidiResolver(BidiResolver const&) = delete;
  BidiResolver& operator=(BidiResolver const&) = delete;
  ~BidiResolver();

  /// A level for each UTF-16 unit. A forced line break ends a paragraph of its own, so the first strong character is
  /// looked for anew behind it.
  [[nodiscard]] std::vector<std::uint8_t> const& levels(std::u16string_view text, BaseDirection direction);
  /// The paragraph level at a unit of that text.
  [[nodiscard]] std::uint8_t base_level(std::size_t unit) const {
    return base_levels_.empty() ? std::uint8_t{0} : base_levels_[unit];
  }

 private:
  struct Engine;
  void resolve_paragraph(std::u16string_view text, BaseDirection direction, std::size_t begin);

  std::unique_ptr<Engine> engine_;
  std::vector<std::uint8_t> levels_;
  std::vector<std::uint8_t> base_levels_;  ///< Empty: all 0.
};

}  // namespace closeout::text
