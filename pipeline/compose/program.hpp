#pragma once
// A template as instructions. For this room's sources only.

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source.hpp"
#include "compose/template.hpp"
#include "locale/formatter.hpp"
#include "xml/document.hpp"
#include "xml/xpath.hpp"

namespace closeout::compose {

/// Text with expressions in it: class="row {@status}".
using ValueTemplate = std::vector<std::variant<std::string, xml::XPath>>;

struct AttributeTemplate {
  std::string name;
  ValueTemplate value;
};

struct SortKey {
  xml::XPath select;
  bool is_number = false;
  bool is_descending = false;
};

struct Instruction;

struct Argument {
  std::string name;
  std::optional<xml::XPath> select;  ///< Else the text of `body`.
  std::vector<Instruction> body;
  bool is_number = false;
};

struct Instruction {
  enum class Kind : std::uint8_t {
    Element,
    Text,
    ForEach,
    If,
    Choose,
    When,
    ValueOf,
    Localized,
    Attribute,
    Variable,
    CallTemplate,
    Message,
    Date,
    DateRange,
    Number,
    Money,
    Percent,
    List,
  };
  Kind kind = Kind::Text;
  base::SourcePlace place;
  std::string name;  ///< Of the element, attribute, variable or template.
  std::string text;
  ValueTemplate key;                 ///< Of a message.
  std::optional<xml::XPath> select;  ///< Also the test of If and When; none in an otherwise.
  std::optional<xml::XPath> to;      ///< End of a DateRange.
  std::vector<AttributeTemplate> attributes;
  std::vector<SortKey> sort_keys;
  std::vector<Argument> arguments;
  std::vector<Instruction> body;
  locale::DateForm form = locale::DateForm::Numeric;
  int min_decimals = 0, max_decimals = 2;
  bool with_currency = true;
  bool is_optional = false;
};

struct NamedTemplate {
  std::vector<std::pair<std::string, xml::XPathType>> parameters;
  std::vector<Instruction> body;
  base::SourcePlace place;
};

/// All of a compiled template. `sources` keeps the parsed files that nothing else owns.
struct Program {
  xml::XPathVariables variables;
  std::vector<xml::Document> sources;
  std::vector<Instruction> body;
  std::map<std::string, NamedTemplate, std::less<>> templates;
};

}  // namespace closeout::compose
