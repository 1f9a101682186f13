#pragma once
// Text to glyphs: itemizing by font, script, language and direction (UAX 9, UAX 24), shaping (HarfBuzz),
// line-break opportunities (UAX 14, with the language's tailoring).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/length.hpp"
#include "text/fonts.hpp"

namespace closeout::text {

/// One glyph, in visual order from the left. Lengths at the run's size.
struct Glyph {
  std::uint32_t id = 0;
  std::uint32_t cluster = 0;  ///< Byte offset into the run's text of the first character it stands for.
  base::Length advance;
  base::Length x_offset, y_offset;  ///< y_offset grows upwards, as in fonts.
};

/// A run of one font, size, script, language and direction. Zero-width controls (soft hyphens, directional marks,
/// break controls) are not part of its text.
struct GlyphRun {
  FontFace const* font = nullptr;
  base::Length size;
  std::string text;  ///< Logical order, UTF-8.
  bool is_right_to_left = false;
  std::string language;
  std::vector<Glyph> glyphs;
  base::Length width;
  /// True where ToUnicode glyph by glyph cannot give `text` back: several glyphs for a cluster, marks beside their
  /// bases, ligatures from right to left. Parts of the run need replacement texts.
  bool needs_actual_text = false;
  /// True where the glyphs show something else than `text`: a hyphen for a soft hyphen, capitals for small letters. The
  /// run needs a replacement text as a whole.
  bool shows_other_text = false;
  bool is_slanted = false, is_emboldened = false;  ///< Synthesized: the font has no italic or bold face.
};

/// A run that all pieces with the same word share; it is never changed. Null where there is no text.
class SharedRun {
 public:
  SharedRun() = default;
  explicit SharedRun(GlyphRun run) : run_(std::make_shared<GlyphRun const>(std::move(run))) {}
  [[nodiscard]] GlyphRun const& operator*() const { return *run_; }
  [[nodiscard]] GlyphRun const* operator->() const { return run_.get(); }
  [[nodiscard]] explicit operator bool() const { return run_ != nullptr; }

 private:
  std::shared_ptr<GlyphRun const> run_;
};

/// font-variant-caps (css-fonts-4 section 6.8).
enum class Capitals : std::uint8_t {
  Normal,
  SmallCaps,
  AllSmallCaps,
  PetiteCaps,
  AllPetiteCaps,
  Unicase,
  TitlingCaps,
};

/// font-synthesis (css-fonts-4 section 2.8): what may be imitated where the family has no such face.
struct FontSynthesis {
  bool weight = true, style = true, capitals = true;
  bool operator==(FontSynthesis const&) const = default;
};

/// Which soft wrap opportunities a stretch has (css-text-3 sections 3, 5.2 and 5.3).
struct LineBreakRules {
  /// line-break. Anywhere: around every typographic character.
  enum class Strictness : std::uint8_t { Auto, Loose, Normal, Strict, Anywhere };
  /// word-break. BreakAll: between any two letters; KeepAll: between none, save where a dictionary finds words.
  enum class Words : std::uint8_t { Normal, BreakAll, KeepAll };
  Strictness strictness = Strictness::Auto;
  Words words = Words::Normal;
  /// white-space: break-spaces. Spaces take room like letters, and a line may end after each.
  bool breaks_spaces = false;
  bool operator==(LineBreakRules const&) const = default;
};

/// How a stretch of text is set.
struct TextStyle {
  FontQuery font;
  base::Length size;
  base::Length letter_spacing, word_spacing;  ///< Word spacing is added at U+0020 and U+00A0.
  bool tabular_figures = false;
  Capitals capitals = Capitals::Normal;
  FontSynthesis synthesis;
  std::vector<std::pair<std::string, std::uint32_t>> features;
  std::string language;  ///< BCP 47.
  LineBreakRules line_breaks;
  bool operator==(TextStyle const&) const = default;
};

/// A stretch of a paragraph with one style.
struct StyledText {
  std::string_view text;
  TextStyle const* style = nullptr;
  std::size_t tag = 0;  ///< The caller's; handed back on each piece.
};

/// Stands in a paragraph's text for what is no text, an image or an inline-block: neutral to bidi (UAX 9), class CB to
/// line breaking (UAX 14). Its piece has no runs.
inline constexpr std::string_view object_replacement = "\uFFFC";

enum class BaseDirection : std::uint8_t { LeftToRight, RightToLeft, FirstStrong };

/// A shaped piece of a paragraph between two line-break opportunities or style changes. Pieces are in logical
/// order; put the pieces of one line into visual order by `bidi_level` (UAX 9 rule L2, reorder()).
struct Piece {
  std::size_t tag = 0;
  std::size_t begin = 0, end = 0;  ///< Byte range in the paragraph's concatenated text.
  std::vector<SharedRun> runs;     ///< Visual order; usually one. Trailing spaces are not part of it.
  base::Length width;              ///< Of the runs.
  base::Length space_width;        ///< Of collapsible white space after the runs; dropped at a line's end.
  /// That white space shaped, so that text extraction finds it; may be null (no font). It stands behind the runs in
  /// reading direction: at their right, at an odd `bidi_level` at their left.
  SharedRun space;
  std::uint8_t bidi_level = 0;
  std::uint8_t base_level = 0;    ///< Of its paragraph (UAX 9 rules P2 and P3).
  bool can_break_after = false;   ///< Soft wrap opportunity.
  bool must_break_after = false;  ///< Forced (preserved line feed).
  bool is_tab = false;            ///< A preserved tab alone; `space` is one space, to be made as wide as it takes.
  bool hyphen_after = false;      ///< Ends in a soft hyphen: show Shaper::hyphen() if broken here.
};

/// Least characters of a word that is hyphenated, before and after the break (css-text-4 section 6.3.1,
/// hyphenate-limit-chars; these are what it recommends for `auto`).
struct HyphenationLimits {
  std::size_t word = 5, before = 2, after = 2;
  bool operator==(HyphenationLimits const&) const = default;
};

struct Paragraph {
  std::string text;
  std::vector<Piece> pieces;
  std::vector<char32_t> missing;  ///< Characters that no font has, each once.
};

/// True if the runs may become one: same font, size, direction and language, and glyphs that show their own text.
[[nodiscard]] bool are_of_one_kind(GlyphRun const& a, GlyphRun const& b);

/// True for a character that belongs to the one before it: combining marks, joiners, variation selectors.
[[nodiscard]] bool extends_cluster(char32_t code_point);

/// Byte offsets inside run.text before which the run may be cut where nothing else helps (overflow-wrap,
/// css-text-3 section 5.5): never inside a character with its marks or a ligature. Ascending, without the ends.
[[nodiscard]] std::vector<std::size_t> cut_positions(GlyphRun const& run);
/// The part of a run between two bytes of its text, each a cut position or an end. Letters stay joined as they were
/// (css-text-3 section 5.6).
[[nodiscard]] SharedRun part_of(SharedRun const& run, std::size_t begin, std::size_t end);

/// The error "text-no-glyph": the character, told by code point and name, has no font.
[[nodiscard]] base::Diagnostic no_glyph(char32_t character, base::SourcePlace const& place);

/// Shapes paragraphs; keeps every distinct word once. One for each thread.
class Shaper {
 public:
  virtual ~Shaper() = default;
  /// Cheap: what an earlier shaper of these fonts learnt is used again. `fonts` outlives the shaper.
  [[nodiscard]] static std::unique_ptr<Shaper> make(Fonts& fonts);

  /// `allow_wrap` false (white-space: nowrap, pre) leaves only forced breaks. What no font has is in
  /// Paragraph::missing.
  [[nodiscard]] virtual Paragraph shape(std::vector<StyledText> const& texts, BaseDirection direction,
                                        bool allow_wrap) = 0;
  /// One run without breaking, for markers, hyphens and margin boxes. A character that no font has adds no_glyph().
  [[nodiscard]] virtual std::vector<GlyphRun> shape_line(std::string_view text, TextStyle const& style,
                                                         base::SourcePlace const& place,
                                                         base::Diagnostics& diagnostics) = 0;
  /// What is shown where a line ends in a soft hyphen: U+2010, or U+002D in a font without it. Its text is a soft
  /// hyphen, so that a reader of the page puts the word together again.
  [[nodiscard]] virtual GlyphRun hyphen(TextStyle const& style) = 0;
  /// `text` with soft hyphens where its words may be hyphenated (hyphens: auto, css-text-3 section 6.1). Words that
  /// have soft hyphens already, abbreviations, addresses and words of languages without patterns stay as they are.
  [[nodiscard]] virtual std::string with_soft_hyphens(std::string_view text, std::string_view language,
                                                      HyphenationLimits const& limits) = 0;
};

/// Indices of pieces with these levels in visual order (UAX 9 rule L2).
[[nodiscard]] std::vector<std::size_t> visual_order(std::vector<std::uint8_t> const& levels);

/// text-transform by the language's rules (ICU); `transform` is "uppercase", "lowercase", "capitalize" or "full-width".
[[nodiscard]] std::string transformed(std::string_view text, std::string_view transform, std::string_view language);

}  // namespace closeout::text
