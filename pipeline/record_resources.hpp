#pragma once
// What reading and checking a record need of the resources.

#include "pipeline.hpp"
#include "schema/validator.hpp"

namespace closeout::pipeline {

/// The schema of records.
[[nodiscard]] std::optional<schema::Schema> record_schema(Resources const& resources, base::Diagnostics& diagnostics);

/// What figures look up in files that a user may replace.
[[nodiscard]] std::optional<figures::ReferenceData> read_reference_data(Resources const& resources,
                                                                        base::Diagnostics& diagnostics);

/// The rule files of the resources by name, then those of the user.
[[nodiscard]] rules::Options rule_options(Resources const& resources, ReadOptions const& options);
/// The same with messages in every language: documents come in others than the findings.
[[nodiscard]] rules::Options rule_options_of_documents(Resources const& resources, ReadOptions const& options);

/// Findings and what documents show of them.
void set_findings(rules::Findings findings, Project& project);

/// Findings as they are told; of a rule with very many the number of those left out.
void add_findings(rules::Findings const& findings, base::Diagnostics& diagnostics);

}  // namespace closeout::pipeline
