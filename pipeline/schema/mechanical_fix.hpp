#pragma once
// Values that were written in another form and can only have been meant in one way.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::schema {

/// "1.9.2020" -> "2020-09-01". A day with slashes may be a month: nothing for it.
[[nodiscard]] std::optional<std::string> fixed_date(std::string_view value);
/// "1 234,50", "1234,5 €" -> "1234.50", "1234.5": a comma before one or two decimals, spaces between groups of three
/// digits. A comma before three digits may group them: nothing for it.
[[nodiscard]] std::optional<std::string> fixed_number(std::string_view value);
/// "FLAT RATE 17" -> "flat-rate-17": the only one of `values` that is the same but for case, spaces, hyphens and low
/// lines.
[[nodiscard]] std::optional<std::string> fixed_code(std::string_view value,
                                                    std::vector<std::string_view> const& values);
/// "24729082", "2472908 - 2", "FI24729082" -> "2472908-2" if the check digit fits (weights 7 9 10 5 8 4 2, modulo 11).
[[nodiscard]] std::optional<std::string> fixed_business_id(std::string_view value);

}  // namespace closeout::schema
