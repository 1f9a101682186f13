#pragma once
// Numbers in SVG attributes (SVG 2 section 4.2 and the path grammar of section 9.3.9).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace closeout::boxes {

/// Reads numbers from left to right; commas and white space may stand between them.
class NumberReader {
 public:
  explicit NumberReader(std::string_view text) : text_(text) {}

  std::optional<double> number();
  /// A flag of an arc: 0 or 1, which need no separator after it.
  std::optional<bool> flag();
  void skip_separators();
  /// After separators; a NUL at the end.
  [[nodiscard]] char peek();
  void skip() { ++at_; }
  [[nodiscard]] bool at_end();
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// "12", "12px", "3mm" in user units (CSS pixels); nothing for percentages, other units and anything else.
[[nodiscard]] std::optional<double> parse_svg_length(std::string_view text);
/// What percentages and em refer to (SVG 2 section 8.9).
struct SvgLengths {
  double width = 0, height = 0;  ///< Of the nearest viewport.
  double font_size = 16;

  enum class Axis : std::uint8_t { Horizontal, Vertical, Other };
  [[nodiscard]] std::optional<double> parse(std::string_view text, Axis axis) const;
};
/// All numbers of a list; nothing if there is something else in it.
[[nodiscard]] std::optional<std::vector<double>> parse_numbers(std::string_view text);

}  // namespace closeout::boxes
