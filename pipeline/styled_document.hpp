#pragma once
// A document's styles together with the fonts they are measured and set in.

#include <memory>
#include <optional>

#include "base/diagnostics.hpp"
#include "css/styled.hpp"
#include "text/fonts.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

class StyledDocument {
 public:
  /// Nothing, with errors, if a sheet cannot be had. `document` and `fonts` live as long as this.
  [[nodiscard]] static std::optional<StyledDocument> make(xml::Document const& document, css::StyleOptions options,
                                                          text::Fonts& fonts, base::Diagnostics& diagnostics);

  [[nodiscard]] css::Styled const& styles() const { return styled_; }
  /// Those of the machine with those of the document.
  [[nodiscard]] text::Fonts& fonts() const { return **fonts_; }

 private:
  StyledDocument(css::Styled styled, std::shared_ptr<text::Fonts*> fonts)
      : styled_(std::move(styled)), fonts_(std::move(fonts)) {}

  css::Styled styled_;
  std::shared_ptr<text::Fonts*>
      fonts_;  ///< Shared with what measures: a sheet must be read before its fonts are known.
};

}  // namespace closeout::pipeline
