#pragma once
// The text of an assertion or diagnostic: words, and values of the record among them.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "locale/formatter.hpp"
#include "xml/xpath.hpp"

namespace closeout::rules {

/// How a value is written: value-of/@c:as. A value of another form stays as it is.
enum class ValueForm : std::uint8_t {
  Plain,    ///< As XPath's string().
  Money,    ///< "216803.00" -> "216 803,00 €".
  Date,     ///< "2021-12-31" -> "31.12.2021".
  Percent,  ///< Hundredths of a percent, as figures give them: "9876" -> "98,76 %".
};

/// value-of.
struct TextValue {
  xml::RareXPath select;
  ValueForm form = ValueForm::Plain;
};

/// name: the name of a node, of the context if there is no path.
struct TextName {
  std::optional<xml::RareXPath> path;
};

struct RichText {
  std::string language;  ///< By xml:lang of the element or around it; may be empty.
  std::vector<std::variant<std::string, TextValue, TextName>> pieces;
};

/// The text for one context node; white space is collapsed. `formatter` writes in the text's language.
[[nodiscard]] std::string render(RichText const& text, pugi::xpath_node context, locale::Formatter const& formatter);

/// The text before any node is known: "…" stands for each value.
[[nodiscard]] std::string outline_of(RichText const& text);

}  // namespace closeout::rules
