#pragma once
// Text with expressions in braces, as XSLT's attribute value templates: "planned.{@id}"; "{{" is a brace.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "xml/xpath.hpp"

namespace closeout::workbook {

enum class Quoting {
  None,
  ExcelString,  ///< Quotation marks doubled, so that a value cannot end the string it stands in.
};

class ValueTemplate {
 public:
  /// `place` is the attribute's value.
  [[nodiscard]] static std::optional<ValueTemplate> compile(std::string_view text, base::SourcePlace const& place,
                                                            xml::XPathVariables const& variables,
                                                            base::Diagnostics& diagnostics);
  [[nodiscard]] std::string evaluate(pugi::xpath_node context, Quoting quoting = Quoting::None) const;
  [[nodiscard]] base::SourcePlace const& place() const { return place_; }
  /// The text with `placeholder` for each expression.
  [[nodiscard]] std::string with_placeholders(char placeholder) const;

 private:
  struct Part {
    std::string literal;
    std::optional<xml::XPath> expression;
  };
  std::vector<Part> parts_;
  base::SourcePlace place_;
};

}  // namespace closeout::workbook
