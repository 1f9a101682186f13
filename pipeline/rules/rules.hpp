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
  std::vector<std::string> things = {};  ///< Ids of the elements around the place, the innermost first.
  /// In every language there is; only if asked for, or for rules that the record waives.
  std::vector<LocalizedText> messages = {};
  std::optional<Waiver> waiver = {};  ///< Why it does not count.
  std::string fix = {};               ///< What the attribute at `place` is to be, if that is beyond doubt.
};

/// A rule that was put to the record.
struct CheckedRule {
  std::string id;
  base::Severity severity = base::Severity::Error;
  std::string see;                        ///< Legal source.
  std::vector<LocalizedText> statements;  ///< What it finds, in every language there is; "…" for each value.
  bool was_applied = false;               ///< There was something in the record that it is about.
};

struct Findings {
  std::vector<Finding> all;  ///< In the order of rule files, patterns, and the record.
  /// How many more there are of a rule, by its id, where only the first were kept.
  std::map<std::string, std::uint64_t> more_of_rule;
  /// In the order of the rule files; none if Options::in_every_language was not asked for.
  std::vector<CheckedRule> rules;
};

struct Options {
  std::vector<std::filesystem::path> files;  ///< Rule files, in order.
  std::string language = "en";               ///< Of messages and remedies; falls back as texts do.
  std::string phase;                         ///< Active phase; empty: the schema's default phase, else all patterns.
  bool in_every_language = false;            ///< Findings have `messages`, and `rules` are told: for documents.
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

/// Every rule with its verdict, and the waivers as above. `findings` and `waived` are numbers; of a rule with very many
/// findings the first stand in it. `file` is a name without its folder.
///
///     checks  @rules @passed @failed @waived @not-applicable
///       rule*  @id @severity @see? @verdict(passed|failed|waived|not-applicable) @findings @waived
///         statement* : text with xml:lang
///         finding*  @location @file? @line? @column? @waived?
///           message* : text with xml:lang
///       waiver*
[[nodiscard]] xml::Document checks_tree(Findings const& findings);

/// The same for whom participants must stay unknown to: nothing found there or in the indicators is told but the
/// verdict.
[[nodiscard]] xml::Document public_checks(xml::Document const& checks);

}  // namespace closeout::rules
