#pragma once

#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// Appends the findings of one schema. Linear in the nodes its rules select; each pattern visits a node once, by the
/// first of its rules that matches (section 6.5). `schema` is not const because its variables take values.
void evaluate_schema(Schema& schema, xml::Document const& record, pugi::xpath_node figures, Findings& findings);

}  // namespace closeout::rules
