#include "rules/evaluator.hpp"

#include <utility>

#include "rules/node_place.hpp"

namespace closeout::rules {

namespace {

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
        if (auto const key = order.key_of(node)) visits.try_emplace(visits.end(), *key, Visit{node, &rule});
      }
    }
  }
  return visits;
}

void set_everywhere(Pattern& pattern, std::string const& name, Value const& value) {
  pattern.scope.set(name, value);
  for (Rule& rule : pattern.rules) rule.scope.set(name, value);
}

void set_everywhere(Schema& schema, std::string const& name, Value const& value) {
  schema.scope.set(name, value);
  for (Pattern& pattern : schema.patterns) set_everywhere(pattern, name, value);
}

std::string written(RichText const& text, pugi::xpath_node node, Formatters& formatters) {
  return text.pieces.empty() ? std::string() : render(text, node, formatters.in(text.language));
}

}  // namespace

locale::Formatter const& Formatters::in(std::string const& language) {
  auto const found = by_language_.find(language);
  if (found != by_language_.end()) return found->second;
  return by_language_.try_emplace(language, language, no_messages_).first->second;
}

Evaluator::Evaluator(std::span<Schema> schemas, pugi::xml_node document, pugi::xml_node figures)
    : schemas_(schemas), document_(document) {
  pugi::xpath_node_set const root = xml::node_set_of(figures);
  for (Schema& schema : schemas_) {
    set_everywhere(schema, std::string(figures_variable), root);
    // A variable outside of rules is computed in the context of the document (section 5.4.5).
    for (Let const& let : schema.lets) set_everywhere(schema, let.name, evaluate(let.value, document_));
    for (Pattern& pattern : schema.patterns) {
      for (Let const& let : pattern.lets) set_everywhere(pattern, let.name, evaluate(let.value, document_));
    }
  }
}

void Evaluator::visit(DocumentOrder const& order, Found const& found) {
  for (std::size_t schema = 0; schema < schemas_.size(); ++schema) {
    for (std::size_t pattern = 0; pattern < schemas_[schema].patterns.size(); ++pattern) {
      visit(schemas_[schema].patterns[pattern], {schema, pattern, {}}, order, found);
    }
  }
}

void Evaluator::visit(Pattern& pattern, Rank rank, DocumentOrder const& order, Found const& found) {
  for (auto const& [key, visit] : visits_of(pattern, document_, order)) {
    Rule& rule = *visit.rule;
    rule.was_applied = true;
    rank.node = key;
    for (Let const& let : rule.lets) rule.scope.set(let.name, evaluate(let.value, visit.node));
    for (Assertion const& assertion : rule.assertions) {
      if (assertion.test.boolean(visit.node) != assertion.fires_when) continue;
      pugi::xpath_node const subject = assertion.subject ? assertion.subject->first(visit.node) : visit.node;
      found(rank, assertion, visit.node, subject ? subject : visit.node);
    }
  }
}

Finding finding_of(Assertion const& assertion, pugi::xpath_node node, Formatters& formatters) {
  Finding finding{assertion.id,
                  assertion.severity,
                  written(assertion.message, node, formatters),
                  written(assertion.remedy, node, formatters),
                  assertion.see,
                  {},
                  {},
                  {},
                  {},
                  {}};
  for (RichText const& text : assertion.messages) {
    finding.messages.push_back({text.language, written(text, node, formatters)});
  }
  bool const is_of_value = assertion.fix && assertion.subject && assertion.subject->first(node).attribute();
  if (is_of_value) finding.fix = assertion.fix->string(node);
  return finding;
}

void evaluate(std::span<Schema> schemas, xml::Document const& record, pugi::xml_node figures, Findings& findings) {
  Evaluator evaluator(schemas, record.tree(), figures);
  Formatters formatters;
  auto const add = [&](Rank const&, Assertion const& assertion, pugi::xpath_node node, pugi::xpath_node subject) {
    Finding finding = finding_of(assertion, node, formatters);
    finding.location = location_of(subject);
    finding.place = place_of(record, subject);
    finding.things = things_around(subject);
    findings.all.push_back(std::move(finding));
  };
  evaluator.visit(DocumentOrder(record.tree()), add);
}

}  // namespace closeout::rules
