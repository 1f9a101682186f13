#include "schema/row_constraints.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "schema/declarations.hpp"
#include "xml/characters.hpp"
#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

/// The children names of a selector that lead from the root to what it selects: "p:ledger/p:entry".
using Path = std::vector<std::string>;

/// The alternatives of a selector; section 3.11.6 allows nothing but steps with '/' and '|'.
std::vector<Path> paths_of(std::string_view selector) {
  std::vector<Path> paths(1);
  std::size_t at = 0;
  while (at < selector.size()) {
    std::size_t const end = xml::end_of_name(selector, at);
    if (end != at) {
      paths.back().emplace_back(xml::without_prefix(selector.substr(at, end - at)));
      at = end;
    } else if (selector[at++] == '|') {
      paths.emplace_back();
    }
  }
  return paths;
}

/// Calls `take` for every element that `path` leads to from `node`.
template <typename Take>
void follow(pugi::xml_node node, std::span<std::string const> path, Take const& take) {
  if (path.empty()) {
    take(node);
    return;
  }
  for (pugi::xml_node const child : node.children()) {
    if (xml::local_name(child) == path.front()) follow(child, path.subspan(1), take);
  }
}

/// Values are compared after white space is collapsed: keys of a record are tokens.
std::string value_of(pugi::xml_attribute attribute) {
  std::string_view const value = attribute.value();
  return value.find_first_of(" \t\r\n") == std::string_view::npos ? std::string(value) : xml::collapsed(value);
}

std::uint64_t hash_of(std::size_t constraint, KeyValues const& values) {
  std::string text = std::to_string(constraint);
  for (std::string const& value : values) text.append(1, '\0').append(value);
  return std::hash<std::string>{}(text);
}

/// What a key selects in the frame.
std::set<KeyValues> keys_of(pugi::xml_node key, xml::Document const& frame) {
  std::set<KeyValues> keys;
  std::vector<xml::XPath> fields;
  for (pugi::xml_node const field : children_named(key, "field")) {
    if (auto xpath = compiled(field)) fields.push_back(std::move(*xpath));
  }
  auto const selected = compiled(children_named(key, "selector").front());
  if (!selected) return keys;
  for (pugi::xpath_node const node : selected->nodes(frame.root())) {
    KeyValues values;
    for (xml::XPath const& field : fields) values.push_back(xml::collapsed(field.string(node)));
    keys.insert(std::move(values));
  }
  return keys;
}

}  // namespace

struct RowConstraints::Constraint {
  pugi::xml_node declaration;  ///< xs:key, xs:unique or xs:keyref.
  pugi::xml_node key;          ///< That a keyref refers to; null otherwise.
  std::vector<Path> paths;     ///< From the root, those through rows alone.
  std::vector<std::string> attributes;
  std::set<KeyValues> known;  ///< Of `key`.

  /// The values at an element; empty if one of them is not there: then there is nothing to hold.
  [[nodiscard]] KeyValues values_at(pugi::xml_node element) const {
    KeyValues values;
    for (std::string const& name : attributes) {
      pugi::xml_attribute const attribute = element.attribute(name.c_str());
      if (!attribute) return {};
      values.push_back(value_of(attribute));
    }
    return values;
  }

  /// Calls `take(element, values)` for everything selected in a chunk.
  template <typename Take>
  void select(xml::Document const& rows, Take const& take) const {
    std::string_view const container = xml::local_name(rows.root());
    for (Path const& path : paths) {
      if (path.front() != container) continue;
      follow(rows.root(), std::span(path).subspan(1), [&](pugi::xml_node element) {
        if (KeyValues values = values_at(element); !values.empty()) take(element, std::move(values));
      });
    }
  }

  [[nodiscard]] base::SourcePlace place_at(pugi::xml_node element, xml::Document const& rows) const {
    return rows.place_of(element, attributes.front());
  }
};

RowConstraints::RowConstraints(RowConstraints&&) noexcept = default;
RowConstraints::~RowConstraints() = default;

RowConstraints::RowConstraints(Schema const& schema, xml::Document const& frame,
                               std::span<std::string_view const> containers) {
  Declarations const& declarations = schema.declarations();
  for (pugi::xml_node const node : declarations.element(frame.root()).children()) {
    if (children_named(node, "selector").empty()) continue;
    Constraint constraint;
    constraint.declaration = node;
    for (Path& path : paths_of(children_named(node, "selector").front().attribute("xpath").value())) {
      bool const is_of_rows = path.size() > 1 && std::ranges::find(containers, path.front()) != containers.end();
      if (is_of_rows) constraint.paths.push_back(std::move(path));
    }
    if (constraint.paths.empty()) continue;
    for (pugi::xml_node const field : children_named(node, "field")) {
      std::string_view const name = field.attribute("xpath").value();
      constraint.attributes.emplace_back(name.substr(name.find('@') + 1));
    }
    if (xml::local_name(node) == "keyref") {
      constraint.key = declarations.identity_constraint(xml::without_prefix(node.attribute("refer").value()));
      constraint.known = keys_of(constraint.key, frame);
    }
    constraints_.push_back(std::move(constraint));
  }
}

RowKeys RowConstraints::read(xml::Document const& rows) const {
  RowKeys keys;
  for (std::size_t i = 0; i < constraints_.size(); ++i) {
    Constraint const& constraint = constraints_[i];
    constraint.select(rows, [&](pugi::xml_node element, KeyValues values) {
      if (!constraint.key) {
        keys.hashes.push_back(hash_of(i, values));
      } else if (!constraint.known.contains(values)) {
        keys.dangling.push_back({i, std::move(values), constraint.place_at(element, rows)});
      }
    });
  }
  return keys;
}

void RowConstraints::take(RowKeys keys) {
  hashes_.insert(hashes_.end(), keys.hashes.begin(), keys.hashes.end());
  for (RowKeys::Dangling& dangling : keys.dangling) {
    Places& places = dangling_[{dangling.constraint, std::move(dangling.values)}];
    ++places.count;
    if (places.first.size() < max_named_places) places.first.push_back(std::move(dangling.place));
  }
}

bool RowConstraints::has_suspects() {
  std::ranges::sort(hashes_);
  std::vector<std::uint64_t> twice;
  for (std::size_t i = 1; i < hashes_.size(); ++i) {
    if (hashes_[i] == hashes_[i - 1] && (twice.empty() || twice.back() != hashes_[i])) twice.push_back(hashes_[i]);
  }
  hashes_ = std::move(twice);
  return !hashes_.empty();
}

void RowConstraints::confirm(xml::Document const& rows) {
  for (std::size_t i = 0; i < constraints_.size(); ++i) {
    Constraint const& constraint = constraints_[i];
    if (constraint.key) continue;
    constraint.select(rows, [&](pugi::xml_node element, KeyValues values) {
      if (!std::ranges::binary_search(hashes_, hash_of(i, values))) return;
      base::SourcePlace place = constraint.place_at(element, rows);
      auto const [first, is_new] = firsts_.try_emplace({i, values}, place);
      if (!is_new) duplicates_.push_back(duplicate_key(constraint.declaration, values, place, first->second));
    });
  }
}

bool RowConstraints::finish(base::Diagnostics& diagnostics) {
  for (auto const& [which, places] : dangling_) {
    Constraint const& constraint = constraints_[which.first];
    diagnostics.add(dangling_reference(constraint.declaration, constraint.key, which.second, places.first, places.count,
                                       {constraint.known.begin(), constraint.known.end()}));
  }
  bool const is_good = dangling_.empty() && duplicates_.empty();
  for (base::Diagnostic& duplicate : duplicates_) diagnostics.add(std::move(duplicate));
  return is_good;
}

}  // namespace closeout::schema
