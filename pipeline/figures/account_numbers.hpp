#pragma once
// Account numbers of the parties (IBAN).

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::figures {

/// The number's remainder by 97, 1 for a right one: the first four characters at the end, letters as 10 to 35
/// (ISO 13616). Nothing if a character is neither a digit nor a capital letter or there are less than five.
[[nodiscard]] std::optional<int> iban_remainder(std::string_view iban);

/// Of each party that has an account number.
struct AccountNumber {
  std::string party;  ///< Id.
  int remainder = 0;
};
[[nodiscard]] std::vector<AccountNumber> compute_accounts(pugi::xml_node project);

}  // namespace closeout::figures
