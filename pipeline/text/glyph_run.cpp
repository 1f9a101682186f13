#include "text/glyph_run.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "text/paragraph_text.hpp"

namespace closeout::text {

namespace {

void shift_clusters(std::vector<Glyph>& glyphs, std::size_t first, std::size_t end, std::size_t by) {
  for (std::size_t i = first; i < end; ++i) glyphs[i].cluster += static_cast<std::uint32_t>(by);
}

using GlyphRange = std::pair<std::vector<Glyph>::const_iterator, std::vector<Glyph>::const_iterator>;

/// The glyphs of the text from byte `begin` up to `end`. Clusters ascend left to right and descend right to left.
GlyphRange glyphs_of(GlyphRun const& run, std::size_t begin, std::size_t end) {
  auto const find = [&run](auto is_before) {
    return std::partition_point(run.glyphs.begin(), run.glyphs.end(), is_before);
  };
  if (run.is_right_to_left) {
    return {find([end](Glyph const& glyph) { return glyph.cluster >= end; }),
            find([begin](Glyph const& glyph) { return glyph.cluster >= begin; })};
  }
  return {find([begin](Glyph const& glyph) { return glyph.cluster < begin; }),
          find([end](Glyph const& glyph) { return glyph.cluster < end; })};
}

}  // namespace

bool are_of_one_kind(GlyphRun const& a, GlyphRun const& b) {
  return a.font == b.font && a.size == b.size && a.is_right_to_left == b.is_right_to_left && a.language == b.language &&
         a.is_slanted == b.is_slanted && a.is_emboldened == b.is_emboldened && !a.shows_other_text &&
         !b.shows_other_text;
}

bool can_cut(GlyphRun const& run, std::size_t at) {
  if (at == 0 || at == run.text.size()) return true;
  GlyphRange const from = glyphs_of(run, at, at + 1);
  return from.first != from.second;
}

std::vector<std::size_t> cut_positions(GlyphRun const& run) {
  std::vector<std::size_t> positions;
  for (Glyph const& glyph : run.glyphs) {
    std::size_t at = glyph.cluster;
    if (at != 0 && !extends_cluster(base::next_code_point(run.text, at))) positions.push_back(glyph.cluster);
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
  return positions;
}

SharedRun part_of(SharedRun const& whole, std::size_t begin, std::size_t end) {
  GlyphRun const& run = *whole;
  if (begin == 0 && end == run.text.size()) return whole;
  GlyphRun part;
  part.font = run.font;
  part.size = run.size;
  part.text = run.text.substr(begin, end - begin);
  part.is_right_to_left = run.is_right_to_left;
  part.language = run.language;
  part.needs_actual_text = run.needs_actual_text;
  part.shows_other_text = run.shows_other_text;
  part.is_slanted = run.is_slanted;
  part.is_emboldened = run.is_emboldened;
  auto const [first, last] = glyphs_of(run, begin, end);
  part.glyphs.assign(first, last);
  for (Glyph& glyph : part.glyphs) {
    glyph.cluster -= static_cast<std::uint32_t>(begin);
    part.width += glyph.advance;
  }
  return SharedRun(std::move(part));
}

void append_visually(std::vector<GlyphRun>& line, GlyphRun const& run) {
  if (line.empty() || !are_of_one_kind(line.back(), run)) {
    line.push_back(run);
    return;
  }
  GlyphRun& last = line.back();
  std::size_t const before = last.glyphs.size();
  last.glyphs.insert(last.glyphs.end(), run.glyphs.begin(), run.glyphs.end());
  last.width += run.width;
  last.needs_actual_text = last.needs_actual_text || run.needs_actual_text;
  if (last.is_right_to_left) {
    // What stands further right is read earlier.
    shift_clusters(last.glyphs, 0, before, run.text.size());
    last.text = run.text + last.text;
  } else {
    shift_clusters(last.glyphs, before, last.glyphs.size(), last.text.size());
    last.text += run.text;
  }
}

}  // namespace closeout::text
