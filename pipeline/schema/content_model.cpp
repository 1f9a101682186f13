#include "schema/content_model.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "schema/complaint_text.hpp"
#include "schema/wording.hpp"
#include "xml/namespaces.hpp"

namespace closeout::schema {

namespace {

constexpr std::size_t max_listed_names = 12;

std::string_view name_of(Particle const& particle) {
  return particle.declaration.attribute("name").value();
}

/// Index of the particle of that name; nothing if the parent knows no such child.
std::optional<std::size_t> index_of(std::vector<Particle> const& particles, std::string_view name) {
  auto const found = std::ranges::find(particles, name, name_of);
  if (found == particles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - particles.begin());
}

pugi::xml_node later_sibling(pugi::xml_node node, std::string_view name) {
  for (node = xml::next_element(node); node; node = xml::next_element(node)) {
    if (xml::local_name(node) == name) return node;
  }
  return {};
}

bool has_child_before(pugi::xml_node parent, pugi::xml_node end, std::string_view name) {
  for (pugi::xml_node child = parent.first_child(); child && child != end; child = child.next_sibling()) {
    if (child.type() == pugi::node_element && xml::local_name(child) == name) return true;
  }
  return false;
}

}  // namespace

ContentModel::Case ContentModel::read(Complaint const& complaint) const {
  Case it;
  ComplaintText const text = read_complaint(complaint.text);
  bool const is_at_end = text.statement.starts_with("Missing child element");
  it.parent = is_at_end ? complaint.node : complaint.node.parent();
  if (!is_at_end) it.found = complaint.node;
  for (ExpandedName const name : expected_elements(text.statement)) it.expected.push_back(name.name);
  it.particles = declarations_.particles(it.parent);
  // The names must outlive the complaint, and stand in the order of the schema; libxml2 names at most ten.
  std::vector<std::string_view> ordered;
  for (Particle const& particle : it.particles) {
    if (std::ranges::find(it.expected, name_of(particle)) != it.expected.end()) ordered.push_back(name_of(particle));
  }
  it.expected = std::move(ordered);
  return it;
}

/// The first of the expected elements, in the order of the schema, without which no content is valid. One that stands
/// there already is expected only because it may be repeated.
std::optional<std::string_view> ContentModel::first_required(Case const& it) {
  for (Particle const& particle : it.particles) {
    bool const is_expected = std::ranges::find(it.expected, name_of(particle)) != it.expected.end();
    if (particle.is_required && is_expected && !has_child_before(it.parent, it.found, name_of(particle))) {
      return name_of(particle);
    }
  }
  return std::nullopt;
}

/// What must come next, for a message: the one required element, or all that could stand there.
std::vector<std::string_view> ContentModel::wanted(Case const& it) {
  if (auto const required = first_required(it)) return {*required};
  return it.expected;
}

bool ContentModel::is_made_up(pugi::xml_node node) const {
  for (; node; node = node.parent()) {
    if (made_up_.contains(node.hash_value())) return true;
  }
  return false;
}

std::optional<base::Diagnostic> ContentModel::explain_and_mend(Complaint const& complaint) {
  if (is_made_up(complaint.node)) return std::nullopt;
  if (complaint.constraint == Constraint::Root) return explain_root(complaint.node);
  Case const it = read(complaint);
  if (!it.found) return explain_missing(it);
  std::string_view const name = xml::local_name(it.found);
  bool const is_expected = std::ranges::find(it.expected, name) != it.expected.end();
  if (is_expected) return explain_wrong_namespace(it);
  return index_of(it.particles, name) ? explain_misplaced(it) : explain_unknown(it);
}

base::Diagnostic ContentModel::explain_root(pugi::xml_node root) {
  std::vector<std::string_view> const names = declarations_.global_element_names();
  std::string_view const name = xml::local_name(root);
  std::string_view const target = declarations_.target_namespace();
  std::string_view const found = xml::namespace_of(root);
  bool const is_known = std::ranges::find(names, name) != names.end();
  base::SourcePlace const place = document_.place_of(root);
  if (is_known && found != target) {
    base::Diagnostic it =
        base::error("xsd-namespace",
                    fmt::format("expected element {} in namespace {}, found it in {}", name, target,
                                found.empty() ? std::string("none") : fmt::format("namespace {}", found)),
                    place);
    it.hint = fmt::format("write xmlns=\"{}\"", target);
    it.arguments = {{"element", std::string(name)}, {"expected", std::string(target)}, {"found", std::string(found)}};
    pugi::xml_attribute declaration = root.attribute("xmlns");
    if (!declaration) declaration = root.append_attribute("xmlns");
    if (xml::prefix_of(root.name()).empty()) declaration.set_value(std::string(target).c_str());
    return it;
  }
  std::string const meant = base::nearest_word(name, names);
  base::Diagnostic it = base::error(
      "xsd-root", fmt::format("expected the root element {}, found <{}>", element_alternatives(names), root.name()),
      place);
  if (!meant.empty()) it.hint = fmt::format("did you mean <{}>?", meant);
  it.arguments = {{"expected", element_list(names)}, {"found", root.name()}, {"nearest", meant}};
  if (!meant.empty()) rename(root, meant);
  return it;
}

/// Something is missing at the end of an element. The place is the element's own name: its end may be far away.
base::Diagnostic ContentModel::explain_missing(Case const& it) {
  std::vector<std::string_view> const names = wanted(it);
  std::string const expected = element_alternatives(names);
  std::string_view const parent = it.parent.name();
  base::Diagnostic error = base::error("xsd-missing-element", fmt::format("element {} lacks {}", parent, expected),
                                       document_.place_of(it.parent));
  error.why = purpose_of_element(it.parent, context());
  error.hint = fmt::format("add {} at the end of {}", expected, parent);
  error.arguments = {{"parent", std::string(parent)},
                     {"expected", element_list(names)},
                     {"advice", "at_end"},
                     {"before", ""},
                     {"line", ""}};
  if (!names.empty()) make_up_before(it.parent, {}, names.front());
  return error;
}

base::Diagnostic ContentModel::explain_unknown(Case const& it) {
  std::string_view const name = it.found.name();
  std::vector<std::string_view> known;
  for (Particle const& particle : it.particles) known.push_back(name_of(particle));
  std::string meant = base::nearest_word(xml::local_name(it.found), it.expected);
  bool const was_meant = !meant.empty();
  if (!was_meant) meant = base::nearest_word(xml::local_name(it.found), known);

  std::vector<std::string_view> const names = wanted(it);
  bool const is_short = !names.empty() && names.size() <= max_listed_names;
  std::vector<std::string_view> const shown = was_meant  ? std::vector<std::string_view>{meant}
                                              : is_short ? names
                                                         : known;
  base::Diagnostic error =
      was_meant || is_short
          ? base::error("xsd-unexpected-element",
                        fmt::format("expected {}, found <{}>", element_alternatives(shown), name))
          : base::error("xsd-unknown-element", fmt::format("element {} may not stand in {}", name, it.parent.name()));
  error.place = document_.place_of(it.found);
  error.why = purpose_of_element(it.parent, context());
  if (!meant.empty()) {
    error.hint = fmt::format("did you mean <{}>?", meant);
  } else if (!is_short && !known.empty()) {
    error.hint = fmt::format("{} may have {}", it.parent.name(), element_alternatives(known));
  }
  error.arguments = {{"parent", it.parent.name()},
                     {"found", std::string(name)},
                     {"expected", element_list(shown)},
                     {"advice", meant.empty() ? "list" : "nearest"},
                     {"nearest", meant}};

  auto const required = first_required(it);
  if (was_meant) {
    rename(it.found, meant);
  } else if (required && !later_sibling(it.found, *required)) {
    rename(it.found, *required);  // It stands in the place of what is missing; its content means nothing.
    made_up_.insert(it.found.hash_value());
  } else {
    it.found.parent().remove_child(it.found);
  }
  return error;
}

base::Diagnostic ContentModel::explain_wrong_namespace(Case const& it) {
  std::string_view const expected = xml::namespace_of(it.parent);
  std::string_view const found = xml::namespace_of(it.found);
  base::Diagnostic error =
      base::error("xsd-namespace",
                  fmt::format("expected element {} in namespace {}, found it in {}", xml::local_name(it.found),
                              expected, found.empty() ? std::string("none") : fmt::format("namespace {}", found)),
                  document_.place_of(it.found));
  error.hint = "remove its prefix, or its xmlns";
  error.arguments = {{"element", std::string(xml::local_name(it.found))},
                     {"expected", std::string(expected)},
                     {"found", std::string(found)}};
  it.found.parent().remove_child(it.found);
  return error;
}

/// A child that the parent knows, but not here: something is missing before it, it comes too late, or once too often.
base::Diagnostic ContentModel::explain_misplaced(Case const& it) {
  std::string_view const name = xml::local_name(it.found);
  std::size_t const index = *index_of(it.particles, name);
  auto const required = first_required(it);
  if (required && *index_of(it.particles, *required) < index) {
    if (pugi::xml_node const late = later_sibling(it.found, *required)) return explain_order(it, late, it.found);
    std::string const parent = it.parent.name();
    base::Diagnostic error = base::error("xsd-missing-element", fmt::format("element {} lacks <{}>", parent, *required),
                                         document_.place_of(it.parent));
    base::Position const here = document_.place_of(it.found).position();
    error.why = purpose_of_element(it.parent, context());
    error.hint = fmt::format("add <{}> before <{}> at {}:{}", *required, name, here.line, here.column);
    error.arguments = {{"parent", parent},
                       {"expected", element_list({*required})},
                       {"advice", "before"},
                       {"before", std::string(name)},
                       {"line", fmt::format("{}:{}", here.line, here.column)}};
    make_up_before(it.parent, it.found, *required);
    return error;
  }
  for (pugi::xml_node earlier = it.parent.first_child(); earlier != it.found; earlier = earlier.next_sibling()) {
    auto const other = index_of(it.particles, xml::local_name(earlier));
    if (earlier.type() == pugi::node_element && other && *other > index) return explain_order(it, it.found, earlier);
  }
  return explain_repeated(it);
}

base::Diagnostic ContentModel::explain_order(Case const& it, pugi::xml_node late, pugi::xml_node before) {
  base::Position const there = document_.place_of(before).position();
  base::Diagnostic error =
      base::error("xsd-element-order", fmt::format("<{}> must stand before <{}>", late.name(), before.name()),
                  document_.place_of(late));
  error.why = purpose_of_element(it.parent, context());
  error.hint = fmt::format("move it before <{}> at {}:{}", before.name(), there.line, there.column);
  error.arguments = {{"parent", it.parent.name()},
                     {"element", late.name()},
                     {"before", before.name()},
                     {"line", fmt::format("{}:{}", there.line, there.column)}};
  move_before(late, before);
  return error;
}

base::Diagnostic ContentModel::explain_repeated(Case const& it) {
  base::Diagnostic error =
      base::error("xsd-repeated-element",
                  xml::previous_element(it.found)
                      ? fmt::format("another <{}> may not stand in {}", it.found.name(), it.parent.name())
                      : fmt::format("element {} may not stand here in {}", it.found.name(), it.parent.name()),
                  document_.place_of(it.found));
  error.why = purpose_of_element(it.parent, context());
  if (!it.expected.empty()) error.hint = fmt::format("expected here is {}", element_alternatives(it.expected));
  error.arguments = {
      {"parent", it.parent.name()}, {"element", it.found.name()}, {"expected", element_list(it.expected)}};
  it.found.parent().remove_child(it.found);
  return error;
}

void ContentModel::rename(pugi::xml_node node, std::string_view name) {
  document_.set_origin(node, document_.place_of(node));
  std::string_view const prefix = xml::prefix_of(node.name());
  node.set_name((prefix.empty() ? std::string(name) : fmt::format("{}:{}", prefix, name)).c_str());
}

void ContentModel::make_up_before(pugi::xml_node parent, pugi::xml_node before, std::string_view name) {
  std::string_view const prefix = xml::prefix_of(parent.name());
  std::string const qualified = prefix.empty() ? std::string(name) : fmt::format("{}:{}", prefix, name);
  pugi::xml_node const node =
      before ? parent.insert_child_before(qualified.c_str(), before) : parent.append_child(qualified.c_str());
  made_up_.insert(node.hash_value());
}

/// Moves `first` and the elements of the same name that follow it directly.
void ContentModel::move_before(pugi::xml_node first, pugi::xml_node before) {
  std::string const name = first.name();
  pugi::xml_node parent = first.parent();
  for (pugi::xml_node node = first; node && name == node.name();) {
    pugi::xml_node const next = xml::next_element(node);
    parent.insert_move_before(node, before);
    node = next;
  }
}

}  // namespace closeout::schema
