#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

std::pair<std::string, std::string> common(std::string const& indicators) {
  return {"<indicators>",
          R"(<indicators><common-esf-plus period="2021-2027" fund="ESF+">)" + indicators + "</common-esf-plus>"};
}

/// Without participants, so that written values count, and without what is counted from them.
Changes written(std::string const& indicators) {
  return {common(indicators),
          {"<participants>", R"(<participants invented="yes"/><!--)"},
          {"</participants>", "-->"},
          {R"(counts="completed"><unit)", R"(reached="2"><unit)"},
          {R"(target="2" counts="completed")", R"(target="2" value="2")"}};
}

}  // namespace

std::vector<RuleCase> indicator_cases() {
  std::string const three = R"(<indicator code="EECO01" value="9"/><indicator code="EECO04" value="3"/>)"
                            R"(<indicator code="EECO05" value="2"/><indicator code="EECO02" )";
  return {
      // 31 August and 28 days are 28 September.
      {"result-within-four-weeks", {{"2023-09-15", "2023-09-29"}}, {{"2023-09-15", "2023-09-28"}}, {}},
      {"written-sexes-add-up",
       written(R"(<indicator code="EECO01" women="3" men="4" non-binary="1" value="9"/>)"),
       written(R"(<indicator code="EECO01" women="3" men="4" non-binary="2" value="9"/>)"),
       {}},
      {"written-groups-make-up-the-total", written(three + R"(value="3"/>)"), written(three + R"(value="4"/>)"), {}},
      {"written-part-within-whole",
       written(R"(<indicator code="EECO02" value="4"/><indicator code="EECO03" value="5"/>)"),
       written(R"(<indicator code="EECO02" value="4"/><indicator code="EECO03" value="4"/>)"),
       {}},
      {"counted-is-not-written",
       {common(R"(<indicator code="EECO05" value="1"/>)")},
       {common(R"(<indicator code="EECO19" value="1"/>)")},
       {}},
      {"common-shortfall-is-explained",
       {common(R"(<indicator code="EECO05" target="2"/>)")},
       {common(R"(<indicator code="EECO05" target="2"><explanation><text xml:lang="en"><p>Why.</p></text></explanation>
                  </indicator>)")},
       {}},
      {"common-far-above-target",
       written(R"(<indicator code="EECO19" target="2" value="5"/>)"),
       written(R"(<indicator code="EECO19" target="2" value="4"/>)"),
       {}},
      {"small-cell-threshold",
       {{R"(state="final")", R"(state="final" small-cell-threshold="2")"}},
       {{R"(state="final")", R"(state="final" small-cell-threshold="3")"}},
       {}},
      {"small-cell-threshold-special",
       {{R"(state="final")", R"(state="final" small-cell-threshold-special="4")"}},
       {{R"(state="final")", R"(state="final" small-cell-threshold-special="5")"}},
       {}},
  };
}

}  // namespace closeout::rules
