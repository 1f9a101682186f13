#include "text/paragraph_text.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.hpp"

namespace closeout::text {

namespace {

bool is_forced_break(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Zero-width space, word joiner, byte order mark, and the directional marks, embeddings and isolates.
bool is_control_without_glyph(char32_t c) {
  if (c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 || c == 0xFEFF || c == 0x061C) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

CharacterKind kind_of(char32_t c) {
  if (c == U' ') return CharacterKind::Space;
  if (c > U' ' && c < 0x85) return CharacterKind::Glyph;
  if (c == U'\t') return CharacterKind::Tab;
  if (is_forced_break(c)) return CharacterKind::LineEnd;
  if (c == 0xAD) return CharacterKind::SoftHyphen;
  if (c == 0xFFFC) return CharacterKind::Object;
  return is_control_without_glyph(c) ? CharacterKind::Invisible : CharacterKind::Glyph;
}

void append_utf16(std::u16string& to, char32_t c) {
  if (c < 0x10000) {
    to.push_back(static_cast<char16_t>(c));
    return;
  }
  to.push_back(static_cast<char16_t>(0xD7C0 + (c >> 10)));
  to.push_back(static_cast<char16_t>(0xDC00 + (c & 0x3FF)));
}

char32_t next_character(std::string_view text, std::size_t& at) {
  auto const first = static_cast<unsigned char>(text[at]);
  if (first >= 0x80) return base::next_code_point(text, at);
  ++at;
  return first;
}

bool breaks_alike(TextStyle const& a, TextStyle const& b) {
  return a.language == b.language && a.line_breaks.strictness == b.line_breaks.strictness;
}

/// The language with its strictness as UTS 35 section 3.6.1 writes it.
std::string line_break_language(TextStyle const& style) {
  using Strictness = LineBreakRules::Strictness;
  char const* strictness = nullptr;
  if (style.line_breaks.strictness == Strictness::Loose) strictness = "loose";
  if (style.line_breaks.strictness == Strictness::Normal) strictness = "normal";
  if (style.line_breaks.strictness == Strictness::Strict) strictness = "strict";
  if (strictness == nullptr) return style.language;
  return (style.language.empty() ? "und" : style.language) + "-u-lb-" + strictness;
}

/// Typographic letter units (css-text-3 section 1.4) and what UAX 14 treats like them: numerals and ideographs.
bool is_word_letter(char32_t c) {
  constexpr std::uint32_t letters = U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK;
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & letters) != 0;
}

bool is_broken_by_dictionary(char32_t c) {
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

std::size_t utf16_length(char32_t c) {
  return c < 0x10000 ? 1 : 2;
}

}  // namespace

bool extends_cluster(char32_t c) {
  if (c < 0x300) return false;
  bool const is_joiner = c == 0x200C || c == 0x200D;
  bool const is_emoji_modifier = c >= 0x1F3FB && c <= 0x1F3FF;
  return is_joiner || is_emoji_modifier || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
}

std::vector<Character> const& ParagraphAnalyzer::analyze(std::vector<StyledText> const& texts, BaseDirection direction,
                                                         bool allow_wrap, std::string& text) {
  decode(texts, text);
  mark_spaces_under_marks();
  mark_spaces_that_break(texts);
  resolve_scripts(characters_.empty() ? std::string_view() : texts[characters_.front().stretch].style->language);
  resolve_levels(direction);
  if (allow_wrap) find_opportunities(texts);
  find_forced_breaks();
  return characters_;
}

void ParagraphAnalyzer::decode(std::vector<StyledText> const& texts, std::string& text) {
  std::size_t length = 0;
  for (StyledText const& stretch : texts) length += stretch.text.size();
  text.reserve(length);
  characters_.clear();
  code_points_.clear();
  utf16_.clear();
  for (std::size_t stretch = 0; stretch < texts.size(); ++stretch) {
    std::size_t at = text.size();
    text += texts[stretch].text;
    while (at < text.size()) {
      Character& character = characters_.emplace_back();
      character.offset = static_cast<std::uint32_t>(at);
      character.stretch = static_cast<std::uint32_t>(stretch);
      character.code_point = next_character(text, at);
      character.kind = kind_of(character.code_point);
      code_points_.push_back(character.code_point);
      append_utf16(utf16_, character.code_point);
    }
  }
}

/// A space with a mark on it is a base like any other (it does not collapse away from its mark).
void ParagraphAnalyzer::mark_spaces_under_marks() {
  for (std::size_t i = 0; i + 1 < characters_.size(); ++i) {
    bool const is_space = characters_[i].kind == CharacterKind::Space;
    if (is_space && extends_cluster(characters_[i + 1].code_point)) characters_[i].kind = CharacterKind::Glyph;
  }
}

/// white-space: break-spaces (css-text-3 section 3): a preserved space "always takes up space".
void ParagraphAnalyzer::mark_spaces_that_break(std::vector<StyledText> const& texts) {
  for (Character& c : characters_) {
    bool const is_broken = c.kind == CharacterKind::Space && texts[c.stretch].style->line_breaks.breaks_spaces;
    if (is_broken) c.kind = CharacterKind::Glyph;
  }
}

void ParagraphAnalyzer::resolve_scripts(std::string_view language) {
  script_resolver_.resolve(code_points_, language, scripts_);
  for (std::size_t i = 0; i < characters_.size(); ++i) characters_[i].script = scripts_[i];
}

void ParagraphAnalyzer::resolve_levels(BaseDirection direction) {
  std::vector<std::uint8_t> const& levels = bidi_.levels(utf16_, direction);
  std::size_t unit = 0;
  for (Character& character : characters_) {
    character.level = levels[unit];
    character.base_level = bidi_.base_level(unit);
    unit += utf16_length(character.code_point);
  }
}

void ParagraphAnalyzer::find_forced_breaks() {
  for (std::size_t i = 0; i < characters_.size(); ++i) {
    if (characters_[i].kind != CharacterKind::LineEnd) continue;
    bool const is_inside_crlf =
        characters_[i].code_point == U'\r' && i + 1 < characters_.size() && characters_[i + 1].code_point == U'\n';
    characters_[i].break_after = is_inside_crlf ? BreakAfter::No : BreakAfter::Forced;
  }
}

/// Each language's iterator goes over the whole paragraph, so that it sees the context of its stretches; its
/// word counts for the breaks after its own characters.
void ParagraphAnalyzer::find_opportunities(std::vector<StyledText> const& texts) {
  std::vector<TextStyle const*> done;
  bool has_word_rules = false;
  for (StyledText const& stretch : texts) {
    if (stretch.text.empty()) continue;
    has_word_rules = has_word_rules || !(stretch.style->line_breaks == LineBreakRules{});
    auto const is_like = [&](TextStyle const* earlier) { return breaks_alike(*earlier, *stretch.style); };
    if (std::any_of(done.begin(), done.end(), is_like)) continue;
    done.push_back(stretch.style);
    allow_breaks(texts, *stretch.style);
  }
  if (has_word_rules || utf16_.find(u'\uFFFC') != std::u16string::npos) apply_word_rules(texts);
}

void ParagraphAnalyzer::allow_breaks(std::vector<StyledText> const& texts, TextStyle const& style) {
  std::vector<std::uint32_t> const& opportunities = line_breaker_.opportunities(utf16_, line_break_language(style));
  std::size_t next = 0, unit = 0;
  for (std::size_t i = 0; i + 1 < characters_.size() && next < opportunities.size(); ++i) {
    unit += utf16_length(characters_[i].code_point);
    if (opportunities[next] != unit) continue;
    ++next;
    if (breaks_alike(*texts[characters_[i].stretch].style, style)) characters_[i].break_after = BreakAfter::Allowed;
  }
}

/// What CSS adds to UAX 14 and takes away from it.
void ParagraphAnalyzer::apply_word_rules(std::vector<StyledText> const& texts) {
  for (std::size_t i = 0; i + 1 < characters_.size(); ++i) {
    characters_[i].break_after = word_rule_between(i, texts[characters_[i].stretch].style->line_breaks);
  }
}

BreakAfter ParagraphAnalyzer::word_rule_between(std::size_t left, LineBreakRules const& rules) const {
  Character const& before = characters_[left];
  Character const& after = characters_[left + 1];
  if (extends_cluster(after.code_point)) return before.break_after;
  // css-text-3 section 5.1: "there is a soft wrap opportunity before and after each replaced element or other atomic
  // inline, even when adjacent to [...] U+00A0 NO-BREAK SPACE".
  constexpr char32_t no_break_space = 0xA0;
  bool const is_beside_object = (before.kind == CharacterKind::Object && after.code_point == no_break_space) ||
                                (before.code_point == no_break_space && after.kind == CharacterKind::Object);
  if (is_beside_object) return BreakAfter::Allowed;
  bool const is_control = before.kind == CharacterKind::Invisible || after.kind == CharacterKind::Invisible;
  if (rules.strictness == LineBreakRules::Strictness::Anywhere)
    return is_control ? before.break_after : BreakAfter::Allowed;
  if (rules.breaks_spaces && before.code_point == U' ') return BreakAfter::Allowed;
  bool const are_letters = is_word_letter(before.code_point) && is_word_letter(after.code_point);
  if (rules.words == LineBreakRules::Words::BreakAll && are_letters) return BreakAfter::Allowed;
  // "except opportunities due to dictionary-based breaking".
  bool const is_kept = are_letters && !is_broken_by_dictionary(before.code_point);
  if (rules.words == LineBreakRules::Words::KeepAll && is_kept) return BreakAfter::No;
  return before.break_after;
}

}  // namespace closeout::text
