#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

std::vector<RuleCase> role_cases() {
  auto const signatory = [](std::string const& party) {
    return std::pair<std::string, std::string>{"</training>", "<signatory party='" + party +
                                                                  "'><title xml:lang='en'>Head</title></signatory>"
                                                                  "</training>"};
  };
  auto const signature = [](std::string const& party) {
    return std::pair<std::string, std::string>{
        R"(submitted="2024-05-28"/>)",
        "submitted='2024-05-28'><signature party='" + party + "'><role xml:lang='en'>Head</role></signature></report>"};
  };
  std::pair<std::string, std::string> const other_authority{
      "</parties>", "<party id='board' role='authority'><name xml:lang='en'>Board</name></party></parties>"};
  return {
      {"authority-is-authority",
       {{R"(authority="ely")", R"(authority="city")"}},
       {other_authority,
        {R"(authority="ely")", R"(authority="board")"},
        {R"(financier="ely")", R"(financier="board")"},
        {R"(financier="ely")", R"(financier="board")"}},
       {"support-from-authority"}},
      {"signature-of-implementing-party", {signature("ely")}, {signature("city")}, {}},
      {"certificate-signed-by-its-school", {signatory("city")}, {signatory("city"), signatory("amk")}, {}},
      {"entry-of-party-of-position",
       {{R"(text="Salaries")", R"(text="Salaries" position="clerk")"}},
       {{R"(voucher="2" amount="4500.00")", R"(voucher="2" position="clerk" amount="4500.00")"}},
       {}},
      {"support-from-authority",
       {{R"(party="amk" financier="ely")", R"(party="amk" financier="city")"}},
       {{R"(party="amk" financier="amk")", R"(party="amk" financier="city")"}},
       {}},
  };
}

/// Costs of the first claim accepted as said, paid for with funding that is right.
Changes accepted(std::string const& staff, std::string const& flat, std::string const& paid) {
  return {
      {R"(end="2023-12-31" last="no")", "end='2023-12-31' last='no' filed='2024-02-01' decided='2024-03-01' " + paid},
      {R"(claimed="10000.00"/>)", "claimed='10000.00' " + staff + "/>"},
      {R"(claimed="4000.00"/>)", "claimed='4000.00' " + flat +
                                     "/><funding type='eu-state' party='amk' financier='ely' amount='9800.00'/>"
                                     "<funding type='other-public' party='amk' financier='amk' amount='4200.00'/>"},
      {R"(claimed="1800.00"/>)",
       R"(claimed="1800.00"/><funding type='eu-state' party='city' financier='ely' amount='4410.00'/>
              <funding type='municipal' party='city' financier='city' amount='1890.00'/>)"}};
}

std::vector<RuleCase> payment_cases() {
  return {
      {"accepted-of-every-cost",
       accepted("accepted='10000.00'", "", ""),
       accepted("accepted='10000.00'", "accepted='4000.00'", ""),
       {}},
      {"support-paid-of-accepted",
       accepted("accepted='10000.00'", "accepted='4000.00'", "paid='2024-03-05' support-paid='8799.99'"),
       accepted("accepted='9000.00'", "accepted='3600.00'", "paid='2024-03-05' support-paid='7920.00'"),
       {}},
      {"payment-has-day-and-amount",
       accepted("", "", "support-paid='8800.00'"),
       accepted("accepted='10000.00'", "accepted='4000.00'", "paid='2024-03-05' support-paid='8800.00'"),
       {}},
  };
}

/// All names but `left_out` of them also in Swedish.
Changes names_in_swedish(int left_out) {
  Changes changes;
  for (char const* name :
       {"Axis", "Objective", "School", "City", "Authority", "Work", "Training", "Pass or fail", "Basics", "First",
        "Second", "Spring", "Graduates", "Staff", "Flat rate", "Study", "Archive"}) {
    std::string const english = std::string{"<name xml:lang=\"en\">"} + name + "</name>";
    if (left_out-- <= 0) changes.emplace_back(english, english + "<name xml:lang='sv'>Namn</name>");
  }
  return changes;
}

std::vector<RuleCase> language_cases() {
  std::pair<std::string, std::string> const titled{"Small project</title>",
                                                   "Small project</title><title xml:lang='sv'>Litet projekt</title>"};
  Changes one_name_left = names_in_swedish(1), all_names = names_in_swedish(0);
  one_name_left.push_back(titled);
  Changes const no_title = all_names;
  all_names.push_back(titled);
  // The second objective has the same name as the first thing that is called so.
  std::pair<std::string, std::string> const objective{
      "<objective id=\"objective-1\">\n      <name xml:lang=\"en\">Objective</name>",
      "<objective id=\"objective-1\">\n      <name xml:lang=\"en\">Objective</name><name xml:lang='sv'>M</name>"};
  all_names.push_back(objective);
  one_name_left.push_back(objective);
  Changes with_objective = no_title;
  with_objective.push_back(objective);
  return {
      {"name-in-every-language", one_name_left, all_names, {}},
      {"title-in-every-language", with_objective, {}, {}},
  };
}

/// The text on costs once more under another name, in two languages or one.
std::vector<RuleCase> text_cases() {
  std::string many;
  for (char const* section : {"evaluation", "audit", "archiving", "other"}) {
    many += std::string{"<"} + section +
            "><text xml:lang='en'><p>Text.</p></text><text xml:lang='sv'><p>Text.</p></text></" + section + ">";
  }
  Changes changes{{"</continuity>", "</continuity>" + many}};
  for (char const* text : {"Summary", "Communication", "Problems", "Continuity", "Result", "Equality"}) {
    std::string const english = std::string{"<text xml:lang=\"en\"><p>"} + text + ".</p></text>";
    changes.emplace_back(english, english + "<text xml:lang='sv'><p>" + text + ".</p></text>");
  }
  Changes one_left = changes;
  one_left.pop_back();
  return {{"text-in-every-language", one_left, changes, {}}};
}

std::vector<RuleCase> repetition_cases() {
  std::string const quantity =
      R"(<quantity planned="2" bound="at-least" counts="completed"><unit xml:lang="en">graduates</unit></quantity>)";
  std::string const other =
      R"(<quantity planned="9" bound="at-most" counts="completed"><unit xml:lang="en">graduates</unit></quantity>)";
  auto const meeting_numbers = [](std::string const& first, std::string const& second) {
    return std::pair<std::string, std::string>{
        R"(<steering-group report-approved="2024-05-15"/>)",
        R"(<steering-group report-approved="2024-05-15"><member><role xml:lang="en">Chair</role></member>)"
        "<meeting number='" +
            first + "' date='2023-05-17'/><meeting number='" + second + "' date='2023-06-17'/></steering-group>"};
  };
  return {
      {"paragraph-is-not-repeated",
       {{"<p>Summary.</p>", "<p>Summary.</p><p>More.</p><p>Summary.</p>"}},
       {{"<p>Summary.</p>", "<p>Summary.</p><p>Summary, and more.</p>"}},
       {}},
      {"quantity-is-not-repeated", {{quantity, quantity + quantity}}, {{quantity, quantity + other}}, {}},
      {"responsible-is-not-repeated",
       {{R"(<responsible party="amk"/>)", R"(<responsible party="amk"/><responsible party="amk"/>)"}},
       {},
       {}},
      {"meeting-number-once", {meeting_numbers("1", "1")}, {meeting_numbers("1", "2")}, {}},
      {"deduction-once",
       {{R"(<deduction claim="claim-1" amount="1000.00"/>)",
         R"(<deduction claim="claim-1" amount="500.00"/><deduction claim="claim-1" amount="500.00"/>)"}},
       {{R"(<deduction claim="claim-1" amount="1000.00"/>)",
         R"(<deduction claim="claim-1" amount="1000.00"/><deduction claim="claim-2" amount="0.00"/>)"}},
       {}},
      {"module-result-once",
       {{R"(<module-result module="module-2" grade="pass" credits="3"/>)",
         R"(<module-result module="module-2" grade="pass" credits="2"/>
            <module-result module="module-2" grade="pass" credits="1"/>)"}},
       {{R"(<module-result module="module-2" grade="pass" credits="3"/>)",
         R"(<module-result module="module-2" grade="fail"/>
            <module-result module="module-2" grade="pass" credits="3"/>)"}},
       {}},
  };
}

}  // namespace

std::vector<RuleCase> consistency_cases() {
  std::vector<RuleCase> all = role_cases();
  for (auto const& part : {payment_cases(), language_cases(), text_cases(), repetition_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace closeout::rules
