#pragma once
// One rule of the rule files: a record that breaks it and one that just keeps it.

#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "rules/sample_record.hpp"

namespace closeout::rules {

struct RuleCase {
  std::string id;
  Changes breaks;              ///< Changes after which the record breaks this rule,
  Changes keeps;               ///< and after which it still keeps all.
  std::set<std::string> also;  ///< Rules that cannot but be broken with it.
};

inline void PrintTo(RuleCase const& rule, std::ostream* stream) {
  *stream << rule.id;
}

/// Changes of small_project.xml, by rule file.
std::vector<RuleCase> general_cases();
std::vector<RuleCase> identity_cases();
std::vector<RuleCase> money_cases();
std::vector<RuleCase> money_cases_of_periods();
std::vector<RuleCase> esf_2014_cases();
std::vector<RuleCase> esf_plus_cases();
std::vector<RuleCase> certificate_cases();
std::vector<RuleCase> publication_cases();
std::vector<RuleCase> indicator_cases();
std::vector<RuleCase> date_cases();
std::vector<RuleCase> consistency_cases();

}  // namespace closeout::rules
