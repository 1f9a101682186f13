#include "text/font_choice.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "text/paragraph_text.hpp"

namespace closeout::text {

namespace {

/// Every face of this room is a FontFile; the public type hides HarfBuzz.
FontFile const* file_of(FontFace const* face) {
  return static_cast<FontFile const*>(face);
}

bool needs_glyph(char32_t c) {
  return c < 0xAD || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) == 0;
}

/// HarfBuzz shows a no-break space by the space, and a non-breaking hyphen by the hyphen.
bool can_show(FontFile const& font, char32_t c) {
  if (font.has_glyph(c)) return true;
  if (c == 0xA0 || c == 0x202F) return font.has_glyph(U' ');
  return c == 0x2011 && font.has_glyph(0x2010);
}

bool can_show_all(FontFile const* font, std::u32string_view cluster) {
  return font != nullptr && std::all_of(cluster.begin(), cluster.end(),
                                        [font](char32_t c) { return !needs_glyph(c) || can_show(*font, c); });
}

bool belongs_to_no_script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode const script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) != 0 && (script == USCRIPT_COMMON || script == USCRIPT_INHERITED);
}

/// The characters from `at` up to the next that does not belong to them; `at` moves behind them.
std::u32string next_cluster(std::string_view word, std::size_t& at) {
  constexpr char32_t zero_width_joiner = 0x200D;
  std::u32string cluster(1, base::next_code_point(word, at));
  while (at < word.size()) {
    std::size_t behind = at;
    char32_t const c = base::next_code_point(word, behind);
    if (!extends_cluster(c) && cluster.back() != zero_width_joiner) break;
    cluster.push_back(c);
    at = behind;
  }
  return cluster;
}

}  // namespace

FontChooser::FontChooser(Fonts& fonts, FontQuery const& query, std::string language)
    : fonts_(fonts), query_(query), language_(std::move(language)), first_(file_of(fonts.match(query))) {}

std::vector<FontRun> FontChooser::choose(std::string_view word, std::vector<char32_t>& missing) {
  std::vector<FontRun> runs;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t const begin = at;
    std::u32string const cluster = next_cluster(word, at);
    FontFile const* font = font_of_cluster(cluster, runs.empty() ? nullptr : runs.back().font);
    if (font == nullptr) missing.insert(missing.end(), cluster.begin(), cluster.end());
    if (!runs.empty() && runs.back().font == font) {
      runs.back().end = at;
    } else {
      runs.push_back({font, begin, at});
    }
  }
  return runs;
}

FontFile const* FontChooser::font_of(char32_t code_point) {
  if (first_ != nullptr && can_show(*first_, code_point)) return first_;
  auto const [entry, is_new] = fonts_of_characters_.try_emplace(code_point, nullptr);
  if (is_new) entry->second = file_of(fonts_.match_character(query_, code_point, language_));
  return entry->second;
}

FontFile const* FontChooser::font_of_cluster(std::u32string_view cluster, FontFile const* previous) {
  if (can_show_all(first_, cluster)) return first_;
  // Punctuation of a word that is in a fallback font stays in that font.
  if (belongs_to_no_script(cluster.front()) && can_show_all(previous, cluster)) return previous;
  for (char32_t c : cluster) {
    if (!needs_glyph(c)) continue;
    FontFile const* font = font_of(c);
    if (can_show_all(font, cluster)) return font;
  }
  return font_of(cluster.front());
}

}  // namespace closeout::text
