#pragma once
// What a content stream has set so far, so that an operator is written only for a change (ISO 32000-1 section 8.4).

#include <bitset>
#include <string>
#include <vector>

#include "base/geometry.hpp"
#include "pages/document.hpp"
#include "pdf/font_use.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// The parameters this writer ever changes, at their initial values.
struct GraphicsState {
  base::Colour fill, stroke;
  Decimal line_width = decimal_one;
  std::vector<double> dashes;
  double dash_offset = 0;
  pages::LineCap cap = pages::LineCap::Butt;
  pages::LineJoin join = pages::LineJoin::Miter;
  Decimal miter_limit = 10 * decimal_one;
  FontUse const* font = nullptr;
  base::Length font_size;
  Decimal text_rise = 0;
  bool strokes_text = false;  ///< Text rendering mode 2 rather than 0.
};

/// Alphas that a page's content sets, by their value from 0 to 255.
struct UsedAlphas {
  std::bitset<256> fill, stroke;
  [[nodiscard]] bool any() const { return fill.any() || stroke.any(); }
};

void set_fill(std::string& to, GraphicsState& state, base::Colour colour, UsedAlphas& alphas);
void set_stroke(std::string& to, GraphicsState& state, base::Colour colour, UsedAlphas& alphas);
/// Width, dash pattern, caps and joins of `item`.
void set_line_style(std::string& to, GraphicsState& state, pages::PathItem const& item);
/// The constant alpha of what is painted next as one thing.
void set_fill_alpha(std::string& to, double opacity, UsedAlphas& alphas);
/// The ExtGState resources that the operators above name (8.4.5).
void append_alpha_states(std::string& to, UsedAlphas const& alphas);

}  // namespace closeout::pdf
