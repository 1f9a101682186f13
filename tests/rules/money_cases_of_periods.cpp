// Rules on cost models, positions and purchases that belong to one period.

#include "rules/cost_model_changes.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

/// The small project as one of 2014-2020, its dates and retention with it.
Changes of_2014(Changes const& changes) {
  return with({{R"(period="2021-2027" fund="ESF+")", R"(period="2014-2020" fund="ESF")"},
               {R"(date="2024-01-31")", R"(date="2023-12-31")"},
               {R"(extended-until="2029-12-31")", R"(extended-until="2036-12-31")"}},
              changes);
}

std::pair<std::string, std::string> added_category(std::string const& type, std::string const& base = "no") {
  return {"</categories>", "<category id='added' type='" + type + "' flat-rate-base='" + base +
                               "'><name xml:lang='en'>Added</name></category></categories>"};
}

std::pair<std::string, std::string> entry(std::string const& attributes) {
  return {"</ledger>", "<entry " + attributes + "/></ledger>"};
}

std::vector<RuleCase> cases_of_2014() {
  return {
      {"esf-other-costs-beside-flat-rate",
       of_2014(with(draft_under("flat-rate-17", 17, 61'000), {added_category("other")})),
       of_2014(with(draft_under("flat-rate-17", 17, 61'000), {added_category("audit")})),
       {}},
      {"esf-only-lump-sum",
       of_2014(with(lump_sum(50'000, 7'000), {added_category("staff")})),
       of_2014(lump_sum(50'000, 7'000)),
       {}},
      {"esf-approved-category",
       of_2014(with(draft_under("flat-rate-17", 17, 61'000),
                    {{R"(amount="10000.00")", R"(amount="9000.00")"},
                     added_category("audit"),
                     entry("id='x' date='2023-05-31' party='amk' category='added' voucher='1' amount='0.01'")})),
       of_2014(with(draft_under("flat-rate-17", 17, 61'000),
                    {{R"(amount="10000.00")", R"(amount="9000.00")"},
                     added_category("audit"),
                     entry("id='x' date='2023-05-31' party='amk' category='added' voucher='1' amount='0.00'")})),
       {}},
  };
}

std::vector<RuleCase> seven_percent_cases() {
  // 30 % of the staff costs of EUR 15 000.
  Changes const less_services{
      {R"(services" year="2023" planned="12000.00")", R"(services" year="2023" planned="4499.99")"},
      {R"(planned="1890.00")", R"(planned="1365.00")"},
      {R"(planned="19090.00")", R"(planned="11064.99")"}};
  Changes const enough_services{
      {R"(services" year="2023" planned="12000.00")", R"(services" year="2023" planned="4500.00")"},
      {R"(planned="1890.00")", R"(planned="1365.00")"},
      {R"(planned="19090.00")", R"(planned="11065.00")"}};
  return {
      {"esf-plus-seven-percent-condition",
       with(seven_percent("3000.00", 0), less_services),
       with(seven_percent("3000.00", 0), enough_services),
       {}},
      {"esf-plus-direct-costs",
       with(seven_percent(), {added_category("other", "yes")}),
       with(seven_percent(), {added_category("travel", "yes")}),
       {}},
      {"esf-plus-base-is-direct-costs",
       with(seven_percent(), {added_category("audit", "no")}),
       with(seven_percent(), {added_category("audit", "yes")}),
       {}},
  };
}

std::vector<RuleCase> tolerance_cases() {
  return {
      {"esf-plus-no-overrun-beside-40",
       {{R"(amount="10000.00")", R"(amount="10000.01")"},
        {R"(claimed="10000.00")", R"(claimed="10000.01")"},
        {R"(actual="4200.00")", R"(actual="4200.01")"}},
       {{R"(implementation="group-project")", R"(implementation="joint-project")"},
        {R"(amount="10000.00")", R"(amount="10000.01")"},
        {R"(claimed="10000.00")", R"(claimed="10000.01")"},
        {R"(actual="4200.00")", R"(actual="4200.01")"}},
       {"costs-of-party-within-budget"}},
  };
}

/// A draft in which the teacher is paid by the hour; `position` are more attributes of the position.
Changes by_the_hour(std::string const& position, std::string const& hours, std::string const& amount) {
  return {{R"(salary-model="standard-side-costs")", R"(salary-model="unit-cost")"},
          {R"(state="final")", R"(state="draft")"},
          {R"(last="yes")", R"(last="no")"},
          {R"( filed="2024-07-01")", ""},
          {R"(amount="10000.00")", R"(amount="9000.00")"},
          {R"(share="50" staff-group="teaching-without-holiday-bonus")", R"(share="20" staff-group="other")"},
          {R"(side-cost-percentage="20.42")", R"(side-cost-percentage="26.44")" + position},
          entry("id='h' date='2023-06-30' party='amk' category='staff' voucher='1' position='teacher' hours='" + hours +
                "' amount='" + amount + "'")};
}

/// EUR 48 000 x 1.2644 / 1720 is 35.29.
std::string rate(std::string const& rate) {
  return R"( yearly-gross="48000.00" hourly-rate=")" + rate + "\"";
}

std::vector<RuleCase> position_cases() {
  std::string const salaries =
      "id='s' date='2023-05-31' party='amk' category='staff' voucher='1' position='teacher' amount='1000.00'";
  std::string const side_costs =
      "id='t' date='2023-05-31' party='amk' category='added' voucher='1' position='teacher' amount=";
  Changes const draft{{R"(state="final")", R"(state="draft")"},
                      {R"(last="yes")", R"(last="no")"},
                      {R"( filed="2024-07-01")", ""},
                      {R"(amount="10000.00")", R"(amount="8000.00")"},
                      added_category("side-costs", "yes"),
                      {R"(planned="10000.00")", R"(planned="9000.00")"},
                      {"<lines>", R"(<lines><line party="amk" category="added" year="2023" planned="1000.00"/>)"},
                      entry(salaries)};
  return {
      // 20 % of 1720 hours are 344.
      {"esf-plus-hours-of-year", by_the_hour("", "344.01", "900.00"), by_the_hour("", "344.00", "900.00"), {}},
      {"esf-plus-hourly-rate", by_the_hour(rate("35.30"), "1", "35.30"), by_the_hour(rate("35.29"), "1", "35.29"), {}},
      {"esf-plus-cost-of-hours",
       by_the_hour(rate("35.29"), "1.5", "52.95"),
       by_the_hour(rate("35.29"), "1.5", "52.94"),
       {}},
      {"esf-plus-side-costs-within-percentage",
       with(draft, {entry(side_costs + "'204.21'")}),
       with(draft, {entry(side_costs + "'204.20'")}),
       {}},
      {"esf-plus-side-cost-percentage",
       {{R"(side-cost-percentage="26.44")", R"(side-cost-percentage="26.45")"}},
       {{R"(side-cost-percentage="26.44")", R"(side-cost-percentage="26.45")"},
        {"<budget ", R"(<budget side-cost-decision="Decision of 1 January 2023" )"}},
       {}},
      {"esf-plus-side-costs-needed",
       {{R"( staff-group="other"
                side-cost-percentage="26.44")",
         ""}},
       {{R"( staff-group="other"
                side-cost-percentage="26.44")",
         ""},
        {R"(salary-model="standard-side-costs")", R"(salary-model="actual")"}},
       {}},
  };
}

std::vector<RuleCase> purchase_cases() {
  auto const purchase = [](std::string const& id, std::string const& day, std::string const& amount) {
    return entry("id='" + id + "' date='" + day + "' party='amk' category='services' voucher='1' supplier='Print Oy' " +
                 "amount='" + amount + "'");
  };
  Changes const first = with(seven_percent("3000.00", 0), {purchase("a", "2023-04-03", "2900.00")});
  return {
      {"esf-plus-purchase-is-recorded",
       with(seven_percent("3000.00", 0), {purchase("a", "2023-04-03", "3000.00")}),
       with(seven_percent("3000.00", 0), {purchase("a", "2023-04-03", "2999.99")}),
       {}},
      {"esf-plus-purchase-is-not-split",
       with(first, {purchase("b", "2023-04-24", "2700.00")}),
       with(first, {purchase("b", "2023-04-25", "2700.00")}),
       {}},
  };
}

}  // namespace

std::vector<RuleCase> money_cases_of_periods() {
  std::vector<RuleCase> all;
  for (auto const& part :
       {cases_of_2014(), seven_percent_cases(), tolerance_cases(), position_cases(), purchase_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace closeout::rules
