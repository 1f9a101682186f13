#pragma once
// Computed values of text properties (css-text-3, css-text-4, css-text-decor-3 and -4, css-writing-modes-3).

#include <cstdint>
#include <optional>
#include <string>

#include "css/length_percentage.hpp"

namespace closeout::css {

/// text-align-all, match-parent settled. Character: cells of a column line up at ComputedStyle::text_align_character.
enum class TextAlign : std::uint8_t { Start, End, Left, Right, Center, Justify, Character };
/// Auto: as text-align-all, but Start where that is Justify (css-text-3 section 6.3).
enum class TextAlignLast : std::uint8_t { Auto, Start, End, Left, Right, Center, Justify };
enum class TextTransform : std::uint8_t { None, Uppercase, Lowercase, Capitalize };
enum class WhiteSpace : std::uint8_t { Normal, Nowrap, Pre, PreWrap, PreLine, BreakSpaces };
/// break-word is Normal with overflow-wrap: anywhere, whatever that property says (css-text-3 section 5.2).
enum class WordBreak : std::uint8_t { Normal, BreakAll, KeepAll, BreakWord };
enum class LineBreak : std::uint8_t { Auto, Loose, Normal, Strict, Anywhere };
enum class OverflowWrap : std::uint8_t { Normal, BreakWord, Anywhere };
enum class Hyphens : std::uint8_t { None, Manual, Auto };
enum class Direction : std::uint8_t { Ltr, Rtl };
enum class UnicodeBidi : std::uint8_t { Normal, Embed, Isolate, BidiOverride, IsolateOverride, Plaintext };

/// css-text-4 hyphenate-limit-chars: least characters of a word that is hyphenated, before and after the break.
/// The defaults are what that section recommends for `auto`.
struct HyphenateLimits {
  int word = 5, before = 2, after = 2;
  bool operator==(HyphenateLimits const&) const = default;
};

/// tab-size: so many advances of U+0020, or a length.
struct TabSize {
  double spaces = 8;
  std::optional<base::Length> length;
  bool operator==(TabSize const&) const = default;
};

struct VerticalAlign {
  enum class Kind : std::uint8_t { Baseline, Sub, Super, Top, TextTop, Middle, Bottom, TextBottom, LengthPercentage };
  Kind kind = Kind::Baseline;
  LengthPercentage value;  ///< Percentages refer to line-height.
  bool operator==(VerticalAlign const&) const = default;
};

struct LineHeight {
  enum class Kind : std::uint8_t { Normal, Number, Length };
  Kind kind = Kind::Normal;
  double number = 0;
  base::Length length;
  bool operator==(LineHeight const&) const = default;
};

enum class DecorationStyle : std::uint8_t { Solid, Double, Dotted, Dashed, Wavy };
/// Where an underline goes when its offset is `auto`. FromFont: as the font says; Under: below the descenders.
enum class UnderlinePosition : std::uint8_t { Auto, FromFont, Under };

/// text-decoration-thickness; Length when `length` is meant.
struct DecorationThickness {
  enum class Kind : std::uint8_t { Auto, FromFont, Length };
  Kind kind = Kind::Auto;
  LengthPercentage length;  ///< Percentages refer to the decorating box's font size.
  bool operator==(DecorationThickness const&) const = default;
};

/// The lines one element draws (css-text-decor-3 section 2): it is their decorating box, and they keep its colour,
/// style and font size below all its in-flow inline descendants.
struct TextDecoration {
  bool underline = false, overline = false, line_through = false;
  DecorationStyle style = DecorationStyle::Solid;
  base::Colour colour;
  DecorationThickness thickness;
  UnderlinePosition underline_position = UnderlinePosition::Auto;
  std::optional<base::Length> underline_offset;  ///< Below the baseline (or the `under` edge); nothing: auto.
  base::Length font_size;                        ///< Of the decorating box.
  bool operator==(TextDecoration const&) const = default;
  [[nodiscard]] bool has_line() const { return underline || overline || line_through; }
};

}  // namespace closeout::css
