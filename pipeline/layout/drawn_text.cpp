#include "layout/drawn_text.hpp"

#include <cmath>

#include "layout/context.hpp"
#include "layout/text_style.hpp"

namespace closeout::layout {
namespace {

using base::Transform;
using boxes::TextSpan;

/// A stretch of one style, shaped at its size on the page; lengths are pixels before the turn.
struct ShapedSpan {
  TextSpan const* span = nullptr;
  std::vector<text::GlyphRun> runs;
  double width = 0;
};

double width_of(std::vector<text::GlyphRun> const& runs) {
  Length width;
  for (text::GlyphRun const& run : runs) width += run.width;
  return width.pixels();
}

/// A whole turn and scale: how large user units are on the page, and what is left when that is taken out.
struct Setting {
  Transform matrix;  ///< From user units to the page.
  double scale = 1;
  Transform turn;
};

Setting setting_of(Transform const& matrix) {
  Setting setting;
  setting.matrix = matrix;
  setting.scale = std::sqrt(std::abs(matrix.a * matrix.d - matrix.b * matrix.c));
  if (setting.scale <= 0) return setting;
  double const s = setting.scale;
  Transform const turn{matrix.a / s, matrix.b / s, matrix.c / s, matrix.d / s, 0, 0};
  constexpr double unseen = 1e-9;
  bool const is_upright = std::abs(turn.a - 1) < unseen && std::abs(turn.b) < unseen && std::abs(turn.c) < unseen &&
                          std::abs(turn.d - 1) < unseen;
  if (!is_upright) setting.turn = turn;
  return setting;
}

class TextSetter {
 public:
  TextSetter(std::vector<pages::ItemContent>& to, Context& context, boxes::DrawnText const& text,
             Setting const& setting, std::string const& language)
      : to_(to), context_(context), text_(text), setting_(setting), language_(language) {}

  void run() {
    for (TextSpan const& span : text_.spans) {
      bool const begins_chunk = span.x || span.y;
      if (begins_chunk) set_chunk();
      if (span.x) x_ = *span.x;
      if (span.y) y_ = *span.y;
      chunk_.push_back(shaped(span));
    }
    set_chunk();
  }

 private:
  ShapedSpan shaped(TextSpan const& span) {
    text::TextStyle style = text_style(span.font, span.language.empty() ? language_ : span.language);
    style.size = span.font.size.scaled(setting_.scale);
    ShapedSpan shaped_span{&span, context_.shaper.shape_line(span.text, style, text_.place, context_.diagnostics), 0};
    shaped_span.width = width_of(shaped_span.runs) / setting_.scale;
    return shaped_span;
  }

  /// SVG 2 section 11.8.3: the anchor of a chunk's first character holds for the whole of it.
  void set_chunk() {
    if (chunk_.empty()) return;
    double width = 0;
    for (ShapedSpan const& span : chunk_) width += span.width + span.span->dx;
    width -= chunk_.front().span->dx;  // The first shift moves the anchor's place itself.
    TextSpan::Anchor const anchor = chunk_.front().span->anchor;
    if (anchor == TextSpan::Anchor::Middle) x_ -= width / 2;
    if (anchor == TextSpan::Anchor::End) x_ -= width;
    for (ShapedSpan& span : chunk_) set_span(span);
    chunk_.clear();
  }

  void set_span(ShapedSpan& shaped_span) {
    TextSpan const& span = *shaped_span.span;
    x_ += span.dx;
    y_ += span.dy;
    double const baseline = y_ + baseline_shift(shaped_span);
    for (text::GlyphRun& run : shaped_span.runs) {
      double const width = run.width.pixels() / setting_.scale;
      if (span.fill) set_run(std::move(run), baseline, *span.fill);
      x_ += width;
    }
  }

  void set_run(text::GlyphRun run, double baseline, base::Colour colour) {
    Transform const& m = setting_.matrix;
    base::Point const origin{Length::from_pixels(m.a * x_ + m.c * baseline + m.e),
                             Length::from_pixels(m.b * x_ + m.d * baseline + m.f)};
    to_.emplace_back(pages::TextItem{origin, std::move(run), colour, setting_.turn});
  }

  /// css-inline-3 section 4.2.1, from the font's own metrics: how far the alphabetic baseline is below the one named.
  static double baseline_shift(ShapedSpan const& shaped_span) {
    if (shaped_span.runs.empty()) return 0;
    text::FontMetrics const& metrics = shaped_span.runs.front().font->metrics();
    double const em = shaped_span.span->font.size.pixels() / 1000;
    switch (shaped_span.span->baseline) {
      case TextSpan::Baseline::Alphabetic:
        return 0;
      case TextSpan::Baseline::Middle:
        return metrics.x_height / 2 * em;
      case TextSpan::Baseline::Central:
        return (metrics.ascent + metrics.descent) / 2 * em;
      case TextSpan::Baseline::Hanging:
        return 0.8 * metrics.ascent * em;  // As css-inline-3 suggests where a font names none.
    }
    return 0;
  }

  std::vector<pages::ItemContent>& to_;
  Context& context_;
  boxes::DrawnText const& text_;
  Setting const& setting_;
  std::string const& language_;
  std::vector<ShapedSpan> chunk_;
  double x_ = 0, y_ = 0;
};

}  // namespace

void add_drawn_text(std::vector<pages::ItemContent>& to, Context& context, boxes::DrawnText const& text,
                    Transform const& place, std::string const& language) {
  Setting const setting = setting_of(base::concatenate(place, text.transform));
  if (setting.scale > 0) TextSetter(to, context, text, setting, language).run();
}

}  // namespace closeout::layout
