#pragma once
// Values of common indicators for a few participants written in a test.

#include "computed.hpp"

namespace closeout::figures {

inline std::string identity_of(std::string const& period) {
  return "period='" + period + "' fund='" + (period == "2014-2020" ? "ESF" : "ESF+") +
         "' start='2015-01-01' end='2030-12-31'";
}

/// Figures of a project of `period` with these participants; `report` are attributes of the report element.
inline Figures figures_of(std::string const& participants, std::string const& period = "2014-2020",
                          std::string const& report = "data-date='2022-03-15'", std::string const& indicators = "") {
  return computed_from("<report " + report + "/><participants>" + participants + "</participants><indicators>" +
                           indicators + "</indicators>",
                       identity_of(period));
}

inline Indicator const& indicator_of(Figures const& figures, std::string_view code) {
  static Indicator const none;
  EXPECT_TRUE(figures.indicators.has_value());
  if (!figures.indicators) return none;
  auto const found = std::ranges::find_if(
      figures.indicators->all, [&](Indicator const& indicator) { return indicator.definition.code == code; });
  EXPECT_NE(found, figures.indicators->all.end()) << code;
  return found == figures.indicators->all.end() ? none : *found;
}

/// A complete record: attributes given here go before the usual ones.
inline std::string person(std::string const& attributes, std::string const& content = "") {
  std::string result = "<participant " + attributes;
  for (auto const& [name, value] :
       {std::pair("sex", "woman"), std::pair("born", "1990-06-15"), std::pair("entered", "2021-02-01"),
        std::pair("labour-status", "employed"), std::pair("isced", "3")}) {
    if ((" " + attributes).find(" " + std::string(name) + "=") == std::string::npos) {
      result += std::string(" ") + name + "='" + value + "'";
    }
  }
  return result + ">" + content + "</participant>";
}

}  // namespace closeout::figures
