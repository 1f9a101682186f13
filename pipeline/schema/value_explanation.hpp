#pragma once
// A complaint about a value, an attribute's or an element's text, as a diagnostic.

#include <optional>

#include "base/diagnostics.hpp"
#include "schema/libxml.hpp"
#include "schema/naming.hpp"

namespace closeout::schema {

/// Nothing if the complaint is not about a value.
[[nodiscard]] std::optional<base::Diagnostic> explain_value(Complaint const& complaint, Context const& context);

/// How much a complaint about a value tells: the lower, the more. Nothing for complaints about something else.
[[nodiscard]] std::optional<int> rank_of(Constraint constraint);

}  // namespace closeout::schema
