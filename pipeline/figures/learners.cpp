#include "figures/learners.hpp"

#include <algorithm>
#include <array>

#include "figures/record_reader.hpp"

namespace closeout::figures {

namespace {

/// A certificate is made for whoever completed a training, and for whoever attended one that gives certificates of
/// attendance, if the record has the name to print on it.
bool gets_certificate(pugi::xml_node enrolment, pugi::xml_node training) {
  bool const is_earned =
      has_value(enrolment, "result", "completed") ||
      (has_value(enrolment, "result", "attended") && has_value(training, "certificate", "attendance"));
  return is_earned && enrolment.parent().child("person");
}

bool is_small(std::int64_t count, std::int64_t threshold) {
  return count > 0 && count < threshold;
}

bool is_small(LearnerCounts const& counts, std::int64_t threshold) {
  return is_small(counts.enrolled, threshold) || is_small(counts.completed, threshold) ||
         is_small(counts.attended, threshold) || is_small(counts.certificates, threshold);
}

/// What one enrolment adds. Credits count when the training was completed; those of the enrolment itself (prior
/// learning, a shorter plan) stand before the training's.
LearnerCounts counts_of(pugi::xml_node enrolment, pugi::xml_node training) {
  LearnerCounts counts;
  counts.enrolled = 1;
  counts.attended = has_value(enrolment, "result", "attended") ? 1 : 0;
  counts.certificates = gets_certificate(enrolment, training) ? 1 : 0;
  if (!has_value(enrolment, "result", "completed")) return counts;
  counts.completed = 1;
  counts.credits = hundredths_of(enrolment, "credits").value_or(hundredths_of(training, "credits").value_or(0));
  return counts;
}

LearnerCounts const& counts_for(std::string_view training, Figures const& figures) {
  auto const found = std::ranges::find(figures.trainings, training, &TrainingFigures::id);
  return found == figures.trainings.end() ? figures.learners : found->counts;
}

/// Value of a `counts` attribute, in hundredths.
std::optional<std::int64_t> counted(std::string_view what, std::string_view training, Figures const& figures) {
  LearnerCounts const& learners = counts_for(training, figures);
  std::array<std::pair<std::string_view, std::int64_t>, 8> const values{{{"participants", figures.participants * 100},
                                                                         {"enrolled", learners.enrolled * 100},
                                                                         {"completed", learners.completed * 100},
                                                                         {"attended", learners.attended * 100},
                                                                         {"certificates", learners.certificates * 100},
                                                                         {"credits", learners.credits},
                                                                         {"outputs", figures.outputs * 100},
                                                                         {"publications", figures.publications * 100}}};
  auto const found = std::ranges::find(values, what, &std::pair<std::string_view, std::int64_t>::first);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

/// Whether a count of learners, or of participants, is told to the public.
bool is_published(std::string_view what, std::string_view training, Figures const& figures) {
  if (what == "outputs" || what == "publications") return true;
  if (what == "participants") return !is_small(figures.participants, figures.small_cell_threshold);
  return figures.published_learners <= (training.empty() ? LearnerLevel::Total : LearnerLevel::Training);
}

Achievement achievement_of(pugi::xml_node node, std::string owner, std::size_t index, char const* planned,
                           char const* reached, Figures const& figures) {
  Achievement result{std::move(owner), index, hundredths_of(node, planned), hundredths_of(node, reached),
                     hundredths_of(node, "baseline")};
  if (pugi::xml_attribute const counts = node.attribute("counts")) {
    result.reached = counted(counts.value(), node.attribute("training").value(), figures);
    result.is_published = is_published(counts.value(), node.attribute("training").value(), figures);
  }
  return result;
}

}  // namespace

LearnerCounts& LearnerCounts::operator+=(LearnerCounts const& other) {
  places += other.places;
  enrolled += other.enrolled;
  completed += other.completed;
  attended += other.attended;
  certificates += other.certificates;
  credits += other.credits;
  return *this;
}

std::optional<std::int64_t> Achievement::reached_share() const {
  if (!planned || !reached) return std::nullopt;
  return base::share_in_basis_points(base::Cents(*reached), base::Cents(*planned));
}

std::optional<std::int64_t> Achievement::change() const {
  return reached && baseline ? std::optional(*reached - *baseline) : std::nullopt;
}

LearnerCounter::LearnerCounter(pugi::xml_node project) : project_(project) {
  for (pugi::xml_node const node : project.child("cohorts").children("cohort")) {
    CohortFigures cohort{node.attribute("id").value(), node.attribute("training").value(), {}};
    cohort.counts.places = node.attribute("places").as_llong();
    cohorts_.push_back(std::move(cohort));
  }
}

void LearnerCounter::add(pugi::xml_node participant) {
  pugi::xml_node const trainings = project_.child("trainings");
  for (pugi::xml_node const enrolment : participant.children("enrolment")) {
    auto const cohort = std::ranges::find(cohorts_, enrolment.attribute("cohort").value(), &CohortFigures::id);
    if (cohort == cohorts_.end()) continue;
    cohort->counts += counts_of(enrolment, trainings.find_child_by_attribute("id", cohort->training.c_str()));
  }
}

void LearnerCounter::finish(Figures& figures) && {
  figures.cohorts = std::move(cohorts_);
  for (pugi::xml_node const node : project_.child("trainings").children("training")) {
    TrainingFigures training;
    training.id = node.attribute("id").value();
    if (auto const planned = node.attribute("planned-graduates")) training.planned_graduates = planned.as_llong();
    for (CohortFigures const& cohort : figures.cohorts) {
      if (cohort.training != training.id) continue;
      ++training.cohorts;
      training.counts += cohort.counts;
    }
    figures.learners += training.counts;
    figures.trainings.push_back(std::move(training));
  }
}

LearnerLevel published_level(Figures const& figures) {
  auto const has_small = [&](auto const& all) {
    return std::ranges::any_of(all,
                               [&](auto const& one) { return is_small(one.counts, figures.small_cell_threshold); });
  };
  if (is_small(figures.learners, figures.small_cell_threshold)) return LearnerLevel::None;
  if (has_small(figures.trainings)) return LearnerLevel::Total;
  return has_small(figures.cohorts) ? LearnerLevel::Training : LearnerLevel::Cohort;
}

std::vector<Achievement> compute_achievements(pugi::xml_node project, Figures const& figures) {
  std::vector<Achievement> result;
  for (pugi::xml_node const action : project.child("actions").children("action")) {
    std::size_t index = 0;
    for (pugi::xml_node const quantity : action.children("quantity")) {
      result.push_back(
          achievement_of(quantity, action.attribute("id").value(), index++, "planned", "reached", figures));
    }
  }
  for (char const* const kind : {"programme-specific", "project-specific"}) {
    for (pugi::xml_node const node : project.child("indicators").child(kind).children("indicator")) {
      result.push_back(achievement_of(node, node.attribute("id").value(), 0, "target", "value", figures));
    }
  }
  return result;
}

}  // namespace closeout::figures
