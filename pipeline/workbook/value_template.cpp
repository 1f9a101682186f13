#include "workbook/value_template.hpp"

#include <utility>

namespace closeout::workbook {

namespace {

/// Offset of the brace that ends the expression beginning at `start`; braces inside its strings do not count.
std::size_t end_of_expression(std::string_view text, std::size_t start) {
  char quote = 0;
  for (std::size_t at = start; at < text.size(); ++at) {
    if (quote != 0) {
      if (text[at] == quote) quote = 0;
    } else if (text[at] == '"' || text[at] == '\'') {
      quote = text[at];
    } else if (text[at] == '}') {
      return at;
    }
  }
  return std::string_view::npos;
}

/// Exact only where the attribute has no references, which is all but always so.
base::SourcePlace part_of(base::SourcePlace const& place, std::size_t offset, std::size_t length) {
  if (!place.is_known() || offset + length > place.length) return place;
  return {place.file, place.offset + offset, length};
}

base::Diagnostic lonely_brace(base::SourcePlace place) {
  auto finding = base::error("workbook-brace", "expected a closing brace", std::move(place));
  finding.hint = "write {{ or }} for a brace that is text";
  return finding;
}

std::string with_doubled_quotes(std::string_view text) {
  std::string result;
  for (char const c : text) {
    result += c;
    if (c == '"') result += c;
  }
  return result;
}

}  // namespace

std::optional<ValueTemplate> ValueTemplate::compile(std::string_view text, base::SourcePlace const& place,
                                                    xml::XPathVariables const& variables,
                                                    base::Diagnostics& diagnostics) {
  ValueTemplate result;
  result.place_ = place;
  std::string literal;
  for (std::size_t at = 0; at < text.size(); ++at) {
    bool const is_brace = text[at] == '{' || text[at] == '}';
    if (!is_brace) {
      literal += text[at];
      continue;
    }
    if (at + 1 < text.size() && text[at + 1] == text[at]) {
      literal += text[at++];
      continue;
    }
    std::size_t const end = text[at] == '{' ? end_of_expression(text, at + 1) : std::string_view::npos;
    if (end == std::string_view::npos) {
      diagnostics.add(lonely_brace(part_of(place, at, 1)));
      return std::nullopt;
    }
    auto expression = xml::XPath::compile(text.substr(at + 1, end - at - 1), part_of(place, at + 1, end - at - 1),
                                          diagnostics, &variables);
    if (!expression) return std::nullopt;
    result.parts_.push_back({std::exchange(literal, {}), std::move(expression)});
    at = end;
  }
  if (!literal.empty()) result.parts_.push_back({std::move(literal), std::nullopt});
  return result;
}

std::string ValueTemplate::evaluate(pugi::xpath_node context, Quoting quoting) const {
  std::string result;
  for (Part const& part : parts_) {
    result += part.literal;
    if (!part.expression) continue;
    std::string const value = part.expression->string(context);
    result += quoting == Quoting::ExcelString ? with_doubled_quotes(value) : value;
  }
  return result;
}

std::string ValueTemplate::with_placeholders(char placeholder) const {
  std::string result;
  for (Part const& part : parts_) {
    result += part.literal;
    if (part.expression) result += placeholder;
  }
  return result;
}

}  // namespace closeout::workbook
