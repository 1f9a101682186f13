#include "layout/glyph_runs.hpp"

#include <algorithm>

#include "layout/context.hpp"

namespace closeout::layout {
namespace {

using text::Glyph;
using text::GlyphRun;
using text::SharedRun;

/// Runs of a piece in logical order: one direction, so visual order or its reverse.
std::vector<SharedRun> logical_runs(text::Piece const& piece) {
  std::vector<SharedRun> runs = piece.runs;
  if (piece.bidi_level % 2 == 1) std::reverse(runs.begin(), runs.end());
  return runs;
}

text::Piece piece_of(text::Piece const& whole, std::vector<SharedRun> runs) {
  text::Piece piece;
  piece.tag = whole.tag;
  piece.bidi_level = whole.bidi_level;
  piece.base_level = whole.base_level;
  if (piece.bidi_level % 2 == 1) std::reverse(runs.begin(), runs.end());
  for (SharedRun const& run : runs) piece.width += run->width;
  piece.runs = std::move(runs);
  return piece;
}

/// Where to cut: before byte `offset` of run `run` (logical order).
struct Cut {
  std::size_t run = 0, offset = 0;
};

Length width_between(GlyphRun const& run, std::size_t begin, std::size_t end) {
  Length width;
  for (Glyph const& glyph : run.glyphs) {
    if (glyph.cluster >= begin && glyph.cluster < end) width += glyph.advance;
  }
  return width;
}

Cut find_cut(std::vector<SharedRun> const& runs, Length room, std::size_t minimum) {
  Length used;
  std::size_t taken = 0;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    std::vector<std::size_t> ends = text::cut_positions(*runs[i]);
    ends.push_back(runs[i]->text.size());
    std::size_t begin = 0;
    for (std::size_t const end : ends) {
      used += width_between(*runs[i], begin, end);
      if (used > room && taken >= minimum) return {i, begin};
      ++taken;
      begin = end;
    }
  }
  return {runs.size(), 0};
}

/// css-text-4 section 6.3.2, hyphenate-character; whatever it looks like, it reads as a soft hyphen.
std::vector<GlyphRun> hyphen_runs(Context& context, boxes::Box const& box, FontBox const& font) {
  auto const& asked = box.style->hyphenate_character;
  if (!asked) return {context.shaper.hyphen(font.text)};
  std::vector<GlyphRun> runs = context.shaper.shape_line(*asked, font.text, box.place, context.diagnostics);
  for (GlyphRun& run : runs) {
    run.text = &run == &runs.front() ? "\u00AD" : "";
    run.needs_actual_text = run.shows_other_text = true;
  }
  return runs;
}

}  // namespace

std::size_t cluster_count(text::Piece const& piece) {
  std::size_t count = 0;
  for (SharedRun const& run : piece.runs) count += text::cut_positions(*run).size() + 1;
  return count;
}

SplitPiece split_piece(text::Piece const& piece, Length room, std::size_t minimum) {
  std::vector<SharedRun> const runs = logical_runs(piece);
  Cut const cut = find_cut(runs, room, minimum);
  std::vector<SharedRun> head(runs.begin(), runs.begin() + static_cast<std::ptrdiff_t>(cut.run));
  std::vector<SharedRun> tail;
  if (cut.run < runs.size()) {
    if (cut.offset > 0) head.push_back(text::part_of(runs[cut.run], 0, cut.offset));
    tail.push_back(text::part_of(runs[cut.run], cut.offset, runs[cut.run]->text.size()));
    tail.insert(tail.end(), runs.begin() + static_cast<std::ptrdiff_t>(cut.run) + 1, runs.end());
  }
  SplitPiece parts;
  if (!head.empty()) parts.head = piece_of(piece, std::move(head));
  if (!tail.empty()) {
    parts.tail = piece_of(piece, std::move(tail));
    parts.tail->space = piece.space;
    parts.tail->space_width = piece.space_width;
    parts.tail->hyphen_after = piece.hyphen_after;
  }
  return parts;
}

bool join(GlyphRun& run, Length& run_x, GlyphRun const& next, Length next_x) {
  bool const is_beside = run.is_right_to_left ? next_x + next.width == run_x : run_x + run.width == next_x;
  if (!text::are_of_one_kind(run, next) || !is_beside) return false;
  auto const place = run.is_right_to_left ? run.glyphs.begin() : run.glyphs.end();
  auto added = run.glyphs.insert(place, next.glyphs.begin(), next.glyphs.end());
  for (auto const end = added + static_cast<std::ptrdiff_t>(next.glyphs.size()); added != end; ++added) {
    added->cluster += static_cast<std::uint32_t>(run.text.size());
  }
  if (run.is_right_to_left) run_x = next_x;
  run.text += next.text;
  run.width += next.width;
  run.needs_actual_text = run.needs_actual_text || next.needs_actual_text;
  return true;
}

text::Piece hyphen_piece(Context& context, boxes::Box const& box) {
  text::Piece piece;
  FontBox const& font = context.font_box(*box.style, box.language);
  for (text::GlyphRun& run : hyphen_runs(context, box, font)) {
    piece.width += run.width;
    piece.runs.emplace_back(std::move(run));
  }
  return piece;
}

}  // namespace closeout::layout
