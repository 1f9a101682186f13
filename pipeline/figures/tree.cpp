// Figures as a tree for XPath; the vocabulary stands in README.md of this room.

#include <array>

#include "figures/figures.hpp"
#include "figures/indicator_tree.hpp"
#include "figures/money_tree.hpp"
#include "figures/text_tree.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void set_counts(pugi::xml_node node, LearnerCounts const& counts) {
  set(node, "places", counts.places);
  set(node, "enrolled", counts.enrolled);
  set(node, "completed", counts.completed);
  set(node, "attended", counts.attended);
  set(node, "certificates", counts.certificates);
  set_hundredths(node, "credits", counts.credits);
}

std::string name_of(LearnerLevel level) {
  static constexpr std::array<char const*, 4> names{"cohort", "training", "total", "none"};
  return names.at(static_cast<std::size_t>(level));
}

void append_learners(pugi::xml_node parent, Figures const& figures) {
  pugi::xml_node node = parent.append_child("learners");
  set(node, "published", name_of(figures.published_learners));
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
    if (!achievement.is_published) set_yes_no(row, "published", false);
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
  append_claims(root, figures.budget, figures.claims);
  append_advances(root, figures.advances);
  append_positions(root, figures.positions);
  append_purchases(root, figures.purchases);
  append_ledger(root, figures.ledger);
  append_learners(root, figures);
  if (figures.indicators) {
    append_indicators(root, *figures.indicators);
    // Totals of participants stand at the root too.
    pugi::xml_node const indicators = root.child("indicators");
    set(root, "published-participants", std::string(indicators.attribute("published-grand-total").value()));
    set(root, "published-complete-participants", std::string(indicators.attribute("published-total").value()));
  }
  append_achievements(root, figures.achievements);
  append_dates(root, figures.dates);
  append_accounts(root, figures.accounts);
  append_texts(root, figures.texts);
  return document;
}

}  // namespace closeout::figures
