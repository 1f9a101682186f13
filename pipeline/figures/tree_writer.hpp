#pragma once
// Values as attributes of the tree of figures, each in the one form README.md names. For this room's sources only.

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string>

#include "base/date.hpp"
#include "base/money.hpp"

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

}  // namespace closeout::figures
