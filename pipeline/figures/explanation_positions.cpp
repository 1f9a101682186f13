// Explanations of what the entries of a position come to (VNA 866/2021 §§ 6, 7).

#include "figures/explanation_terms.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

constexpr std::int64_t yearly_hours = 1720;

struct Position {
  RecordTerms const& record;
  pugi::xml_node node;
  std::string id;
};

Term entries_of_type(Position const& position, std::string_view type, Label label) {
  return RecordTerms::chosen_entries(std::move(label), [position, type](pugi::xml_node entry) {
    return position.record.counts(entry) && has_value(entry, "position", position.id) &&
           position.record.type_of(entry.attribute("category").value()) == type;
  });
}

Term salaries(Position const& position) {
  return entries_of_type(position, "staff", {"explain.salaries", {}});
}

bool has_hours(Position const& position, pugi::xml_node entry) {
  return position.record.counts(entry) && has_value(entry, "position", position.id) &&
         hundredths_of(entry, "hours").has_value();
}

/// The approved rate x the hours of an entry; of a reversed one they are taken back.
Term rate_by_hours(Position const& position, pugi::xml_node entry, Term const& amount) {
  std::int64_t const hours = hundredths_of(entry, "hours").value_or(0);
  Term rate = position.record.place(position.node, "hourly-rate", {"explain.hourly-rate", {}});
  Term term = sum_of(entry_label(entry), {std::move(rate)});
  term.operation = Operation::Fraction;
  term.rate = {amount.amount < base::Cents{} ? -hours : hours, 100};
  return term;
}

Term cost(Position const& position, std::function<Term(pugi::xml_node, Term)> made) {
  bool const has_rate = !position.node.attribute("hourly-rate").empty();
  return RecordTerms::chosen_entries(
      {"explain.costs", {}},
      [position, has_rate](pugi::xml_node entry) { return has_rate && has_hours(position, entry); }, std::move(made));
}

/// (1 + side costs) / 1720 of the yearly gross labour cost.
Term hourly_rate(Position const& position) {
  auto const side_costs =
      base::Rate::parse_percent(position.node.attribute("side-cost-percentage").value()).value_or(base::Rate{});
  Term gross = position.record.place(position.node, "yearly-gross", {"explain.yearly-gross", {}});
  Term term = sum_of({"explain.hourly-rate", {}}, {std::move(gross)});
  term.operation = Operation::Fraction;
  term.rate = {side_costs.denominator + side_costs.numerator, side_costs.denominator * yearly_hours};
  term.see = "VNA 866/2021 § 6";
  return term;
}

std::optional<Term> side_costs_due(Position const& position) {
  auto const rate = base::Rate::parse_percent(position.node.attribute("side-cost-percentage").value());
  if (!rate) return std::nullopt;
  return rate_of({"explain.side-costs", {}}, *rate, salaries(position), "VNA 866/2021 § 7");
}

}  // namespace

std::optional<Term> explain_positions(RecordTerms const& record, pugi::xml_node element, std::string_view attribute) {
  std::string const id = id_above(element, "position");
  pugi::xml_node const node =
      record.project().child("budget").child("positions").find_child_by_attribute("id", id.c_str());
  if (!node || std::string_view(element.name()) != "position") return std::nullopt;
  Position const position{record, node, id};
  if (attribute == "cost") return cost(position, {});
  if (attribute == "cost-due") {
    return cost(position, [position](pugi::xml_node entry, Term const& amount) {
      return rate_by_hours(position, entry, amount);
    });
  }
  if (attribute == "hourly-rate-due") return hourly_rate(position);
  if (attribute == "salaries") return salaries(position);
  if (attribute == "side-costs") return entries_of_type(position, "side-costs", {"explain.side-costs", {}});
  if (attribute == "side-costs-due") return side_costs_due(position);
  return std::nullopt;
}

}  // namespace closeout::figures
