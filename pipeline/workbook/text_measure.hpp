#pragma once
// How wide and how high a text is in a cell's own face, size, weight and language.

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/length.hpp"
#include "text/shaping.hpp"
#include "workbook/style.hpp"

namespace closeout::workbook {

/// Measures texts as a printer would set them: advances of the face at the look's size, not rounded to a screen's
/// pixels. A family of Microsoft's is measured by the free one that has its widths (Calibri by Carlito), so a text
/// measures the same on all machines. As in Excel, letters are not kerned and Latin ones not joined. One for each
/// thread.
class TextMeasure {
 public:
  /// `fonts` and `diagnostics` outlive it. The warning "text-no-glyph", once for each character that no font has: it
  /// counts as an em.
  TextMeasure(text::Fonts& fonts, std::string language, base::Diagnostics& diagnostics);

  /// Of the longest line, where lines end by line feeds alone.
  [[nodiscard]] base::Length width(std::string_view text, Look const& look);

  /// Of the longest part of it that no line may be broken in.
  [[nodiscard]] base::Length widest_part(std::string_view text, Look const& look);

  /// Lines it takes in this room: broken at spaces or, in scripts that have none between words, where the language
  /// allows it (UAX 14); a longer word is cut where the room ends.
  [[nodiscard]] std::size_t lines(std::string_view text, Look const& look, base::Length room);

  /// From one line to the next, as the fonts have it that show the text.
  [[nodiscard]] base::Length line_height(std::string_view text, Look const& look);

  /// Faces that a width depends on so far.
  [[nodiscard]] std::set<text::FontFace const*> const& faces() const { return faces_used_; }

 private:
  /// A face and the advances of its simple characters, as far as they were asked for.
  struct Face {
    std::string font;
    bool bold = false, italic = false;
    text::FontFace const* face = nullptr;
    text::TextStyle style;
    std::array<std::int16_t, 0x2300> advances{};  ///< Thousandths of the em, by character.
  };

  /// What stands between two places where a line may be broken.
  struct Part {
    std::string_view shown, space;
  };

  /// In ems. Also the height of what was measured.
  struct Extent {
    base::Length width, line_height;
  };

  [[nodiscard]] Face& face_of(Look const& look);
  [[nodiscard]] int advance_of(char32_t c, Face& face);
  [[nodiscard]] int find_advance(char32_t c, Face const& face) const;
  /// Thousandths of the em; below 0 if the text must be shaped.
  [[nodiscard]] std::int64_t simple_advance(std::string_view text, Face& face);
  [[nodiscard]] Extent extent_of(std::string_view line, Face& face);
  [[nodiscard]] Extent shaped(std::string_view text, Face& face);
  [[nodiscard]] Extent shape_part(std::string_view text, Face& face);
  void tell_missing(char32_t character);
  [[nodiscard]] std::vector<Part> parts_of(std::string_view line, Face const& face, bool is_simple);
  [[nodiscard]] std::vector<Part> shaped_parts(std::string_view line, Face const& face);
  [[nodiscard]] std::size_t lines_of_line(std::string_view line, Face& face, base::Length room);
  [[nodiscard]] std::size_t lines_of_word(std::string_view word, Face& face, base::Length room, base::Length& used);

  text::Fonts& fonts_;
  std::string language_;
  base::Diagnostics& diagnostics_;
  std::unique_ptr<text::Shaper> shaper_;
  std::vector<std::unique_ptr<Face>> faces_;
  std::set<text::FontFace const*> faces_used_;
  std::set<char32_t> missing_;
};

}  // namespace closeout::workbook
