#include "figures/explanation.hpp"

#include <algorithm>
#include <array>

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

using EntrySums = std::multimap<std::string, Term*, std::less<>>;

std::string key_of(std::string_view category, std::string_view party) {
  return std::string(category) + '\n' + std::string(party);
}

/// Sums of entries in a tree, which stays where it is from now on.
void collect(Term& term, EntrySums& sums) {
  if (term.entries) sums.emplace(key_of(term.entries->category, term.entries->party), &term);
  for (Term& child : term.children) collect(child, sums);
}

base::Cents combined(Term const& term) {
  base::Cents amount = term.children.front().amount;
  for (std::size_t i = 1; i < term.children.size(); ++i) {
    base::Cents const other = term.children[i].amount;
    if (term.operation == Operation::Sum) amount += other;
    if (term.operation == Operation::Difference) amount -= other;
    if (term.operation == Operation::Greatest) amount = std::max(amount, other);
    if (term.operation == Operation::Least) amount = std::min(amount, other);
  }
  bool const is_part = term.operation == Operation::Rate || term.operation == Operation::Fraction;
  return is_part ? base::apply(term.rate, amount) : amount;
}

bool is_of_nothing(Term const& term) {
  return term.operation != Operation::Stands && term.omitted == 0 && std::ranges::all_of(term.children, is_of_nothing);
}

/// Amounts from the leaves up; what is made of nothing is left out of sums.
void evaluate(Term& term) {
  for (Term& child : term.children) evaluate(child);
  if (term.operation == Operation::Sum) std::erase_if(term.children, is_of_nothing);
  if (term.operation == Operation::Stands) return;
  term.amount = term.children.empty() ? base::Cents{} : combined(term);
  term.amount += term.omitted_amount;
}

Term entry_term(pugi::xml_node entry, base::SourcePlace const& place, base::Cents amount) {
  Term term;
  term.label = entry_label(entry);
  term.operation = Operation::Stands;
  term.amount = amount;
  if (place.is_known()) term.place = Spot{place.file->name(), place.position()};
  return term;
}

/// The entry becomes part of the sum if it belongs there: listed, or counted where enough are.
void add_to(Term& sum, pugi::xml_node entry, Term term, std::optional<std::size_t> claim, std::size_t most) {
  EntryFilter const& filter = *sum.entries;
  if (filter.claim && *filter.claim != claim) return;
  if (filter.accepts && !filter.accepts(entry)) return;
  if (filter.made) term = filter.made(entry, std::move(term));
  evaluate(term);
  if (sum.children.size() < most) {
    sum.children.push_back(std::move(term));
  } else {
    ++sum.omitted;
    sum.omitted_amount += term.amount;
  }
}

/// A part of the tree of figures.
struct Part {
  std::string_view name;
  std::optional<Term> (*explain)(RecordTerms const&, pugi::xml_node, std::string_view);
};

constexpr std::array<Part, 6> parts{{{"budget", explain_budget},
                                     {"funding", explain_funding},
                                     {"claims", explain_claims},
                                     {"advances", explain_advances},
                                     {"positions", explain_positions},
                                     {"purchases", explain_purchases}}};

}  // namespace

struct Explainer::State {
  State(xml::Document const& frame, std::size_t most) : record(frame), most_entries(most) {}
  RecordTerms record;
  std::size_t most_entries;
  std::vector<Term> figures;
  EntrySums sums;  ///< By category and party; under the empty key those of any.
};

Explainer::Explainer(xml::Document const& frame, std::size_t most_entries)
    : state_(std::make_unique<State>(frame, most_entries)) {}

Explainer::~Explainer() = default;

bool Explainer::add_figure(pugi::xml_node element, std::string_view attribute) {
  pugi::xml_node part = element;
  while (part.parent().parent().parent()) part = part.parent();  // Up to a child of <figures>.
  auto const found = std::ranges::find(parts, std::string_view(part.name()), &Part::name);
  auto term = found == parts.end() ? std::nullopt : found->explain(state_->record, element, attribute);
  if (!term) return false;
  state_->figures.push_back(std::move(*term));
  return true;
}

void Explainer::add_entry(pugi::xml_node entry, base::SourcePlace const& place) {
  State& state = *state_;
  if (state.sums.empty()) {
    for (Term& figure : state.figures) collect(figure, state.sums);
  }
  if (state.sums.empty()) return;
  auto const claim = state.record.periods().claim_of(entry);
  Term const term = entry_term(entry, place, amount_of(entry, "amount"));
  for (std::string const& key :
       {key_of({}, {}), key_of(entry.attribute("category").value(), entry.attribute("party").value())}) {
    auto const [first, last] = state.sums.equal_range(key);
    for (auto it = first; it != last; ++it) add_to(*it->second, entry, term, claim, state.most_entries);
  }
}

std::vector<Term> Explainer::finish() && {
  for (Term& figure : state_->figures) evaluate(figure);
  return std::move(state_->figures);
}

}  // namespace closeout::figures
