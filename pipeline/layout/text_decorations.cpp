#include "layout/text_decorations.hpp"

#include <algorithm>

#include "layout/border_painting.hpp"
#include "layout/context.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using css::TextDecoration;

enum class Kind : std::uint8_t { Under, Over, Through };

/// A stretch of one line of one decorating box.
struct Span {
  TextDecoration const* decoration = nullptr;
  Box const* decorating = nullptr;
  Kind kind = Kind::Under;
  Length left, right, baseline;
};

/// Decorations are listed from the outermost box inwards, so the box that draws number `index` is the outermost one
/// that has so many.
Box const& decorating_box(Box const& text, std::size_t index) {
  Box const* box = &text;
  while (box->parent != nullptr && box->parent->style->decorations.size() > index) box = box->parent;
  return *box;
}

TextFragment const* text_of(LineBox const& line, std::size_t item) {
  return std::get_if<TextFragment>(&line.items[item]);
}

class DecorationPainter {
 public:
  DecorationPainter(Context& context, LineBox const& line, base::Point origin, DecorationLayer layer)
      : context_(context), line_(line), origin_(origin), layer_(layer) {}

  std::vector<pages::ItemContent> run() {
    std::size_t last = line_.items.size();
    for (std::size_t i = 0; i < line_.items.size(); ++i) {
      if (text_of(line_, i) != nullptr) last = i;
    }
    for (std::size_t i = 0; i < line_.items.size(); ++i) {
      if (TextFragment const* text = text_of(line_, i)) collect(*text, i == last);
    }
    for (Span const& span : spans_) paint(span);
    return std::move(paths_);
  }

 private:
  void collect(TextFragment const& text, bool is_last) {
    if (text.run.glyphs.empty() || is_hidden(*text.box)) return;
    Length const hanging = is_last ? hanging_space(text.run) : Length();
    Length left = text.x, right = text.x + text.run.width;
    (text.run.is_right_to_left ? left : right) += text.run.is_right_to_left ? hanging : -hanging;
    std::vector<TextDecoration> const& decorations = text.box->style->decorations;
    for (std::size_t i = 0; i < decorations.size(); ++i) {
      TextDecoration const& decoration = decorations[i];
      Box const& box = decorating_box(*text.box, i);
      Span span{&decoration, &box, Kind::Under, left, right, baseline_of(box, text)};
      bool const is_below = layer_ == DecorationLayer::BelowText;
      if (is_below && decoration.underline) add(span);
      span.kind = Kind::Over;
      if (is_below && decoration.overline) add(span);
      span.kind = Kind::Through;
      if (!is_below && decoration.line_through) add(span);
    }
  }

  /// "Relative to the decorating box": a block's baseline is the line's; an inline box has that of its own text.
  [[nodiscard]] Length baseline_of(Box const& decorating, TextFragment const& text) const {
    if (decorating.kind != boxes::BoxKind::Inline) return line_.baseline;
    for (std::size_t i = 0; i < line_.items.size(); ++i) {
      TextFragment const* other = text_of(line_, i);
      if (other != nullptr && other->box->parent == &decorating) return other->baseline;
    }
    return text.baseline;
  }

  /// Neighbours are one line, so that its dots and dashes go on.
  void add(Span const& span) {
    for (Span& known : spans_) {
      bool const is_same =
          known.decorating == span.decorating && known.kind == span.kind && known.baseline == span.baseline;
      if (!is_same || span.left > known.right || span.right < known.left) continue;
      known.left = std::min(known.left, span.left);
      known.right = std::max(known.right, span.right);
      return;
    }
    spans_.push_back(span);
  }

  /// css-text-decor-4 section 2.4; "auto" is what the font says, but never thinner than half a pixel.
  static Length thickness_of(Span const& span, FontBox const& font) {
    css::DecorationThickness const& asked = span.decoration->thickness;
    if (asked.kind == css::DecorationThickness::Kind::Length) {
      return std::max(asked.length.resolved(span.decoration->font_size), Length());
    }
    return std::max(font.underline_thickness, Length::from_pixels(0.5));
  }

  /// Top of the line, from the baseline.
  static Length top_of(Span const& span, FontBox const& font, Length thickness) {
    TextDecoration const& decoration = *span.decoration;
    if (span.kind == Kind::Over) return -font.ascent;
    // AD-HOC: fonts say where to strike out in a table we do not read; half the x-height is where browsers draw it.
    if (span.kind == Kind::Through) return -(font.x_height / 2) - thickness / 2;
    bool const is_under = decoration.underline_position == css::UnderlinePosition::Under;
    if (is_under) return font.descent + decoration.underline_offset.value_or(Length());
    if (decoration.underline_offset) return *decoration.underline_offset;
    return font.underline_position - thickness / 2;
  }

  void paint(Span const& span) {
    css::ComputedStyle const& style = *span.decorating->style;
    FontBox const& font = context_.font_box(style, span.decorating->language);
    Length const thickness = thickness_of(span, font);
    if (thickness <= Length() || span.right <= span.left || span.decoration->colour.is_transparent()) return;
    Length const top = origin_.y + span.baseline + top_of(span, font, thickness);
    base::Rect const area{{origin_.x + span.left, top}, {span.right - span.left, thickness}};
    switch (span.decoration->style) {
      case css::DecorationStyle::Solid:
        return fill(area, span);
      case css::DecorationStyle::Double:
        return fill_twice(area, span);
      case css::DecorationStyle::Dotted:
        // Round dots as far apart as they are wide.
        return stroke(straight(area), area, span, {0, 2 * thickness.pixels()}, true);
      case css::DecorationStyle::Dashed:
        return stroke(straight(area), area, span, {3 * thickness.pixels(), 2 * thickness.pixels()}, false);
      case css::DecorationStyle::Wavy:
        return stroke(wave(area), area, span, {}, false);
    }
  }

  void fill(base::Rect const& area, Span const& span) {
    paths_.push_back(filled(rectangle_path(area), span.decoration->colour));
  }

  /// Away from the text, with a gap as thick as the lines.
  void fill_twice(base::Rect area, Span const& span) {
    if (span.kind == Kind::Through) area.origin.y -= area.size.height;
    fill(area, span);
    Length const distance = area.size.height * 2;
    area.origin.y += span.kind == Kind::Over ? -distance : distance;
    fill(area, span);
  }

  static base::Path straight(base::Rect const& area) {
    double const y = (area.top() + area.size.height / 2).pixels();
    using Step = base::PathStep::Kind;
    return {{Step::Move, 0, 0, 0, 0, area.left().pixels(), y}, {Step::Line, 0, 0, 0, 0, area.right().pixels(), y}};
  }

  /// Half waves of three thicknesses, each a curve with its control points above or below its middle.
  static base::Path wave(base::Rect const& area) {
    double const thickness = area.size.height.pixels();
    double const half = 3 * thickness, amplitude = 2 * thickness;
    double const right = area.right().pixels(), y = area.top().pixels() + thickness / 2;
    using Step = base::PathStep::Kind;
    base::Path path = {{Step::Move, 0, 0, 0, 0, area.left().pixels(), y}};
    double direction = -1;
    for (double x = area.left().pixels(); x < right; x += half, direction = -direction) {
      double const middle = x + half / 2, control = y + direction * amplitude;
      path.push_back({Step::Cubic, middle, control, middle, control, x + half, y});
    }
    return path;
  }

  void stroke(base::Path path, base::Rect const& area, Span const& span, std::vector<double> dashes, bool round_caps) {
    pages::PathItem item;
    item.path = std::move(path);
    item.stroke = span.decoration->colour;
    item.stroke_width = area.size.height.pixels();
    item.dashes = std::move(dashes);
    if (round_caps) item.cap = pages::LineCap::Round;
    paths_.push_back(std::move(item));
  }

  Context& context_;
  LineBox const& line_;
  base::Point origin_;
  DecorationLayer layer_;
  std::vector<Span> spans_;
  std::vector<pages::ItemContent> paths_;
};

}  // namespace

std::vector<pages::ItemContent> decoration_paths(Context& context, LineBox const& line, base::Point origin,
                                                 DecorationLayer layer) {
  return DecorationPainter(context, line, origin, layer).run();
}

Length hanging_space(text::GlyphRun const& run) {
  if (!run.text.ends_with(' ') || run.glyphs.empty()) return {};
  return run.is_right_to_left ? run.glyphs.front().advance : run.glyphs.back().advance;
}

}  // namespace closeout::layout
