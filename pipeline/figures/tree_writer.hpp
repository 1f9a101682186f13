#pragma once
// Values as attributes of the tree of figures, each in the one form README.md names. For this room's sources only.

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "base/date.hpp"
#include "base/money.hpp"
#include "figures/comparison.hpp"

namespace closeout::figures {

inline void set(pugi::xml_node node, char const* name, std::string const& value) {
  node.append_attribute(name).set_value(value.c_str());
}

inline void set(pugi::xml_node node, char const* name, base::Cents amount) {
  set(node, name, amount.to_decimal());
}

inline void set(pugi::xml_node node, char const* name, base::Date date) {
  set(node, name, base::to_iso(date));
}

inline void set(pugi::xml_node node, char const* name, std::int64_t number) {
  set(node, name, std::to_string(number));
}

/// What has no value is left out.
template <typename T>
void set(pugi::xml_node node, char const* name, std::optional<T> const& value) {
  if (value) set(node, name, *value);
}

inline void set_yes_no(pugi::xml_node node, char const* name, bool value) {
  set(node, name, std::string(value ? "yes" : "no"));
}

/// Hundredths as a decimal without needless zeros: 1500 -> "15", 750 -> "7.5".
[[nodiscard]] inline std::string plain_decimal(std::int64_t hundredths) {
  std::string text = base::Cents(hundredths).to_decimal();
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

inline void set_hundredths(pugi::xml_node node, char const* name, std::optional<std::int64_t> hundredths) {
  if (hundredths) set(node, name, plain_decimal(*hundredths));
}

inline void set_comparison(pugi::xml_node node, Comparison const& amount) {
  set(node, "planned", amount.planned);
  set(node, "actual", amount.actual);
  set(node, "difference", amount.difference());
  set(node, "used", amount.used());
}

/// Attributes NAME-planned and NAME-actual.
inline void set_pair(pugi::xml_node node, std::string const& name, Comparison const& amount) {
  set(node, (name + "-planned").c_str(), amount.planned);
  set(node, (name + "-actual").c_str(), amount.actual);
}

}  // namespace closeout::figures
