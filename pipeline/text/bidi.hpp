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

 private:
  struct Engine;
  void resolve_paragraph(std::u16string_view text, BaseDirection direction, std::uint8_t* levels);

  std::unique_ptr<Engine> engine_;
  std::vector<std::uint8_t> levels_;
};

}  // namespace closeout::text
