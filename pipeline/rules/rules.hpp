#pragma once
// The stage "assess": ISO Schematron (ISO/IEC 19757-3, XPath 1.0 query binding) over the record and its figures.

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "rules/waiver.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

/// One assertion that failed or report that fired.
struct Finding {
  std::string id;                                   ///< Stable id of the assertion.
  base::Severity severity = base::Severity::Error;  ///< From role: fatal and error, warning, information.
  std::string message;                              ///< In the language asked for.
  std::string remedy;                               ///< Text of the diagnostic element it refers to; may be empty.
  std::string see;                                  ///< Legal source.
  std::string location;  ///< XPath of the context node or subject, "/project/budget[1]/lines[1]/line[3]/@year".
  base::SourcePlace place;
  std::vector<std::string> things = {};      ///< Ids of the elements around the place, the innermost first.
  std::vector<LocalizedText> messages = {};  ///< In every language there is; only for rules that the record waives.
  std::optional<Waiver> waiver = {};         ///< Why it does not count.
};

struct Findings {
  std::vector<Finding> all;  ///< In the order of rule files, patterns, and the record.
  /// How many more there are of a rule, by its id, where only the first were kept.
  std::map<std::string, std::uint64_t> more_of_rule;
};

struct Options {
  std::vector<std::filesystem::path> files;  ///< Rule files, in order.
  std::string language = "en";               ///< Of messages and remedies; falls back as texts do.
  std::string phase;                         ///< Active phase; empty: the schema's default phase, else all patterns.
};

/// Evaluates the rule files over `record` (context of the rules) with `$figures` bound to the figures' root element.
/// Errors go to `diagnostics` for rule files that cannot be read or compiled, each at its place; then there is no
/// result. Waivers of the record that are not right are errors too, those that waive nothing are warnings.
[[nodiscard]] std::optional<Findings> assess(xml::Document const& record, xml::Document const& figures,
                                             Options const& options, base::Diagnostics& diagnostics);

/// A finding as it is printed: why names the rule and its legal source, hint the remedy. A waived one is a note.
[[nodiscard]] base::Diagnostic to_diagnostic(Finding const& finding);

/// The waivers that set something aside, as a tree for templates, texts in all their languages. A waiver has the number
/// of its findings and shows the first of them:
///
///     findings
///       waiver*  @rule @of? @severity @see? @date @decided-by? @count
///         reason+ : text with xml:lang
///         finding+  @location
///           message+ : text with xml:lang
[[nodiscard]] xml::Document waived_findings(Findings const& findings);

}  // namespace closeout::rules
