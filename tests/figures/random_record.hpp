#pragma once

#include <cstdint>
#include <string>

namespace closeout::figures {

/// A record with parties, categories, years, ledger, funding, income and claims drawn by `seed`; the same for the same
/// seed everywhere. Its sums agree with nothing: figures must add up whatever the record says.
std::string random_record(std::uint32_t seed);

}  // namespace closeout::figures
