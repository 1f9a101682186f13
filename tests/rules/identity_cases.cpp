#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

/// The grant decision with an implementation time.
std::pair<std::string, std::string> decided(std::string const& start, std::string const& end) {
  return {R"(date="2022-12-20"/>)", "date=\"2022-12-20\" start='" + start + "' end='" + end + "'/>"};
}

std::vector<RuleCase> programme_cases() {
  Changes const of_2014{{R"(period="2021-2027" fund="ESF+")", R"(period="2014-2020" fund="ESF")"},
                        {R"(date="2024-01-31")", R"(date="2023-12-31")"},
                        {R"(extended-until="2029-12-31")", R"(extended-until="2036-12-31")"}};
  Changes of_erdf = of_2014;
  of_erdf.emplace_back("S30001", "A30001");
  return {
      {"fund-of-period", {{R"(fund="ESF+")", R"(fund="ESF")"}}, {}, {}},
      {"esf-project-code", of_erdf, of_2014, {}},
      {"start-is-decided", {decided("2023-01-02", "2024-02-29")}, {decided("2023-01-01", "2024-02-29")}, {}},
      {"end-is-decided",
       {decided("2023-01-01", "2023-12-31")},
       {decided("2023-01-01", "2023-12-31"),
        {"</identity>",
         "<decision id='change' kind='change' number='2' date='2023-11-01' end='2024-02-29'/></identity>"}},
       {}},
      {"statement-of-funding", {{R"(statement="co-funded")", R"(statement="funded")"}}, {}, {}},
  };
}

std::vector<RuleCase> everywhere_cases() {
  return {
      {"action-of-implementing-party",
       {{R"(<responsible party="amk"/>)", R"(<responsible party="amk"/><responsible party="ely"/>)"}},
       {{R"(<responsible party="amk"/>)", ""}},
       {}},
      {"output-of-implementing-party",
       {{R"(<output id="output-1" kind="study")", R"(<output id="output-1" kind="study" party="ely")"}},
       {{R"(<output id="output-1" kind="study")", R"(<output id="output-1" kind="study" party="city")"}},
       {}},
      {"implementing-party-has-work",
       {{R"(<responsible party="city"/>)", ""}},
       {{R"(<responsible party="city"/>)", ""}, {R"(lead="amk")", R"(lead="city")"}},
       {}},
  };
}

}  // namespace

std::vector<RuleCase> identity_cases() {
  std::vector<RuleCase> all = programme_cases();
  for (RuleCase const& rule : everywhere_cases()) all.push_back(rule);
  return all;
}

}  // namespace closeout::rules
