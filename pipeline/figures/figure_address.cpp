#include "figures/figure_address.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

namespace closeout::figures {

namespace {

/// What tells an element from its siblings of the same name: its key, else its place among them.
std::string predicate_of(pugi::xml_node element) {
  for (char const* const key : {"id", "code", "number"}) {
    if (auto const value = element.attribute(key)) return std::string("[@") + key + "='" + value.value() + "']";
  }
  auto const siblings = element.parent().children(element.name());
  if (std::distance(siblings.begin(), siblings.end()) == 1) return {};
  auto const before = std::distance(siblings.begin(), std::find(siblings.begin(), siblings.end(), element));
  return "[" + std::to_string(before + 1) + "]";
}

void remove_all(std::string& text, std::string_view what) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what)) text.erase(at, what.size());
}

/// Where the decimals begin: a last point or comma with one or two digits behind it; the others group thousands.
std::size_t decimal_separator(std::string const& text) {
  std::size_t const last = text.find_last_of(".,");
  if (last == std::string::npos) return last;
  std::size_t const behind = text.size() - last - 1;
  return behind == 1 || behind == 2 ? last : std::string::npos;
}

}  // namespace

std::string address_of(pugi::xml_node element, std::string_view attribute) {
  std::string address = "@" + std::string(attribute);
  for (; element.parent().parent(); element = element.parent()) {
    address.insert(0, element.name() + predicate_of(element) + "/");
  }
  return address;
}

std::optional<base::Cents> amount_in(std::string_view text) {
  std::string plain(text);
  // Spaces, also those that do not break, the sign of the currency; the minus sign becomes a hyphen.
  for (std::string_view const what : {" ", "\u00A0", "\u202F", "€", "EUR"}) remove_all(plain, what);
  constexpr std::string_view minus = "\u2212";
  if (plain.starts_with(minus)) plain.replace(0, minus.size(), "-");
  std::size_t const decimals = decimal_separator(plain);
  std::string result;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    bool const is_separator = plain[i] == '.' || plain[i] == ',';
    if (!is_separator) result += plain[i];
    if (i == decimals) result += '.';
  }
  return base::Cents::parse(result);
}

}  // namespace closeout::figures
