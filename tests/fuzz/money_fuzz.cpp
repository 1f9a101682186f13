// What parses as an amount prints back to the same amount.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/date.hpp"
#include "base/money.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout::base;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  if (auto const amount = Cents::parse(text); amount && Cents::parse(amount->to_decimal()) != amount) std::abort();
  if (auto const date = parse_date(text); date && to_iso(*date) != text) std::abort();
  static_cast<void>(Rate::parse_percent(text));
  return 0;
}
