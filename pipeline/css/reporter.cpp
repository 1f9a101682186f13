#include "css/reporter.hpp"

#include <utility>

namespace closeout::css {

void Reporter::warn(std::string code, std::string message, TextRange range, std::string hint) const {
  base::SourcePlace place = sheet_->place(range.offset, range.end - range.offset);
  base::Diagnostic diagnostic = base::warning(std::move(code), std::move(message), std::move(place));
  diagnostic.hint = std::move(hint);
  diagnostics_.add(std::move(diagnostic));
}

void Reporter::warn(std::vector<SyntaxError> const& errors) const {
  for (SyntaxError const& error : errors)
    warn("css-syntax", error.message, {error.offset, error.offset + error.length});
}

TextRange range_of(ComponentValues const& values) {
  if (values.empty()) return {};
  return {values.front().token.offset, values.back().end};
}

std::string nearest_hint(std::string_view word, std::vector<std::string_view> const& known, std::string otherwise) {
  std::string const nearest = base::nearest_word(word, known);
  if (nearest.empty()) return otherwise;
  return "did you mean \"" + nearest + "\"?";
}

}  // namespace closeout::css
