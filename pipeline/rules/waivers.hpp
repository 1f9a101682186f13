#pragma once
// The waivers of a record, laid over the findings. For this room's sources only.

#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// /project/waivers; reasons in the language asked for.
[[nodiscard]] std::vector<Waiver> read_waivers(xml::Document const& record, std::string_view language);

/// Ids of the rules that `waivers` name.
[[nodiscard]] std::set<std::string, std::less<>> waived_rules(std::vector<Waiver> const& waivers);

/// Sets the waiver of each finding it is about: of its rule and, where it names a thing, at or inside that thing. Error
/// for a rule that none of `schemas` has or that may never be waived, warning for a waiver that waives nothing.
void apply(std::vector<Waiver> const& waivers, std::span<Schema const> schemas, Findings& findings,
           base::Diagnostics& diagnostics);

}  // namespace closeout::rules
