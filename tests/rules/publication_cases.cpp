#include "rules/rule_case.hpp"

namespace closeout::rules {

std::vector<RuleCase> publication_cases() {
  std::string const draft = R"(state="draft")";
  return {
      {"personal-identity-code",
       {{"Problems.", "The person 131052-308T called."}},
       {{"Problems.", "Business id 2472908-2, voucher 131052-30, day 13.10.52, number 131052308."}},
       {}},
      {"public-summary", {{"Summary.", " "}}, {{"Summary.", "S"}}, {}},
      {"text-on-continuity", {{"Continuity.", ""}}, {{"Continuity.", ""}, {R"(state="final")", draft}}, {}},
      {"text-on-problems", {{"Problems.", ""}}, {{"Problems.", ""}, {R"(state="final")", draft}}, {}},
      {"text-on-communication", {{"Communication.", ""}}, {{"Communication.", ""}, {R"(state="final")", draft}}, {}},
      {"text-on-equality",
       {{R"(code="gender-equality")", R"(code="accessibility")"}},
       {{R"(code="gender-equality")", R"(code="accessibility")"}, {R"(state="final")", draft}},
       {}},
      {"objective-has-result", {{"Result.", ""}}, {{"Result.", ""}, {R"(state="final")", draft}}, {}},
      {"work-package-is-finished",
       {{R"(status="realised")", R"(status="ongoing")"}},
       {{R"(status="realised")", R"(status="ongoing")"}, {R"(state="final")", draft}},
       {}},
      {"deviation-is-told",
       {{R"(status="realised")", R"(status="not-realised")"}},
       {{R"(status="realised")", R"(status="not-realised")"},
        {"Work</name>", R"(Work</name><deviation><text xml:lang="en"><p>Why.</p></text></deviation>)"}},
       {}},
      {"open-output-has-licence",
       {{R"( licence="CC BY 4.0")", ""}},
       {{R"(open="yes" licence="CC BY 4.0")", R"(open="no")"}},
       {}},
      {"open-output-has-address",
       {{R"( address="https://example.org")", ""}},
       {{R"(open="yes" licence="CC BY 4.0" address="https://example.org")", R"(open="no")"}},
       {}},
      {"publication-in-time",
       {{R"(published="2023")", R"(published="2022-12")"}},
       {{R"(published="2023")", R"(published="2024-07")"}},
       {}},
      {"publication-acknowledges", {{R"(acknowledgement="yes")", R"(acknowledgement="no")"}}, {}, {}},
  };
}

}  // namespace closeout::rules
