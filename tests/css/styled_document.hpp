#pragma once
// A small document, styled: what the tests of the room ask.

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "css/styled.hpp"

namespace closeout::css {

/// "line:column: message" of each finding.
inline std::vector<std::string> findings_of(base::Diagnostics const& diagnostics) {
  std::vector<std::string> lines;
  for (base::Diagnostic const& finding : diagnostics.all()) {
    std::string line;
    if (finding.place.is_known()) {
      base::Position const at = finding.place.position();
      line.append(std::to_string(at.line)).append(":").append(std::to_string(at.column)).append(": ");
    }
    lines.push_back(line + finding.message);
  }
  return lines;
}

class StyledDocument {
 public:
  /// `body` is the content of <body>, `sheet` that of one <style> element in line 1.
  StyledDocument(std::string_view sheet, std::string_view body) {
    std::string const text = std::string("<html xmlns='http://www.w3.org/1999/xhtml' lang='en'><head><style>")
                                 .append(sheet)
                                 .append("</style></head><body>")
                                 .append(body)
                                 .append("</body></html>");
    auto parsed = xml::parse(std::make_shared<base::SourceFile const>("a.xhtml", text), diagnostics);
    if (!parsed) throw std::invalid_argument("the test's document is not well-formed");
    document = std::move(*parsed);
    auto result = style(document, {}, diagnostics);
    if (!result) throw std::invalid_argument("the test's document cannot be styled");
    styled = std::move(*result);
  }

  /// The element with this id.
  [[nodiscard]] pugi::xml_node element(std::string_view id) const {
    return document.tree().find_node([id](pugi::xml_node node) { return id == node.attribute("id").value(); });
  }
  [[nodiscard]] ComputedStyle const& style_of(std::string_view id) const { return *styled.style_of(element(id)); }
  [[nodiscard]] std::vector<std::string> findings() const { return findings_of(diagnostics); }

  base::Diagnostics diagnostics;
  xml::Document document;
  Styled styled;
};

/// The style of <p id="x"> under `declarations`; any finding fails the test.
inline ComputedStyle style_with(std::string_view declarations) {
  StyledDocument const page(std::string("#x{").append(declarations).append("}"), "<p id='x'/>");
  EXPECT_TRUE(page.findings().empty()) << declarations << ": " << page.findings().front();
  return page.style_of("x");
}

inline base::Length px(double pixels) {
  return base::Length::from_pixels(pixels);
}

}  // namespace closeout::css
