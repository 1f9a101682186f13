#include "figures/text_tree.hpp"

#include "figures/tree_writer.hpp"

namespace closeout::figures {

void append_accounts(pugi::xml_node parent, std::vector<AccountNumber> const& accounts) {
  pugi::xml_node node = parent.append_child("accounts");
  for (AccountNumber const& account : accounts) {
    pugi::xml_node row = node.append_child("account");
    set(row, "party", account.party);
    set(row, "remainder", std::int64_t{account.remainder});
  }
}

void append_texts(pugi::xml_node parent, Texts const& texts) {
  pugi::xml_node node = parent.append_child("texts");
  for (TextLength const& text : texts.lengths) {
    pugi::xml_node row = node.append_child("text");
    set(row, "section", text.section);
    set(row, "language", text.language);
    set(row, "characters", text.characters);
  }
  for (TitleSpelling const& spelling : texts.spellings) {
    pugi::xml_node row = node.append_child("spelling");
    set(row, "section", spelling.section);
    set(row, "language", spelling.language);
    set(row, "found", spelling.found);
    set(row, "title", spelling.title);
  }
}

}  // namespace closeout::figures
