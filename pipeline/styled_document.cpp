#include "styled_document.hpp"

#include <utility>

#include "layout/font_measures.hpp"

namespace closeout::pipeline {

std::optional<StyledDocument> StyledDocument::make(xml::Document const& document, css::StyleOptions options,
                                                   text::Fonts& fonts, base::Diagnostics& diagnostics) {
  auto current = std::make_shared<text::Fonts*>(&fonts);
  options.measure_font = [current](css::FontRequest const& font) { return layout::font_measures(**current, font); };
  auto styled = css::style(document, options, diagnostics);
  if (!styled) return std::nullopt;
  *current = &layout::fonts_of_document(*styled, fonts, diagnostics);
  return StyledDocument(std::move(*styled), std::move(current));
}

}  // namespace closeout::pipeline
