#include "schema/identity_constraints.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/complaint_text.hpp"
#include "schema/wording.hpp"
#include "xml/characters.hpp"
#include "xml/namespaces.hpp"
#include "xml/xpath.hpp"

namespace closeout::schema {

namespace {

/// An error names so many further places of the same mistake.
constexpr std::size_t max_further_places = 5;
constexpr std::size_t max_listed_keys = 12;

std::string line_and_column(base::SourcePlace const& place) {
  base::Position const position = place.position();
  return fmt::format("{}:{}", position.line, position.column);
}

/// "; also at 12:5, 13:5 and 7 more" for all places but the first.
std::string further(std::vector<base::SourcePlace> const& places) {
  if (places.size() < 2) return {};
  std::vector<std::string> shown;
  for (std::size_t i = 1; i < std::min(places.size(), max_further_places + 1); ++i) {
    shown.push_back(line_and_column(places[i]));
  }
  std::string text = fmt::format("; also at {}", fmt::join(shown, ", "));
  if (places.size() > shown.size() + 1) text += fmt::format(" and {} more", places.size() - shown.size() - 1);
  return text;
}

std::vector<pugi::xml_node> children_named(pugi::xml_node node, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (pugi::xml_node const child : node.children()) {
    if (xml::local_name(child) == name) found.push_back(child);
  }
  return found;
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

std::optional<xml::XPath> compiled(pugi::xml_node selector_or_field) {
  base::Diagnostics unused;  // The schema's compiler has accepted the expression.
  return xml::XPath::compile(without_prefixes(selector_or_field.attribute("xpath").value()), {}, unused);
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

std::optional<base::Diagnostic> IdentityConstraints::explain(Complaint const& complaint) {
  ComplaintText const text = read_complaint(complaint.text);
  pugi::xml_node const constraint =
      context_.declarations.identity_constraint(expanded_name(last_quoted(text.statement)).name);
  std::vector<std::string_view> const sequence = key_sequence(text.statement);
  if (!constraint || sequence.empty()) return std::nullopt;
  Values const values(sequence.begin(), sequence.end());
  return xml::local_name(constraint) == "keyref" ? explain_dangling(complaint, constraint, values)
                                                 : explain_duplicate(complaint, constraint, values);
}

IdentityConstraints::Table const& IdentityConstraints::table(pugi::xml_node scope, pugi::xml_node constraint) {
  auto const [entry, is_new] = tables_.try_emplace({scope.hash_value(), constraint.hash_value()});
  Table& result = entry->second;
  if (!is_new) return result;
  std::vector<xml::XPath> fields;
  for (pugi::xml_node const field : children_named(constraint, "field")) {
    if (auto xpath = compiled(field)) fields.push_back(std::move(*xpath));
  }
  for (pugi::xml_node const selector : children_named(constraint, "selector")) {
    auto const selected = compiled(selector);
    if (!selected) continue;
    for (pugi::xpath_node const found : selected->nodes(scope)) {
      Row row{found.node(), {}};
      for (xml::XPath const& field : fields) {
        if (field.first(found)) row.values.push_back(field.string(found));
      }
      if (row.values.size() != fields.size()) row.values.clear();
      result.by_values[row.values].push_back(result.rows.size());
      result.rows.push_back(std::move(row));
    }
  }
  return result;
}

/// The ancestor whose declaration holds the constraint.
pugi::xml_node IdentityConstraints::scope_of(pugi::xml_node node, pugi::xml_node constraint) const {
  while (node && context_.declarations.element(node) != constraint.parent()) node = node.parent();
  return node;
}

/// Place of the first field's value.
base::SourcePlace IdentityConstraints::field_place(pugi::xml_node node, pugi::xml_node constraint) const {
  auto const field = compiled(children_named(constraint, "field").front());
  pugi::xpath_node const value = field ? field->first(node) : pugi::xpath_node();
  if (value.attribute()) return context_.document.place_of(value.parent(), value.attribute().name());
  return value.node() ? text_place(value.node(), context_.document) : context_.document.place_of(node);
}

std::optional<base::Diagnostic> IdentityConstraints::explain_duplicate(Complaint const& complaint,
                                                                       pugi::xml_node constraint,
                                                                       Values const& values) {
  base::SourcePlace const place = field_place(complaint.node, constraint);
  std::string const thing = thing_of(constraint);
  std::string const name = described(thing, constraint, values);
  base::Diagnostic it = base::error("xsd-duplicate-key", fmt::format("{} stands more than once", name), place);
  it.arguments = {{"name", name}, {"element", thing}, {"found", fmt::format("{}", fmt::join(values, ", "))}};
  it.why = fmt::format("constraint {}", constraint.attribute("name").value());
  it.hint = "give each its own, or remove one of them";
  Table const& known = table(scope_of(complaint.node, constraint), constraint);
  auto const same = known.by_values.find(values);
  if (same == known.by_values.end() || known.rows[same->second.front()].node == complaint.node) return it;
  base::SourcePlace const first = field_place(known.rows[same->second.front()].node, constraint);
  it.why += fmt::format("; the first stands at {}:{}", place.file->name(), line_and_column(first));
  it.arguments.emplace_back("first", line_and_column(first));
  return it;
}

/// Every place in `scope` that refers with `values` to the key that `keyref` refers to, in the order of the text.
std::vector<base::SourcePlace> IdentityConstraints::references(pugi::xml_node scope, pugi::xml_node keyref,
                                                               Values const& values) {
  std::vector<base::SourcePlace> places;
  std::string_view const key_name = keyref.attribute("refer").value();
  for (pugi::xml_node const other : keyref.parent().children()) {
    if (xml::local_name(other) != "keyref" || other.attribute("refer").value() != key_name) continue;
    Table const& referring = table(scope, other);
    auto const found = referring.by_values.find(values);
    if (found == referring.by_values.end()) continue;
    for (std::size_t const i : found->second) places.push_back(field_place(referring.rows[i].node, other));
  }
  std::ranges::sort(places, {}, &base::SourcePlace::offset);
  if (places.empty()) places.push_back(context_.document.place_of(scope));
  return places;
}

std::optional<base::Diagnostic> IdentityConstraints::explain_dangling(Complaint const& complaint,
                                                                      pugi::xml_node constraint, Values const& values) {
  std::string const key_name(xml::without_prefix(constraint.attribute("refer").value()));
  if (!told_.emplace(key_name, values).second) return std::nullopt;
  pugi::xml_node const key = context_.declarations.identity_constraint(key_name);
  Table const& known = table(complaint.node, key);
  if (known.by_values.contains(values)) return std::nullopt;

  std::vector<base::SourcePlace> const places = references(complaint.node, constraint, values);
  std::string const name = described(thing_of(key), key, values);
  base::Diagnostic it = base::error("xsd-dangling-reference", fmt::format("there is no {}", name), places.front());
  it.why = fmt::format("constraint {}{}", constraint.attribute("name").value(), further(places));
  std::vector<std::string_view> words;
  for (auto const& [known_values, indices] : known.by_values) {
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
      {"count", std::to_string(places.size())}};
  return it;
}

}  // namespace closeout::schema
