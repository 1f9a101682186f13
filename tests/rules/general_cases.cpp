#include "rules/cost_model_changes.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

std::vector<RuleCase> identity_and_party_cases() {
  return {
      {"project-ends-after-start",
       {{R"(end="2024-02-29" application)", R"(end="2022-12-31" application)"}},
       {},
       {"work-in-project-time", "cost-not-after-end", "last-claim-ends-with-project",
        "participant-enters-in-project-time", "participant-leaves-in-project-time", "cohort-in-project-time",
        "last-claim-in-time", "report-in-time", "advance-in-time", "procurement-in-time"}},
      {"work-ends-after-start",
       {{R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-02-01" end="2023-01-31")"}},
       {{R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-02-01" end="2023-02-01")"}},
       {}},
      {"work-in-project-time",
       {{R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-02-01" end="2024-03-01")"}},
       {{R"(start="2023-02-01" end="2023-09-30")", R"(start="2023-01-01" end="2024-02-29")"}},
       {}},
      {"one-lead", {{R"(role="partner")", R"(role="lead")"}}, {{R"(role="partner")", R"(role="transferee")"}}, {}},
      {"implementing-party-has-business-id",
       {{R"( business-id="0204819-8")", ""}},
       {{R"(organisation-type="state-authority")", R"(organisation-type="state-authority" web="https://example.org")"}},
       {}},
      {"business-id-once", {{"0204819-8", "2472908-2"}}, {{"0204819-8", "0101263-6"}}, {}},
      {"implementing-party-has-budget",
       {{"<party id=\"ely\"",
         R"(<party id="new" role="partner" business-id="0101263-6"><name xml:lang="en">New</name></party>
            <party id="ely")"}},
       {{"<party id=\"ely\"",
         R"(<party id="new" role="other" business-id="0101263-6"><name xml:lang="en">New</name></party>
            <party id="ely")"}},
       {"implementing-party-has-work"}},
      {"business-id-check-digit", {{"0204819-8", "0204819-7"}}, {{"0204819-8", "0124610-9"}}, {}},
      {"iban-check",
       {{"FI1480001900966160", "FI1480001900966161"}},
       {{"FI1480001900966160", "GB82WEST12345698765432"}},
       {}},
      {"cost-of-implementing-party",
       {{"<lines>", R"(<lines><line party="ely" category="staff" year="2023" planned="0.00"/>)"}},
       {{"<lines>", R"(<lines><line party="amk" category="staff" year="2024" planned="0.00"/>)"}},
       {}},
      {"work-of-implementing-party", {{R"(lead="amk")", R"(lead="ely")"}}, {{R"(lead="amk")", R"(lead="city")"}}, {}},
  };
}

std::vector<RuleCase> cost_cases() {
  std::string const entry = R"(<entry id="e-1" date="2023-06-30")";
  return {
      {"cost-not-before-start",
       {{entry, R"(<entry id="e-1" date="2022-12-31")"}},
       {{entry, R"(<entry id="e-1" date="2023-01-01")"}},
       {}},
      {"cost-not-after-end",
       {{entry, R"(<entry id="e-1" date="2024-03-01")"}},
       {{entry, R"(<entry id="e-1" date="2024-02-29" paid="2024-03-31")"}},
       {}},
      {"negative-amount-is-correction",
       {{"<ledger>",
         R"(<ledger><entry id="e-0" date="2023-05-31" party="amk" category="staff" voucher="0" amount="-5.00"/>
                        <entry id="e-3" date="2023-05-31" party="amk" category="staff" voucher="0" amount="5.00"/>)"}},
       {{"<ledger>",
         R"(<ledger><entry id="e-0" date="2023-05-31" party="amk" category="staff" voucher="0" amount="-5.00"
                   correction="yes"/>
            <entry id="e-3" date="2023-05-31" party="amk" category="staff" voucher="0" amount="5.00"/>)"}},
       {}},
      {"vat-is-a-cost",
       {{R"(vat-status="not-recoverable")", R"(vat-status="recoverable")"}, {entry, entry + R"( vat="24.00")"}},
       {{R"(vat-status="not-recoverable")", R"(vat-status="partly-recoverable")"}, {entry, entry + R"( vat="24.00")"}},
       {}},
      {"foreign-currency-has-rate",
       {{entry, entry + R"( currency="SEK" rate="11.20")"}},
       {{entry, entry + R"( currency="SEK" rate="11.20" rate-date="2023-06-30")"}},
       {}},
      {"never-eligible", {{entry, entry + R"( nature="fine")"}}, {}, {}},
      {"flat-rate-has-category",
       {{R"(type="flat-rate" flat-rate-base="no")", R"(type="side-costs" flat-rate-base="yes")"}},
       {},
       {"financing-equals-net-costs", "claims-equal-costs", "claim-equals-ledger", "financing-of-party",
        "support-of-party", "support-within-rate"}},
      {"flat-rate-has-base",
       {{R"(flat-rate-base="yes")", R"(flat-rate-base="no")"}},
       {},
       {"financing-equals-net-costs", "claims-equal-costs", "esf-plus-base-is-salaries", "claim-equals-ledger",
        "flat-rate-of-plan", "financing-of-party", "support-of-party", "support-within-rate"}},
      {"no-flat-rate-without-model",
       with(lump_sum(14'000, 7'000), {{"</categories>", R"(<category id="rate" type="flat-rate" flat-rate-base="no">
                                       <name xml:lang="en">Rate</name></category></categories>)"}}),
       lump_sum(14'000, 7'000),
       {}},
      {"no-voucher-for-flat-rate",
       {{"<ledger>",
         R"(<ledger><entry id="e-0" date="2023-05-31" party="amk" category="flat" voucher="0" amount="5.00"/>)"}},
       {{"<ledger>",
         R"(<ledger><entry id="e-0" date="2023-05-31" party="amk" category="staff" voucher="0" amount="0.00"/>)"}},
       {}},
  };
}

std::string advance_of_one_euro(std::string const& party) {
  return "<advances><advance id='a' date='2023-01-09' amount='1.00'" + (party.empty() ? "" : " party='" + party + "'") +
         "><deduction claim='claim-1' amount='1.00'/></advance>";
}

std::vector<RuleCase> total_cases() {
  return {
      {"costs-within-budget",
       {{R"(amount="10000.00")", R"(amount="10500.01")"}},
       {},
       {"financing-equals-net-costs", "claims-equal-costs", "claim-equals-ledger", "costs-of-party-within-budget",
        "esf-plus-no-overrun-beside-40", "financing-of-party"}},
      {"financing-plan-equals-net-costs",
       {{R"(own="yes" planned="4200.00")", R"(own="yes" planned="4200.01")"}},
       {{R"(own="yes" planned="4200.00")", R"(own="yes" planned="4200.01")"},
        {R"(planned="9800.00")", R"(planned="9799.99")"}},
       {"financing-plan-of-party"}},
      {"financing-equals-net-costs",
       {{R"(actual="4200.00")", R"(actual="4200.01")"}},
       {{R"(actual="4200.00")", R"(actual="4200.01")"}, {R"(actual="9800.00")", R"(actual="9799.99")"}},
       {"financing-of-party"}},
      {"support-rate-limit",
       {{R"(support-rate="70")", R"(support-rate="80.01")"}},
       {{R"(support-rate="70")", R"(support-rate="80.01" special-reason="yes")"}},
       {}},
      {"support-within-rate-planned",
       {{R"(planned="9800.00")", R"(planned="9800.01")"}, {R"(planned="4200.00")", R"(planned="4199.99")"}},
       {{R"(planned="9800.00")", R"(planned="9799.99")"}, {R"(planned="4200.00")", R"(planned="4200.01")"}},
       {"support-of-party"}},
      {"support-within-rate",
       {{R"(actual="9800.00")", R"(actual="9800.01")"}, {R"(actual="4200.00")", R"(actual="4199.99")"}},
       {{R"(actual="9800.00")", R"(actual="9799.99")"}, {R"(actual="4200.00")", R"(actual="4200.01")"}},
       {"support-of-party"}},
      {"one-advance", {{"<advances>", advance_of_one_euro("")}}, {{"<advances>", advance_of_one_euro("city")}}, {}},
  };
}

std::vector<RuleCase> claim_cases() {
  return {
      {"one-last-claim", {{R"(last="yes")", R"(last="no")"}}, {}, {}},
      {"claim-numbers", {{R"(number="2")", R"(number="3")"}}, {}, {}},
      {"first-claim-starts-with-project",
       {{R"(start="2023-01-01" end="2023-12-31")", R"(start="2023-01-02" end="2023-12-31")"}},
       {},
       {}},
      {"claims-unbroken",
       {{R"(start="2024-01-01" end="2024-02-29")", R"(start="2024-01-02" end="2024-02-29")"}},
       {{R"(end="2023-12-31")", R"(end="2023-02-28")"}, {R"(start="2024-01-01")", R"(start="2023-03-01")"}},
       {}},
      {"claim-within-budget",
       {{R"(claimed="10000.00")", R"(claimed="10700.01")"}},
       {},
       {"claims-equal-costs", "claim-equals-ledger"}},
      {"last-claim-is-last",
       {{R"(last="no")", R"(last="yes")"}},
       {},
       {"one-last-claim", "last-claim-ends-with-project", "claims-equal-costs"}},
      {"last-claim-ends-with-project", {{R"(end="2024-02-29" last)", R"(end="2024-02-28" last)"}}, {}, {}},
      {"claims-equal-costs", {{R"(claimed="1800.00")", R"(claimed="1799.99")"}}, {}, {"claim-equals-ledger"}},
      {"last-claim-in-time", {{"2024-07-01", "2024-07-02"}}, {}, {}},
      {"report-in-time", {{"2024-05-28", "2024-07-02"}}, {{"2024-05-28", "2024-07-01"}}, {}},
      {"steering-group-approved", {{R"( report-approved="2024-05-15")", ""}}, {}, {}},
      {"steering-group-approved-in-order", {{"2024-05-15", "2024-04-30"}}, {{"2024-05-15", "2024-05-28"}}, {}},
  };
}

std::vector<RuleCase> participant_cases() {
  return {
      {"participant-enters-in-project-time",
       {{R"(entered="2023-03-01")", R"(entered="2022-12-31")"}},
       {{R"(entered="2023-03-01")", R"(entered="2023-01-01")"}},
       {}},
      {"participant-leaves-after-entry",
       {{R"(entered="2023-03-01" left="2023-08-31")", R"(entered="2023-03-01" left="2023-02-28")"},
        {"2023-09-15", "2023-03-15"}},
       {{R"(entered="2023-03-01" left="2023-08-31")", R"(entered="2023-03-01" left="2023-03-01")"},
        {"2023-09-15", "2023-03-15"}},
       {}},
      {"participant-leaves-in-project-time",
       {{"left=\"2023-08-31\"\n                 labour-status=\"unemployed\"",
         "left=\"2024-03-01\"\n                 labour-status=\"unemployed\""}},
       {{"left=\"2023-08-31\"\n                 labour-status=\"unemployed\"",
         "left=\"2024-02-29\"\n                 labour-status=\"unemployed\""}},
       {}},
      {"only-unemployed-are-long-term",
       {{R"(labour-status="unemployed")", R"(labour-status="inactive")"}},
       {{R"(labour-status="unemployed" unemployed-since="2022-10-01")", R"(labour-status="inactive")"}},
       {}},
      {"unemployed-before-entry", {{"2022-10-01", "2023-03-02"}}, {{"2022-10-01", "2023-03-01"}}, {}},
      {"age-is-plausible", {{"1985-01-31", "2008-03-02"}}, {{"1985-01-31", "2008-03-01"}}, {}},
      {"result-needs-exit",
       {{R"( left="2023-08-31")", ""},
        {R"(<six-months-after labour="employed" recorded="2024-02-29">)"
         R"(<improvement ground="promotion"/></six-months-after>)",
         ""}},
       {{R"(<on-leaving labour="employed" recorded="2023-09-15"/>)", ""}},
       {}},
      {"result-not-before-exit", {{"2023-09-15", "2023-08-30"}}, {{"2023-09-15", "2023-08-31"}}, {}},
      // From 31 August six months last until the last day of February, the 29th in a leap year.
      {"six-months-have-passed", {{"2024-02-29\"><improvement", "2024-02-28\"><improvement"}}, {}, {}},
      {"improvement-of-employed",
       {{R"(labour-status="employed")", R"(labour-status="inactive")"}},
       {{R"(labour-status="employed")", R"(labour-status="inactive")"}, {R"(<improvement ground="promotion"/>)", ""}},
       {}},
      {"shortfall-is-explained",
       {{R"(id="graduates" target="2")", R"(id="graduates" target="3")"}},
       {{R"(state="final")", R"(state="draft")"}, {R"(id="graduates" target="2")", R"(id="graduates" target="3")"}},
       {}},
      {"far-above-target",
       {{R"(planned="2" bound="at-least" counts="completed")", R"(planned="2" bound="at-least" reached="4.01")"}},
       {{R"(planned="2" bound="at-least" counts="completed")", R"(planned="2" bound="at-least" reached="4")"}},
       {}},
  };
}

}  // namespace

std::vector<RuleCase> general_cases() {
  std::vector<RuleCase> all;
  for (auto const& part :
       {identity_and_party_cases(), cost_cases(), total_cases(), claim_cases(), participant_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace closeout::rules
