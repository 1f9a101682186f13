#pragma once
// A paragraph as characters, each with what decides where it may be cut: kind, level, script, break opportunity.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/bidi.hpp"
#include "text/line_breaks.hpp"
#include "text/scripts.hpp"
#include "text/shaping.hpp"

namespace closeout::text {

enum class CharacterKind : std::uint8_t {
  Glyph,       ///< Shown.
  Space,       ///< U+0020.
  Object,      ///< U+FFFC: an image or an inline-block.
  Tab,         ///< U+0009, which only preserved white space still has.
  LineEnd,     ///< Line feed and the other forced breaks of UAX 14 (BK, CR, LF, NL).
  SoftHyphen,  ///< U+00AD: shown only where a line breaks after it.
  Invisible,   ///< Directional controls and break controls: without glyph, not part of a run's text.
};

enum class BreakAfter : std::uint8_t { No, Allowed, Forced };

struct Character {
  char32_t code_point = 0;
  std::uint32_t offset = 0;   ///< In bytes, in the paragraph's text.
  std::uint32_t stretch = 0;  ///< Index of the StyledText it is from.
  Script script{};
  std::uint8_t level = 0, base_level = 0;  ///< Of embedding; of the paragraph.
  CharacterKind kind = CharacterKind::Glyph;
  BreakAfter break_after = BreakAfter::No;
};

/// Takes paragraphs apart; keeps its memory from one to the next. One for each thread.
class ParagraphAnalyzer {
 public:
  /// The result is valid until the next call. `text` receives the concatenated text.
  [[nodiscard]] std::vector<Character> const& analyze(std::vector<StyledText> const& texts, BaseDirection direction,
                                                      bool allow_wrap, std::string& text);

 private:
  void decode(std::vector<StyledText> const& texts, std::string& text);
  void mark_spaces_under_marks();
  void mark_spaces_that_break(std::vector<StyledText> const& texts);
  void resolve_scripts(std::string_view language);
  void resolve_levels(BaseDirection direction);
  void find_forced_breaks();
  void find_opportunities(std::vector<StyledText> const& texts);
  void allow_breaks(std::vector<StyledText> const& texts, TextStyle const& style);
  void apply_word_rules(std::vector<StyledText> const& texts);
  [[nodiscard]] BreakAfter word_rule_between(std::size_t left, LineBreakRules const& rules) const;

  std::vector<Character> characters_;
  std::u32string code_points_;
  std::u16string utf16_;
  std::vector<Script> scripts_;
  ScriptResolver script_resolver_;
  BidiResolver bidi_;
  LineBreaker line_breaker_;
};

}  // namespace closeout::text
