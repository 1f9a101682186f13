#include "rules/rule_case.hpp"

namespace closeout::rules {

namespace {

constexpr char const* grant = R"(date="2022-12-20"/>)";

/// Inserted before the end tag of `parent`.
std::pair<std::string, std::string> into(std::string const& parent, std::string const& inserted) {
  return {"</" + parent + ">", inserted + "</" + parent + ">"};
}

std::pair<std::string, std::string> change_decision(std::string const& attributes) {
  return into("identity", "<decision id='change' kind='change' number='2' " + attributes + "/>");
}

std::pair<std::string, std::string> related_project(std::string const& attributes) {
  return into("identity", "<related-project " + attributes + "><title xml:lang='en'>Related</title></related-project>");
}

std::pair<std::string, std::string> meetings(std::string const& first, std::string const& second) {
  return {R"(<steering-group report-approved="2024-05-15"/>)",
          R"(<steering-group report-approved="2024-05-15"><member><role xml:lang="en">Chair</role></member>)"
          "<meeting number='1' date='" +
              first + "'/><meeting number='2' date='" + second + "'/></steering-group>"};
}

std::pair<std::string, std::string> signature(std::string const& date) {
  return {R"(submitted="2024-05-28"/>)", R"(submitted="2024-05-28"><signature party="amk" date=")" + date +
                                             R"("><role xml:lang="en">Rector</role></signature></report>)"};
}

std::pair<std::string, std::string> attachment(std::string const& date) {
  return {"<retention ", "<attachments><attachment id='minutes' kind='minutes' confidential='no' date='" + date +
                             "'><name xml:lang='en'>Minutes</name></attachment></attachments><retention "};
}

std::pair<std::string, std::string> const late_claim{R"(filed="2024-07-01")", R"(filed="2024-07-02")"};

std::pair<std::string, std::string> late_claim_waived(std::string const& date) {
  return {"</retention>", "</retention><waivers><waiver rule='last-claim-in-time' date='" + date +
                              "'><reason xml:lang='en'>More time was given.</reason></waiver></waivers>"};
}

std::vector<RuleCase> decision_cases() {
  return {
      {"decision-after-application",
       {change_decision("date='2023-11-01' applied='2023-11-02'")},
       {change_decision("date='2023-11-01' applied='2023-11-01'")},
       {}},
      {"decision-in-time",
       {change_decision("date='2044-05-17'")},
       {change_decision("date='2024-05-28'"),
        into("identity", "<decision id='paid' kind='payment' number='3' date='2024-09-30'/>")},
       {}},
      {"decided-time-in-programme",
       {{grant, R"(date="2022-12-20" start="2023-01-01" end="2024-02-29"/>)"},
        change_decision("date='2023-11-01' start='2024-03-01' end='2024-02-29'")},
       {{grant, R"(date="2022-12-20" start="2023-01-01" end="2024-02-29"/>)"},
        change_decision("date='2023-11-01' start='2024-02-29' end='2024-02-29'")},
       {}},
      {"application-before-decision",
       {{R"(application-pending="2022-11-15")", R"(application-pending="2022-12-21")"}},
       {{R"(application-pending="2022-11-15")", R"(application-pending="2022-12-20")"}},
       {}},
      {"related-project-time",
       {related_project("relation='predecessor' start='2012-01-01' end='2022-12-31'")},
       {related_project("relation='predecessor' start='2013-01-01' end='2022-12-31'")},
       {}},
      {"related-project-order",
       {related_project("relation='follow-up' start='2022-12-31'")},
       {related_project("relation='follow-up' start='2023-01-01'"),
        related_project("relation='predecessor' start='2023-01-01'")},
       {}},
  };
}

std::vector<RuleCase> report_cases() {
  return {
      {"report-dates-in-order",
       {{R"(dated="2024-05-20")", R"(dated="2024-05-29")"}},
       {{R"(dated="2024-05-20")", R"(dated="2024-05-28")"}},
       {}},
      {"data-date-after-end",
       {{R"(data-date="2024-05-01")", R"(data-date="2024-02-28")"}},
       {{R"(data-date="2024-05-01")", R"(data-date="2024-02-29")"}},
       {"result-before-data-date"}},
      {"report-dated-in-time",
       {{R"(dated="2024-05-20" submitted="2024-05-28")", R"(dated="2024-07-02")"}},
       {{R"(dated="2024-05-20" submitted="2024-05-28")", R"(dated="2024-07-01")"}},
       {}},
      {"signature-in-time", {signature("2024-04-30")}, {signature("2024-05-01")}, {}},
      {"meeting-in-time", {meetings("2022-12-19", "2024-05-15")}, {meetings("2022-12-20", "2024-05-28")}, {}},
      {"meetings-in-order", {meetings("2023-05-17", "2023-05-16")}, {meetings("2023-05-17", "2023-05-17")}, {}},
      {"attachment-in-time", {attachment("2024-05-29")}, {attachment("2024-05-28")}, {}},
      {"waiver-in-time", {late_claim, late_claim_waived("2026-05-29")}, {}, {"last-claim-in-time"}},
      {"output-in-time",
       {{R"(kind="study" open)", R"(kind="study" published="2022" open)"}},
       {{R"(kind="study" open)", R"(kind="study" published="2023" open)"}},
       {}},
  };
}

std::vector<RuleCase> ledger_cases() {
  auto const extracted = [](std::string const& date) {
    return std::pair<std::string, std::string>{"<ledger>", "<ledger extracted='" + date + "'>"};
  };
  auto const rate_of = [](std::string const& date) {
    return std::pair<std::string, std::string>{
        R"(voucher="1" amount)",
        "voucher='1' currency='SEK' currency-amount='100000.00' rate='10' rate-date='" + date + "' amount"};
  };
  return {
      {"ledger-extracted-in-time", {extracted("2024-05-02")}, {extracted("2024-05-01")}, {}},
      {"entry-before-extraction",
       {extracted("2024-03-15"), {R"(date="2024-01-31")", R"(date="2024-03-16")"}},
       {extracted("2024-03-15")},
       {"cost-not-after-end"}},
      {"entry-paid-in-time",
       {{R"(date="2023-06-30")", R"(date="2023-06-30" paid="2022-12-31")"}},
       {{R"(date="2023-06-30")", R"(date="2023-06-30" paid="2024-05-01")"}},
       {}},
      {"rate-date-near-voucher", {rate_of("2021-12-31")}, {rate_of("2022-12-31")}, {}},
      {"income-in-time",
       {{"<advances>",
         "<income><entry id='i-1' date='2022-12-31' party='amk' kind='sales' voucher='3' amount='0.00' "
         "claim='claim-1'/></income><advances>"}},
       {{"<advances>",
         "<income><entry id='i-1' date='2023-01-01' party='amk' kind='sales' voucher='3' amount='0.00' "
         "claim='claim-1'/></income><advances>"}},
       {}},
      {"procurement-in-time",
       {{R"(date="2023-02-01" procedure="offers")", R"(date="2024-03-01" procedure="offers")"}},
       {{R"(date="2023-02-01" procedure="offers")", R"(date="2024-02-29" procedure="offers")"}},
       {}},
      {"advance-in-time",
       {{R"(<advance id="advance-1" date="2023-01-10")", R"(<advance id="advance-1" date="2022-12-19")"}},
       {{R"(<advance id="advance-1" date="2023-01-10")", R"(<advance id="advance-1" date="2022-12-20")"}},
       {}},
  };
}

std::vector<RuleCase> claim_cases() {
  auto const first_claim = [](std::string const& days) {
    return std::pair<std::string, std::string>{R"(end="2023-12-31" last="no")", "end='2023-12-31' last='no' " + days};
  };
  return {
      {"claim-filed-after-period", {first_claim("filed='2023-12-30'")}, {first_claim("filed='2023-12-31'")}, {}},
      {"claims-filed-in-order", {first_claim("filed='2024-07-02'")}, {first_claim("filed='2024-07-01'")}, {}},
      {"claim-decided-after-filing",
       {first_claim("filed='2024-02-01' decided='2024-01-31'")},
       {first_claim("filed='2024-02-01' decided='2024-02-01'")},
       {}},
      {"claim-paid-after-decision",
       {first_claim("filed='2024-02-01' decided='2024-03-01' paid='2024-02-29' support-paid='8800.00'")},
       {first_claim("filed='2024-02-01' decided='2024-03-01' paid='2025-12-31' support-paid='8800.00'")},
       {}},
      {"last-payment-after-last-claim",
       {{R"(last-payment="2024-09-30")", R"(last-payment="2024-06-30")"}},
       {{R"(last-payment="2024-09-30")", R"(last-payment="2024-07-01")"}},
       {}},
  };
}

std::vector<RuleCase> people_cases() {
  return {
      {"unemployed-as-adult",
       {{R"(unemployed-since="2022-10-01")", R"(unemployed-since="1999-01-30")"}},
       {{R"(unemployed-since="2022-10-01")", R"(unemployed-since="1999-01-31")"}},
       {}},
      {"result-before-data-date",
       {{R"(labour="employed" recorded="2024-02-29")", R"(labour="employed" recorded="2024-05-02")"}},
       {{R"(labour="employed" recorded="2024-02-29")", R"(labour="employed" recorded="2024-05-01")"}},
       {}},
      {"completion-before-data-date",
       {{R"(</participant>)", R"(<enrolment cohort="spring" result="failed" date="2024-05-02"/></participant>)"}},
       {{R"(</participant>)", R"(<enrolment cohort="spring" result="failed" date="2024-05-01"/></participant>)"}},
       {}},
      {"module-completed-in-time",
       {{R"(<module-result module="module-1")", R"(<module-result module="module-1" date="2023-02-28")"}},
       {{R"(<module-result module="module-1")",
         R"(<module-result module="module-1" recognised="yes" date="2020-02-28")"},
        {R"(<module-result module="module-2")", R"(<module-result module="module-2" date="2023-03-01")"}},
       {}},
      {"graduation-in-time",
       {{R"(graduation-date="2023-08-31")", R"(graduation-date="2023-08-31" certificate-date="2024-05-29")"}},
       {{R"(graduation-date="2023-08-31")", R"(graduation-date="2023-08-31" certificate-date="2024-05-28")"}},
       {}},
      {"level-decided-in-time",
       {{R"(basis="institution")", R"(basis="institution" decided="2024-05-02")"}},
       {{R"(basis="institution")", R"(basis="institution" decided="2024-05-01")"}},
       {}},
  };
}

}  // namespace

std::vector<RuleCase> date_cases() {
  std::vector<RuleCase> all = decision_cases();
  for (auto const& part : {report_cases(), ledger_cases(), claim_cases(), people_cases()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace closeout::rules
