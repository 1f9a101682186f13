#include "pdf/font_use.hpp"

#include <algorithm>
#include <array>

#include "base/utf8.hpp"

namespace closeout::pdf {
namespace {

constexpr std::string_view zero_width_space = "\u200B";

/// Characters that fonts draw with the glyph of a plainer one. When both are shown the plainer one is the text:
/// a hyphen that reads as a soft hyphen, or a space as one that does not break, would spoil searching and copying.
bool has_plainer_twin(std::string_view text) {
  constexpr std::array<std::string_view, 7> characters = {"\u00A0", "\u00AD", "\u2007", "\u2010",
                                                          "\u2011", "\u202F", "\u2126"};
  return std::find(characters.begin(), characters.end(), text) != characters.end();
}

/// One past the last glyph of the cluster that begins at `first`.
std::size_t end_of_cluster(std::vector<text::Glyph> const& glyphs, std::size_t first) {
  std::size_t last = first + 1;
  while (last < glyphs.size() && glyphs[last].cluster == glyphs[first].cluster) ++last;
  return last;
}

}  // namespace

FontUse::GlyphUse& FontUse::used(std::uint32_t glyph) {
  if (glyph >= glyphs_.size()) glyphs_.resize(glyph + 1);
  GlyphUse& use = glyphs_[glyph];
  if (use.certainty == Certainty::Unused) {
    use.width = face_.advance_width(glyph);
    use.certainty = Certainty::Unknown;
  }
  return use;
}

void FontUse::set_text(std::uint32_t glyph, std::string_view text, Certainty certainty) {
  GlyphUse& use = used(glyph);
  if (use.certainty >= certainty || text.empty()) return;
  use.certainty = certainty;
  use.text = static_cast<std::uint32_t>(texts_.size());
  texts_.emplace_back(text);
}

/// Its replacement text differs from place to place.
void FontUse::note_invisible_glyph() {
  auto const glyph = face_.invisible_glyph();
  if (!glyph) return;
  bool const is_space = face_.advance_width(*glyph) != 0;
  set_text(*glyph, is_space ? " " : "\u200C", Certainty::Sure);
}

void FontUse::add_cluster(text::GlyphRun const& run, std::size_t first, std::size_t last, std::string_view text) {
  auto const& glyphs = run.glyphs;
  if (last - first == 1) {
    return set_text(glyphs[first].id, text,
                    run.shows_other_text || has_plainer_twin(text) ? Certainty::Guessed : Certainty::Sure);
  }
  // In logical order the base comes first; from right to left it stands last.
  auto const logical = [&](std::size_t i) {
    return run.is_right_to_left ? glyphs[last - 1 - i].id : glyphs[first + i].id;
  };
  bool const one_each = !run.needs_actual_text && base::code_point_count(text) == last - first;
  std::size_t at = 0;
  for (std::size_t i = 0; i < last - first; ++i) {
    std::size_t const begin = at;
    if (one_each) static_cast<void>(base::next_code_point(text, at));
    std::string_view const own = one_each ? text.substr(begin, at - begin) : i == 0 ? text : std::string_view();
    used(logical(i));
    set_text(logical(i), own, Certainty::Guessed);
  }
}

void FontUse::add(text::GlyphRun const& run) {
  if (run.needs_actual_text) note_invisible_glyph();
  auto const& glyphs = run.glyphs;
  std::string_view const text = run.text;
  std::size_t previous = text.size();  // Where the cluster before in visual, after in logical order begins.
  for (std::size_t first = 0; first < glyphs.size();) {
    std::size_t const last = end_of_cluster(glyphs, first);
    std::size_t const begin = std::min<std::size_t>(glyphs[first].cluster, text.size());
    std::size_t const following = last < glyphs.size() ? glyphs[last].cluster : text.size();
    std::size_t const end = run.is_right_to_left ? previous : std::min(following, text.size());
    bool const is_known = last - first == 1 && glyphs[first].id < glyphs_.size() &&
                          glyphs_[glyphs[first].id].certainty == Certainty::Sure;
    if (!is_known) add_cluster(run, first, last, text.substr(begin, end > begin ? end - begin : 0));
    previous = begin;
    first = last;
  }
}

bool FontUse::covers(text::GlyphRun const& run) const {
  auto const is_noted = [this](std::uint32_t glyph) {
    return glyph < glyphs_.size() && glyphs_[glyph].certainty != Certainty::Unused;
  };
  auto const invisible = run.needs_actual_text ? face_.invisible_glyph() : std::nullopt;
  if (invisible && !is_noted(*invisible)) return false;
  return std::all_of(run.glyphs.begin(), run.glyphs.end(),
                     [&](text::Glyph const& glyph) { return is_noted(glyph.id); });
}

std::vector<std::uint32_t> FontUse::used_glyphs() const {
  std::vector<std::uint32_t> result;
  for (std::uint32_t glyph = 0; glyph < glyphs_.size(); ++glyph) {
    if (glyphs_[glyph].certainty != Certainty::Unused) result.push_back(glyph);
  }
  return result;
}

std::string_view FontUse::text(std::uint32_t glyph) const {
  GlyphUse const& use = glyphs_[glyph];
  return use.certainty >= Certainty::Guessed ? std::string_view(texts_[use.text]) : zero_width_space;
}

FontUse const* FontRegistry::find(text::FontFace const& face) const {
  auto const found =
      std::find_if(fonts_.begin(), fonts_.end(), [&](FontUse const& font) { return &font.face() == &face; });
  return found == fonts_.end() ? nullptr : &*found;
}

FontUse const& FontRegistry::use(text::GlyphRun const& run) {
  FontUse const* const shared = shared_ ? shared_->find(*run.font) : nullptr;
  if (shared && shared->covers(run)) return *shared;
  auto found =
      std::find_if(fonts_.begin(), fonts_.end(), [&](FontUse const& font) { return &font.face() == run.font; });
  if (found == fonts_.end()) {
    fonts_.emplace_back(*run.font, prefix_ + std::to_string(fonts_.size()));
    found = std::prev(fonts_.end());
  }
  found->add(run);
  return *found;
}

}  // namespace closeout::pdf
