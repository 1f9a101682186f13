#pragma once
// Records at the edges of what a budget can be, made in the tests.

#include <string>
#include <utility>
#include <vector>

namespace closeout::workbook {

/// A project of `parties` parties, each with salaries of N thousand and an odd half euro, so that the flat rate of
/// 17 % falls on half cents again and again.
inline std::string flat_rate_record(int parties) {
  std::string organisations, lines, entries, funding;
  for (int at = 1; at <= parties; ++at) {
    std::string const id = "p" + std::to_string(at);
    std::string const euros = std::to_string(at * 37);
    organisations += "<party id='" + id + "' role='" + (at == 1 ? "lead" : "partner") +
                     "' business-id='2472908-2'><name xml:lang='fi'>Osapuoli " + id + " &amp; kumppanit</name></party>";
    lines += "<line party='" + id + "' category='pay' year='2021' planned='" + euros + ".00'/><line party='" + id +
             "' category='flat' year='2021' planned='10.00'/>";
    entries += "<entry id='e" + id + "' date='2021-02-28' paid='2021-03-01' party='" + id +
               "' category='pay' voucher='" + id + "' amount='" + euros + ".50'/>";
    funding += "<line type='eu-state' party='" + id + "' financier='p1' own='no' planned='" + euros + ".00' actual='" +
               euros + ".50'/>";
  }
  return "<project><identity code='S1' fund='ESF' start='2021-01-01' end='2021-12-31' period='2014-2020'/>"
         "<titles><title xml:lang='fi'>Hanke</title></titles><report data-date='2022-01-31'/><parties>" +
         organisations +
         "</parties><budget cost-model='flat-rate-17'><categories>"
         "<category id='pay' type='staff' number='1' flat-rate-base='yes'><name xml:lang='fi'>Palkat</name></category>"
         "<category id='flat' type='flat-rate' number='2' flat-rate-base='no'><name "
         "xml:lang='fi'>Flat</name></category>"
         "</categories><lines>" +
         lines + "</lines></budget><ledger>" + entries + "</ledger><funding support-rate='80'>" + funding +
         "</funding></project>";
}

/// No ledger, no claims, nothing planned for one category, funding that does not cover the costs.
inline std::string bare_record() {
  return "<project sample='yes'><identity code='S2' fund='ESF+' start='2021-01-01' end='2021-12-31'/>"
         "<titles><title xml:lang='sv'>Projekt</title></titles><report data-date='2022-01-31' dated='2022-02-28'/>"
         "<parties><party id='a' role='lead'><name xml:lang='sv'>Å = &quot;A&quot;</name></party></parties>"
         "<budget cost-model='lump-sum'><categories>"
         "<category id='lump' type='lump-sum' flat-rate-base='no'><name xml:lang='sv'>Engång</name></category>"
         "<category id='none' type='other' flat-rate-base='no'><name xml:lang='sv'>Annat</name></category></categories>"
         "<lines><line party='a' category='lump' year='2021' planned='100000.00'/></lines></budget>"
         "<funding support-rate='80'><line type='private' party='a' financier='a' own='yes' "
         "planned='99999.99'/></funding>"
         "<income><line party='a' kind='sales' year='2021' planned='0.02'/></income></project>";
}

/// Corrections below zero, overspending, three years, a claim chain that goes beyond the budget.
inline std::string overspent_record() {
  return "<project><identity code='S3' fund='ESF' start='2019-01-01' end='2021-12-31' period='2014-2020'/>"
         "<titles><title xml:lang='en'>Project</title></titles><report data-date='2022-01-31' dated='2022-02-28'/>"
         "<parties><party id='a' role='lead'><name xml:lang='en'>A</name><short-name "
         "xml:lang='en'>A</short-name></party>"
         "<party id='b' role='partner'><name xml:lang='en'>B</name></party></parties>"
         "<budget cost-model='actual-costs'><categories>"
         "<category id='x' type='other' flat-rate-base='no'><name xml:lang='en'>X</name></category></categories><lines>"
         "<line party='a' category='x' year='2019' planned='0.03'/><line party='b' category='x' year='2020' "
         "planned='0.07'/>"
         "<line party='a' category='x' year='2021' planned='3.00'/></lines></budget><ledger>"
         "<entry id='e1' date='2020-02-29' party='a' category='x' voucher='=1+1' amount='10.10' text='+A1'/>"
         "<entry id='e2' date='2020-03-01' party='a' category='x' voucher='2' amount='-20.20' correction='yes'/>"
         "<entry id='e3' date='2020-03-02' party='b' category='x' voucher='3' amount='999999999999.99'/></ledger>"
         "<funding support-rate='80'><line type='municipal' party='a' financier='b' own='no' planned='1.00' "
         "actual='0.00'/>"
         "</funding><claims><claim id='c1' number='1' start='2019-01-01' end='2019-12-31' last='no'>"
         "<cost party='a' category='x' claimed='2.10'/></claim><claim id='c2' number='2' start='2020-01-01' "
         "end='2021-12-31' last='yes'><cost party='a' category='x' claimed='7.77'/></claim></claims></project>";
}

/// Hours at a unit cost, one of them taken back, salaries in two categories, a flat rate over three claims, a cohort, a
/// correction, and a claim of which not everything was accepted.
inline std::string unit_cost_record() {
  return "<project><identity code='S4' fund='ESF+' start='2023-03-01' end='2025-02-28' period='2021-2027'/>"
         "<titles><title xml:lang='en'>Project</title></titles><report data-date='2025-03-31'/>"
         "<parties><party id='a' role='lead'><name xml:lang='en'>A</name></party>"
         "<party id='b' role='partner'><name xml:lang='en'>B</name></party></parties>"
         "<trainings><training id='t' party='a' certificate='completion' credits='2.5'><name "
         "xml:lang='en'>T</name></training></trainings>"
         "<cohorts><cohort id='c1' training='t' start='2023-04-01' end='2023-05-31' places='7'><name "
         "xml:lang='en'>Spring</name></cohort><cohort id='c2' training='t' start='2024-04-01' end='2024-05-31' "
         "places='8'><name xml:lang='en'>Autumn</name></cohort></cohorts>"
         "<budget cost-model='flat-rate-40' salary-model='unit-cost'><categories>"
         "<category id='pay' type='staff' number='1' flat-rate-base='yes'><name xml:lang='en'>Pay</name></category>"
         "<category id='pay2' type='staff' number='2' flat-rate-base='yes'><name xml:lang='en'>Pay 2</name></category>"
         "<category id='side' type='side-costs' number='3' flat-rate-base='yes'><name "
         "xml:lang='en'>Side</name></category>"
         "<category id='flat' type='flat-rate' number='4' flat-rate-base='no'><name "
         "xml:lang='en'>Flat</name></category>"
         "</categories><positions>"
         "<position id='m' party='a' share='60' start='2023-03-01' end='2025-02-28' side-cost-percentage='26.44' "
         "yearly-gross='48000.00' hourly-rate='35.29'><title xml:lang='en'>Manager</title></position>"
         "<position id='n' party='b' share='33.33' side-cost-percentage='20.42'><title "
         "xml:lang='en'>Lecturer</title></position></positions><lines>"
         "<line party='a' category='pay' year='2023' planned='10000.00'/><line party='b' category='pay2' year='2024' "
         "planned='5000.01'/><line party='a' category='flat' year='2023' planned='4000.00'/><line party='b' "
         "category='flat' year='2024' planned='2000.00'/></lines></budget><ledger>"
         "<entry id='e1' date='2023-02-28' paid='2023-03-05' party='a' category='pay' voucher='1' amount='3534.29' "
         "position='m' hours='100.15'/>"
         "<entry id='e2' date='2024-02-29' paid='2024-03-05' party='a' category='pay2' voucher='2' amount='352.90' "
         "position='m' hours='10' vat='0.01'/>"
         "<entry id='e3' date='2024-03-01' paid='2024-03-06' party='a' category='pay2' voucher='3' amount='-35.29' "
         "position='m' hours='1' correction='yes'/>"
         "<entry id='e4' date='2025-03-03' paid='2025-02-01' party='b' category='pay2' voucher='4' amount='1000.01' "
         "position='n'/>"
         "<entry id='e5' date='2025-03-03' claim='k1' party='b' category='side' voucher='5' amount='204.20' "
         "position='n'/>"
         "<entry id='e6' date='2022-01-01' party='b' category='side' voucher='6' amount='0.03'/>"
         "</ledger><funding support-rate='80'><line type='eu-state' party='a' financier='b' own='no' "
         "planned='80.00' actual='70.00'/></funding>"
         "<income><entry id='i1' date='2023-05-01' party='a' kind='sales' voucher='9' amount='5.55'/></income>"
         "<claims><claim id='k1' number='1' start='2023-03-01' end='2023-12-31' last='no' decided='2024-02-01'>"
         "<cost party='a' category='pay' claimed='3534.29' accepted='3500.00'/><cost party='b' category='side' "
         "claimed='204.20' accepted='204.20'/><funding type='eu-state' party='a' financier='b' "
         "amount='3000.00'/></claim>"
         "<claim id='k2' number='2' start='2024-01-01' end='2024-12-31' last='no'><cost party='a' category='pay2' "
         "claimed='317.61'/></claim><claim id='k3' number='3' start='2025-01-01' end='2025-02-28' last='yes'>"
         "<cost party='b' category='pay2' claimed='1000.00'/><cost party='b' category='flat' claimed='481.68'/>"
         "<funding type='private' party='b' financier='b' amount='1.00'/></claim></claims></project>";
}

/// The same with so many more hours of the manager's that the ledger needs several sheets of 500 rows.
inline std::string long_unit_cost_record() {
  std::string record = unit_cost_record();
  std::string entries;
  for (int at = 0; at < 900; ++at) {
    std::string const number = std::to_string(at);
    entries += "<entry id='m" + number + "' date='2023-" + (at % 2 == 0 ? "05-10" : "11-10") +
               "' paid='2023-12-01' party='a' category='pay' voucher='M" + number + "' amount='" +
               std::to_string(35 * (1 + at % 8)) + ".29' position='m' hours='" + std::to_string(1 + at % 8) + ".5'/>";
  }
  return record.insert(record.find("</ledger>"), entries);
}

/// The flat rate of 7 %, whose categories may be overrun: one is, by more than it may.
inline std::string seven_percent_record() {
  return "<project><identity code='S6' fund='ESF+' start='2023-01-01' end='2023-12-31' period='2021-2027'/>"
         "<titles><title xml:lang='en'>Project</title></titles><report data-date='2024-01-31'/>"
         "<parties><party id='a' role='lead'><name xml:lang='en'>A</name></party></parties>"
         "<budget cost-model='flat-rate-7'><categories>"
         "<category id='services' type='purchased-services' number='1' flat-rate-base='yes'><name "
         "xml:lang='en'>Services</name></category><category id='travel' type='travel' number='2' "
         "flat-rate-base='yes'><name xml:lang='en'>Travel</name></category><category id='flat' type='flat-rate' "
         "number='3' flat-rate-base='no'><name xml:lang='en'>Flat</name></category></categories><lines>"
         "<line party='a' category='services' year='2023' planned='100000.00'/>"
         "<line party='a' category='travel' year='2023' planned='10000.00'/>"
         "<line party='a' category='flat' year='2023' planned='7700.00'/></lines></budget><ledger>"
         "<entry id='e1' date='2023-02-01' party='a' category='services' voucher='1' amount='120000.00'/>"
         "<entry id='e2' date='2023-03-01' party='a' category='travel' voucher='2' amount='20000.01'/></ledger>"
         "<funding support-rate='80'><line type='eu-state' party='a' financier='a' own='no' planned='117700.00'/>"
         "</funding></project>";
}

/// Parts of a lump sum, one of them not achieved, one without a party, in two claims.
inline std::string lump_sum_record() {
  return "<project><identity code='S5' fund='ESF+' start='2023-01-01' end='2024-12-31' period='2021-2027'/>"
         "<titles><title xml:lang='en'>Project</title></titles><report data-date='2025-01-31'/>"
         "<parties><party id='a' role='lead'><name xml:lang='en'>A</name></party>"
         "<party id='b' role='partner'><name xml:lang='en'>B</name></party></parties>"
         "<budget cost-model='lump-sum'><categories><category id='lump' type='lump-sum' flat-rate-base='no'><name "
         "xml:lang='en'>Lump</name></category></categories><lines><line party='a' category='lump' year='2023' "
         "planned='700.00'/><line party='b' category='lump' year='2023' planned='300.00'/></lines><lump-sum-parts>"
         "<lump-sum-part id='l1' amount='400.00' claim='k1' achieved='yes'><result xml:lang='en'>One</result>"
         "</lump-sum-part><lump-sum-part id='l2' amount='300.00' party='b' claim='k2' achieved='yes'><result "
         "xml:lang='en'>Two</result></lump-sum-part><lump-sum-part id='l3' amount='300.00' party='a' claim='k2' "
         "achieved='no'><result xml:lang='en'>Three</result></lump-sum-part></lump-sum-parts></budget>"
         "<funding support-rate='80'><line type='eu-state' party='a' financier='b' own='no' planned='800.00' "
         "actual='560.00'/></funding><claims><claim id='k1' number='1' start='2023-01-01' end='2023-12-31' last='no'>"
         "<cost party='a' category='lump' claimed='400.00'/></claim><claim id='k2' number='2' start='2024-01-01' "
         "end='2024-12-31' last='yes'><cost party='b' category='lump' claimed='300.00'/></claim></claims></project>";
}

inline std::vector<std::pair<std::string, std::string>> small_records() {
  return {{"flat-rate", flat_rate_record(60)}, {"bare", bare_record()},
          {"overspent", overspent_record()},   {"unit-cost", unit_cost_record()},
          {"lump-sum", lump_sum_record()},     {"seven-percent", seven_percent_record()}};
}

}  // namespace closeout::workbook
