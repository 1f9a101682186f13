#include "rules/cost_model_changes.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

/// The small project as one of 2014-2020; `more` after that.
Changes as_of_2014(Changes const& more = {}) {
  Changes changes{{R"(period="2021-2027" fund="ESF+")", R"(period="2014-2020" fund="ESF")"},
                  {R"(date="2024-01-31")", R"(date="2023-12-31")"},
                  {R"(extended-until="2029-12-31")", R"(extended-until="2036-12-31")"}};
  return with(changes, more);
}

/// A draft of 2014-2020 under another cost model, with support above EUR 50 000; `more` after that.
Changes model(std::string const& cost_model, std::int64_t percent, Changes const& more = {}) {
  return with(as_of_2014(draft_under(cost_model, percent, 61'000)), more);
}

std::pair<std::string, std::string> added_category(std::string const& type, std::string const& base = "no") {
  return {R"(<category id="flat")", "<category id='added' type='" + type + "' flat-rate-base='" + base +
                                        "'><name xml:lang='en'>Added</name></category><category id=\"flat\""};
}

std::pair<std::string, std::string> participant_wages(std::string const& financier) {
  return {"</lines>", "</lines><participant-wages><line party='amk' financier='" + financier +
                          "' planned='1.00'/></participant-wages>"};
}

std::pair<std::string, std::string> indicator(std::string const& code) {
  return {"<indicators>", "<indicators><common-esf><indicator code='" + code + "' target='1'/></common-esf>"};
}

constexpr char const* project_end = R"(end="2024-02-29" application)";

std::vector<RuleCase> cost_model_cases() {
  return {
      {"esf-cost-model", model("flat-rate-7", 7), model("flat-rate-17", 17), {}},
      {"esf-small-project",
       as_of_2014(draft_under("flat-rate-17", 17, 32'000)),
       as_of_2014(draft_under("flat-rate-40", 40, 25'000)),
       {}},
      {"esf-lump-sum-limit", as_of_2014(lump_sum(80'001, 20'000)), as_of_2014(lump_sum(80'000, 20'000)), {}},
      {"esf-only-salaries-beside-40",
       as_of_2014({added_category("travel")}),
       as_of_2014({added_category("side-costs", "yes")}),
       {}},
      {"esf-no-travel-beside-17",
       model("flat-rate-17", 17, {added_category("travel")}),
       model("flat-rate-15", 15, {added_category("travel")}),
       {}},
      {"esf-equipment-beside-17",
       model("flat-rate-17", 17, {added_category("equipment")}),
       model("flat-rate-17", 17, {added_category("materials")}),
       {}},
      {"esf-equipment-beside-15",
       model("flat-rate-15", 15, {added_category("equipment")}),
       model("flat-rate-15", 15, {added_category("materials")}),
       {}},
      {"esf-base-is-salaries",
       model("flat-rate-17", 17, {added_category("materials", "yes")}),
       model("flat-rate-17", 17, {added_category("side-costs", "yes")}),
       {}},
  };
}

}  // namespace

std::vector<RuleCase> esf_2014_cases() {
  std::vector<RuleCase> all = cost_model_cases();
  std::string const paid_entry = R"(<entry id="e-1" date="2023-06-30")";
  std::vector<RuleCase> const others{
      {"esf-three-years",
       model("flat-rate-40", 40, {{project_end, R"(end="2026-01-01" application)"}}),
       model("flat-rate-40", 40, {{project_end, R"(end="2025-12-31" application)"}}),
       {}},
      {"esf-programme-time",
       as_of_2014({{paid_entry, paid_entry + R"( paid="2024-01-01")"}}),
       as_of_2014({{paid_entry, paid_entry + R"( paid="2023-12-31")"}}),
       {}},
      {"esf-wages-of-public-body", as_of_2014({participant_wages("amk")}), as_of_2014({participant_wages("city")}), {}},
      {"esf-household-indicators", as_of_2014({indicator("CO12")}), as_of_2014({indicator("CO11")}), {}},
      // Complete no more, that participant counts in the grand total alone.
      {"sex-of-breakdown",
       as_of_2014({{R"(sex="man")", R"(sex="non-binary")"}}),
       {{R"(sex="man")", R"(sex="non-binary")"}},
       {}},
      // Ten years after 29 February 2024.
      {"esf-retention", as_of_2014({{"2036-12-31", "2034-02-27"}}), as_of_2014({{"2036-12-31", "2034-02-28"}}), {}},
  };
  all.insert(all.end(), others.begin(), others.end());
  return all;
}

}  // namespace closeout::rules
