#include "rules/cost_model_changes.hpp"

#include "base/money.hpp"

namespace closeout::rules {

namespace {

constexpr base::Rate support_rate{70, 100};

std::string attribute(char const* name, base::Cents amount) {
  return std::string(name) + "=\"" + amount.to_decimal() + "\"";
}

/// Support and own contribution of a party with `costs`; `planned` and `own` are what the small project has.
Changes financed(char const* name, base::Cents costs, char const* support_before, char const* own_before) {
  base::Cents const support = base::apply(support_rate, costs);
  return {{std::string(name) + "=\"" + support_before + "\"", attribute(name, support)},
          {std::string(name) + "=\"" + own_before + "\"", attribute(name, costs - support)}};
}

Changes const draft{
    {R"(state="final")", R"(state="draft")"}, {R"(last="yes")", R"(last="no")"}, {R"( filed="2024-07-01")", ""}};

}  // namespace

Changes with(Changes changes, Changes const& more) {
  changes.insert(changes.end(), more.begin(), more.end());
  return changes;
}

Changes draft_under(std::string const& cost_model, std::int64_t percent, std::int64_t city_staff) {
  base::Cents const school(10'000'00), city(city_staff * 100);
  base::Cents const school_flat = base::apply({percent, 100}, school), city_flat = base::apply({percent, 100}, city);
  Changes changes = with(draft, {{R"(cost-model="flat-rate-40")", "cost-model=\"" + cost_model + "\""},
                                 {R"(planned="4000.00")", attribute("planned", school_flat)},
                                 {R"(planned="5000.00")", attribute("planned", city)},
                                 {R"(planned="2000.00")", attribute("planned", city_flat)}});
  changes = with(changes, financed("planned", city + city_flat, "4900.00", "2100.00"));
  return with(changes, financed("planned", school + school_flat, "9800.00", "4200.00"));
}

Changes lump_sum(std::int64_t school, std::int64_t city) {
  base::Cents const of_school(school * 100), of_city(city * 100);
  auto const part = [](char const* id, base::Cents amount) {
    return "<lump-sum-part id='part-" + std::string(id) + "' amount='" + amount.to_decimal() + "' party='" + id +
           "' output='output-1' achieved='yes' claim='claim-" + (std::string_view(id) == "amk" ? "1" : "2") +
           "'><result xml:lang='en'>Study</result></lump-sum-part>";
  };
  Changes changes{
      {R"(<category id="staff" type="staff" flat-rate-base="yes"><name xml:lang="en">Staff</name></category>)", ""},
      {R"(cost-model="flat-rate-40")", R"(cost-model="lump-sum")"},
      {R"(type="flat-rate")", R"(type="lump-sum")"},
      {R"(<line party="amk" category="staff" year="2023" planned="10000.00"/>)", ""},
      {R"(<line party="city" category="staff" year="2024" planned="5000.00"/>)", ""},
      {R"(planned="4000.00")", attribute("planned", of_school)},
      {R"(planned="2000.00")", attribute("planned", of_city)},
      {"</lines>", "</lines><lump-sum-parts>" + part("amk", of_school) + part("city", of_city) + "</lump-sum-parts>"},
      {"<entry id=\"e-1\"", "<!--"},
      {"claim=\"claim-1\"/>", "-->"},
      {"<entry id=\"e-2\"", "<!--"},
      {"claim=\"claim-2\"/>", "-->"},
      {R"(<cost party="amk" category="staff" claimed="10000.00"/>)", ""},
      {R"(<cost party="city" category="staff" claimed="4500.00"/>)", ""},
      {R"(claimed="4000.00")", attribute("claimed", of_school)},
      {R"(claimed="1800.00")", attribute("claimed", of_city)}};
  changes = with(changes, financed("planned", of_city, "4900.00", "2100.00"));
  changes = with(changes, financed("planned", of_school, "9800.00", "4200.00"));
  changes = with(changes, financed("actual", of_city, "4410.00", "1890.00"));
  return with(changes, financed("actual", of_school, "9800.00", "4200.00"));
}

Changes seven_percent(std::string const& amount, int count) {
  std::string entries;
  for (int i = 0; i < count; ++i) {
    std::string const number = std::to_string(i);
    entries += "<entry id='x-" + number + "' date='2023-06-30' party='amk' category='equipment' voucher='9" + number +
               "' amount='" + amount + "'/>";
  }
  // 7 % of 10 000 + 12 000 + 5 000 is 1 890, of the city's 5 000 350.
  return with(draft, {{R"(cost-model="flat-rate-40")", R"(cost-model="flat-rate-7")"},
                      {R"(<category id="flat")",
                       R"(<category id="services" type="purchased-services" flat-rate-base="yes">
                            <name xml:lang="en">Services</name></category>
                          <category id="equipment" type="equipment" flat-rate-base="yes">
                            <name xml:lang="en">Equipment</name></category><category id="flat")"},
                      {R"(planned="4000.00")", R"(planned="1890.00")"},
                      {R"(planned="2000.00")", R"(planned="350.00")"},
                      {R"(<line party="city" category="flat")",
                       R"(<line party="amk" category="equipment" year="2023" planned="5000.00"/>
                          <line party="amk" category="services" year="2023" planned="12000.00"/>
                          <line party="city" category="flat")"},
                      {R"(own="yes" planned="4200.00")", R"(own="yes" planned="19090.00")"},
                      {R"(planned="4900.00")", R"(planned="3745.00")"},
                      {R"(planned="2100.00")", R"(planned="1605.00")"},
                      {"</ledger>", entries + "</ledger>"}});
}

}  // namespace closeout::rules
