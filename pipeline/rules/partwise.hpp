#pragma once
// The stage "assess" over a record that comes in parts: its frame, then its rows, a few at a time.

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rules/rules.hpp"

namespace closeout::rules {

/// Findings of one part with their places among all others.
class PartFindings {
 public:
  PartFindings();
  PartFindings(PartFindings&&) noexcept;
  PartFindings& operator=(PartFindings&&) noexcept;
  ~PartFindings();

 private:
  friend class PartwiseAssessment;
  friend class FindingsInOrder;
  struct Ranked;
  std::vector<Ranked> findings_;
  std::set<std::size_t> waivers_used_, applied_rules_;
};

/// Puts the findings of all parts in the order assess() gives. Of one rule it keeps the first `most_of_a_rule` and the
/// number of the others, so that a long list with one mistake in every row is told in bounded memory.
class FindingsInOrder {
 public:
  static constexpr std::size_t most_of_a_rule = 1000;

  FindingsInOrder();
  ~FindingsInOrder();
  void add(PartFindings part);
  /// Waivers of the record that have set something aside, by their number.
  [[nodiscard]] std::set<std::size_t> const& waivers_used() const { return kept_.waivers_used_; }
  /// Rules that something in the record is about, by their number.
  [[nodiscard]] std::set<std::size_t> const& applied_rules() const { return kept_.applied_rules_; }
  /// Assumes that everything was added.
  [[nodiscard]] Findings finish() &&;

 private:
  PartFindings kept_;
  /// How many, by the rule's id and whether they are waived: one waived in part still tells what is not.
  std::map<std::pair<std::string, bool>, std::uint64_t> by_rule_;
};

/// Rules bound to the frame of one record and its figures. One serves one thread at a time.
class PartwiseAssessment {
 public:
  /// `frame` is the record without rows; it must outlive the assessment, as must `figures`. Errors as those of
  /// assess().
  [[nodiscard]] static std::optional<PartwiseAssessment> begin(xml::Document const& frame, xml::Document const& figures,
                                                               Options const& options, base::Diagnostics& diagnostics);
  PartwiseAssessment(PartwiseAssessment&&) noexcept;
  ~PartwiseAssessment();

  /// False if some rule compares rows with each other: then all of them must be in the record, and assess() asked.
  [[nodiscard]] bool can_take_rows_apart() const;

  /// Tells what is wrong with the waivers of the record; after all findings.
  void check_waivers(FindingsInOrder const& findings, base::Diagnostics& diagnostics) const;

  /// Every rule, for Findings::rules; after all findings.
  [[nodiscard]] std::vector<CheckedRule> rules(FindingsInOrder const& findings) const;

  /// What the rules find in the frame.
  [[nodiscard]] PartFindings assess_frame();
  /// What they find in rows: the element children of `rows`' root, which in the record stand in the child of its root
  /// that has the same name, behind `before` others.
  [[nodiscard]] PartFindings assess_rows(xml::Document const& rows, std::uint64_t before);

 private:
  struct Parts;
  explicit PartwiseAssessment(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace closeout::rules
