#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "computed.hpp"

namespace closeout::figures {

/// A record with parties, categories, years, ledger, funding, income and claims drawn by `seed`; the same for the same
/// seed everywhere. Its sums agree with nothing: figures must add up whatever the record says.
std::string random_record(std::uint32_t seed);

/// Hands over records and their figures; stops at the first record for which something does not hold, and names its
/// seed.
template <typename Check>
void for_every_record(Check const& check) {
  for (std::uint32_t seed = 1; seed <= 300 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("random_record(" + std::to_string(seed) + ")");
    xml::Document const record = record_of(random_record(seed));
    check(record, computed(record));
  }
}

}  // namespace closeout::figures
