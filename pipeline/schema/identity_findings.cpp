#include "schema/identity_findings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "xml/characters.hpp"
#include "xml/document.hpp"
#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

constexpr std::size_t max_listed_keys = 12;

std::string line_and_column(base::SourcePlace const& place) {
  base::Position const position = place.position();
  return fmt::format("{}:{}", position.line, position.column);
}

/// "; also at 12:5, 13:5 and 7 more" for all places but the first.
std::string further(std::vector<base::SourcePlace> const& places, std::size_t count) {
  if (count < 2) return {};
  std::vector<std::string> shown;
  for (std::size_t i = 1; i < std::min(places.size(), max_named_places); ++i) {
    shown.push_back(line_and_column(places[i]));
  }
  std::string text = fmt::format("; also at {}", fmt::join(shown, ", "));
  if (count > shown.size() + 1) text += fmt::format(" and {} more", count - shown.size() - 1);
  return text;
}

/// An XPath of a selector or field as pugixml can evaluate it: names are compared without their prefixes, because the
/// document may use others than the schema. The names of xml (xml:lang) are the same everywhere.
std::string without_prefixes(std::string_view xpath) {
  std::string result;
  for (std::size_t at = 0; at < xpath.size();) {
    std::size_t const end = xml::end_of_name(xpath, at);
    if (end == at) {
      result.push_back(xpath[at++]);
      continue;
    }
    std::string_view name = xpath.substr(at, end - at);
    std::string_view axis;
    if (std::size_t const colons = name.find("::"); colons != std::string_view::npos) {
      axis = name.substr(0, colons + 2);
      name.remove_prefix(colons + 2);
    }
    bool const is_attribute = result.ends_with('@') || axis == "attribute::";
    result += axis;
    if (is_attribute || name.empty()) {
      result += name;
    } else if (name.ends_with(':')) {
      // "p:*": the asterisk follows.
    } else {
      result += fmt::format("*[local-name() = '{}']", xml::without_prefix(name));
    }
    at = end;
  }
  return result;
}

/// What a key or unique constraint tells apart, for people: the last name of its first selector ("party").
std::string thing_of(pugi::xml_node constraint) {
  std::string_view xpath = children_named(constraint, "selector").front().attribute("xpath").value();
  xpath = xpath.substr(0, xpath.find_first_of(" \t\r\n|"));
  xpath.remove_prefix(xpath.find_last_of("/:") + 1);
  return std::string(xpath);
}

/// 'party "xamk"' for a key that is an id, 'title with xml:lang "fi"' for others.
std::string described(std::string const& thing, pugi::xml_node constraint, std::vector<std::string> const& values) {
  std::vector<std::string> fields;
  for (pugi::xml_node const field : children_named(constraint, "field")) {
    std::string_view name = field.attribute("xpath").value();
    name.remove_prefix(name.find_last_of("/@") + 1);
    if (!name.starts_with("xml:")) name = xml::without_prefix(name);
    if (fields.size() < values.size()) fields.push_back(fmt::format("{} \"{}\"", name, values[fields.size()]));
  }
  if (fields.size() == 1 && fields.front().starts_with("id \"")) return fmt::format("{} \"{}\"", thing, values.front());
  return fmt::format("{} with {}", thing, fmt::join(fields, " and "));
}

}  // namespace

std::vector<pugi::xml_node> children_named(pugi::xml_node node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (pugi::xml_node const child : node.children()) {
    if (xml::local_name(child) == name) found.push_back(child);
  }
  return found;
}

std::optional<xml::XPath> compiled(pugi::xml_node selector_or_field) {
  base::Diagnostics unused;  // The schema's compiler has accepted the expression.
  return xml::XPath::compile(without_prefixes(selector_or_field.attribute("xpath").value()), {}, unused);
}

base::Diagnostic duplicate_key(pugi::xml_node constraint, KeyValues const& values, base::SourcePlace const& place,
                               base::SourcePlace const& first) {
  std::string const thing = thing_of(constraint);
  std::string const name = described(thing, constraint, values);
  base::Diagnostic it = base::error("xsd-duplicate-key", fmt::format("{} stands more than once", name), place);
  it.arguments = {{"name", name}, {"element", thing}, {"found", fmt::format("{}", fmt::join(values, ", "))}};
  it.why = fmt::format("constraint {}", constraint.attribute("name").value());
  it.hint = "give each its own, or remove one of them";
  if (!first.is_known()) return it;
  it.why += fmt::format("; the first stands at {}:{}", first.file->name(), line_and_column(first));
  it.arguments.emplace_back("first", line_and_column(first));
  return it;
}

base::Diagnostic dangling_reference(pugi::xml_node keyref, pugi::xml_node key, KeyValues const& values,
                                    std::vector<base::SourcePlace> const& places, std::size_t count,
                                    std::vector<KeyValues> const& known) {
  std::string const name = described(thing_of(key), key, values);
  base::Diagnostic it = base::error("xsd-dangling-reference", fmt::format("there is no {}", name), places.front());
  it.why = fmt::format("constraint {}{}", keyref.attribute("name").value(), further(places, count));
  std::vector<std::string_view> words;
  for (KeyValues const& known_values : known) {
    if (known_values.size() == 1) words.emplace_back(known_values.front());
  }
  std::string const meant = values.size() == 1 ? base::nearest_word(values.front(), words) : std::string();
  if (!meant.empty()) {
    it.hint = fmt::format("did you mean \"{}\"?", meant);
  } else if (!words.empty() && words.size() <= max_listed_keys) {
    it.hint = fmt::format("known are {}", fmt::join(words, ", "));
  }
  it.arguments = {
      {"name", name},
      {"element", thing_of(key)},
      {"found", fmt::format("{}", fmt::join(values, ", "))},
      {"advice", meant.empty() ? "list" : "nearest"},
      {"nearest", meant},
      {"expected", words.size() <= max_listed_keys ? fmt::format("{}", fmt::join(words, ", ")) : std::string()},
      {"count", std::to_string(count)}};
  return it;
}

}  // namespace closeout::schema
