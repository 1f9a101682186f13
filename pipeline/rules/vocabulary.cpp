#include "rules/vocabulary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <vector>

#include "xml/namespaces.hpp"

namespace closeout::rules {

namespace {

using Names = std::vector<std::string_view>;

struct Element {
  std::string_view name;
  Names required;
  Names optional;
  Names children;
};

Names const& rich_text() {
  static Names const names{"value-of", "name", "emph", "span", "dir"};
  return names;
}

std::vector<Element> const& elements() {
  static std::vector<Element> const table{
      {"schema",
       {},
       {"id", "icon", "see", "fpi", "schemaVersion", "defaultPhase", "queryBinding"},
       {"title", "ns", "let", "phase", "pattern", "diagnostics", "p"}},
      {"ns", {"prefix", "uri"}, {}, {}},
      {"title", {}, {}, {"dir"}},
      {"p", {}, {"id", "class", "icon"}, {"emph", "span", "dir"}},
      {"let", {"name", "value"}, {}, {}},
      {"phase", {"id"}, {"icon", "see", "fpi"}, {"p", "let", "active"}},
      {"active", {"pattern"}, {}, {"emph", "span", "dir"}},
      {"pattern", {}, {"id", "abstract", "is-a", "icon", "see", "fpi"}, {"title", "p", "let", "rule", "param"}},
      {"param", {"name", "value"}, {}, {}},
      {"rule",
       {},
       {"context", "abstract", "id", "role", "subject", "flag", "icon", "see", "fpi"},
       {"p", "let", "assert", "report", "extends"}},
      {"extends", {"rule"}, {}, {}},
      {"assert", {"test"}, {"id", "diagnostics", "role", "subject", "flag", "icon", "see", "fpi"}, rich_text()},
      {"report", {"test"}, {"id", "diagnostics", "role", "subject", "flag", "icon", "see", "fpi"}, rich_text()},
      {"value-of", {"select"}, {}, {}},
      {"name", {}, {"path"}, {}},
      {"emph", {}, {}, {}},
      {"span", {"class"}, {}, {}},
      {"dir", {}, {"value"}, {}},
      {"diagnostics", {}, {}, {"diagnostic"}},
      {"diagnostic", {"id"}, {"role", "icon", "see", "fpi"}, {"value-of", "emph", "span", "dir"}},
  };
  return table;
}

Element const* find_element(std::string_view name) {
  auto const found = std::ranges::find(elements(), name, &Element::name);
  return found == elements().end() ? nullptr : &*found;
}

bool contains(Names const& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// `within` is the element around or beside it.
base::Diagnostic unknown(base::Diagnostic it, std::string_view name, std::string_view within, Names const& known) {
  std::string const nearest = base::nearest_word(name, known);
  if (!nearest.empty()) it.hint = fmt::format("did you mean {}?", nearest);
  it.arguments = {{"name", std::string(name)}, {"element", std::string(within)}, {"nearest", nearest}};
  return it;
}

class VocabularyCheck {
 public:
  VocabularyCheck(xml::Document const& document, base::Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics) {}

  void check_children(pugi::xml_node parent, Element const& rule) {
    for (pugi::xml_node const child : parent.children()) {
      std::string_view const name = schematron_name(child);
      if (name.empty()) continue;
      Element const* const element = find_element(name);
      if (element == nullptr || !contains(rule.children, name)) {
        report_element(child, name, rule);
        continue;
      }
      check_attributes(child, *element);
      check_children(child, *element);
    }
  }

 private:
  void report_element(pugi::xml_node node, std::string_view name, Element const& parent) {
    diagnostics_.add(unknown(
        base::error("rules-unknown-element", fmt::format("element {} is not supported inside {}", name, parent.name),
                    document_.place_of(node)),
        name, parent.name, parent.children));
  }

  void check_attributes(pugi::xml_node node, Element const& element) {
    for (std::string_view const name : element.required) {
      if (!node.attribute(std::string(name).c_str())) report_missing(node, name);
    }
    for (pugi::xml_attribute const attribute : node.attributes()) {
      std::string_view const name = attribute.name();
      bool const is_foreign = name == "xmlns" || name.find(':') != std::string_view::npos;
      if (is_foreign || contains(element.required, name) || contains(element.optional, name)) continue;
      Names known = element.required;
      known.insert(known.end(), element.optional.begin(), element.optional.end());
      diagnostics_.add(unknown(
          base::error("rules-unknown-attribute", fmt::format("attribute {} is not supported on {}", name, element.name),
                      document_.place_of(node, name)),
          name, element.name, known));
    }
  }

  void report_missing(pugi::xml_node node, std::string_view attribute) {
    base::Diagnostic it = base::error(
        "rules-missing-attribute", fmt::format("element {} needs the attribute {}", schematron_name(node), attribute),
        document_.place_of(node));
    it.arguments = {{"element", std::string(schematron_name(node))}, {"attribute", std::string(attribute)}};
    diagnostics_.add(std::move(it));
  }

  xml::Document const& document_;
  base::Diagnostics& diagnostics_;
};

base::Diagnostic not_schematron(xml::Document const& document) {
  base::Diagnostic it = base::error(
      "rules-not-schematron", fmt::format("expected a Schematron schema, found the element {}", document.root().name()),
      document.place_of(document.root()));
  it.hint = fmt::format("the root element is schema in the namespace {}", schematron_namespace);
  it.arguments = {{"found", document.root().name()}};
  return it;
}

}  // namespace

std::string_view schematron_name(pugi::xml_node node) {
  if (node.type() != pugi::node_element || xml::namespace_of(node) != schematron_namespace) return {};
  return xml::local_name(node);
}

bool is_schematron(pugi::xml_node node, std::string_view name) {
  return schematron_name(node) == name;
}

pugi::xml_attribute extension_attribute(pugi::xml_node node, std::string_view name) {
  for (pugi::xml_attribute const attribute : node.attributes()) {
    std::string_view const prefix = xml::prefix_of(attribute.name());
    bool const is_ours = !prefix.empty() && xml::namespace_for(node, prefix) == extension_namespace;
    if (is_ours && xml::without_prefix(attribute.name()) == name) return attribute;
  }
  return {};
}

bool check_vocabulary(xml::Document const& document, base::Diagnostics& diagnostics) {
  std::size_t const errors_before = diagnostics.error_count();
  if (!is_schematron(document.root(), "schema")) {
    diagnostics.add(not_schematron(document));
    return false;
  }
  VocabularyCheck(document, diagnostics).check_children(document.tree(), Element{"", {}, {}, {"schema"}});
  return diagnostics.error_count() == errors_before;
}

void check_ids(xml::Document const& document, base::Diagnostics& diagnostics) {
  struct Walker final : pugi::xml_tree_walker {
    bool for_each(pugi::xml_node& node) override {
      if (!schematron_name(node).empty() && node.attribute("id")) nodes.push_back(node);
      return true;
    }
    std::vector<pugi::xml_node> nodes;
  } walker;
  document.tree().document_element().traverse(walker);
  std::set<std::string_view> seen;
  for (pugi::xml_node const node : walker.nodes) {
    std::string_view const id = node.attribute("id").value();
    if (seen.insert(id).second) continue;
    base::Diagnostic it =
        base::error("rules-id-twice", fmt::format("the id {} is used twice", id), document.place_of(node, "id"));
    it.arguments = {{"name", std::string(id)}};
    diagnostics.add(std::move(it));
  }
}

}  // namespace closeout::rules
