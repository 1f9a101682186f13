#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <tuple>

#include "rules/document_order.hpp"
#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// Where a finding belongs among all: its schema, its pattern, then its node in the order of the record.
struct Rank {
  std::size_t schema = 0, pattern = 0;
  DocumentOrder::Key node;
  friend auto operator<=>(Rank const&, Rank const&) = default;
};

/// Formats for the languages that occur; they are costly to make.
class Formatters {
 public:
  locale::Formatter const& in(std::string const& language);

 private:
  locale::Catalogues no_messages_;
  std::map<std::string, locale::Formatter> by_language_;
};

/// Evaluates schemas over one document. Each pattern visits a node once, by the first of its rules that matches
/// (ISO/IEC 19757-3 section 6.5).
class Evaluator {
 public:
  /// Gives the variables outside of rules their values. The schemas are not const because their variables take values;
  /// they and `document` must outlive the evaluator.
  Evaluator(std::span<Schema> schemas, pugi::xml_node document, pugi::xml_node figures);

  /// Called for each assertion that makes a finding: the node visited, and the one the finding is about.
  using Found = std::function<void(Rank const&, Assertion const&, pugi::xpath_node context, pugi::xpath_node subject)>;
  /// Visits the nodes that have a place in `order`.
  void visit(DocumentOrder const& order, Found const& found);

 private:
  void visit(Pattern& pattern, Rank rank, DocumentOrder const& order, Found const& found);

  std::span<Schema> schemas_;
  pugi::xpath_node document_;
};

/// What an assertion says of a node, without where that stands.
[[nodiscard]] Finding finding_of(Assertion const& assertion, pugi::xpath_node node, Formatters& formatters);

/// Appends the findings of all schemas over a whole record, in their order.
void evaluate(std::span<Schema> schemas, xml::Document const& record, pugi::xml_node figures, Findings& findings);

}  // namespace closeout::rules
