#include "schema/identity_constraints.hpp"

#include <algorithm>

#include "schema/complaint_text.hpp"
#include "schema/wording.hpp"
#include "xml/namespaces.hpp"

namespace closeout::schema {

std::optional<base::Diagnostic> IdentityConstraints::explain(Complaint const& complaint) {
  ComplaintText const text = read_complaint(complaint.text);
  pugi::xml_node const constraint =
      context_.declarations.identity_constraint(expanded_name(last_quoted(text.statement)).name);
  std::vector<std::string_view> const sequence = key_sequence(text.statement);
  if (!constraint || sequence.empty()) return std::nullopt;
  KeyValues const values(sequence.begin(), sequence.end());
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
                                                                       KeyValues const& values) {
  base::SourcePlace first;
  Table const& known = table(scope_of(complaint.node, constraint), constraint);
  auto const same = known.by_values.find(values);
  if (same != known.by_values.end() && known.rows[same->second.front()].node != complaint.node) {
    first = field_place(known.rows[same->second.front()].node, constraint);
  }
  return duplicate_key(constraint, values, field_place(complaint.node, constraint), first);
}

/// Every place in `scope` that refers with `values` to the key that `keyref` refers to, in the order of the text.
std::vector<base::SourcePlace> IdentityConstraints::references(pugi::xml_node scope, pugi::xml_node keyref,
                                                               KeyValues const& values) {
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
                                                                      pugi::xml_node constraint,
                                                                      KeyValues const& values) {
  std::string const key_name(xml::without_prefix(constraint.attribute("refer").value()));
  if (!told_.emplace(key_name, values).second) return std::nullopt;
  pugi::xml_node const key = context_.declarations.identity_constraint(key_name);
  Table const& known = table(complaint.node, key);
  if (known.by_values.contains(values)) return std::nullopt;
  std::vector<KeyValues> keys;
  for (auto const& [known_values, indices] : known.by_values) keys.push_back(known_values);
  std::vector<base::SourcePlace> const places = references(complaint.node, constraint, values);
  return dangling_reference(constraint, key, values, places, places.size(), keys);
}

}  // namespace closeout::schema
