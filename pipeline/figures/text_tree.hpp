#pragma once
// Accounts and texts as parts of the tree of figures. For this room's sources only.

#include "figures/account_numbers.hpp"
#include "figures/texts.hpp"

namespace closeout::figures {

void append_accounts(pugi::xml_node parent, std::vector<AccountNumber> const& accounts);
void append_texts(pugi::xml_node parent, Texts const& texts);

}  // namespace closeout::figures
