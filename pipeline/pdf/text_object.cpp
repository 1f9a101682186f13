#include "pdf/text_object.hpp"

#include <optional>
#include <vector>

#include "base/utf8.hpp"

namespace closeout::pdf {
namespace {

std::int64_t divided_to_nearest(std::int64_t value, std::int64_t divisor) {
  std::int64_t const half = divisor / 2;
  return value < 0 ? -((-value + half) / divisor) : (value + half) / divisor;
}

// Less than this, in thousandths of the em, is not seen and not corrected: the rounding of W to whole numbers.
constexpr std::int64_t smallest_adjustment = 2;
// A wider gap than two ems is a new start rather than an adjustment, as readers that look for columns expect.
constexpr std::int64_t largest_adjustment = 2000;

void append_glyph(std::string& to, std::uint32_t glyph) {
  constexpr char digits[] = "0123456789ABCDEF";
  char const code[] = {digits[glyph >> 12 & 15], digits[glyph >> 8 & 15], digits[glyph >> 4 & 15], digits[glyph & 15]};
  to.append(code, sizeof code);
}

}  // namespace

void TextObject::begin() {
  if (in_text_) return;
  to_ += "BT\n";
  in_text_ = true;
  line_x_ = line_y_ = 0;
  is_slanted_ = false;
}

void TextObject::end_string() {
  if (in_string_) to_ += '>';
  in_string_ = false;
}

void TextObject::open_array() {
  if (in_array_) return;
  to_ += '[';
  in_array_ = true;
}

void TextObject::end_array() {
  end_string();
  if (in_array_) to_ += "]TJ\n";
  in_array_ = false;
}

void TextObject::end() {
  end_array();
  if (in_text_) to_ += "ET\n";
  in_text_ = false;
}

void TextObject::set_style(pages::TextItem const& item, FontUse const& font, GraphicsState& state, UsedAlphas& alphas) {
  if (!(state.fill == item.colour)) {
    end_array();
    set_fill(to_, state, item.colour, alphas);
  }
  if (state.font == &font && state.font_size == item.run.size) return;
  end_array();
  state.font = &font;
  state.font_size = item.run.size;
  to_ += '/';
  to_ += font.resource();
  to_ += ' ';
  append_decimal(to_, points(item.run.size));
  to_ += " Tf\n";
}

// A bold face is imitated by strokes of this part of the em around the outlines.
constexpr std::int64_t em_to_stroke = 30;

void TextObject::set_weight(pages::TextItem const& item, GraphicsState& state, UsedAlphas& alphas) {
  if (item.run.is_emboldened != state.strokes_text) {
    end_array();
    to_ += item.run.is_emboldened ? "2 Tr\n" : "0 Tr\n";
    state.strokes_text = item.run.is_emboldened;
  }
  if (!item.run.is_emboldened) return;
  pages::PathItem stroke;
  stroke.stroke_width = (item.run.size / em_to_stroke).pixels();
  std::string changes;
  set_stroke(changes, state, item.colour, alphas);
  set_line_style(changes, state, stroke);
  if (changes.empty()) return;
  end_array();
  to_ += changes;
}

bool TextObject::continues_array(pages::TextItem const& item) const {
  if (!in_array_ || item.origin.y != baseline_) return false;
  Pen const gap = item.origin.x.units() * 1000 - pen_;
  Pen const limit = largest_adjustment * item.run.size.units();
  return item.run.is_slanted == is_slanted_ && gap > -limit && gap < limit;
}

// css-fonts-4 section 2.8.2: an oblique face is imitated by a slant, of 14 degrees where none is asked for.
constexpr Decimal tangent_of_slant = decimal_one * 2493 / 10000;

/// Td moves along the axes of the text matrix, so slanted text and the first behind it set the matrix itself.
void TextObject::move_to(base::Point origin, bool is_slanted) {
  end_array();
  Decimal const x = space_.x(origin.x), y = space_.y(origin.y);
  bool const sets_matrix = is_slanted || is_slanted_;
  if (sets_matrix) {
    to_ += "1 0 ";
    append_decimal(to_, is_slanted ? tangent_of_slant : 0);
    to_ += " 1 ";
  }
  append_decimal(to_, sets_matrix ? x : x - line_x_);
  to_ += ' ';
  append_decimal(to_, sets_matrix ? y : y - line_y_);
  to_ += sets_matrix ? " Tm\n" : " Td\n";
  is_slanted_ = is_slanted;
  line_x_ = x;
  line_y_ = y;
  baseline_ = origin.y;
  pen_ = origin.x.units() * 1000;
}

void TextObject::set_rise(Decimal rise, GraphicsState& state) {
  if (rise == state.text_rise) return;
  end_array();
  append_decimal(to_, rise);
  to_ += " Ts\n";
  state.text_rise = rise;
}

void TextObject::adjust(std::int64_t thousandths) {
  end_string();
  append_integer(to_, thousandths);
}

void TextObject::show_glyph(text::Glyph const& glyph, Pen target, GraphicsState& state) {
  if (!glyph.y_offset.is_zero() || state.text_rise != 0) set_rise(points(glyph.y_offset), state);
  open_array();
  std::int64_t const size = state.font_size.units();
  // A positive number in a TJ array moves to the left (table 109).
  Pen const error = pen_ - target;
  if (error >= smallest_adjustment * size || error <= -smallest_adjustment * size) {
    std::int64_t const adjustment = divided_to_nearest(error, size);
    adjust(adjustment);
    pen_ -= adjustment * size;
  }
  if (!in_string_) to_ += '<';
  in_string_ = true;
  append_glyph(to_, glyph.id);
  pen_ += state.font->width(glyph.id) * size;
}

void TextObject::show(pages::TextItem const& item, FontUse const& font, GraphicsState& state, UsedAlphas& alphas) {
  if (item.run.glyphs.empty() || item.run.size.units() <= 0) return;
  begin();
  set_style(item, font, state, alphas);
  set_weight(item, state, alphas);
  if (!continues_array(item)) move_to(item.origin, item.run.is_slanted);
  Pen const origin = item.origin.x.units() * 1000;
  if (item.run.needs_actual_text) return show_spans(item.run, origin, state);
  show_glyphs(item.run, 0, item.run.glyphs.size(), origin, state);
}

TextObject::Pen TextObject::show_glyphs(text::GlyphRun const& run, std::size_t begin, std::size_t end, Pen origin,
                                        GraphicsState& state) {
  for (std::size_t i = begin; i < end; ++i) {
    text::Glyph const& glyph = run.glyphs[i];
    show_glyph(glyph, origin + glyph.x_offset.units() * 1000, state);
    origin += glyph.advance.units() * 1000;
  }
  return origin;
}

/// The run with replacement texts where it needs them (14.9.4). From right to left a span's text is one character;
/// the others get a place of their own by a glyph without outline, if the font has one.
void TextObject::show_spans(text::GlyphRun const& run, Pen origin, GraphicsState& state) {
  std::optional<std::uint32_t> const invisible = run.font->invisible_glyph();
  std::size_t shown = 0;
  for (TextSpan const& span : text_spans(run)) {
    if (!span.before.empty() && !invisible) continue;
    origin = show_glyphs(run, shown, span.begin, origin, state);
    origin = show_span(run, span, origin, state);
    if (!span.before.empty()) show_characters(span.before, origin, *invisible, state);
    shown = span.end;
  }
  show_glyphs(run, shown, run.glyphs.size(), origin, state);
}

/// Readers take a span to reach from its first glyph to the end of its last. Where that is a mark on its base, a glyph
/// without outline stands at the span's edge, so that no space is seen beside it.
TextObject::Pen TextObject::show_span(text::GlyphRun const& run, TextSpan const& span, Pen origin,
                                      GraphicsState& state) {
  std::optional<std::uint32_t> const invisible = run.font->invisible_glyph();
  begin_span(span.text);
  text::Glyph const& first = run.glyphs[span.begin];
  bool const begins_beside = !first.x_offset.is_zero() || !first.y_offset.is_zero();
  if (invisible && begins_beside) show_glyph({*invisible, 0, {}, {}, {}}, origin, state);
  Pen const end = show_glyphs(run, span.begin, span.end, origin, state);
  Pen const tolerance = smallest_adjustment * state.font_size.units();
  bool const ends_beside = pen_ < end - tolerance || pen_ > end + tolerance;
  if (invisible && ends_beside) {
    Pen const width = state.font->width(*invisible) * state.font_size.units();
    show_glyph({*invisible, 0, {}, {}, {}}, end - width, state);
  }
  end_span();
  return end;
}

// Characters without width of their own stand this far apart, in thousandths of the em: readers then see which is
// first, and take the gap neither for a space nor for a new column.
constexpr std::int64_t character_distance = 20;

/// A glyph without outline, scaled to next to nothing (table 105, Tz): it must not reach over what stands beside it.
void TextObject::show_narrow(std::uint32_t glyph, Pen target, GraphicsState& state) {
  std::int64_t const size = state.font_size.units();
  set_rise(0, state);
  if (pen_ != target) {
    open_array();
    std::int64_t const adjustment = divided_to_nearest(pen_ - target, size);
    adjust(adjustment);
    pen_ -= adjustment * size;
  }
  end_array();
  to_ += "1 Tz\n[<";
  append_glyph(to_, glyph);
  to_ += ">]TJ\n100 Tz\n";
  pen_ += state.font->width(glyph) * size / 100;
}

void TextObject::show_characters(std::string_view characters, Pen right, std::uint32_t glyph, GraphicsState& state) {
  Pen const distance = character_distance * state.font_size.units();
  std::vector<std::string_view> logical;
  for (std::size_t at = 0; at < characters.size();) {
    std::size_t const begin = at;
    static_cast<void>(base::next_code_point(characters, at));
    logical.push_back(characters.substr(begin, at - begin));
  }
  for (std::size_t i = logical.size(); i-- > 0;) {
    begin_span(logical[i]);
    show_narrow(glyph, right - distance * static_cast<Pen>(i + 1), state);
    end_span();
  }
}

void TextObject::begin_span(std::string_view actual_text) {
  end_array();
  to_ += "/Span";
  DictionaryText(to_).text("ActualText", actual_text);
  to_ += "BDC\n";
}

void TextObject::end_span() {
  end_array();
  to_ += "EMC\n";
}

}  // namespace closeout::pdf
