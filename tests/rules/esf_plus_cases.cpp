#include "rules/cost_model_changes.hpp"
#include "rules/rule_case.hpp"

namespace closeout::rules {

std::vector<RuleCase> esf_plus_cases() {
  std::string const entry = R"(<entry id="e-1" date="2023-06-30")";
  return {
      {"esf-plus-cost-model", draft_under("flat-rate-17", 17, 61'000), lump_sum(14'000, 7'000), {}},
      {"esf-plus-lump-sum-limit", lump_sum(190'001, 10'000), lump_sum(190'000, 10'000), {}},
      {"esf-plus-only-salaries-beside-40",
       {{R"(<category id="flat")",
         R"(<category id="travel" type="travel" flat-rate-base="no"><name xml:lang="en">Travel</name></category>
            <category id="flat")"}},
       {{R"(<category id="flat")",
         R"(<category id="side" type="side-costs" flat-rate-base="yes"><name xml:lang="en">Side costs</name></category>
            <category id="flat")"}},
       {}},
      {"esf-plus-base-is-salaries",
       {{R"(<category id="flat")",
         R"(<category id="side" type="side-costs" flat-rate-base="no"><name xml:lang="en">Side costs</name></category>
            <category id="flat")"}},
       {{R"(<category id="flat")",
         R"(<category id="side" type="side-costs" flat-rate-base="yes"><name xml:lang="en">Side costs</name></category>
            <category id="flat")"}},
       {}},
      {"esf-plus-share-minimum", {{R"(share="20")", R"(share="9.99")"}}, {{R"(share="50")", R"(share="100")"}}, {}},
      {"esf-plus-share-usual", {{R"(share="20")", R"(share="19.99")"}}, {{R"(share="20")", R"(share="20.00")"}}, {}},
      {"esf-plus-side-costs", {{"26.44", "20.42"}}, {{"20.42", "26.44"}}, {}},
      {"esf-plus-not-before-application",
       {{"2022-11-15", "2023-07-01"}, {"2022-12-20", "2023-07-01"}, {"2023-01-10", "2023-07-01"}},
       {{"2022-11-15", "2023-06-30"}, {"2022-12-20", "2023-06-30"}, {"2023-01-10", "2023-06-30"}},
       {}},
      {"esf-plus-not-eligible", {{entry, entry + R"( nature="depreciation")"}}, {}, {}},
      {"esf-plus-no-vat-of-municipality",
       {{R"(vat-status="recoverable")", R"(vat-status="not-recoverable")"},
        {R"(<entry id="e-2")", R"(<entry id="e-2" vat="0.01")"}},
       {{R"(vat-status="recoverable")", R"(vat-status="not-recoverable")"},
        {R"(<entry id="e-2")", R"(<entry id="e-2" vat="0.00")"}},
       {}},
      {"esf-plus-equipment-limit", seven_percent("3000.01"), seven_percent("3000.00"), {}},
      {"esf-plus-offers", {{R"( offers="3")", ""}}, {{R"(amount="12000.00" offers="3")", R"(amount="9999.99")"}}, {}},
      {"esf-plus-price-check",
       {{R"(procedure="price-check")", R"(procedure="direct")"}},
       {{R"(procedure="price-check" amount="5000.00")", R"(procedure="direct" amount="2999.99")"}},
       {}},
      {"esf-plus-category-overrun",
       with(
           seven_percent("3000.00", 5),
           {{"</ledger>",
             "<entry id='y' date='2023-06-30' party='amk' category='equipment' voucher='9' amount='0.01'/></ledger>"}}),
       seven_percent("3000.00", 5),
       {}},
      {"esf-plus-own-contribution",
       {{R"(own="yes")", R"(own="no")"}, {R"(own="yes")", R"(own="no")"}},
       {{R"(own="yes")", R"(own="no")"}},
       {}},
      {"esf-plus-sensitive-data", {{R"(<on-leaving)", R"(<sensitive disability="no"/><on-leaving)"}}, {}, {}},
      {"esf-plus-retention", {{"2029-12-31", "2029-12-30"}}, {{R"( extended-until="2029-12-31")", ""}}, {}},
  };
}

}  // namespace closeout::rules
