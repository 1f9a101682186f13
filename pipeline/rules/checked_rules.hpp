#pragma once
// Which rules were put to a record, and which of them there was something for. For this room's sources only.

#include <cstddef>
#include <set>
#include <span>
#include <vector>

#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// Rules that visited a node, by their number among all of the schemas.
using AppliedRules = std::set<std::size_t>;

[[nodiscard]] AppliedRules applied_rules(std::span<Schema const> schemas);

/// What there is to tell of each assertion, findings aside. Those of an abstract pattern's instances have one id and
/// are one to a reader.
[[nodiscard]] std::vector<CheckedRule> checked_rules(std::span<Schema const> schemas, AppliedRules const& applied);

}  // namespace closeout::rules
