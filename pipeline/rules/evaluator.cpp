#include "rules/evaluator.hpp"

#include <map>
#include <utility>

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

/// Identity of a node or attribute. Its order is of no meaning.
using NodeKey = std::pair<std::size_t, std::size_t>;

NodeKey key_of(pugi::xpath_node node) {
  return {node.attribute() ? node.parent().hash_value() : node.node().hash_value(), node.attribute().hash_value()};
}

/// The nodes that a pattern visits, in document order, and for each the first rule that matches it.
struct Visits {
  pugi::xpath_node_set nodes;
  std::map<NodeKey, Rule*> rules;
};

Visits visits_of(Pattern& pattern, pugi::xpath_node document) {
  Visits visits;
  std::vector<pugi::xpath_node> nodes;
  for (Rule& rule : pattern.rules) {
    for (pugi::xpath_node const node : rule.context.nodes(document)) {
      if (visits.rules.try_emplace(key_of(node), &rule).second) nodes.push_back(node);
    }
  }
  visits.nodes = pugi::xpath_node_set(nodes.data(), nodes.data() + nodes.size());
  visits.nodes.sort();
  return visits;
}

class Evaluator {
 public:
  Evaluator(xml::Document const& record, Findings& findings)
      : record_(record), document_(record.tree()), findings_(findings) {}

  void run(Schema& schema, pugi::xpath_node figures) {
    pugi::xpath_node_set const figures_value(&figures, &figures + 1);
    set_everywhere(schema, std::string(figures_variable), figures_value);
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
    Visits const visits = visits_of(pattern, document_);
    for (pugi::xpath_node const node : visits.nodes) run(*visits.rules.at(key_of(node)), node);
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
    findings_.all.push_back({assertion.id, assertion.severity, written(assertion.message, node),
                             written(assertion.remedy, node), assertion.see, location_of(subject),
                             place_of(record_, subject)});
  }

  xml::Document const& record_;
  pugi::xpath_node document_;
  Findings& findings_;
  Formatters formatters_;
};

}  // namespace

void evaluate_schema(Schema& schema, xml::Document const& record, pugi::xpath_node figures, Findings& findings) {
  Evaluator(record, findings).run(schema, figures);
}

}  // namespace closeout::rules
