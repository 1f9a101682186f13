#pragma once
// Computed values (css-cascade-4 section 4.4): what layout asks about an element. Lengths are absolute CSS
// pixels; percentages are kept until the reference is known.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/geometry.hpp"

namespace closeout::css {

/// length + percentage of a reference (css-values-3 <length-percentage>); calc() reduces to this.
struct LengthPercentage {
  base::Length length;
  double percentage = 0;  ///< 12.5 for 12.5 %.
  bool operator==(LengthPercentage const&) const = default;
  [[nodiscard]] base::Length resolved(base::Length reference) const {
    return percentage == 0 ? length : length + reference.scaled(percentage / 100.0);
  }
  [[nodiscard]] bool is_definite_without_reference() const { return percentage == 0; }
};

/// A value of width, height, margin-*, inset properties and their minima and maxima.
struct SizeValue {
  enum class Kind : std::uint8_t { Auto, None, LengthPercentage, MinContent, MaxContent };
  Kind kind = Kind::Auto;
  LengthPercentage value;
  bool operator==(SizeValue const&) const = default;
  [[nodiscard]] bool is_auto() const { return kind == Kind::Auto; }
};

enum class Display : std::uint8_t {
  None,
  Contents,
  Block,
  FlowRoot,
  Inline,
  InlineBlock,
  ListItem,
  Table,
  InlineTable,
  TableRowGroup,
  TableHeaderGroup,
  TableFooterGroup,
  TableRow,
  TableCell,
  TableColumnGroup,
  TableColumn,
  TableCaption,
};
enum class Position : std::uint8_t { Static, Relative, Absolute, Fixed };
enum class BoxSizing : std::uint8_t { ContentBox, BorderBox };
enum class Overflow : std::uint8_t { Visible, Hidden };
enum class BorderStyle : std::uint8_t { None, Hidden, Solid, Dashed, Dotted, Double };
enum class FontStyle : std::uint8_t { Normal, Italic, Oblique };
enum class TextAlign : std::uint8_t { Start, End, Left, Right, Center, Justify };
enum class TextTransform : std::uint8_t { None, Uppercase, Lowercase, Capitalize };
enum class WhiteSpace : std::uint8_t { Normal, Nowrap, Pre, PreWrap, PreLine };
enum class OverflowWrap : std::uint8_t { Normal, BreakWord, Anywhere };
enum class Hyphens : std::uint8_t { None, Manual, Auto };
enum class Direction : std::uint8_t { Ltr, Rtl };
enum class UnicodeBidi : std::uint8_t { Normal, Embed, Isolate, BidiOverride, IsolateOverride, Plaintext };
enum class ListStylePosition : std::uint8_t { Outside, Inside };
enum class TableLayout : std::uint8_t { Auto, Fixed };
enum class BorderCollapse : std::uint8_t { Separate, Collapse };
enum class CaptionSide : std::uint8_t { Top, Bottom };
enum class BreakBetween : std::uint8_t { Auto, Avoid, Page, Left, Right, AvoidPage };
enum class BreakInside : std::uint8_t { Auto, Avoid };
enum class Visibility : std::uint8_t { Visible, Hidden, Collapse };

struct BorderSide {
  base::Length width;  ///< 0 if style is None or Hidden.
  BorderStyle style = BorderStyle::None;
  base::Colour colour;
  bool operator==(BorderSide const&) const = default;
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

/// What a font is asked for. Equal requests give equal fonts, so this is a key for caches.
struct FontRequest {
  std::vector<std::string> families;  ///< In order of preference; generic names ("serif") among them.
  base::Length size = base::Length::from_units(16 * base::Length::units_per_pixel);
  int weight = 400;  ///< 1 to 1000.
  FontStyle style = FontStyle::Normal;
  bool tabular_figures = false;                                 ///< font-variant-numeric: tabular-nums.
  bool small_caps = false;                                      ///< font-variant-caps: small-caps.
  std::vector<std::pair<std::string, std::uint32_t>> features;  ///< font-feature-settings, in order.
  auto operator<=>(FontRequest const&) const = default;
};

/// One piece of a `content` value (css-content-3).
struct ContentItem {
  enum class Kind : std::uint8_t {
    String,
    Attribute,
    Counter,
    Counters,
    StringReference,
    TargetCounter,
    TargetText,
    ElementText,  ///< content() in string-set: the text of the element itself.
  };
  Kind kind = Kind::String;
  std::string text;               ///< The string; the attribute, counter or string's name.
  std::string separator;          ///< counters().
  std::string style = "decimal";  ///< Counter style; keyword of string().
  std::string target;             ///< attribute that holds the URL for target-*().
  bool operator==(ContentItem const&) const = default;
};

struct CounterChange {
  std::string name;
  int value = 0;
  bool operator==(CounterChange const&) const = default;
};

/// Every computed value of one element, pseudo-element or page margin box. Never changed once styled.
struct ComputedStyle {
  // Box (CSS 2.2 sections 8 to 10)
  Display display = Display::Inline;
  Position position = Position::Static;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  Overflow overflow = Overflow::Visible;
  Visibility visibility = Visibility::Visible;  // inherited
  base::Edges<SizeValue> inset;                 ///< top, right, bottom, left.
  std::optional<int> z_index;
  SizeValue width, height;
  SizeValue min_width, min_height;  ///< auto = 0
  SizeValue max_width{SizeValue::Kind::None, {}}, max_height{SizeValue::Kind::None, {}};
  base::Edges<SizeValue> margin{{SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}}};
  base::Edges<LengthPercentage> padding;
  base::Edges<BorderSide> border;
  std::array<LengthPercentage, 4> border_radius{};  ///< top-left, top-right, bottom-right, bottom-left
  base::Colour background_colour{0, 0, 0, 0};
  // Text (css-text-3, css-fonts-4, CSS 2.2 section 16); all inherited unless said
  base::Colour colour;
  FontRequest font;
  LineHeight line_height;
  TextAlign text_align = TextAlign::Start;
  LengthPercentage text_indent;
  TextTransform text_transform = TextTransform::None;
  base::Length letter_spacing, word_spacing;
  WhiteSpace white_space = WhiteSpace::Normal;
  OverflowWrap overflow_wrap = OverflowWrap::Normal;
  Hyphens hyphens = Hyphens::Manual;
  Direction direction = Direction::Ltr;
  UnicodeBidi unicode_bidi = UnicodeBidi::Normal;  // not inherited
  bool underline = false, line_through = false;    ///< text-decoration-line, propagated to descendants.
  base::Colour decoration_colour;
  VerticalAlign vertical_align;  // not inherited
  // Lists and generated content (css-lists-3, css-content-3)
  std::string list_style_type = "disc";                                // inherited
  ListStylePosition list_style_position = ListStylePosition::Outside;  // inherited
  std::optional<std::vector<ContentItem>> content;                     ///< Nothing: `normal`; empty list: `none`.
  std::vector<CounterChange> counter_reset, counter_increment, counter_set;
  // Tables (CSS 2.2 section 17)
  TableLayout table_layout = TableLayout::Auto;
  BorderCollapse border_collapse = BorderCollapse::Separate;        // inherited
  base::Length border_spacing_horizontal, border_spacing_vertical;  // inherited
  CaptionSide caption_side = CaptionSide::Top;                      // inherited
  // Fragmentation and pages (css-break-3, css-page-3, css-gcpm-3)
  BreakBetween break_before = BreakBetween::Auto, break_after = BreakBetween::Auto;
  BreakInside break_inside = BreakInside::Auto;
  int orphans = 2, widows = 2;  // inherited
  std::string page;             ///< Named page; empty: auto.
  std::vector<std::pair<std::string, std::vector<ContentItem>>> string_set;
  std::optional<int> bookmark_level;  ///< Nothing: none.
  // Custom properties, by name with the two hyphens; inherited.
  std::map<std::string, std::string> custom;

  bool operator==(ComputedStyle const&) const = default;
};

/// Styles are shared: elements with equal values point to one object.
using StyleRef = std::shared_ptr<ComputedStyle const>;

}  // namespace closeout::css
