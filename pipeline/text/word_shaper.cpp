#include "text/word_shaper.hpp"

#include <hb.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "base/utf8.hpp"
#include "text/paragraph_text.hpp"

namespace closeout::text {

namespace {

// css-fonts-4 section 2.8.1: a bold face is imitated where one of 600 or more is asked for and the family has none.
constexpr int bold = 600;

// Amounts and names are seen once each and must not fill the memory; words that come again are kept (see Cache).
constexpr std::size_t words_in_generation = 1 << 13;

void combine(std::size_t& hash, std::size_t value) {
  hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
}

hb_feature_t feature(std::string_view tag, std::uint32_t value) {
  return {hb_tag_from_string(tag.data(), static_cast<int>(tag.size())), value, HB_FEATURE_GLOBAL_START,
          HB_FEATURE_GLOBAL_END};
}

/// css-fonts-4 section 6.8.
std::vector<std::string_view> capitals_features(Capitals capitals) {
  switch (capitals) {
    case Capitals::SmallCaps:
      return {"smcp"};
    case Capitals::AllSmallCaps:
      return {"smcp", "c2sc"};
    case Capitals::PetiteCaps:
      return {"pcap"};
    case Capitals::AllPetiteCaps:
      return {"pcap", "c2pc"};
    case Capitals::Unicase:
      return {"unic"};
    case Capitals::TitlingCaps:
      return {"titl"};
    case Capitals::Normal:
      break;
  }
  return {};
}

bool shows_small_capitals(Capitals capitals) {
  return capitals != Capitals::Normal && capitals != Capitals::TitlingCaps && capitals != Capitals::Unicase;
}

// Of the size of the text. Between the x-height and the height of capitals in the fonts a document is set in.
constexpr double small_capital_scale = 0.7;

/// Letters that small capitals are made of: small ones, or with `all` every letter that has two cases.
bool is_made_small(char32_t c, bool all) {
  auto const character = static_cast<UChar32>(c);
  bool const is_small = u_hasBinaryProperty(character, UCHAR_CHANGES_WHEN_UPPERCASED) != 0;
  return is_small || (all && u_hasBinaryProperty(character, UCHAR_CHANGES_WHEN_LOWERCASED) != 0);
}

std::vector<hb_feature_t> features_of(TextStyle const& style) {
  std::vector<hb_feature_t> features;
  if (!style.letter_spacing.is_zero()) {
    // css-text-3 section 8.2: "When the effective letter-spacing between two characters is not zero, user agents
    // should not apply optional ligatures."
    features.push_back(feature("liga", 0));
    features.push_back(feature("clig", 0));
  }
  if (style.tabular_figures) features.push_back(feature("tnum", 1));
  for (std::string_view const tag : capitals_features(style.capitals)) features.push_back(feature(tag, 1));
  for (auto const& [tag, value] : style.features) features.push_back(feature(tag, value));
  return features;
}

hb_script_t hb_script_of(Script script) {
  std::string_view const code = iso_15924_code(script);
  return hb_script_from_string(code.data(), static_cast<int>(code.size()));
}

char32_t code_point_at(std::string_view text, std::size_t at) {
  return base::next_code_point(text, at);
}

/// From left to right ToUnicode gives a ligature back, and every glyph that stands where the line has come to; from
/// right to left only a glyph for each character.
bool needs_actual_text(GlyphRun const& run) {
  auto const same_cluster = [](Glyph const& a, Glyph const& b) { return a.cluster == b.cluster; };
  if (std::adjacent_find(run.glyphs.begin(), run.glyphs.end(), same_cluster) != run.glyphs.end()) return true;
  if (run.is_right_to_left && base::code_point_count(run.text) != run.glyphs.size()) return true;
  return std::any_of(run.glyphs.begin(), run.glyphs.end(), [&run](Glyph const& glyph) {
    if (run.is_right_to_left) return extends_cluster(code_point_at(run.text, glyph.cluster));
    return !glyph.x_offset.is_zero() || !glyph.y_offset.is_zero();
  });
}

/// Distances from the left end, rounded where they end, so that a run is as wide as the exact sum, rounded.
class Pen {
 public:
  Pen(FontFile const& font, base::Length size)
      : factor_(static_cast<double>(size.units()) / static_cast<double>(font.units_per_em())) {}
  [[nodiscard]] base::Length advance(hb_position_t font_units) {
    base::Length const before = scaled(exact_);
    exact_ += font_units;
    return scaled(exact_) - before;
  }
  [[nodiscard]] base::Length scaled(std::int64_t font_units) const {
    return base::Length::from_units(std::llround(static_cast<double>(font_units) * factor_));
  }

 private:
  double factor_;
  std::int64_t exact_ = 0;
};

/// css-text-3 sections 8.1 and 8.2: word spacing at spaces, letter spacing after each typographic character, which
/// is a base with its marks. Cursive scripts get none, because their letters are joined.
void add_spacing(GlyphRun& run, TextStyle const& style, bool is_cursive_script) {
  bool const spaces_letters = !style.letter_spacing.is_zero() && !is_cursive_script;
  if (!spaces_letters && style.word_spacing.is_zero()) return;
  for (std::size_t i = 0; i < run.glyphs.size(); ++i) {
    Glyph& glyph = run.glyphs[i];
    bool const is_last_of_cluster = i + 1 == run.glyphs.size() || run.glyphs[i + 1].cluster != glyph.cluster;
    if (!is_last_of_cluster) continue;
    char32_t const c = code_point_at(run.text, glyph.cluster);
    if (c == U' ' || c == 0xA0) glyph.advance += style.word_spacing;
    // Left to right, the spacing goes behind the marks of a base; right to left, the marks stand before it.
    std::size_t const mark = run.is_right_to_left ? i : i + 1;
    bool const is_inside_character =
        mark < run.glyphs.size() && extends_cluster(code_point_at(run.text, run.glyphs[mark].cluster));
    if (spaces_letters && !is_inside_character) glyph.advance += style.letter_spacing;
  }
}

}  // namespace

struct WordShaper::Style {
  Style(Fonts& fonts, TextStyle const& asked)
      : style(asked),
        fonts_of_text(fonts, asked.font, asked.language),
        features(features_of(asked)),
        language(hb_language_from_string(asked.language.data(), static_cast<int>(asked.language.size()))) {}
  TextStyle style;
  FontChooser fonts_of_text;
  std::vector<hb_feature_t> features;
  hb_language_t language;
};

struct WordShaper::Cache {
  struct Key {
    StyleId style{};
    Script script{};
    bool is_right_to_left = false;
    std::string text;
  };
  struct Hash {
    using is_transparent = void;
    template <typename WordOrKey>
    std::size_t operator()(WordOrKey const& key) const {
      std::size_t hash = std::hash<std::string_view>()(key.text);
      combine(hash, static_cast<std::size_t>(key.style));
      combine(hash, static_cast<std::size_t>(key.script) * 2 + (key.is_right_to_left ? 1 : 0));
      return hash;
    }
  };
  struct Equal {
    using is_transparent = void;
    template <typename A, typename B>
    bool operator()(A const& a, B const& b) const {
      return a.style == b.style && a.script == b.script && a.is_right_to_left == b.is_right_to_left && a.text == b.text;
    }
  };
  using Words = std::unordered_map<Key, ShapedWord, Hash, Equal>;

  /// Null if the word is not kept. One of the older generation is young again, so what is in use is never forgotten.
  [[nodiscard]] ShapedWord const* find(Word const& word) {
    if (auto const found = young.find(word); found != young.end()) return &found->second;
    auto const found = old.find(word);
    if (found == old.end()) return nullptr;
    auto node = old.extract(found);
    make_room();
    return &young.insert(std::move(node)).position->second;
  }
  ShapedWord const& add(Word const& word, ShapedWord shaped) {
    make_room();
    Key key{word.style, word.script, word.is_right_to_left, std::string(word.text)};
    return young.emplace(std::move(key), std::move(shaped)).first->second;
  }
  void make_room() {
    if (young.size() < words_in_generation) return;
    old = std::exchange(young, {});
  }

  Words young, old;
};

std::size_t WordShaper::StyleHash::operator()(TextStyle const& style) const {
  std::size_t hash = std::hash<std::string_view>()(style.language);
  for (std::string const& family : style.font.families) combine(hash, std::hash<std::string_view>()(family));
  combine(hash, static_cast<std::size_t>(style.size.units()));
  combine(hash, static_cast<std::size_t>(style.font.weight * 2 + (style.font.italic ? 1 : 0)));
  combine(hash, static_cast<std::size_t>(style.letter_spacing.units()));
  combine(hash, static_cast<std::size_t>(style.tabular_figures ? 8 : 0) + static_cast<std::size_t>(style.capitals));
  return hash;
}

WordShaper::WordShaper(Fonts& fonts) : fonts_(fonts), buffer_(hb_buffer_create()), cache_(std::make_unique<Cache>()) {}

WordShaper::~WordShaper() {
  hb_buffer_destroy(buffer_);
}

StyleId WordShaper::style_id(TextStyle const& style) {
  auto const found = style_ids_.find(style);
  if (found != style_ids_.end()) return found->second;
  StyleId const id{static_cast<std::uint32_t>(styles_.size())};
  styles_.push_back(std::make_unique<Style>(fonts_, style));
  style_ids_.emplace(style, id);
  return id;
}

bool WordShaper::first_font_has(StyleId style, char32_t code_point) const {
  FontFile const* first = styles_[static_cast<std::size_t>(style)]->fonts_of_text.first();
  return first != nullptr && first->has_glyph(code_point);
}

ShapedWord const& WordShaper::shape(Word const& word) {
  if (!word.before.empty() || !word.after.empty()) {
    uncached_ = shape_uncached(word);
    return uncached_;
  }
  if (ShapedWord const* known = cache_->find(word)) return *known;
  return cache_->add(word, shape_uncached(word));
}

ShapedWord WordShaper::shape_uncached(Word const& word) {
  ShapedWord shaped;
  for (FontRun const& part : style_of(word).fonts_of_text.choose(word.text, shaped.missing)) {
    if (part.font != nullptr) append_runs(word, part, shaped);
  }
  return shaped;
}

void WordShaper::append_runs(Word const& word, FontRun const& part, ShapedWord& shaped) {
  TextStyle const& style = style_of(word).style;
  // "If a font does not support small capitals, UAs must simulate them by scaling capitals" (section 6.8); petite ones
  // too.
  bool const is_synthetic = shows_small_capitals(style.capitals) && style.synthesis.capitals &&
                            !part.font->has_substitution(capitals_features(style.capitals).front());
  if (is_synthetic) return append_synthetic_capitals(word, part, shaped);
  GlyphRun run = shape_run(word, part, style.size, shaped.missing);
  if (!run.glyphs.empty()) shaped.runs.push_back({part.begin, SharedRun(std::move(run))});
}

void WordShaper::append_synthetic_capitals(Word const& word, FontRun const& part, ShapedWord& shaped) {
  TextStyle const& style = style_of(word).style;
  bool const all = style.capitals == Capitals::AllSmallCaps || style.capitals == Capitals::AllPetiteCaps;
  for (std::size_t begin = part.begin; begin < part.end;) {
    std::size_t end = begin;
    bool const is_small = is_made_small(base::next_code_point(word.text, end), all);
    for (std::size_t next = end; next < part.end; end = next) {
      char32_t const c = base::next_code_point(word.text, next);
      if (!extends_cluster(c) && is_made_small(c, all) != is_small) break;
    }
    FontRun const same{part.font, begin, end};
    GlyphRun run = is_small ? shape_as_small_capitals(word, same, shaped.missing)
                            : shape_run(word, same, style.size, shaped.missing);
    if (!run.glyphs.empty()) shaped.runs.push_back({begin, SharedRun(std::move(run))});
    begin = end;
  }
}

/// Shapes the capitals; their clusters are those of the letters they stand for.
GlyphRun WordShaper::shape_as_small_capitals(Word const& word, FontRun const& part, std::vector<char32_t>& missing) {
  TextStyle const& style = style_of(word).style;
  std::string capitals;
  std::vector<std::uint32_t> origins;  // By byte of `capitals`.
  for (std::size_t at = part.begin; at < part.end;) {
    std::size_t const begin = at;
    static_cast<void>(base::next_code_point(word.text, at));
    capitals += transformed(word.text.substr(begin, at - begin), "uppercase", style.language);
    origins.resize(capitals.size(), static_cast<std::uint32_t>(begin - part.begin));
  }
  Word shown = word;
  shown.text = capitals;
  shown.before = shown.after = {};
  GlyphRun run = shape_run(shown, {part.font, 0, capitals.size()}, style.size.scaled(small_capital_scale), missing);
  for (Glyph& glyph : run.glyphs) glyph.cluster = origins[glyph.cluster];
  run.text = word.text.substr(part.begin, part.end - part.begin);
  run.needs_actual_text = run.shows_other_text = true;
  return run;
}

GlyphRun WordShaper::shape_run(Word const& word, FontRun const& part, base::Length size,
                               std::vector<char32_t>& missing) {
  Style const& style = style_of(word);
  fill_buffer(word, part);
  hb_buffer_set_language(buffer_, style.language);
  hb_shape(part.font->shaping_font(), buffer_, style.features.data(), static_cast<unsigned>(style.features.size()));
  GlyphRun run;
  run.font = part.font;
  run.size = size;
  run.text = word.text.substr(part.begin, part.end - part.begin);
  run.is_right_to_left = word.is_right_to_left;
  run.language = style.style.language;
  FontQuery const& asked = style.style.font;
  run.is_slanted = asked.italic && !part.font->is_italic() && style.style.synthesis.style;
  run.is_emboldened = asked.weight >= bold && part.font->weight() < bold && style.style.synthesis.weight;
  take_glyphs(part, word.before.size() + part.begin, run, missing);
  add_spacing(run, style.style, is_cursive(word.script));
  for (Glyph const& glyph : run.glyphs) run.width += glyph.advance;
  run.needs_actual_text = needs_actual_text(run);
  return run;
}

/// HarfBuzz looks at the text around the part, so that a letter joins its neighbour even in another font.
void WordShaper::fill_buffer(Word const& word, FontRun const& part) {
  hb_buffer_clear_contents(buffer_);
  hb_buffer_set_flags(buffer_, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  // A mark keeps a cluster of its own, so that ToUnicode can give base and mark back one by one.
  hb_buffer_set_cluster_level(buffer_, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  auto const length = static_cast<int>(part.end - part.begin);
  if (word.before.empty() && word.after.empty()) {
    hb_buffer_add_utf8(buffer_, word.text.data(), static_cast<int>(word.text.size()), static_cast<unsigned>(part.begin),
                       length);
  } else {
    std::string const around = std::string(word.before) + std::string(word.text) + std::string(word.after);
    hb_buffer_add_utf8(buffer_, around.data(), static_cast<int>(around.size()),
                       static_cast<unsigned>(word.before.size() + part.begin), length);
  }
  hb_buffer_set_direction(buffer_, word.is_right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer_, hb_script_of(word.script));
}

void WordShaper::take_glyphs(FontRun const& part, std::size_t begin, GlyphRun& run, std::vector<char32_t>& missing) {
  unsigned count = 0;
  hb_glyph_info_t const* infos = hb_buffer_get_glyph_infos(buffer_, &count);
  hb_glyph_position_t const* positions = hb_buffer_get_glyph_positions(buffer_, &count);
  Pen pen(*part.font, run.size);
  run.glyphs.reserve(count);
  for (unsigned i = 0; i < count; ++i) {
    auto const cluster = static_cast<std::uint32_t>(infos[i].cluster - begin);
    if (infos[i].codepoint == 0) {
      missing.push_back(code_point_at(run.text, cluster));
      continue;
    }
    run.glyphs.push_back({infos[i].codepoint, cluster, pen.advance(positions[i].x_advance),
                          pen.scaled(positions[i].x_offset), pen.scaled(positions[i].y_offset)});
  }
}

}  // namespace closeout::text
