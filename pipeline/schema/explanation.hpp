#pragma once
// A complaint about one value, attribute or piece of text, as a diagnostic in our own words.

#include "base/diagnostics.hpp"
#include "schema/libxml.hpp"
#include "schema/naming.hpp"

namespace closeout::schema {

/// Nothing for constraints that are explained elsewhere (content models, identity constraints).
[[nodiscard]] std::optional<base::Diagnostic> explain(Complaint const& complaint, Context const& context);

/// For each value only the complaint that tells most: libxml2 repeats a violated facet as a violated type, and the
/// empty value violates nearly everything. Complaints that follow from another one are taken away too.
[[nodiscard]] std::vector<Complaint> without_echoes(std::vector<Complaint> complaints);

}  // namespace closeout::schema
