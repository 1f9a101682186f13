#pragma once
// unicode-bidi as the control characters of UAX 9 (css-writing-modes-3 section 2.4): the shaper leaves them out of what
// is shown.

#include <string>
#include <string_view>
#include <vector>

#include "css/computed_style.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

struct BidiControls {
  std::string_view open, close;
};

[[nodiscard]] BidiControls bidi_controls(css::ComputedStyle const& style);
/// A block container overrides its own text; it embeds or isolates nothing, because it is a paragraph already.
[[nodiscard]] BidiControls bidi_controls_of_container(css::ComputedStyle const& style);
[[nodiscard]] text::BaseDirection base_direction(css::ComputedStyle const& style);

/// The controls in force while the text of a paragraph is put together.
class BidiScope {
 public:
  void open(BidiControls controls);
  void close();
  /// Whether any control is in force, or waits for the next text.
  [[nodiscard]] bool is_open() const;
  /// What has to stand before the next text.
  [[nodiscard]] std::string take_pending();
  /// "Any embeddings, overrides or isolates that are open at a forced paragraph break are closed before it and opened
  /// again behind it" (section 2.4.2): from here on all is open again in a new paragraph.
  void begin_paragraph();
  /// `text` with the same done around each of its line feeds.
  [[nodiscard]] std::string across_line_feeds(std::string text) const;

 private:
  std::vector<BidiControls> open_;
  std::string pending_;
};

}  // namespace closeout::layout
