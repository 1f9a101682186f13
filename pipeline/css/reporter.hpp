#pragma once
// Warnings about a sheet, with their place in it.

#include <string>

#include "base/diagnostics.hpp"
#include "css/sheet_text.hpp"
#include "css/syntax.hpp"

namespace closeout::css {

/// What a warning is about: bytes of the sheet's text.
struct TextRange {
  std::size_t offset = 0;
  std::size_t end = 0;
};

/// Adds warnings about one sheet. Codes begin with "css-".
class Reporter {
 public:
  Reporter(SheetTextRef sheet, base::Diagnostics& diagnostics) : sheet_(std::move(sheet)), diagnostics_(diagnostics) {}

  void warn(std::string code, std::string message, TextRange range, std::string hint = {}) const;
  void warn(std::vector<SyntaxError> const& errors) const;
  [[nodiscard]] SheetTextRef const& sheet() const { return sheet_; }
  [[nodiscard]] base::Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  SheetTextRef sheet_;
  base::Diagnostics& diagnostics_;
};

/// Of the first to the last value; empty at offset 0 for none.
[[nodiscard]] TextRange range_of(ComponentValues const& values);
/// "did you mean X" for the nearest of `known`, or `otherwise`.
[[nodiscard]] std::string nearest_hint(std::string_view word, std::vector<std::string_view> const& known,
                                       std::string otherwise = {});

}  // namespace closeout::css
