#include "rules/compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "rules/macros.hpp"
#include "rules/match_pattern.hpp"
#include "rules/text_compiler.hpp"
#include "rules/vocabulary.hpp"
#include "xml/inclusion.hpp"

namespace closeout::rules {

namespace {

constexpr std::array<std::string_view, 2> query_bindings{"xpath", "xslt"};

struct Role {
  std::string_view name;
  base::Severity severity;
};

/// The standard leaves the words to the users; these are the common ones.
constexpr std::array<Role, 6> roles{{{"fatal", base::Severity::Error},
                                     {"error", base::Severity::Error},
                                     {"warning", base::Severity::Warning},
                                     {"warn", base::Severity::Warning},
                                     {"information", base::Severity::Note},
                                     {"info", base::Severity::Note}}};

std::vector<pugi::xml_node> children_of(pugi::xml_node parent, std::string_view name) {
  std::vector<pugi::xml_node> result;
  for (pugi::xml_node const child : parent.children()) {
    if (is_schematron(child, name)) result.push_back(child);
  }
  return result;
}

/// The attribute of the element or of the nearest Schematron element around it.
std::string inherited(pugi::xml_node node, char const* attribute) {
  for (; node; node = node.parent()) {
    if (auto const found = node.attribute(attribute)) return found.value();
  }
  return {};
}

/// The root of another file stands in the place of an include (ISO/IEC 19757-3 section 5.4.4).
xml::InclusionForm const inclusion{[](pugi::xml_node node) { return is_schematron(node, "include"); },
                                   [](pugi::xml_node root) { return !schematron_name(root).empty(); },
                                   false,
                                   "rules-include-circle",
                                   "rules-include-without-href",
                                   "rules-include-not-schematron",
                                   "an element of Schematron"};

class SchemaCompiler {
 public:
  SchemaCompiler(xml::Document const& file, CompileOptions const& options, base::Diagnostics& diagnostics)
      : file_(file), options_(options), diagnostics_(diagnostics), root_(file.root()) {}

  Schema compile() {
    check_query_binding();
    read_prefixes();
    Schema schema;
    schema.scope.declare(figures_variable, xml::XPathType::NodeSet);
    schema.lets = compile_lets(root_, schema.scope);
    pugi::xml_node const phase = active_phase();
    if (phase) std::ranges::move(compile_lets(phase, schema.scope), std::back_inserter(schema.lets));
    for (pugi::xml_node const pattern : active_patterns(phase)) {
      schema.patterns.push_back(compile_pattern(pattern, schema.scope));
    }
    return schema;
  }

 private:
  struct Fault {
    std::string code, message, hint;
    std::vector<base::MessageArgument> arguments;
  };

  void add_error(Fault fault, base::SourcePlace place) {
    base::Diagnostic it = base::error(std::move(fault.code), std::move(fault.message), std::move(place));
    it.hint = std::move(fault.hint);
    it.arguments = std::move(fault.arguments);
    diagnostics_.add(std::move(it));
  }

  /// Section 6.4: without the attribute the binding is XSLT, whose expressions are XPath 1.0.
  void check_query_binding() {
    auto const attribute = root_.attribute("queryBinding");
    if (!attribute || std::ranges::find(query_bindings, attribute.value()) != query_bindings.end()) return;
    add_error({"rules-query-binding",
               fmt::format("query language {} is not supported", attribute.value()),
               "expressions are XPath 1.0: queryBinding=\"xpath\"",
               {{"found", attribute.value()}}},
              file_.place_of(root_, "queryBinding"));
  }

  void read_prefixes() {
    for (pugi::xml_node const ns : children_of(root_, "ns")) {
      if (ns.attribute("uri").value() == options_.record_namespace) prefixes_.emplace(ns.attribute("prefix").value());
    }
  }

  std::optional<xml::XPath> compile_xpath(pugi::xml_node node, char const* attribute, Scope const& scope,
                                          std::optional<xml::XPathType> expected = std::nullopt) {
    return xml::XPath::compile(without_prefixes(node.attribute(attribute).value(), prefixes_),
                               file_.place_of(node, attribute), diagnostics_, &scope.variables(), expected);
  }

  std::vector<Let> compile_lets(pugi::xml_node parent, Scope& scope) {
    std::vector<Let> lets;
    for (pugi::xml_node const node : children_of(parent, "let")) {
      auto value = compile_xpath(node, "value", scope);
      if (!value) continue;
      std::string const name = node.attribute("name").value();
      if (!scope.declare(name, value->type())) {
        add_error({"rules-variable-twice", fmt::format("variable {} is defined already", name), {}, {{"name", name}}},
                  file_.place_of(node, "name"));
        continue;
      }
      lets.push_back({name, std::move(*value)});
    }
    return lets;
  }

  /// The element phase that is active; null if all patterns are.
  pugi::xml_node active_phase() {
    auto const phases = children_of(root_, "phase");
    bool const is_asked_for = !options_.phase.empty() && options_.phase != "#DEFAULT";
    // A rule set without phases has one way to be read, whatever is asked of its neighbours.
    if (is_asked_for && phases.empty()) return {};
    std::string const id = is_asked_for ? options_.phase : root_.attribute("defaultPhase").value();
    if (id.empty() || id == "#ALL") return {};
    auto const found = std::ranges::find_if(phases, [&](auto node) { return node.attribute("id").value() == id; });
    if (found != phases.end()) return *found;
    std::vector<std::string_view> known;
    for (pugi::xml_node const phase : phases) known.emplace_back(phase.attribute("id").value());
    std::string const nearest = base::nearest_word(id, known);
    add_error({"rules-unknown-phase",
               fmt::format("phase {} is not known", id),
               nearest.empty() ? std::string() : fmt::format("did you mean {}?", nearest),
               {{"name", id}, {"nearest", nearest}}},
              is_asked_for ? file_.place_of(root_) : file_.place_of(root_, "defaultPhase"));
    return {};
  }

  std::vector<pugi::xml_node> active_patterns(pugi::xml_node phase) {
    auto patterns = children_of(root_, "pattern");
    if (!phase) return patterns;
    std::set<std::string_view> wanted;
    for (pugi::xml_node const active : children_of(phase, "active")) {
      std::string_view const id = active.attribute("pattern").value();
      wanted.insert(id);
      if (std::ranges::none_of(patterns, [&](auto node) { return node.attribute("id").value() == id; })) {
        add_error(
            {"rules-unknown-pattern", fmt::format("pattern {} is not known", id), {}, {{"name", std::string(id)}}},
            file_.place_of(active, "pattern"));
      }
    }
    std::erase_if(patterns, [&](auto node) { return !wanted.contains(node.attribute("id").value()); });
    return patterns;
  }

  Pattern compile_pattern(pugi::xml_node node, Scope const& outer) {
    Pattern pattern{Scope(&outer), {}, {}};
    pattern.lets = compile_lets(node, pattern.scope);
    for (pugi::xml_node const rule : children_of(node, "rule")) {
      if (std::string_view(rule.attribute("abstract").value()) == "true") continue;
      if (auto compiled = compile_rule(rule, pattern.scope)) pattern.rules.push_back(std::move(*compiled));
    }
    return pattern;
  }

  std::optional<Rule> compile_rule(pugi::xml_node node, Scope const& outer) {
    if (!node.attribute("context")) {
      add_error({"rules-rule-without-context",
                 "element rule needs the attribute context",
                 "a rule without a context is abstract=\"true\"",
                 {}},
                file_.place_of(node));
      return std::nullopt;
    }
    Rule rule{Scope(&outer), {}, compile_contexts(node, outer), {}, false};
    if (rule.contexts.empty()) return std::nullopt;
    add_content(node, rule, 0);
    return rule;
  }

  /// First as it is written, so that an error is placed exactly.
  std::vector<xml::XPath> compile_contexts(pugi::xml_node node, Scope const& scope) {
    if (!compile_xpath(node, "context", scope, xml::XPathType::NodeSet)) return {};
    std::string const pattern = without_prefixes(node.attribute("context").value(), prefixes_);
    std::vector<xml::XPath> contexts;
    for (std::string const& expression : selecting_expressions(pattern)) {
      base::Diagnostics aside;
      auto context = xml::XPath::compile(expression, file_.place_of(node, "context"), aside, &scope.variables(),
                                         xml::XPathType::NodeSet);
      if (!context) return not_a_match_pattern(node, pattern);
      contexts.push_back(std::move(*context));
    }
    return contexts;
  }

  std::vector<xml::XPath> not_a_match_pattern(pugi::xml_node node, std::string const& pattern) {
    add_error({"rules-not-a-match-pattern",
               fmt::format("the context {} is not a match pattern", pattern),
               "alternatives stand at the outermost level: a/c | b/c",
               {{"expression", pattern}}},
              file_.place_of(node, "context"));
    return {};
  }

  /// Variables and assertions of a rule and of the abstract rules it extends.
  void add_content(pugi::xml_node node, Rule& rule, int depth) {
    std::ranges::move(compile_lets(node, rule.scope), std::back_inserter(rule.lets));
    for (pugi::xml_node const child : node.children()) {
      std::string_view const name = schematron_name(child);
      if (name == "extends") extend(child, rule, depth);
      if (name == "assert" || name == "report") add_assertion(child, rule);
    }
  }

  void extend(pugi::xml_node extends, Rule& rule, int depth) {
    std::string_view const id = extends.attribute("rule").value();
    for (pugi::xml_node const pattern : children_of(root_, "pattern")) {
      for (pugi::xml_node const other : children_of(pattern, "rule")) {
        bool const is_abstract = std::string_view(other.attribute("abstract").value()) == "true";
        if (!is_abstract || other.attribute("id").value() != id) continue;
        // Deeper than any real inheritance: the rules extend each other in a circle.
        if (depth < max_inheritance) return add_content(other, rule, depth + 1);
        return add_error(
            {"rules-extends-circle", fmt::format("rule {} extends itself", id), {}, {{"name", std::string(id)}}},
            file_.place_of(extends, "rule"));
      }
    }
    add_error({"rules-unknown-rule", fmt::format("abstract rule {} is not known", id), {}, {{"name", std::string(id)}}},
              file_.place_of(extends, "rule"));
  }

  void add_assertion(pugi::xml_node node, Rule& rule) {
    auto test = compile_xpath(node, "test", rule.scope, xml::XPathType::Boolean);
    std::optional<xml::XPath> subject;
    for (pugi::xml_node const at : {node, node.parent()}) {
      if (subject || !at.attribute("subject")) continue;
      subject = compile_xpath(at, "subject", rule.scope, xml::XPathType::NodeSet);
    }
    std::optional<xml::XPath> fix;
    if (auto const attribute = extension_attribute(node, "fix")) {
      fix = compile_xpath(node, attribute.name(), rule.scope, xml::XPathType::String);
    }
    TextCompiler compiler(file_, rule.scope, prefixes_, diagnostics_);
    TextChoice texts = compiler.compile(node, options_.language);
    bool const is_waivable = waivable(node);
    if (!test) return;
    std::string id = inherited(node, "id");
    bool const takes_all = options_.in_every_language || options_.waived.contains(id);
    rule.assertions.push_back({std::move(id), severity_of(node), inherited(node, "see"),
                               schematron_name(node) == "report", std::move(*test), std::move(subject),
                               std::move(texts.message), std::move(texts.remedy), is_waivable,
                               takes_all ? compiler.compile_messages(node) : std::vector<RichText>(), std::move(fix)});
  }

  /// c:waivable="no" marks a rule that nobody may set aside.
  bool waivable(pugi::xml_node assertion) {
    auto const attribute = extension_attribute(assertion, "waivable");
    std::string_view const value = attribute.value();
    if (!attribute || value == "yes" || value == "no") return value != "no";
    add_error({"rules-waivable-value",
               fmt::format("expected yes or no, found {}", value),
               {},
               {{"found", std::string(value)}}},
              file_.place_of(assertion, attribute.name()));
    return true;
  }

  base::Severity severity_of(pugi::xml_node assertion) {
    pugi::xml_node const node = assertion.attribute("role") ? assertion : assertion.parent();
    auto const role = node.attribute("role");
    if (!role) return base::Severity::Error;
    auto const found = std::ranges::find(roles, role.value(), &Role::name);
    if (found != roles.end()) return found->severity;
    add_error({"rules-unknown-role",
               fmt::format("role {} is not known", role.value()),
               "one of fatal, error, warning, information",
               {{"found", role.value()}}},
              file_.place_of(node, "role"));
    return base::Severity::Error;
  }

  static constexpr int max_inheritance = 16;

  xml::Document const& file_;
  CompileOptions const& options_;
  base::Diagnostics& diagnostics_;
  pugi::xml_node root_;
  std::set<std::string, std::less<>> prefixes_;
};

}  // namespace

std::optional<Schema> compile_schema(xml::Document const& file, CompileOptions const& options,
                                     base::Diagnostics& diagnostics) {
  std::size_t const errors_before = diagnostics.error_count();
  auto const included = xml::with_included_files(file, inclusion, diagnostics);
  xml::Document const& whole = included ? *included : file;
  if (diagnostics.error_count() != errors_before || !check_vocabulary(whole, diagnostics)) return std::nullopt;
  check_ids(whole, diagnostics);  // Before patterns are copied, ids and all.
  auto const instances = with_instances(whole, diagnostics);
  Schema schema = SchemaCompiler(instances ? *instances : whole, options, diagnostics).compile();
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return schema;
}

std::optional<std::vector<Schema>> compile_files(Options const& options, std::string const& record_namespace,
                                                 std::set<std::string, std::less<>> const& waived,
                                                 base::Diagnostics& diagnostics) {
  std::vector<Schema> schemas;
  bool is_complete = true;
  for (std::filesystem::path const& path : options.files) {
    auto const file = xml::load(path, diagnostics);
    CompileOptions const compile_options{options.language, options.phase, record_namespace, waived,
                                         options.in_every_language};
    auto schema = file ? compile_schema(*file, compile_options, diagnostics) : std::nullopt;
    if (schema) schemas.push_back(std::move(*schema));
    is_complete = is_complete && schema.has_value();
  }
  return is_complete ? std::optional(std::move(schemas)) : std::nullopt;
}

}  // namespace closeout::rules
