#include "css/language_range.hpp"

#include <algorithm>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

/// The part up to the next hyphen, taken from `text`.
std::string_view take_subtag(std::string_view& text) {
  std::size_t const end = std::min(text.find('-'), text.size());
  std::string_view const subtag = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return subtag;
}

}  // namespace

bool is_in_language_range(std::string_view tag, std::string_view range) {
  if (tag.empty() || range.empty()) return tag.empty() && range.empty();
  std::string_view const primary = take_subtag(range);
  if (primary != "*" && !equals_ignoring_case(primary, take_subtag(tag))) return false;
  if (primary == "*") take_subtag(tag);
  while (!range.empty()) {
    std::string_view const wanted = take_subtag(range);
    if (wanted == "*") continue;
    bool found = false;
    while (!found) {
      if (tag.empty()) return false;
      std::string_view const subtag = take_subtag(tag);
      found = equals_ignoring_case(subtag, wanted);
      // A singleton begins an extension, in which nothing is skipped.
      if (!found && subtag.size() == 1) return false;
    }
  }
  return true;
}

}  // namespace closeout::css
