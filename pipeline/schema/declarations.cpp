#include "schema/declarations.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "xml/characters.hpp"
#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

bool is(pugi::xml_node node, std::string_view name) {
  return xml::local_name(node) == name;
}

/// The first child of one of these names; null if there is none.
pugi::xml_node child_of(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  for (pugi::xml_node const child : node.children()) {
    if (std::ranges::find(names, xml::local_name(child)) != names.end()) return child;
  }
  return {};
}

/// Where the children and attributes of a complex type are written: in itself, or in its extension or restriction.
pugi::xml_node definition_body(pugi::xml_node complex_type) {
  pugi::xml_node const content = child_of(complex_type, {"complexContent", "simpleContent"});
  return content ? child_of(content, {"extension", "restriction"}) : complex_type;
}

bool is_attribute_named(pugi::xml_node declaration, std::string_view name) {
  std::string_view const reference = declaration.attribute("ref").value();
  return reference.empty() ? declaration.attribute("name").value() == name : reference == name;
}

}  // namespace

Declarations::Declarations(Documents const& documents)
    : target_namespace_(documents.by_name.at(documents.root).root().attribute("targetNamespace").value()) {
  for (auto const& [name, document] : documents.by_name) index(document.root());
}

void Declarations::index(pugi::xml_node schema) {
  constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds{{{"element", Kind::Element},
                                                                    {"attribute", Kind::Attribute},
                                                                    {"complexType", Kind::Type},
                                                                    {"simpleType", Kind::Type},
                                                                    {"group", Kind::Group},
                                                                    {"attributeGroup", Kind::AttributeGroup}}};
  std::string_view const target = schema.attribute("targetNamespace").value();
  for (pugi::xml_node const child : schema.children()) {
    for (auto const& [name, kind] : kinds) {
      if (is(child, name)) globals_.emplace(Key{kind, target, child.attribute("name").value()}, child);
    }
  }
  for (pugi::xpath_node const found : schema.select_nodes(".//*[@name and *[local-name() = 'selector']]")) {
    identity_constraints_.emplace(found.node().attribute("name").value(), found.node());
  }
}

pugi::xml_node Declarations::global(Kind kind, pugi::xml_node at, std::string_view qualified_name) const {
  std::string_view const space = xml::namespace_for(at, xml::prefix_of(qualified_name));
  auto const found = globals_.find({kind, space, xml::without_prefix(qualified_name)});
  return found == globals_.end() ? pugi::xml_node() : found->second;
}

Type Declarations::named_type(pugi::xml_node at, std::string_view qualified_name) const {
  if (qualified_name.empty()) return {};
  if (xml::namespace_for(at, xml::prefix_of(qualified_name)) == schema_namespace) {
    return {{}, xml::without_prefix(qualified_name)};
  }
  return {global(Kind::Type, at, qualified_name), {}};
}

Type Declarations::type_of(pugi::xml_node declaration) const {
  if (pugi::xml_node const own = child_of(declaration, {"complexType", "simpleType"})) return {own, {}};
  return named_type(declaration, declaration.attribute("type").value());
}

pugi::xml_node Declarations::element(pugi::xml_node instance) const {
  std::string_view const name = xml::local_name(instance);
  if (instance.parent().type() == pugi::node_element) {
    for (Particle const& particle : particles(instance.parent())) {
      if (particle.declaration.attribute("name").value() == name) return particle.declaration;
    }
  }
  auto const found = globals_.find({Kind::Element, xml::namespace_of(instance), name});
  return found == globals_.end() ? pugi::xml_node() : found->second;
}

std::vector<Particle> Declarations::particles(pugi::xml_node instance) const {
  std::vector<Particle> result;
  add_content(type_of(element(instance)), result);
  return result;
}

/// An extension has its base's content first (XML Schema part 1 section 3.4.2).
void Declarations::add_content(Type type, std::vector<Particle>& to) const {
  if (!type.definition || !is(type.definition, "complexType")) return;
  pugi::xml_node const body = definition_body(type.definition);
  if (is(body, "extension")) add_content(named_type(body, body.attribute("base").value()), to);
  add_particles(child_of(body, {"sequence", "choice", "all", "group"}), true, to);
}

void Declarations::add_particles(pugi::xml_node model, bool is_required, std::vector<Particle>& to) const {
  if (!model) return;
  bool const here = is_required && std::string_view(model.attribute("minOccurs").value()) != "0";
  if (is(model, "group")) {
    pugi::xml_node const group = global(Kind::Group, model, model.attribute("ref").value());
    return add_particles(child_of(group, {"sequence", "choice", "all"}), here, to);
  }
  if (!is(model, "element")) {
    for (pugi::xml_node const child : model.children()) {
      if (child.type() == pugi::node_element && !is(child, "annotation") && !is(child, "any")) {
        add_particles(child, here && !is(model, "choice"), to);
      }
    }
    return;
  }
  std::string_view const reference = model.attribute("ref").value();
  pugi::xml_node const declaration = reference.empty() ? model : global(Kind::Element, model, reference);
  bool const is_new = std::ranges::none_of(to, [&](Particle const& particle) {
    return std::string_view(particle.declaration.attribute("name").value()) == declaration.attribute("name").value();
  });
  if (is_new) to.push_back({declaration, here});
}

void Declarations::add_attributes(pugi::xml_node from, std::vector<pugi::xml_node>& to) const {
  if (is(from, "extension") || is(from, "restriction")) {
    Type const base = named_type(from, from.attribute("base").value());
    if (base.definition) add_attributes(definition_body(base.definition), to);
  }
  for (pugi::xml_node const child : from.children()) {
    if (is(child, "attribute")) to.push_back(child);
    if (is(child, "attributeGroup")) {
      add_attributes(global(Kind::AttributeGroup, child, child.attribute("ref").value()), to);
    }
  }
}

std::vector<pugi::xml_node> Declarations::attributes(pugi::xml_node instance) const {
  std::vector<pugi::xml_node> result;
  Type const type = type_of(element(instance));
  if (type.definition) add_attributes(definition_body(type.definition), result);
  return result;
}

pugi::xml_node Declarations::attribute(pugi::xml_node instance, std::string_view name) const {
  for (pugi::xml_node const declaration : attributes(instance)) {
    if (!is_attribute_named(declaration, name)) continue;
    std::string_view const reference = declaration.attribute("ref").value();
    return reference.empty() ? declaration : global(Kind::Attribute, declaration, reference);
  }
  return {};
}

std::vector<std::string_view> Declarations::attribute_names(pugi::xml_node instance) const {
  std::vector<std::string_view> result;
  for (pugi::xml_node const declaration : attributes(instance)) {
    std::string_view const reference = declaration.attribute("ref").value();
    result.emplace_back(reference.empty() ? declaration.attribute("name").value() : reference);
  }
  return result;
}

std::vector<std::string_view> Declarations::global_element_names() const {
  std::vector<std::string_view> result;
  for (auto const& [key, node] : globals_) {
    if (std::get<Kind>(key) == Kind::Element) result.push_back(std::get<2>(key));
  }
  return result;
}

std::string_view Declarations::target_namespace() const {
  return target_namespace_;
}

pugi::xml_node Declarations::identity_constraint(std::string_view name) const {
  auto const found = identity_constraints_.find(name);
  return found == identity_constraints_.end() ? pugi::xml_node() : found->second;
}

Type Declarations::simple_type(Type type) const {
  while (type.definition && is(type.definition, "complexType")) {
    pugi::xml_node const body = definition_body(type.definition);
    type = named_type(body, body.attribute("base").value());
  }
  return type;
}

/// One step towards the built-in type; an unknown type where no single base is.
Type Declarations::base_of(Type simple) const {
  pugi::xml_node const restriction = child_of(simple.definition, {"restriction"});
  if (!restriction) return {};
  if (pugi::xml_node const own = child_of(restriction, {"simpleType"})) return {own, {}};
  return named_type(restriction, restriction.attribute("base").value());
}

std::vector<std::string_view> Declarations::enumeration(Type simple) const {
  std::vector<std::string_view> values;
  for (; simple.definition && values.empty(); simple = base_of(simple)) {
    for (pugi::xml_node const facet : child_of(simple.definition, {"restriction"}).children()) {
      if (is(facet, "enumeration")) values.emplace_back(facet.attribute("value").value());
    }
  }
  return values;
}

std::size_t Declarations::pattern_count(Type simple) const {
  auto const facets = child_of(simple.definition, {"restriction"}).children();
  return static_cast<std::size_t>(
      std::ranges::count_if(facets, [](pugi::xml_node facet) { return is(facet, "pattern"); }));
}

std::string_view Declarations::built_in_base(Type simple) const {
  while (simple.definition) {
    if (child_of(simple.definition, {"list"})) return "list";
    if (child_of(simple.definition, {"union"})) return "union";
    simple = base_of(simple);
  }
  return simple.built_in;
}

std::string first_sentence(pugi::xml_node declaration) {
  std::string text;
  for (char const c :
       std::string_view(child_of(child_of(declaration, {"annotation"}), {"documentation"}).child_value())) {
    if (!xml::is_space(c)) {
      text.push_back(c);
    } else if (!text.empty() && text.back() != ' ') {
      text.push_back(' ');
    }
  }
  while (!text.empty() && text.back() == ' ') text.pop_back();
  // A full stop ends a sentence if a capital letter follows; that of an abbreviation ("Reg. (EU)") does not.
  for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", at + 1)) {
    if (at + 2 < text.size() && text[at + 2] >= 'A' && text[at + 2] <= 'Z') text.resize(at + 1);
  }
  if (text.ends_with('.')) text.pop_back();
  return text;
}

}  // namespace closeout::schema
