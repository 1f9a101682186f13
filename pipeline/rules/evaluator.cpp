#include "rules/evaluator.hpp"

#include <map>
#include <utility>

#include "rules/document_order.hpp"
#include "rules/node_place.hpp"

namespace closeout::rules {

namespace {

/// Formats for the languages that occur; they are costly to make.
class Formatters {
 public:
  locale::Formatter const& in(std::string const& language) {
    auto const found = by_language_.find(language);
    if (found != by_language_.end()) return found->second;
    return by_language_.try_emplace(language, language, no_messages_).first->second;
  }

 private:
  locale::Catalogues no_messages_;
  std::map<std::string, locale::Formatter> by_language_;
};

/// A node that a pattern visits and the first of its rules that matches the node.
struct Visit {
  pugi::xpath_node node;
  Rule* rule = nullptr;
};

/// The visits of a pattern in document order.
std::map<DocumentOrder::Key, Visit> visits_of(Pattern& pattern, pugi::xpath_node document, DocumentOrder const& order) {
  std::map<DocumentOrder::Key, Visit> visits;
  for (Rule& rule : pattern.rules) {
    for (xml::XPath const& context : rule.contexts) {
      for (pugi::xpath_node const node : context.nodes(document)) {
        if (auto const key = order.key_of(node)) visits.try_emplace(*key, Visit{node, &rule});
      }
    }
  }
  return visits;
}

class Evaluator {
 public:
  Evaluator(xml::Document const& record, pugi::xpath_node figures, Findings& findings)
      : record_(record),
        document_(record.tree()),
        order_(record.tree()),
        figures_(&figures, &figures + 1),
        findings_(findings) {}

  void run(Schema& schema) {
    set_everywhere(schema, std::string(figures_variable), figures_);
    for (Let const& let : schema.lets) {
      // A variable outside of rules is computed in the context of the document (section 5.4.5).
      set_everywhere(schema, let.name, evaluate(let.value, document_));
    }
    for (Pattern& pattern : schema.patterns) run(pattern);
  }

 private:
  static void set_everywhere(Schema& schema, std::string const& name, Value const& value) {
    schema.scope.set(name, value);
    for (Pattern& pattern : schema.patterns) set_everywhere(pattern, name, value);
  }

  static void set_everywhere(Pattern& pattern, std::string const& name, Value const& value) {
    pattern.scope.set(name, value);
    for (Rule& rule : pattern.rules) rule.scope.set(name, value);
  }

  void run(Pattern& pattern) {
    for (Let const& let : pattern.lets) set_everywhere(pattern, let.name, evaluate(let.value, document_));
    for (auto const& [key, visit] : visits_of(pattern, document_, order_)) run(*visit.rule, visit.node);
  }

  void run(Rule& rule, pugi::xpath_node node) {
    for (Let const& let : rule.lets) rule.scope.set(let.name, evaluate(let.value, node));
    for (Assertion const& assertion : rule.assertions) {
      if (assertion.test.boolean(node) == assertion.fires_when) add_finding(assertion, node);
    }
  }

  std::string written(RichText const& text, pugi::xpath_node node) {
    return text.pieces.empty() ? std::string() : render(text, node, formatters_.in(text.language));
  }

  void add_finding(Assertion const& assertion, pugi::xpath_node node) {
    pugi::xpath_node subject = assertion.subject ? assertion.subject->first(node) : node;
    if (!subject) subject = node;
    Finding finding{assertion.id,
                    assertion.severity,
                    written(assertion.message, node),
                    written(assertion.remedy, node),
                    assertion.see,
                    location_of(subject),
                    place_of(record_, subject),
                    things_around(subject),
                    {},
                    {}};
    for (RichText const& text : assertion.messages) finding.messages.push_back({text.language, written(text, node)});
    findings_.all.push_back(std::move(finding));
  }

  xml::Document const& record_;
  pugi::xpath_node document_;
  DocumentOrder order_;
  pugi::xpath_node_set figures_;
  Findings& findings_;
  Formatters formatters_;
};

}  // namespace

void evaluate(std::span<Schema> schemas, xml::Document const& record, pugi::xml_node figures, Findings& findings) {
  Evaluator evaluator(record, figures, findings);
  for (Schema& schema : schemas) evaluator.run(schema);
}

}  // namespace closeout::rules
