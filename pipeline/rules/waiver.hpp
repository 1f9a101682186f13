#pragma once
// A waiver of a rule: whoever answers for the record says why a finding is to be left as it is.

#include <string>
#include <vector>

#include "base/source.hpp"

namespace closeout::rules {

struct LocalizedText {
  std::string language, text;
};

/// An element `waiver` of the record.
struct Waiver {
  std::string rule;        ///< Id of the rule.
  std::string of;          ///< Id of the thing whose findings it is about; empty: of all.
  std::string date;        ///< Of the decision, as in 2024-06-01.
  std::string decided_by;  ///< A role, never a name; may be empty.
  std::string reason;      ///< In the language of the findings, or the nearest there is.
  std::vector<LocalizedText> reasons;
  base::SourcePlace place;  ///< Of its attribute `rule`.
};

}  // namespace closeout::rules
