#include "rules/partwise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "rules/checked_rules.hpp"
#include "rules/compiler.hpp"
#include "rules/evaluator.hpp"
#include "rules/node_place.hpp"
#include "rules/row_reach.hpp"
#include "rules/waivers.hpp"
#include "xml/namespaces.hpp"

namespace closeout::rules {

namespace {

/// The node of `original` that stands where `copy` stands below `copied`.
pugi::xml_node counterpart(pugi::xml_node copy, pugi::xml_node copied, pugi::xml_node original) {
  if (copy == copied) return original;
  pugi::xml_node result = counterpart(copy.parent(), copied, original).first_child();
  for (pugi::xml_node at = copy.parent().first_child(); at != copy; at = at.next_sibling()) {
    result = result.next_sibling();
  }
  return result;
}

base::SourcePlace place_like(xml::Document const& document, pugi::xpath_node copy, pugi::xml_node original) {
  return copy.attribute() ? document.place_of(original, copy.attribute().name()) : document.place_of(original);
}

}  // namespace

struct PartFindings::Ranked {
  Rank rank;
  std::uint64_t row = 0;  ///< 1 for the first row of its kind; 0 in the frame.
  Finding finding;

  [[nodiscard]] auto key() const {
    // Rows of one kind belong together where their container stands.
    return std::tuple(rank.schema, rank.pattern, container, row, rank.node);
  }
  DocumentOrder::Key container;  ///< Of a row's finding its container's place in the frame, else the node's own.
};

PartFindings::PartFindings() = default;
PartFindings::PartFindings(PartFindings&&) noexcept = default;
PartFindings& PartFindings::operator=(PartFindings&&) noexcept = default;
PartFindings::~PartFindings() = default;

FindingsInOrder::FindingsInOrder() = default;
FindingsInOrder::~FindingsInOrder() = default;

void FindingsInOrder::add(PartFindings part) {
  kept_.waivers_used_.merge(part.waivers_used_);
  kept_.applied_rules_.merge(part.applied_rules_);
  for (PartFindings::Ranked& it : part.findings_) {
    std::uint64_t& count = by_rule_[{it.finding.id, it.finding.waiver.has_value()}];
    if (++count <= most_of_a_rule) kept_.findings_.push_back(std::move(it));
  }
}

Findings FindingsInOrder::finish() && {
  std::ranges::stable_sort(kept_.findings_, {}, [](PartFindings::Ranked const& it) { return it.key(); });
  Findings findings;
  for (PartFindings::Ranked& it : kept_.findings_) findings.all.push_back(std::move(it.finding));
  for (auto const& [rule, count] : by_rule_) {
    if (count > most_of_a_rule) findings.more_of_rule[rule.first] += count - most_of_a_rule;
  }
  return findings;
}

struct PartwiseAssessment::Parts {
  xml::Document const& frame;
  Waivers waivers;
  std::vector<Schema> schemas;
  pugi::xml_document copy;  ///< Of the frame; rows come and go in it.
  std::optional<DocumentOrder> order;
  std::optional<Evaluator> evaluator;
  Formatters formatters;
};

PartwiseAssessment::PartwiseAssessment(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
PartwiseAssessment::PartwiseAssessment(PartwiseAssessment&&) noexcept = default;
PartwiseAssessment::~PartwiseAssessment() = default;

std::optional<PartwiseAssessment> PartwiseAssessment::begin(xml::Document const& frame, xml::Document const& figures,
                                                            Options const& options, base::Diagnostics& diagnostics) {
  Waivers waivers(frame, options.language);
  auto schemas = compile_files(options, std::string(xml::namespace_of(frame.root())), waivers.rules(), diagnostics);
  if (!schemas) return std::nullopt;
  waivers.look_up(*schemas);
  auto parts = std::make_unique<Parts>(Parts{frame, std::move(waivers), std::move(*schemas), {}, {}, {}, {}});
  parts->copy.reset(frame.tree());
  parts->order.emplace(parts->copy);
  parts->evaluator.emplace(parts->schemas, parts->copy, figures.root());
  return PartwiseAssessment(std::move(parts));
}

bool PartwiseAssessment::can_take_rows_apart() const {
  return std::ranges::none_of(parts_->schemas, looks_across_rows);
}

void PartwiseAssessment::check_waivers(FindingsInOrder const& findings, base::Diagnostics& diagnostics) const {
  parts_->waivers.check(findings.waivers_used(), diagnostics);
}

std::vector<CheckedRule> PartwiseAssessment::rules(FindingsInOrder const& findings) const {
  return checked_rules(parts_->schemas, findings.applied_rules());
}

PartFindings PartwiseAssessment::assess_frame() {
  PartFindings result;
  Parts& parts = *parts_;
  auto const add = [&](Rank const& rank, Assertion const& assertion, pugi::xpath_node node, pugi::xpath_node subject) {
    Finding finding = finding_of(assertion, node, parts.formatters);
    finding.location = location_of(subject);
    finding.things = things_around(subject);
    pugi::xml_node const element = subject.attribute() ? subject.parent() : subject.node();
    if (element.root() == parts.copy.root()) {
      pugi::xml_node const original = counterpart(element, parts.copy, parts.frame.tree());
      bool const is_document = original.type() == pugi::node_document;
      finding.place = place_like(parts.frame, subject, is_document ? parts.frame.root() : original);
    }
    parts.waivers.apply(finding, result.waivers_used_);
    result.findings_.push_back({rank, 0, std::move(finding), rank.node});
  };
  parts.evaluator->visit(*parts.order, add);
  result.applied_rules_ = applied_rules(parts.schemas);
  return result;
}

PartFindings PartwiseAssessment::assess_rows(xml::Document const& rows, std::uint64_t before) {
  PartFindings result;
  Parts& parts = *parts_;
  pugi::xml_node container = parts.copy.document_element().child(rows.root().name());
  pugi::xml_node const last_of_frame = container.last_child();
  std::vector<pugi::xml_node> originals;
  for (pugi::xml_node const row : rows.root().children()) {
    if (row.type() != pugi::node_element) continue;
    container.append_copy(row);
    originals.push_back(row);
  }
  pugi::xml_node const first = last_of_frame ? last_of_frame.next_sibling() : container.first_child();
  auto const container_order = parts.order->key_of(container).value_or(DocumentOrder::Key{});

  auto const add = [&](Rank const& rank, Assertion const& assertion, pugi::xpath_node node, pugi::xpath_node subject) {
    Finding finding = finding_of(assertion, node, parts.formatters);
    finding.location = location_of(subject, container, before);
    finding.things = things_around(subject);
    pugi::xml_node element = subject.attribute() ? subject.parent() : subject.node();
    pugi::xml_node row = element;
    while (row && row.parent() != container) row = row.parent();
    std::uint64_t number = 0;
    if (row) {
      for (pugi::xml_node at = first; at != row; at = at.next_sibling()) ++number;
      finding.place = place_like(rows, subject, counterpart(element, row, originals[number]));
    } else if (element.root() == parts.copy.root()) {
      finding.place = place_like(parts.frame, subject, counterpart(element, parts.copy, parts.frame.tree()));
    }
    parts.waivers.apply(finding, result.waivers_used_);
    result.findings_.push_back({rank, before + 1, std::move(finding), container_order});
  };
  parts.evaluator->visit(DocumentOrder::from(first), add);
  result.applied_rules_ = applied_rules(parts.schemas);

  while (container.last_child() != last_of_frame) container.remove_child(container.last_child());
  return result;
}

}  // namespace closeout::rules
