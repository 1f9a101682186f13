#include "text/shaper.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/utf8.hpp"
#include "text/glyph_run.hpp"

namespace closeout::text {

namespace {

// A piece never has more characters, so that a word of megabytes can be cut into lines without being copied for each.
constexpr std::size_t longest_piece = 1000;

bool is_white_space(Character const& c) {
  return c.kind == CharacterKind::Space || c.kind == CharacterKind::Tab || c.kind == CharacterKind::LineEnd;
}

bool is_shaped(Character const& c) {
  return c.kind != CharacterKind::Invisible && c.kind != CharacterKind::Object;
}

bool is_right_to_left(std::uint8_t level) {
  return level % 2 == 1;
}

bool can_cut(ShapedWord const& word, std::size_t at) {
  return std::all_of(word.runs.begin(), word.runs.end(), [at](ShapedRun const& shaped) {
    bool const is_inside = at > shaped.begin && at < shaped.begin + shaped.run->text.size();
    return !is_inside || can_cut(*shaped.run, at - shaped.begin);
  });
}

/// Appends the runs of the word's text between two of its bytes.
void append_slice(ShapedWord const& word, std::size_t slice_begin, std::size_t slice_end,
                  std::vector<SharedRun>& runs) {
  for (ShapedRun const& shaped : word.runs) {
    std::size_t const begin = std::max(slice_begin, shaped.begin);
    std::size_t const end = std::min(slice_end, shaped.begin + shaped.run->text.size());
    if (begin < end) runs.push_back(part_of(shaped.run, begin - shaped.begin, end - shaped.begin));
  }
}

void finish(Piece& piece) {
  if (is_right_to_left(piece.bidi_level)) std::reverse(piece.runs.begin(), piece.runs.end());
  for (SharedRun const& run : piece.runs) piece.width += run->width;
}

std::string code_point_name(char32_t c) {
  std::array<char, 128> name{};
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(c), U_EXTENDED_CHAR_NAME, name.data(), static_cast<int>(name.size()), &status);
  return U_FAILURE(status) != 0 ? std::string() : std::string(name.data());
}

}  // namespace

base::Diagnostic no_glyph(char32_t c, base::SourcePlace const& place) {
  std::string const notation = base::code_point_notation(c), name = code_point_name(c);
  base::Diagnostic diagnostic =
      base::error("text-no-glyph", "no installed font has the character " + notation + " (" + name + ")", place);
  diagnostic.hint =
      "replace the character, or install a font that has it (fonts-noto-core, fonts-noto-extra, fonts-noto-cjk)";
  diagnostic.arguments = {{"code_point", notation}, {"name", name}};
  return diagnostic;
}

Paragraph ParagraphShaper::shape(std::vector<StyledText> const& texts, BaseDirection direction, bool allow_wrap) {
  Paragraph paragraph;
  styles_.clear();
  for (StyledText const& stretch : texts) styles_.push_back(words_.style_id(*stretch.style));
  characters_ = &analyzer_.analyze(texts, direction, allow_wrap, paragraph.text);
  find_ranges();
  paragraph.pieces.reserve(ranges_.size());
  for (PieceRange const& range : ranges_) paragraph.pieces.push_back(piece_of(range, texts, paragraph.text));
  shape_words(paragraph);
  for (std::size_t i = 0; i < ranges_.size(); ++i) {
    finish(paragraph.pieces[i]);
    shape_space(ranges_[i], paragraph.pieces[i]);
  }
  return paragraph;
}

std::vector<GlyphRun> ParagraphShaper::shape_line(std::string_view text, TextStyle const& style,
                                                  base::SourcePlace const& place, base::Diagnostics& diagnostics) {
  Paragraph const paragraph = shape({{text, &style, 0}}, BaseDirection::FirstStrong, false);
  for (char32_t c : paragraph.missing) diagnostics.add(no_glyph(c, place));
  std::vector<std::uint8_t> levels;
  for (Piece const& piece : paragraph.pieces) levels.push_back(piece.bidi_level);
  std::vector<GlyphRun> line;
  for (std::size_t index : visual_order(levels)) {
    Piece const& piece = paragraph.pieces[index];
    bool const is_space_first = is_right_to_left(piece.bidi_level);
    if (piece.space && is_space_first) append_visually(line, *piece.space);
    for (SharedRun const& run : piece.runs) append_visually(line, *run);
    if (piece.space && !is_space_first) append_visually(line, *piece.space);
  }
  return line;
}

GlyphRun ParagraphShaper::hyphen(TextStyle const& style) {
  StyleId const id = words_.style_id(style);
  std::string_view const shown = words_.first_font_has(id, 0x2010) ? "\u2010" : "-";
  ShapedWord const& word = words_.shape({id, likely_script(style.language), false, shown, {}, {}});
  if (word.runs.empty()) return {};
  GlyphRun run = *word.runs.front().run;
  // ISO 32000-1 section 14.8.2.2.3: a hyphen that is there because of the line break is a soft hyphen to a reader.
  run.text = "\u00AD";
  run.needs_actual_text = run.shows_other_text = true;
  return run;
}

/// A piece ends at a break opportunity, where the caller's tag or the level changes, and behind white space.
void ParagraphShaper::find_ranges() {
  ranges_.clear();
  PieceRange range;
  bool after_white_space = false;
  for (std::size_t i = 0; i < characters_->size(); ++i) {
    if (i > range.begin && (range_ends_between(i - 1, i, after_white_space) || is_too_long(range.begin, i))) {
      range.end = i;
      if (!after_white_space) range.text_end = i;
      ranges_.push_back(range);
      range = {i, i, i};
      after_white_space = false;
    }
    if (!after_white_space && is_white_space(character(i))) {
      after_white_space = true;
      range.text_end = i;
    }
  }
  if (characters_->empty()) return;
  range.end = characters_->size();
  if (!after_white_space) range.text_end = range.end;
  ranges_.push_back(range);
}

bool ParagraphShaper::range_ends_between(std::size_t left, std::size_t right, bool after_white_space) const {
  Character const& before = character(left);
  Character const& after = character(right);
  if (before.break_after != BreakAfter::No || before.stretch != after.stretch || before.level != after.level)
    return true;
  if (before.kind == CharacterKind::Tab || after.kind == CharacterKind::Tab) return true;
  if (before.kind == CharacterKind::Object || after.kind == CharacterKind::Object) return true;
  return after_white_space && !is_white_space(after);
}

/// A piece that has become too long ends before the next character that is no mark.
bool ParagraphShaper::is_too_long(std::size_t begin, std::size_t end) const {
  return end - begin >= longest_piece && !extends_cluster(character(end).code_point);
}

Piece ParagraphShaper::piece_of(PieceRange const& range, std::vector<StyledText> const& texts,
                                std::string_view text) const {
  Character const& first = character(range.begin);
  Character const& last = character(range.end - 1);
  Piece piece;
  piece.tag = texts[first.stretch].tag;
  piece.begin = first.offset;
  piece.end = range.end == characters_->size() ? text.size() : character(range.end).offset;
  piece.bidi_level = first.level;
  piece.base_level = first.base_level;
  piece.can_break_after = last.break_after == BreakAfter::Allowed;
  piece.must_break_after = last.break_after == BreakAfter::Forced;
  piece.is_tab = first.kind == CharacterKind::Tab;
  piece.hyphen_after = piece.can_break_after && last.kind == CharacterKind::SoftHyphen;
  return piece;
}

void ParagraphShaper::shape_words(Paragraph& paragraph) {
  std::size_t range = 0;
  for (std::size_t i = 0; i < characters_->size();) {
    while (ranges_[range].end <= i) ++range;
    if (is_white_space(character(i)) || !is_shaped(character(i))) {
      ++i;
      continue;
    }
    Unit const unit{i, unit_end(i)};
    shape_unit(unit, range, paragraph);
    i = unit.end;
  }
}

std::size_t ParagraphShaper::unit_end(std::size_t begin) const {
  Character const& first = character(begin);
  std::size_t end = begin + 1;
  for (; end < characters_->size(); ++end) {
    Character const& next = character(end);
    if (is_too_long(begin, end)) break;
    if (next.kind == CharacterKind::SoftHyphen) continue;
    bool const is_of_one_kind =
        styles_[next.stretch] == styles_[first.stretch] && next.level == first.level && next.script == first.script;
    if (next.kind != CharacterKind::Glyph || !is_of_one_kind) break;
  }
  return end;
}

/// css-text-3 section 5.6: letters keep the forms they have in the whole word when a line breaks inside it. So the
/// word is shaped whole and cut between glyphs; only where a ligature lies across a cut are the sides shaped alone.
void ParagraphShaper::shape_unit(Unit unit, std::size_t first_range, Paragraph& paragraph) {
  std::string storage;
  ShapedWord const& word = words_.shape(word_of(unit, paragraph.text, storage));
  slice(unit, first_range, paragraph.text.size());
  std::vector<std::size_t> const cuts = cuts_inside_ligatures(word);
  if (cuts.empty()) {
    place(word, paragraph);
    return;
  }
  std::size_t begin = unit.begin, range = first_range;
  for (std::size_t end : cuts) {
    while (ranges_[range].end <= begin) ++range;
    Unit const side{begin, end};
    ShapedWord const& alone = words_.shape(word_of(side, paragraph.text, storage));
    slice(side, range, paragraph.text.size());
    place(alone, paragraph);
    begin = end;
  }
}

/// Characters before which the sides have to be shaped alone, and the unit's end; empty if there are none.
std::vector<std::size_t> ParagraphShaper::cuts_inside_ligatures(ShapedWord const& word) const {
  std::vector<std::size_t> cuts;
  for (Slice const& part : slices_) {
    bool const is_last = &part == &slices_.back();
    if (is_last ? !cuts.empty() : !can_cut(word, part.end)) cuts.push_back(part.end_character);
  }
  return cuts;
}

/// What each piece shows of a unit, in bytes of the unit's text (which is without soft hyphens).
void ParagraphShaper::slice(Unit unit, std::size_t first_range, std::size_t text_size) {
  slices_.clear();
  Slice part{first_range, 0, 0, 0};
  for (std::size_t i = unit.begin; i < unit.end; ++i) {
    if (i == ranges_[part.piece].end) {
      part.end_character = i;
      slices_.push_back(part);
      part = {part.piece + 1, 0, part.end, part.end};
    }
    std::size_t const next = i + 1 == characters_->size() ? text_size : character(i + 1).offset;
    if (character(i).kind != CharacterKind::SoftHyphen) part.end += next - character(i).offset;
  }
  part.end_character = unit.end;
  slices_.push_back(part);
}

void ParagraphShaper::place(ShapedWord const& word, Paragraph& paragraph) {
  for (Slice const& part : slices_) append_slice(word, part.begin, part.end, paragraph.pieces[part.piece].runs);
  note_missing(word.missing, paragraph);
}

Word ParagraphShaper::word_of(Unit unit, std::string_view paragraph, std::string& storage) const {
  Character const& first = character(unit.begin);
  std::size_t const end = unit.end == characters_->size() ? paragraph.size() : character(unit.end).offset;
  Word word{styles_[first.stretch],
            first.script,
            is_right_to_left(first.level),
            paragraph.substr(first.offset, end - first.offset),
            {},
            {}};
  constexpr std::string_view soft_hyphen = "\u00AD";
  if (word.text.find(soft_hyphen) != std::string_view::npos) {
    storage = word.text;
    for (std::size_t at; (at = storage.find(soft_hyphen)) != std::string::npos;) storage.erase(at, soft_hyphen.size());
    word.text = storage;
  }
  if (is_cursive(word.script)) {
    word.before = joined_before(unit.begin, paragraph);
    word.after = joined_after(unit.end, paragraph);
  }
  return word;
}

bool ParagraphShaper::is_joined_to(std::size_t index, Script script) const {
  CharacterKind const kind = character(index).kind;
  return character(index).script == script && (kind == CharacterKind::Glyph || kind == CharacterKind::SoftHyphen);
}

// HarfBuzz looks at no more than five characters of context on each side.
constexpr std::size_t context_length = 5;

std::string_view ParagraphShaper::joined_before(std::size_t begin, std::string_view paragraph) const {
  std::size_t first = begin;
  while (first > 0 && begin - first < context_length && is_joined_to(first - 1, character(begin).script)) --first;
  std::size_t const from = character(first).offset;
  return paragraph.substr(from, character(begin).offset - from);
}

std::string_view ParagraphShaper::joined_after(std::size_t end, std::string_view paragraph) const {
  std::size_t behind = end;
  Script const script = character(end - 1).script;
  while (behind < characters_->size() && behind - end < context_length && is_joined_to(behind, script)) ++behind;
  if (behind == end) return {};
  std::size_t const from = character(end).offset;
  std::size_t const to = behind == characters_->size() ? paragraph.size() : character(behind).offset;
  return paragraph.substr(from, to - from);
}

void ParagraphShaper::shape_space(PieceRange const& range, Piece& piece) {
  std::string spaces;
  for (std::size_t i = range.text_end; i < range.end; ++i) {
    if (character(i).kind == CharacterKind::Space) spaces += ' ';
    if (character(i).kind == CharacterKind::Tab) spaces += ' ';
  }
  if (spaces.empty()) return;
  Character const& first = character(range.text_end);
  ShapedWord const& word =
      words_.shape({styles_[first.stretch], first.script, is_right_to_left(first.level), spaces, {}, {}});
  if (word.runs.empty()) return;
  piece.space = word.runs.front().run;
  piece.space_width = piece.space->width;
}

void ParagraphShaper::note_missing(std::vector<char32_t> const& characters, Paragraph& paragraph) {
  for (char32_t c : characters) {
    bool const is_known = std::find(paragraph.missing.begin(), paragraph.missing.end(), c) != paragraph.missing.end();
    if (!is_known) paragraph.missing.push_back(c);
  }
}

}  // namespace closeout::text
