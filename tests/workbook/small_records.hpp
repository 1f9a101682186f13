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

inline std::vector<std::pair<std::string, std::string>> small_records() {
  return {{"flat-rate", flat_rate_record(60)}, {"bare", bare_record()}, {"overspent", overspent_record()}};
}

}  // namespace closeout::workbook
