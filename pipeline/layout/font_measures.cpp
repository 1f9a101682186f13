#include "layout/font_measures.hpp"

#include <utility>

#include "css/font_face.hpp"
#include "layout/text_style.hpp"

namespace closeout::layout {
namespace {

/// A measure in thousandths of the em as ems; one that a font does not have leaves the default.
void take(double& to, double per_mille) {
  if (per_mille > 0) to = per_mille / 1000;
}

css::FontMeasures measures_of(text::FontFace const& face) {
  css::FontMeasures measures;
  text::FontMetrics const& metrics = face.metrics();
  take(measures.x_height, metrics.x_height);
  take(measures.cap_height, metrics.cap_height);
  take(measures.line_height, metrics.ascent - metrics.descent + metrics.line_gap);
  take(measures.zero_advance, face.advance_of(U'0').value_or(0));
  take(measures.ideograph_advance, face.advance_of(U'\u6C34').value_or(0));
  return measures;
}

text::DocumentFace document_face(css::FontFace face) {
  text::DocumentFace result;
  result.family = std::move(face.family);
  for (css::FontSource& source : face.sources) result.sources.push_back({source.is_local, std::move(source.name)});
  result.weight = face.weight;
  result.stretch_permille = face.stretch_permille;
  result.italic = face.style != css::FontStyle::Normal;
  result.unicode_range = std::move(face.unicode_range);
  result.place = std::move(face.place);
  return result;
}

}  // namespace

css::FontMeasures font_measures(text::Fonts& fonts, css::FontRequest const& request) {
  text::FontFace const* const face = fonts.match(text_style(request, {}).font);
  return face == nullptr ? css::FontMeasures() : measures_of(*face);
}

text::Fonts& fonts_of_document(css::Styled const& styled, text::Fonts& fonts, base::Diagnostics& diagnostics) {
  std::vector<text::DocumentFace> faces;
  for (css::FontFace& face : styled.font_faces()) faces.push_back(document_face(std::move(face)));
  return faces.empty() ? fonts : fonts.with_faces(faces, diagnostics);
}

}  // namespace closeout::layout
