// Rules of both periods on financing, claims, advances and the ledger as a whole.

#include "rules/cost_model_changes.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

constexpr char const* first_claim = R"(<cost party="amk" category="flat" claimed="4000.00"/>)";

/// Claim funding that is right: the last two amounts can be something else.
Changes claim_funding(std::string const& support = "9800.00", std::string const& own = "4200.00") {
  return {{first_claim,
           first_claim + ("<funding type='eu-state' party='amk' financier='ely' amount='" + support +
                          "'/><funding type='other-public' party='amk' financier='amk' amount='" + own + "'/>")},
          {R"(<cost party="city" category="flat" claimed="1800.00"/>)",
           R"(<cost party="city" category="flat" claimed="1800.00"/>
              <funding type="eu-state" party="city" financier="ely" amount="4410.00"/>
              <funding type="municipal" party="city" financier="city" amount="1890.00"/>)"},
          {R"(amount="1000.00")", R"(amount="2940.00")"},
          {R"(amount="1000.00")", R"(amount="2940.00")"}};
}

std::pair<std::string, std::string> entry(std::string const& attributes) {
  return {"</ledger>", "<entry " + attributes + "/></ledger>"};
}

std::vector<RuleCase> plan_cases() {
  std::string const part = R"(amount='14000.00')";
  return {
      {"flat-rate-of-plan",
       {{R"(planned="4000.00")", R"(planned="3999.99")"}, {R"(planned="4200.00")", R"(planned="4199.99")"}},
       {},
       {"support-of-party", "support-within-rate-planned", "costs-of-party-within-budget",
        "esf-plus-no-overrun-beside-40"}},
      {"lump-sum-has-parts",
       with(lump_sum(14'000, 7'000), {{"<lump-sum-parts>", "<!--"}, {"</lump-sum-parts>", "-->"}}),
       lump_sum(14'000, 7'000),
       {"financing-equals-net-costs", "financing-of-party", "support-of-party", "support-within-rate",
        "claims-equal-costs"}},
      {"lump-sum-parts-add-up",
       with(lump_sum(14'000, 7'000), {{"</lump-sum-parts>",
                                       "<lump-sum-part id='third' amount='0.01'><result "
                                       "xml:lang='en'>More</result></lump-sum-part>"
                                       "</lump-sum-parts>"}}),
       with(lump_sum(14'000, 7'000), {{"</lump-sum-parts>",
                                       "<lump-sum-part id='third' amount='0.00'><result "
                                       "xml:lang='en'>More</result></lump-sum-part>"
                                       "</lump-sum-parts>"}}),
       {}},
      {"lump-sum-part-has-output",
       with(lump_sum(14'000, 7'000), {{" output='output-1'", ""}}),
       lump_sum(14'000, 7'000),
       {}},
      {"no-voucher-for-lump-sum",
       with(lump_sum(14'000, 7'000),
            {entry("id='v' date='2023-05-31' party='amk' category='flat' voucher='1' amount='1.00' claim='claim-1'")}),
       lump_sum(14'000, 7'000),
       {}},
  };
}

std::vector<RuleCase> financing_cases() {
  return {
      {"financing-plan-of-party",
       {{R"(own="yes" planned="4200.00")", R"(own="yes" planned="4200.01")"},
        {R"(own="yes" planned="2100.00")", R"(own="yes" planned="2099.99")"}},
       {{R"(own="yes" planned="4200.00")", R"(own="yes" planned="4200.01")"},
        {R"(planned="9800.00")", R"(planned="9799.99")"}},
       {}},
      {"financing-of-party",
       {{R"(actual="4200.00")", R"(actual="4200.01")"}, {R"(actual="1890.00")", R"(actual="1889.99")"}},
       {{R"(actual="4200.00")", R"(actual="4200.01")"}, {R"(actual="9800.00")", R"(actual="9799.99")"}},
       {}},
      {"support-of-party",
       {{R"(planned="9800.00")", R"(planned="9800.01")"},
        {R"(planned="4200.00")", R"(planned="4199.99")"},
        {R"(planned="4900.00")", R"(planned="4899.99")"},
        {R"(planned="2100.00")", R"(planned="2100.01")"}},
       {{R"(implementation="group-project")", R"(implementation="joint-project")"},
        {R"(planned="9800.00")", R"(planned="9800.01")"},
        {R"(planned="4200.00")", R"(planned="4199.99")"},
        {R"(planned="4900.00")", R"(planned="4899.99")"},
        {R"(planned="2100.00")", R"(planned="2100.01")"}},
       {}},
      {"costs-of-party-within-budget",
       {{R"(amount="10000.00")", R"(amount="10000.01")"},
        {R"(claimed="10000.00")", R"(claimed="10000.01")"},
        {R"(actual="4200.00")", R"(actual="4200.01")"}},
       {{R"(implementation="group-project")", R"(implementation="joint-project")"},
        {R"(amount="10000.00")", R"(amount="10000.01")"},
        {R"(claimed="10000.00")", R"(claimed="10000.01")"},
        {R"(actual="4200.00")", R"(actual="4200.01")"}},
       {"esf-plus-no-overrun-beside-40"}},
  };
}

std::vector<RuleCase> claim_cases() {
  std::pair<std::string, std::string> const all_accepted{R"(claimed="10000.00")",
                                                         R"(claimed="10000.00" accepted="10000.00")"};
  return {
      {"claim-equals-ledger",
       {{R"(claimed="10000.00")", R"(claimed="9999.99")"}, {R"(claimed="4500.00")", R"(claimed="4500.01")"}},
       {},
       {}},
      {"accepted-within-claimed",
       {all_accepted, {R"(claimed="4000.00")", R"(claimed="4000.00" accepted="4000.01")"}},
       {all_accepted, {R"(claimed="4000.00")", R"(claimed="4000.00" accepted="4000.00")"}},
       {}},
      {"claim-has-all-costs",
       {{R"(<cost party="city" category="flat" claimed="1800.00"/>)", ""},
        {R"(claimed="4500.00")", R"(claimed="6300.00")"}},
       {},
       {"claim-equals-ledger"}},
      {"every-entry-is-claimed",
       {{R"( claim="claim-1")", ""}, {R"(id="e-1" date="2023-06-30")", R"(id="e-1" date="2022-12-31")"}},
       {{R"( claim="claim-1")", ""}, {R"(id="e-1" date="2023-06-30")", R"(id="e-1" date="2023-12-31")"}},
       {"cost-not-before-start", "claim-equals-ledger"}},
      {"claim-funding-equals-net-costs",
       claim_funding("9800.00", "4200.01"),
       claim_funding(),
       {"claimed-funding-equals-realised"}},
      {"claimed-funding-equals-realised", claim_funding("9799.99", "4200.01"), claim_funding(), {}},
      {"support-paid-within-claim",
       with(claim_funding(), {{R"(end="2023-12-31" last="no")",
                               R"(end="2023-12-31" last="no" paid="2024-02-29" support-paid="6860.01")"}}),
       with(claim_funding(), {{R"(end="2023-12-31" last="no")",
                               R"(end="2023-12-31" last="no" paid="2024-02-29" support-paid="6860.00")"}}),
       {}},
  };
}

std::vector<RuleCase> advance_cases() {
  std::string const deduction = R"(<deduction claim="claim-1" amount="1000.00"/>)";
  return {
      {"advance-within-limit",
       {{R"(amount="1000.00")", R"(amount="2940.01")"}, {R"(amount="1000.00")", R"(amount="2940.01")"}},
       {{R"(amount="1000.00")", R"(amount="2940.00")"}, {R"(amount="1000.00")", R"(amount="2940.00")"}},
       {}},
      {"advance-is-recovered",
       {{deduction, R"(<deduction claim="claim-1" amount="999.99"/>)"}},
       {{deduction, R"(<deduction claim="claim-1" amount="999.99"/><deduction claim="claim-2" amount="0.01"/>)"}},
       {}},
      {"advance-is-deducted-in-time",
       with(claim_funding(), {{R"(<deduction claim="claim-1" amount="2940.00"/>)",
                               R"(<deduction claim="claim-1" amount="2939.99"/>
                                  <deduction claim="claim-2" amount="0.01"/>)"}}),
       claim_funding(),
       {}},
  };
}

std::vector<RuleCase> ledger_cases() {
  std::string const free_entry = "date='2023-05-31' party='amk' category='staff' voucher='7' amount='0.00'";
  std::string const in_kronor = R"(voucher="1" amount="10000.00" currency="SEK" rate-date="2023-06-30" rate="11.2")";
  return {
      {"entry-is-not-repeated",
       {entry("id='a' " + free_entry), entry("id='b' " + free_entry)},
       {entry("id='a' " + free_entry), entry("id='b' text='Other' " + free_entry)},
       {}},
      {"converted-at-rate",
       {{R"(voucher="1" amount="10000.00")", in_kronor + R"( currency-amount="111999.8")"}},
       {{R"(voucher="1" amount="10000.00")", in_kronor + R"( currency-amount="111999.9")"}},
       {}},
  };
}

}  // namespace

std::vector<RuleCase> money_cases() {
  std::vector<RuleCase> all;
  for (auto const& part : {plan_cases(), financing_cases(), claim_cases(), advance_cases(), ledger_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace closeout::rules
