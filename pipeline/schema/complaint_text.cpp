#include "schema/complaint_text.hpp"

namespace closeout::schema {

namespace {

constexpr auto npos = std::string_view::npos;

/// Cuts `text` behind `separator` and gives what stood before it; all of it if there is no separator.
std::string_view take_until(std::string_view& text, std::string_view separator) {
  std::size_t const at = text.find(separator);
  std::string_view const taken = text.substr(0, at);
  text.remove_prefix(at == npos ? text.size() : at + separator.size());
  return taken;
}

}  // namespace

ExpandedName expanded_name(std::string_view text) {
  if (!text.starts_with('{')) return {{}, text};
  std::size_t const close = text.find('}');
  return close == npos ? ExpandedName{{}, text} : ExpandedName{text.substr(1, close - 1), text.substr(close + 1)};
}

ComplaintText read_complaint(std::string_view text) {
  ComplaintText result;
  if (text.starts_with("Element '")) {
    text.remove_prefix(9);
    result.element = expanded_name(take_until(text, "'"));
  }
  if (text.starts_with(", attribute '")) {
    text.remove_prefix(13);
    result.attribute = expanded_name(take_until(text, "'"));
  }
  if (text.starts_with(": ")) text.remove_prefix(2);
  result.statement = text;
  return result;
}

std::string_view first_quoted(std::string_view statement) {
  static_cast<void>(take_until(statement, "'"));
  return take_until(statement, "'");
}

std::string_view last_quoted(std::string_view statement) {
  std::size_t const close = statement.rfind('\'');
  if (close == npos || close == 0) return {};
  std::size_t const open = statement.rfind('\'', close - 1);
  return open == npos ? std::string_view() : statement.substr(open + 1, close - open - 1);
}

std::vector<std::string_view> key_sequence(std::string_view statement) {
  std::vector<std::string_view> values;
  std::size_t const open = statement.find("['");
  std::size_t const close = statement.rfind("']");
  if (open == npos || close == npos || close < open + 2) return values;
  std::string_view list = statement.substr(open + 2, close - open - 2);
  while (list.find("', '") != npos) values.push_back(take_until(list, "', '"));
  values.push_back(list);
  return values;
}

std::vector<ExpandedName> expected_elements(std::string_view statement) {
  std::vector<ExpandedName> names;
  std::size_t const open = statement.rfind("( ");
  std::size_t const close = statement.rfind(" )");
  if (open == npos || close == npos || close < open + 2) return names;
  std::string_view list = statement.substr(open + 2, close - open - 2);
  while (!list.empty()) {
    std::string_view const item = take_until(list, ", ");
    if (!item.starts_with('#') && !item.starts_with('*') && !item.ends_with('*')) names.push_back(expanded_name(item));
  }
  return names;
}

}  // namespace closeout::schema
