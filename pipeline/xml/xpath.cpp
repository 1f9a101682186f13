#include "xml/xpath.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "xml/characters.hpp"

namespace closeout::xml {

namespace {

pugi::xpath_value_type to_pugi(XPathType type) {
  switch (type) {
    case XPathType::NodeSet:
      return pugi::xpath_type_node_set;
    case XPathType::Boolean:
      return pugi::xpath_type_boolean;
    case XPathType::Number:
      return pugi::xpath_type_number;
    case XPathType::String:
      break;
  }
  return pugi::xpath_type_string;
}

XPathType from_pugi(pugi::xpath_value_type type) {
  switch (type) {
    case pugi::xpath_type_node_set:
      return XPathType::NodeSet;
    case pugi::xpath_type_boolean:
      return XPathType::Boolean;
    case pugi::xpath_type_number:
      return XPathType::Number;
    default:
      return XPathType::String;
  }
}

std::string_view in_words(XPathType type) {
  switch (type) {
    case XPathType::NodeSet:
      return "nodes";
    case XPathType::Boolean:
      return "a boolean";
    case XPathType::Number:
      return "a number";
    case XPathType::String:
      break;
  }
  return "a string";
}

/// The functions of XPath 1.0 section 4; pugixml has them all but id(), which needs a document type.
constexpr std::array<std::string_view, 26> function_names{"last",
                                                          "position",
                                                          "count",
                                                          "local-name",
                                                          "namespace-uri",
                                                          "name",
                                                          "string",
                                                          "concat",
                                                          "contains",
                                                          "starts-with",
                                                          "substring-before",
                                                          "substring-after",
                                                          "substring",
                                                          "string-length",
                                                          "translate",
                                                          "normalize-space",
                                                          "boolean",
                                                          "not",
                                                          "true",
                                                          "false",
                                                          "lang",
                                                          "number",
                                                          "sum",
                                                          "floor",
                                                          "ceiling",
                                                          "round"};

bool is_part_of_name(char c) {
  return is_name_character(static_cast<unsigned char>(c)) && c != ':';
}

/// Offset of the '(' that the ')' before `end` closes. pugixml finds a function unknown only behind its arguments.
std::size_t opening_parenthesis(std::string_view expression, std::size_t end) {
  std::size_t depth = 0;
  char quote = '\0';
  for (std::size_t at = end; at-- > 0;) {
    char const c = expression[at];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == ')') {
      ++depth;
    } else if (c == '(' && --depth == 0) {
      return at;
    }
  }
  return 0;
}

/// The name of the function whose call ends at `offset`.
std::string_view function_before(std::string_view expression, std::size_t offset) {
  std::size_t end = expression.rfind(')', offset);
  end = end == std::string_view::npos ? std::min(offset, expression.size()) : opening_parenthesis(expression, end + 1);
  while (end > 0 && is_space(expression[end - 1])) --end;
  std::size_t start = end;
  while (start > 0 && is_part_of_name(expression[start - 1])) --start;
  return expression.substr(start, end - start);
}

/// The name of the variable that pugixml has read when it stops at `offset`.
std::string_view variable_before(std::string_view expression, std::size_t offset) {
  std::size_t const dollar = expression.rfind('$', offset);
  std::size_t const start = dollar == std::string_view::npos ? expression.size() : dollar + 1;
  std::size_t end = start;
  while (end < expression.size() && is_part_of_name(expression[end])) ++end;
  return expression.substr(start, end - start);
}

/// The place of `length` bytes of the expression from `offset` on, references in the attribute taken into account.
base::SourcePlace place_inside(base::SourcePlace const& whole, std::size_t offset, std::size_t length) {
  if (!whole.is_known()) return whole;
  std::string_view const raw =
      whole.file->bytes().substr(std::min(whole.offset, whole.file->bytes().size()), whole.length);
  std::size_t const start = raw_offset(raw, offset);
  return {whole.file, whole.offset + start, raw_offset(raw, offset + length) - start};
}

std::string lower_first(std::string_view text) {
  std::string result(text);
  if (!result.empty() && result[0] >= 'A' && result[0] <= 'Z') result[0] = static_cast<char>(result[0] - 'A' + 'a');
  return result;
}

struct Reading {
  std::string_view expression;
  base::SourcePlace const& place;
  std::vector<std::string> const* variables;
};

base::Diagnostic unknown_name(Reading const& reading, std::string_view name, std::string_view kind,
                              std::vector<std::string_view> const& known) {
  auto const start = static_cast<std::size_t>(name.data() - reading.expression.data());
  bool const is_known = std::ranges::find(known, name) != known.end();
  base::Diagnostic it = base::error(is_known ? "xpath-argument-count" : "xpath-unknown-name",
                                    is_known ? fmt::format("{} {} has a wrong number of arguments", kind, name)
                                             : fmt::format("{} {} is not known", kind, name),
                                    place_inside(reading.place, start, name.size()));
  std::string const nearest = is_known ? std::string() : base::nearest_word(name, known);
  if (!nearest.empty()) it.hint = fmt::format("did you mean {}?", nearest);
  it.arguments = {{"kind", std::string(kind)}, {"name", std::string(name)}, {"nearest", nearest}};
  return it;
}

base::Diagnostic compile_error(Reading const& reading, pugi::xpath_parse_result const& result) {
  auto const offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  std::string_view const description = result.description();
  if (description.starts_with("Unrecognized function")) {
    return unknown_name(reading, function_before(reading.expression, offset), "function",
                        {function_names.begin(), function_names.end()});
  }
  if (description.starts_with("Unknown variable")) {
    std::vector<std::string_view> known;
    if (reading.variables != nullptr) known.assign(reading.variables->begin(), reading.variables->end());
    return unknown_name(reading, variable_before(reading.expression, offset), "variable", known);
  }
  std::size_t const length = offset < reading.expression.size() ? 1 : 0;
  base::Diagnostic it =
      base::error("xpath-syntax", fmt::format("the XPath expression is not valid: {}", lower_first(description)),
                  place_inside(reading.place, offset, length));
  it.arguments = {{"reason", lower_first(description)}, {"expression", std::string(reading.expression)}};
  return it;
}

base::Diagnostic wrong_type(Reading const& reading, XPathType expected, XPathType found) {
  base::Diagnostic it = base::error(
      "xpath-type", fmt::format("expected an expression for {}, found one for {}", in_words(expected), in_words(found)),
      reading.place);
  it.arguments = {{"expected", std::string(in_words(expected))}, {"found", std::string(in_words(found))}};
  return it;
}

/// pugixml reports by exceptions unless it was built without them; they end here.
pugi::xpath_query compiled(std::string const& text, pugi::xpath_variable_set* variables,
                           pugi::xpath_parse_result& result) {
  try {
    pugi::xpath_query query(text.c_str(), variables);
    result = query.result();
    return query;
  } catch (pugi::xpath_exception const& exception) {
    result = exception.result();
    return {};
  }
}

}  // namespace

XPathVariables::XPathVariables() : set_(std::make_unique<pugi::xpath_variable_set>()) {}

bool XPathVariables::declare(std::string_view name, XPathType type) {
  std::string const key(name);
  if (set_->get(key.c_str()) == nullptr) names_.push_back(key);
  return set_->add(key.c_str(), to_pugi(type)) != nullptr;
}

std::optional<XPathType> XPathVariables::type_of(std::string_view name) const {
  pugi::xpath_variable const* const variable = std::as_const(*set_).get(std::string(name).c_str());
  if (variable == nullptr) return std::nullopt;
  return from_pugi(variable->type());
}

bool XPathVariables::set(std::string_view name, pugi::xpath_node_set const& value) {
  return type_of(name) == XPathType::NodeSet && set_->set(std::string(name).c_str(), value);
}

bool XPathVariables::set(std::string_view name, bool value) {
  return type_of(name) == XPathType::Boolean && set_->set(std::string(name).c_str(), value);
}

bool XPathVariables::set(std::string_view name, double value) {
  return type_of(name) == XPathType::Number && set_->set(std::string(name).c_str(), value);
}

bool XPathVariables::set(std::string_view name, std::string_view value) {
  return type_of(name) == XPathType::String && set_->set(std::string(name).c_str(), std::string(value).c_str());
}

XPath::XPath(std::string text, base::SourcePlace place, pugi::xpath_query query)
    : text_(std::move(text)), place_(std::move(place)), query_(std::move(query)) {}

std::optional<XPath> XPath::compile(std::string_view expression, base::SourcePlace const& place,
                                    base::Diagnostics& diagnostics, XPathVariables const* variables,
                                    std::optional<XPathType> expected) {
  std::string text(expression);
  Reading const reading{expression, place, variables != nullptr ? &variables->names_ : nullptr};
  pugi::xpath_parse_result result;
  pugi::xpath_query query = compiled(text, variables != nullptr ? variables->set_.get() : nullptr, result);
  if (!result) {
    diagnostics.add(compile_error(reading, result));
    return std::nullopt;
  }
  XPath xpath(std::move(text), place, std::move(query));
  if (expected == XPathType::NodeSet && xpath.type() != XPathType::NodeSet) {
    diagnostics.add(wrong_type(reading, *expected, xpath.type()));
    return std::nullopt;
  }
  return xpath;
}

XPathType XPath::type() const {
  return from_pugi(query_.return_type());
}

pugi::xpath_node_set XPath::nodes(pugi::xpath_node context) const {
  if (type() != XPathType::NodeSet) return {};
  pugi::xpath_node_set result = query_.evaluate_node_set(context);
  result.sort();
  return result;
}

pugi::xpath_node XPath::first(pugi::xpath_node context) const {
  return type() == XPathType::NodeSet ? query_.evaluate_node(context) : pugi::xpath_node();
}

std::string XPath::string(pugi::xpath_node context) const {
  return query_.evaluate_string(context);
}

bool XPath::boolean(pugi::xpath_node context) const {
  return query_.evaluate_boolean(context);
}

double XPath::number(pugi::xpath_node context) const {
  return query_.evaluate_number(context);
}

RareXPath::RareXPath(XPath const& expression, XPathVariables const& variables)
    : text_(expression.text()), variables_(variables.set_.get()) {}

pugi::xpath_query RareXPath::compiled() const {
  pugi::xpath_parse_result was_right_before;
  return xml::compiled(text_, variables_, was_right_before);
}

pugi::xpath_node RareXPath::first(pugi::xpath_node context) const {
  auto const query = compiled();
  return query.return_type() == pugi::xpath_type_node_set ? query.evaluate_node(context) : pugi::xpath_node();
}

std::string RareXPath::string(pugi::xpath_node context) const {
  return compiled().evaluate_string(context);
}

pugi::xpath_node_set node_set_of(pugi::xml_node node) {
  pugi::xpath_node const item(node);
  return {&item, &item + 1};
}

}  // namespace closeout::xml
