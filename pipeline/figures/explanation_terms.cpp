#include "figures/explanation_terms.hpp"

#include <algorithm>

#include "figures/cost_model.hpp"
#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

char const* attribute_of(Side side) {
  return side == Side::Planned ? "planned" : "actual";
}

std::vector<std::string> ids_of(pugi::xml_node container, char const* name, RecordTerms::Predicate const& is_chosen) {
  std::vector<std::string> ids;
  for (pugi::xml_node const node : container.children(name)) {
    if (is_chosen(node)) ids.emplace_back(node.attribute("id").value());
  }
  return ids;
}

bool any(pugi::xml_node) {
  return true;
}

/// The last category of that type; empty if there is none.
std::string category_of_type(pugi::xml_node categories, std::string_view type) {
  auto const ids = ids_of(categories, "category", [&](pugi::xml_node it) { return has_value(it, "type", type); });
  return ids.empty() ? std::string() : ids.back();
}

}  // namespace

Term sum_of(Label label, std::vector<Term> children) {
  Term term;
  term.label = std::move(label);
  term.children = std::move(children);
  return term;
}

Term difference_of(Label label, Term from, Term less) {
  Term term = sum_of(std::move(label), {std::move(from), std::move(less)});
  term.operation = Operation::Difference;
  return term;
}

Term rate_of(Label label, base::Rate rate, Term on, std::string see) {
  Term term = sum_of(std::move(label), {std::move(on)});
  term.operation = Operation::Rate;
  term.rate = rate;
  term.see = std::move(see);
  return term;
}

Term not_negative(Label label, Term it) {
  Term term = sum_of(std::move(label), {std::move(it), by_law({}, {})});
  term.operation = Operation::Greatest;
  return term;
}

Term by_law(base::Cents amount, std::string see) {
  Term term;
  term.label = see.empty() ? Label{"explain.zero", {}} : Label{"explain.by-law", {{"see", see}}};
  term.operation = Operation::Stands;
  term.amount = amount;
  term.see = std::move(see);
  return term;
}

Term labelled(Label label, Term term) {
  term.label = std::move(label);
  return term;
}

Label category_label(std::string const& id) {
  return {"explain.category", {{"id", id}}};
}

Label party_label(std::string const& id) {
  return {"explain.party", {{"id", id}}};
}

Label side_label(Side side) {
  return {side == Side::Planned ? "explain.planned" : "explain.actual", {}};
}

Label entry_label(pugi::xml_node entry) {
  return {"explain.entry",
          {{"id", entry.attribute("id").value()},
           {"date", entry.attribute("date").value()},
           {"voucher", entry.attribute("voucher").value()}}};
}

Label funding_line_label(pugi::xml_node line) {
  return {"explain.funding-line",
          {{"type", line.attribute("type").value()},
           {"party", line.attribute("party").value()},
           {"financier", line.attribute("financier").value()}}};
}

std::string id_above(pugi::xml_node element, char const* name) {
  for (; element; element = element.parent()) {
    if (std::string_view(element.name()) == name) return element.attribute("id").value();
  }
  return {};
}

RecordTerms::RecordTerms(xml::Document const& frame) : frame_(frame), periods_(frame.root()) {
  pugi::xml_node const budget = project().child("budget");
  pugi::xml_node const categories = budget.child("categories");
  parties_ = ids_of(project().child("parties"), "party", any);
  categories_ = ids_of(categories, "category", any);
  base_categories_ =
      ids_of(categories, "category", [](pugi::xml_node it) { return has_value(it, "flat-rate-base", "yes"); });
  flat_rate_ = flat_rate_of(budget.attribute("cost-model").value());
  if (flat_rate_) flat_rate_category_ = category_of_type(categories, "flat-rate");
  if (budget.child("lump-sum-parts")) lump_sum_category_ = category_of_type(categories, "lump-sum");
}

bool RecordTerms::is_flat_rate(std::string_view category) const {
  return !flat_rate_category_.empty() && category == flat_rate_category_;
}

bool RecordTerms::is_lump_sum(std::string_view category) const {
  return !lump_sum_category_.empty() && category == lump_sum_category_;
}

bool RecordTerms::has_own_decisions() const {
  return has_value(project().child("identity"), "implementation", "group-project");
}

Term RecordTerms::place(pugi::xml_node node, char const* attribute, Label label) const {
  Term term;
  term.label = std::move(label);
  term.operation = Operation::Stands;
  term.amount = amount_of(node, attribute);
  base::SourcePlace const at = frame_.place_of(node, attribute);
  if (at.is_known()) term.place = Spot{at.file->name(), at.position()};
  return term;
}

Term RecordTerms::places(Label label, pugi::xml_node container, char const* name, char const* attribute,
                         Predicate const& is_chosen, std::function<Label(pugi::xml_node)> const& label_of) const {
  Term sum = sum_of(std::move(label), {});
  for (pugi::xml_node const node : container.children(name)) {
    if (is_chosen(node) && node.attribute(attribute)) sum.children.push_back(place(node, attribute, label_of(node)));
  }
  return sum;
}

Term RecordTerms::entries(std::string const& category, std::string const& party,
                          std::optional<std::optional<std::size_t>> claim) const {
  Term sum = sum_of(party_label(party), {});
  sum.entries = EntryFilter{category, party, claim, {}, {}};
  return sum;
}

Term RecordTerms::chosen_entries(Label label, Predicate is_chosen, std::function<Term(pugi::xml_node, Term)> made) {
  Term sum = sum_of(std::move(label), {});
  sum.entries = EntryFilter{{}, {}, std::nullopt, std::move(is_chosen), std::move(made)};
  return sum;
}

std::string_view RecordTerms::type_of(std::string_view category) const {
  pugi::xml_node const categories = project().child("budget").child("categories");
  return categories.find_child_by_attribute("category", "id", std::string(category).c_str()).attribute("type").value();
}

bool RecordTerms::counts(pugi::xml_node entry) const {
  auto const is_among = [entry](std::vector<std::string> const& ids, char const* attribute) {
    return std::ranges::find(ids, entry.attribute(attribute).value()) != ids.end();
  };
  return is_among(categories_, "category") && is_among(parties_, "party");
}

Term RecordTerms::of_year(std::string const& category, std::string const& party, std::string_view year) const {
  auto const is_chosen = [&](pugi::xml_node line) {
    return has_value(line, "category", category) && has_value(line, "party", party) &&
           (year.empty() || has_value(line, "year", year));
  };
  return places(party_label(party), project().child("budget").child("lines"), "line", "planned", is_chosen,
                [](pugi::xml_node line) {
                  return Label{"explain.budget-line", {{"year", line.attribute("year").value()}}};
                });
}

Term RecordTerms::spent_in_year(std::string const& category, std::string const& party, int year) const {
  auto const spent = [&](Label label, std::vector<std::string> categories, auto is_in_time) {
    return chosen_entries(
        std::move(label), [party, categories = std::move(categories), is_in_time](pugi::xml_node entry) {
          auto const date = date_of(entry, "date");
          return has_value(entry, "party", party) && date && is_in_time(static_cast<int>(date->year())) &&
                 std::ranges::find(categories, entry.attribute("category").value()) != categories.end();
        });
  };
  if (!is_flat_rate(category)) return spent(party_label(party), {category}, [year](int it) { return it == year; });
  // The rate on the base so far, less what the earlier years had.
  auto const rate_until = [&](int last) {
    return rate_of({"explain.flat-rate", {}}, *flat_rate_,
                   spent({"explain.flat-rate-base", {}}, base_categories_, [last](int it) { return it <= last; }));
  };
  return difference_of(party_label(party), rate_until(year), rate_until(year - 1));
}

Term RecordTerms::cell(Side side, std::string const& category, std::string const& party) const {
  if (side == Side::Planned) return of_year(category, party, {});
  if (is_flat_rate(category)) return rate_of(party_label(party), *flat_rate_, flat_rate_base(side, party));
  if (is_lump_sum(category)) {
    return lump_sum_parts(party_label(party), [&](pugi::xml_node part) {
      return has_value(part, "achieved", "yes") && party_of_part(part) == party;
    });
  }
  return entries(category, party);
}

Term RecordTerms::by_category(Label label, std::function<Term(std::string const&)> const& make) const {
  Term sum = sum_of(std::move(label), {});
  for (std::string const& id : categories_) sum.children.push_back(labelled(category_label(id), make(id)));
  return sum;
}

Term RecordTerms::by_party(Label label, std::function<Term(std::string const&)> const& make) const {
  Term sum = sum_of(std::move(label), {});
  for (std::string const& id : parties_) sum.children.push_back(labelled(party_label(id), make(id)));
  return sum;
}

Term RecordTerms::of_category(Side side, std::string const& category) const {
  return by_party(side_label(side), [&](std::string const& party) { return cell(side, category, party); });
}

Term RecordTerms::of_party(Side side, std::string const& party) const {
  return by_category(side_label(side), [&](std::string const& category) { return cell(side, category, party); });
}

Term RecordTerms::total(Side side) const {
  return by_category(side_label(side), [&](std::string const& category) { return of_category(side, category); });
}

Term RecordTerms::flat_rate_base(Side side, std::string const& party) const {
  Term sum = sum_of({"explain.flat-rate-base", {}}, {});
  for (std::string const& category : base_categories_) {
    // A flat rate is never formed on itself.
    Term part = is_flat_rate(category) && side == Side::Actual ? entries(category, party) : cell(side, category, party);
    sum.children.push_back(labelled(category_label(category), std::move(part)));
  }
  return sum;
}

Term RecordTerms::lump_sum_parts(Label label, Predicate const& is_chosen) const {
  return places(std::move(label), project().child("budget").child("lump-sum-parts"), "lump-sum-part", "amount",
                is_chosen, [](pugi::xml_node part) {
                  return Label{"explain.lump-sum-part", {{"id", part.attribute("id").value()}}};
                });
}

std::string_view RecordTerms::party_of_part(pugi::xml_node part) const {
  return value_or(part, "party", lead_of(project()));
}

std::optional<std::size_t> RecordTerms::claim_of_part(pugi::xml_node part) const {
  auto const named = periods_.find(part.attribute("claim").value());
  if (named || periods_.claims().empty()) return named;
  return periods_.claims().size() - 1;
}

Term RecordTerms::income(Side side, std::string_view party) const {
  auto const is_chosen = [&](pugi::xml_node row) { return party.empty() || has_value(row, "party", party); };
  pugi::xml_node const income = project().child("income");
  Label label{"explain.income", {}};
  if (side == Side::Planned) {
    return places(std::move(label), income, "line", "planned", is_chosen, [](pugi::xml_node line) {
      return Label{"explain.income-line", {{"year", line.attribute("year").value()}}};
    });
  }
  return places(std::move(label), income, "entry", "amount", is_chosen, entry_label);
}

Term RecordTerms::net_costs(Side side, std::string const& party) const {
  Term costs = labelled({"explain.costs", {}}, party.empty() ? total(side) : of_party(side, party));
  return difference_of({"explain.net-costs", {}}, std::move(costs), income(side, party));
}

Term RecordTerms::funding(Label label, Side side, Predicate const& is_chosen) const {
  return places(std::move(label), project().child("funding"), "line", attribute_of(side), is_chosen,
                funding_line_label);
}

Term RecordTerms::support(Side side, std::string_view party) const {
  return funding({"explain.support", {}}, side, [&](pugi::xml_node line) {
    return has_value(line, "type", "eu-state") && (party.empty() || has_value(line, "party", party));
  });
}

}  // namespace closeout::figures
