// Figures as a tree for XPath; the vocabulary stands in README.md of this room.

#include "figures/figures.hpp"
#include "figures/indicator_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

/// Hundredths as a decimal without needless zeros: 1500 -> "15", 750 -> "7.5".
std::string plain_decimal(std::int64_t hundredths) {
  std::string text = base::Cents(hundredths).to_decimal();
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

void set_hundredths(pugi::xml_node node, char const* name, std::optional<std::int64_t> hundredths) {
  if (hundredths) set(node, name, plain_decimal(*hundredths));
}

void set_comparison(pugi::xml_node node, Comparison const& amount) {
  set(node, "planned", amount.planned);
  set(node, "actual", amount.actual);
  set(node, "difference", amount.difference());
  set(node, "used", amount.used());
}

void append_years(pugi::xml_node cell, Budget const& budget, std::size_t category, std::size_t party) {
  for (int const year : budget.years) {
    base::Cents planned;
    for (YearAmount const& line : budget.lines) {
      if (line.category == category && line.party == party && line.year == year) planned += line.planned;
    }
    pugi::xml_node node = cell.append_child("year");
    set(node, "number", std::int64_t{year});
    set(node, "planned", planned);
  }
}

void append_by_category(pugi::xml_node parent, Budget const& budget) {
  for (std::size_t category = 0; category < budget.categories.size(); ++category) {
    pugi::xml_node row = parent.append_child("category");
    set(row, "id", budget.categories[category]);
    set_comparison(row, budget.category_totals[category]);
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      pugi::xml_node cell = row.append_child("party");
      set(cell, "id", budget.parties[party]);
      set_comparison(cell, budget.cells[category][party]);
      append_years(cell, budget, category, party);
    }
  }
}

void append_by_party(pugi::xml_node parent, Budget const& budget) {
  for (std::size_t party = 0; party < budget.parties.size(); ++party) {
    pugi::xml_node row = parent.append_child("party");
    set(row, "id", budget.parties[party]);
    set_comparison(row, budget.party_totals[party]);
    if (budget.flat_rate) {
      set(row, "flat-rate-base-planned", budget.flat_rate_bases[party].planned);
      set(row, "flat-rate-base-actual", budget.flat_rate_bases[party].actual);
    }
    for (std::size_t category = 0; category < budget.categories.size(); ++category) {
      pugi::xml_node cell = row.append_child("category");
      set(cell, "id", budget.categories[category]);
      set_comparison(cell, budget.cells[category][party]);
    }
  }
}

void append_budget(pugi::xml_node parent, Budget const& budget) {
  pugi::xml_node node = parent.append_child("budget");
  set_comparison(node, budget.total);
  if (budget.flat_rate) set(node, "flat-rate", budget.flat_rate->numerator * 10000 / budget.flat_rate->denominator);
  for (int const year : budget.years) set(node.append_child("year"), "number", std::int64_t{year});
  append_by_category(node, budget);
  append_by_party(node, budget);
}

void append_funding(pugi::xml_node parent, Funding const& funding) {
  pugi::xml_node node = parent.append_child("funding");
  set_comparison(node, funding.total);
  set(node, "public-planned", funding.public_total.planned);
  set(node, "public-actual", funding.public_total.actual);
  set(node, "income-planned", funding.income.planned);
  set(node, "income-actual", funding.income.actual);
  set(node, "net-costs-planned", funding.net_costs.planned);
  set(node, "net-costs-actual", funding.net_costs.actual);
  for (FundingType const& type : funding.types) {
    pugi::xml_node row = node.append_child("type");
    set(row, "code", type.code);
    set_comparison(row, type.amount);
    set(row, "share-planned", base::share_in_basis_points(type.amount.planned, funding.total.planned));
    set(row, "share-actual", base::share_in_basis_points(type.amount.actual, funding.total.actual));
    for (FundingLine const& line : funding.lines) {
      if (line.type != type.code) continue;
      pugi::xml_node cell = row.append_child("line");
      set(cell, "party", line.party);
      set(cell, "financier", line.financier);
      set_yes_no(cell, "own", line.is_own);
      set_comparison(cell, line.amount);
    }
  }
}

void append_claims(pugi::xml_node parent, Figures const& figures) {
  pugi::xml_node node = parent.append_child("claims");
  for (Claim const& claim : figures.claims) {
    pugi::xml_node row = node.append_child("claim");
    set(row, "id", claim.id);
    set(row, "number", std::int64_t{claim.number});
    set(row, "claimed", claim.claimed);
    set(row, "previous", claim.previous);
    set(row, "cumulative", claim.cumulative);
    set(row, "remaining", claim.remaining);
    set(row, "used", base::share_in_basis_points(claim.cumulative, figures.budget.total.planned));
  }
}

void set_counts(pugi::xml_node node, LearnerCounts const& counts) {
  set(node, "places", counts.places);
  set(node, "enrolled", counts.enrolled);
  set(node, "completed", counts.completed);
  set(node, "attended", counts.attended);
  set(node, "certificates", counts.certificates);
  set_hundredths(node, "credits", counts.credits);
}

void append_learners(pugi::xml_node parent, Figures const& figures) {
  pugi::xml_node node = parent.append_child("learners");
  set_counts(node, figures.learners);
  for (TrainingFigures const& training : figures.trainings) {
    pugi::xml_node row = node.append_child("training");
    set(row, "id", training.id);
    set(row, "cohorts", training.cohorts);
    set(row, "planned-graduates", training.planned_graduates);
    set_counts(row, training.counts);
    for (CohortFigures const& cohort : figures.cohorts) {
      if (cohort.training != training.id) continue;
      pugi::xml_node cell = row.append_child("cohort");
      set(cell, "id", cohort.id);
      set_counts(cell, cohort.counts);
    }
  }
}

void append_achievements(pugi::xml_node parent, std::vector<Achievement> const& achievements) {
  pugi::xml_node node = parent.append_child("achievements");
  for (Achievement const& achievement : achievements) {
    pugi::xml_node row = node.append_child("achievement");
    set(row, "owner", achievement.owner);
    set(row, "index", static_cast<std::int64_t>(achievement.index + 1));
    set_hundredths(row, "planned", achievement.planned);
    set_hundredths(row, "reached", achievement.reached);
    set(row, "share", achievement.reached_share());
    set_hundredths(row, "baseline", achievement.baseline);
    set_hundredths(row, "change", achievement.change());
  }
}

}  // namespace

xml::Document to_tree(Figures const& figures) {
  xml::Document document;
  pugi::xml_node root = document.tree().append_child("figures");
  set(root, "participants", figures.participants);
  set(root, "complete-participants", figures.complete_participants);
  set(root, "outputs", figures.outputs);
  set(root, "publications", figures.publications);
  append_budget(root, figures.budget);
  append_funding(root, figures.funding);
  append_claims(root, figures);
  append_learners(root, figures);
  if (figures.indicators) append_indicators(root, *figures.indicators);
  append_achievements(root, figures.achievements);
  append_dates(root, figures.dates);
  return document;
}

}  // namespace closeout::figures
