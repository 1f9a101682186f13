#pragma once
// Text objects and text showing (ISO 32000-1 section 9.4).

#include <cstdint>
#include <string>
#include <string_view>

#include "pages/document.hpp"
#include "pdf/graphics_state.hpp"
#include "pdf/text_spans.hpp"

namespace closeout::pdf {

/// Writes runs of glyphs into a content stream, in one text object and one TJ array for as long as it can.
class TextObject {
 public:
  TextObject(std::string& to, UserSpace const& space) : to_(to), space_(space) {}

  void show(pages::TextItem const& item, FontUse const& font, GraphicsState& state, UsedAlphas& alphas);
  /// Ends what is open; to be called before anything else is written.
  void end();

 private:
  // Lengths times 1000: a width in thousandths of the em times the font size is then exact.
  using Pen = std::int64_t;

  void begin();
  void set_style(pages::TextItem const& item, FontUse const& font, GraphicsState& state, UsedAlphas& alphas);
  void set_weight(pages::TextItem const& item, GraphicsState& state, UsedAlphas& alphas);
  void move_to(base::Point origin, bool is_slanted);
  void set_rise(Decimal rise, GraphicsState& state);
  void show_spans(text::GlyphRun const& run, Pen origin, GraphicsState& state);
  Pen show_glyphs(text::GlyphRun const& run, std::size_t begin, std::size_t end, Pen origin, GraphicsState& state);
  Pen show_span(text::GlyphRun const& run, TextSpan const& span, Pen origin, GraphicsState& state);
  void show_narrow(std::uint32_t glyph, Pen target, GraphicsState& state);
  void show_characters(std::string_view characters, Pen right, std::uint32_t glyph, GraphicsState& state);
  void begin_span(std::string_view actual_text);
  void end_span();
  void show_glyph(text::Glyph const& glyph, Pen target, GraphicsState& state);
  void adjust(std::int64_t thousandths);
  void open_array();
  void end_string();
  void end_array();
  [[nodiscard]] bool continues_array(pages::TextItem const& item) const;

  std::string& to_;
  UserSpace const& space_;
  bool in_text_ = false, in_array_ = false, in_string_ = false;
  bool is_slanted_ = false;          ///< By the text matrix.
  Decimal line_x_ = 0, line_y_ = 0;  ///< Start of the line that Td set.
  base::Length baseline_;
  Pen pen_ = 0;  ///< Where a reader stands after what was shown.
};

}  // namespace closeout::pdf
