#pragma once
// By how much a category may exceed its approved amount.

#include <optional>
#include <pugixml.hpp>

#include "base/money.hpp"

namespace closeout::figures {

/// VNA 866/2021 § 25: by 20 %, or by more if the excess is at most EUR 10 000; neither under the flat rate of 40 % nor
/// under a lump sum. The act's decree of 2014-2020 knows no such limit: costs are of approved categories, within the
/// total.
enum class Tolerance { NotRegulated, None, TwentyPercent };

[[nodiscard]] Tolerance tolerance_of(pugi::xml_node project);

/// Highest excess over `approved`; nothing if it is not regulated.
[[nodiscard]] std::optional<base::Cents> excess_limit(Tolerance tolerance, base::Cents approved);

}  // namespace closeout::figures
