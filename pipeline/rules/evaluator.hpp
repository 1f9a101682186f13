#pragma once

#include <span>

#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// Appends the findings of all schemas, in their order. Each pattern visits a node once, by the first of its rules
/// that matches (section 6.5). The schemas are not const because their variables take values.
void evaluate(std::span<Schema> schemas, xml::Document const& record, pugi::xml_node figures, Findings& findings);

}  // namespace closeout::rules
