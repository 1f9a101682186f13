#pragma once
// How a cell looks. Styles are declared by name and put together: the sheet's, the column's, the row's, the cell's,
// a later one before an earlier one.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace closeout::workbook {

/// What kind of value a cell holds: how it is read from record and figures, and shown.
enum class Format : std::uint8_t {
  Text,
  Amount,   ///< Money without the currency's sign.
  Money,    ///< Money with it.
  Percent,  ///< From hundredths of a percent.
  Date,     ///< A real date.
  Count,    ///< A whole number, grouped.
  Number,   ///< A decimal as it is.
  Year,     ///< A whole number, not grouped.
};

[[nodiscard]] std::optional<Format> format_named(std::string_view name);

enum class Align : std::uint8_t { General, Left, Centre, Right };
enum class Rule : std::uint8_t { None, Hairline, Thin, Medium };

/// 0xRRGGBB.
using Rgb = std::uint32_t;

/// A complete look; what a Style leaves open keeps the value here.
struct Look {
  std::string font = "Calibri";
  std::uint32_t tenths_of_point = 110;
  bool bold = false, italic = false, wrap = false;
  bool spill = false;  ///< May run over the empty cells beside it: does not widen its column.
  bool locked = true;  ///< False for what a reader fills in: sheets are protected.
  Rgb colour = 0x000000;
  std::optional<Rgb> fill;
  Align align = Align::General;
  bool top_aligned = false;
  std::uint8_t indent = 0;
  Rule rule_above = Rule::None, rule_below = Rule::None;
  Rgb rule_colour = 0x808080;
  Format format = Format::Text;
  auto operator<=>(Look const&) const = default;
};

/// Letters in comments, which no style sets.
[[nodiscard]] inline Look look_of_comments() {
  Look look;
  look.tenths_of_point = 100;
  return look;
}

/// A declared style: only what it sets.
struct Style {
  std::optional<std::string> font;
  std::optional<std::uint32_t> tenths_of_point;
  std::optional<bool> bold, italic, wrap, spill, top_aligned, locked;
  std::optional<Rgb> colour, fill, rule_colour;
  std::optional<Align> align;
  std::optional<std::uint8_t> indent;
  std::optional<Rule> rule_above, rule_below;
  std::optional<Format> format;
};

void apply(Style const& style, Look& look);
/// Adds to `to` what `style` sets.
void merge(Style const& style, Style& to);

/// Sets what the attribute says ("bold" "yes", "colour" "#33475b"); false if the value is none of the attribute's.
/// `known` tells whether there is such an attribute at all.
[[nodiscard]] bool set_style_attribute(std::string_view name, std::string_view value, Style& style, bool& known);

}  // namespace closeout::workbook
