#pragma once
// small_project.xml under other cost models, with a plan that is right for them.

#include <cstdint>

#include "rules/sample_record.hpp"

namespace closeout::rules {

/// `more` after `changes`.
Changes with(Changes changes, Changes const& more);

/// A draft under a flat rate of `percent`: staff costs of EUR 10 000 of the school and `city_staff` euros of the city,
/// the flat rate on them, and 70 % support.
Changes draft_under(std::string const& cost_model, std::int64_t percent, std::int64_t city_staff);

/// A final report on a lump sum in two parts, both achieved: `school` and `city` euros, 70 % support.
Changes lump_sum(std::int64_t school, std::int64_t city);

/// A draft under the flat rate of 7 % with EUR 12 000 of services and 5 000 of equipment planned, and `count` entries
/// of `amount` each for equipment.
Changes seven_percent(std::string const& amount = "3000.00", int count = 1);

}  // namespace closeout::rules
