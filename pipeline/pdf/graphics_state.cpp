#include "pdf/graphics_state.hpp"

#include <cmath>

namespace closeout::pdf {
namespace {

/// 0 to 255 as 0 to 1.
void append_share(std::string& to, std::size_t value) {
  append_decimal(to, (static_cast<Decimal>(value) * decimal_one + 127) / 255);
}

void append_colour(std::string& to, base::Colour colour, std::string_view operator_name) {
  for (std::uint8_t const component : {colour.red, colour.green, colour.blue}) {
    append_share(to, component);
    to += ' ';
  }
  to += operator_name;
  to += '\n';
}

bool is_same_ignoring_alpha(base::Colour a, base::Colour b) {
  return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

// A lower-case "a" with the value names the alpha of fills, a capital that of strokes.
void append_alpha(std::string& to, char kind, std::uint8_t alpha) {
  to += '/';
  to += kind;
  append_integer(to, alpha);
  to += " gs\n";
}

void append_style(std::string& to, int style, std::string_view operator_name) {
  append_integer(to, style);
  to += ' ';
  to += operator_name;
  to += '\n';
}

/// The limit matters to mitres alone.
void set_miter_limit(std::string& to, GraphicsState& state, pages::PathItem const& item) {
  auto const limit = static_cast<Decimal>(std::llround(item.miter_limit * static_cast<double>(decimal_one)));
  if (item.join != pages::LineJoin::Miter || limit == state.miter_limit) return;
  append_decimal(to, limit);
  to += " M\n";
  state.miter_limit = limit;
}

void append_dashes(std::string& to, std::vector<double> const& dashes, double offset) {
  to += '[';
  for (std::size_t i = 0; i < dashes.size(); ++i) {
    if (i != 0) to += ' ';
    append_decimal(to, points(dashes[i]));
  }
  to += ']';
  append_decimal(to, points(offset));
  to += " d\n";
}

void append_states(std::string& to, std::bitset<256> const& alphas, char kind, std::string_view key) {
  for (std::size_t alpha = 0; alpha < alphas.size(); ++alpha) {
    if (!alphas[alpha]) continue;
    to += '/';
    to += kind;
    append_integer(to, static_cast<std::int64_t>(alpha));
    to += "<</";
    to += key;
    to += ' ';
    append_share(to, alpha);
    to += ">>";
  }
}

}  // namespace

void set_fill(std::string& to, GraphicsState& state, base::Colour colour, UsedAlphas& alphas) {
  if (!is_same_ignoring_alpha(state.fill, colour)) append_colour(to, colour, "rg");
  if (state.fill.alpha != colour.alpha) {
    append_alpha(to, 'a', colour.alpha);
    alphas.fill.set(colour.alpha);
  }
  state.fill = colour;
}

void set_stroke(std::string& to, GraphicsState& state, base::Colour colour, UsedAlphas& alphas) {
  if (!is_same_ignoring_alpha(state.stroke, colour)) append_colour(to, colour, "RG");
  if (state.stroke.alpha != colour.alpha) {
    append_alpha(to, 'A', colour.alpha);
    alphas.stroke.set(colour.alpha);
  }
  state.stroke = colour;
}

void set_line_style(std::string& to, GraphicsState& state, pages::PathItem const& item) {
  if (Decimal const width = points(item.stroke_width); width != state.line_width) {
    append_decimal(to, width);
    to += " w\n";
    state.line_width = width;
  }
  if (item.dashes != state.dashes || item.dash_offset != state.dash_offset) {
    append_dashes(to, item.dashes, item.dash_offset);
    state.dashes = item.dashes;
    state.dash_offset = item.dash_offset;
  }
  if (item.cap != state.cap) append_style(to, static_cast<int>(item.cap), "J");
  if (item.join != state.join) append_style(to, static_cast<int>(item.join), "j");
  state.cap = item.cap;
  state.join = item.join;
  set_miter_limit(to, state, item);
}

void set_fill_alpha(std::string& to, double opacity, UsedAlphas& alphas) {
  auto const alpha = static_cast<std::uint8_t>(std::lround(opacity * 255));
  append_alpha(to, 'a', alpha);
  alphas.fill.set(alpha);
}

void append_alpha_states(std::string& to, UsedAlphas const& alphas) {
  append_states(to, alphas.fill, 'a', "ca");
  append_states(to, alphas.stroke, 'A', "CA");
}

}  // namespace closeout::pdf
