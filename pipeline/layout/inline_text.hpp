#pragma once
// The text of a box as it is shaped: transformed by its language's rules and hyphenated.

#include <string>
#include <string_view>

#include "boxes/tree.hpp"

namespace closeout::layout {

class Context;

/// Transforms the text boxes of one paragraph in order: a word may go on from one box into the next.
class InlineText {
 public:
  explicit InlineText(Context& context) : context_(context) {}
  /// css-text-3 section 2.1.2: transformation comes after white space is collapsed, and before shaping.
  [[nodiscard]] std::string of(boxes::Box const& box);
  /// What comes next does not go on with the word before.
  void end_word() { word_.clear(); }

 private:
  [[nodiscard]] std::string transformed(boxes::Box const& box, std::string text);
  [[nodiscard]] std::string capitalized(std::string_view text, std::string_view language) const;
  void remember_word(std::string_view text);

  Context& context_;
  std::string word_;  ///< The word at the end of the text so far, as it is written.
};

}  // namespace closeout::layout
