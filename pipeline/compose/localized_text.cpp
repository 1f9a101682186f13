#include "compose/localized_text.hpp"

#include <algorithm>
#include <vector>

#include "locale/language.hpp"
#include "xml/document.hpp"

namespace closeout::compose {

LocalizedChoice choose_language(pugi::xpath_node_set const& candidates, std::string_view language,
                                std::string_view record_language) {
  if (candidates.empty()) return {};
  std::vector<std::string_view> languages;
  for (pugi::xpath_node const& candidate : candidates) languages.push_back(xml::language_of(candidate.node()));
  std::vector<std::string> wanted = locale::fallback_chain(language);
  // The record's own language goes before the common ones, behind every form of the language asked for.
  auto const common = std::ranges::find_if(wanted, [language](std::string const& tag) {
    return locale::primary_subtag(tag) != locale::primary_subtag(language);
  });
  wanted.insert(common, std::string(record_language));
  std::size_t chosen = 0;
  for (std::string const& tag : wanted) {
    auto const found = std::ranges::find(languages, tag);
    if (found == languages.end()) continue;
    chosen = static_cast<std::size_t>(found - languages.begin());
    break;
  }
  std::string const result(languages[chosen]);
  bool const is_foreign = !result.empty() && locale::primary_subtag(result) != locale::primary_subtag(language);
  return {candidates[chosen].node(), result, is_foreign};
}

}  // namespace closeout::compose
