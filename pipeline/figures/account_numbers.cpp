#include "figures/account_numbers.hpp"

namespace closeout::figures {

namespace {

constexpr std::size_t moved_characters = 4;  // Country and check digits.

std::optional<int> value_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return std::nullopt;
}

}  // namespace

std::optional<int> iban_remainder(std::string_view iban) {
  if (iban.size() <= moved_characters) return std::nullopt;
  std::string const rearranged = std::string(iban.substr(moved_characters)).append(iban.substr(0, moved_characters));
  int remainder = 0;
  for (char const c : rearranged) {
    auto const value = value_of(c);
    if (!value) return std::nullopt;
    remainder = (remainder * (*value < 10 ? 10 : 100) + *value) % 97;
  }
  return remainder;
}

std::vector<AccountNumber> compute_accounts(pugi::xml_node project) {
  std::vector<AccountNumber> accounts;
  for (pugi::xml_node const party : project.child("parties").children("party")) {
    auto const remainder = iban_remainder(party.attribute("iban").value());
    if (remainder) accounts.push_back({party.attribute("id").value(), *remainder});
  }
  return accounts;
}

}  // namespace closeout::figures
