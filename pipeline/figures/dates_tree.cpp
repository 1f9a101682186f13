// The dates of the figures as a tree.

#include "figures/dates.hpp"
#include "figures/tree_writer.hpp"

namespace closeout::figures {

namespace {

void set_evidence(pugi::xml_node node, std::string const& see, bool is_confirmed) {
  set(node, "see", see);
  set_yes_no(node, "confirmed", is_confirmed);
}

void append_year(pugi::xml_node parent, ProjectYear const& year, std::int64_t number) {
  pugi::xml_node node = parent.append_child("year");
  set(node, "number", number);
  set(node, "start", year.start);
  set(node, "end", year.end);
}

void append_window(pugi::xml_node parent, Window const& window) {
  pugi::xml_node node = parent.append_child("window");
  set(node, "id", window.id);
  set(node, "from", window.from);
  set(node, "until", window.until);
  set_evidence(node, window.see, window.is_confirmed);
}

void append_duty(pugi::xml_node parent, Duty const& duty) {
  pugi::xml_node node = parent.append_child("duty");
  set(node, "id", duty.id);
  if (!duty.claim.empty()) set(node, "claim", duty.claim);
  set(node, "until", duty.until);
  set(node, "before-move", duty.before_move);
  set_evidence(node, duty.see, duty.is_confirmed);
}

}  // namespace

void append_dates(pugi::xml_node parent, DerivedDates const& dates) {
  pugi::xml_node node = parent.append_child("dates");
  set(node, "claim-deadline", dates.claim_deadline);
  set(node, "retention-until", dates.retention_until);
  set(node, "start", dates.start);
  set(node, "end", dates.end);
  set(node, "days", std::int64_t{dates.duration.days});
  set(node, "months", std::int64_t{dates.duration.months});
  set(node, "further-days", std::int64_t{dates.duration.further_days});
  std::int64_t number = 0;
  for (ProjectYear const& year : dates.years) append_year(node, year, ++number);
  for (Window const& window : dates.windows) append_window(node, window);
  for (Duty const& duty : dates.duties) append_duty(node, duty);
}

}  // namespace closeout::figures
