#pragma once
// Text that the record holds in several languages.

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace closeout::compose {

struct LocalizedChoice {
  pugi::xml_node node;      ///< Null if there was nothing to choose from.
  std::string language;     ///< Of the node; empty where it says none.
  bool is_foreign = false;  ///< Not the language asked for.
};

/// The best of `candidates` for `language`: by RFC 4647 lookup, then the record's main language, then fi, sv, en,
/// then the first.
[[nodiscard]] LocalizedChoice choose_language(pugi::xpath_node_set const& candidates, std::string_view language,
                                              std::string_view record_language);

}  // namespace closeout::compose
