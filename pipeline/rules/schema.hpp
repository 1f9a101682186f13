#pragma once
// A compiled rule file. For this room's sources only.

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "rules/rich_text.hpp"
#include "rules/scope.hpp"
#include "xml/xpath.hpp"

namespace closeout::rules {

struct Let {
  std::string name;
  xml::XPath value;
};

/// assert, or report where `fires_when` is true.
struct Assertion {
  std::string id;
  base::Severity severity = base::Severity::Error;
  std::string see;
  bool fires_when = false;  ///< Value of the test that makes a finding: false for assert, true for report.
  xml::XPath test;
  std::optional<xml::XPath> subject;  ///< Where the finding is placed instead of at the context.
  RichText message;                   ///< In the language asked for, or the nearest there is.
  RichText remedy;                    ///< The same; without pieces if there is none.
  bool is_waivable = true;            ///< By c:waivable.
  std::vector<RichText> messages;     ///< In every language, if asked for or if the record waives the rule; else none.
  std::optional<xml::XPath> fix;      ///< By c:fix: what the value of the subject is to be, where that is beyond doubt.
};

struct Rule {
  Scope scope;
  std::vector<Let> lets;             ///< By value of the context node.
  std::vector<xml::XPath> contexts;  ///< Select together all nodes that the match pattern matches.
  std::vector<Assertion> assertions;
  bool was_applied = false;  ///< Some node was visited.
};

struct Pattern {
  Scope scope;
  std::vector<Let> lets;
  std::vector<Rule> rules;
};

struct Schema {
  Scope scope;
  std::vector<Let> lets;          ///< Of the schema, then of the active phase.
  std::vector<Pattern> patterns;  ///< The active ones.
};

}  // namespace closeout::rules
