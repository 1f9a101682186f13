#pragma once
// Small readings of a valid record. For this room's sources only.

#include <cstdint>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "base/date.hpp"
#include "base/money.hpp"

namespace closeout::figures {

/// Amount of an attribute; zero if it is not there. The schema has checked its form.
[[nodiscard]] inline base::Cents amount_of(pugi::xml_node node, char const* attribute) {
  return base::Cents::parse(node.attribute(attribute).value()).value_or(base::Cents{});
}

/// A number with at most two decimals, in hundredths; nothing if the attribute is not there.
[[nodiscard]] inline std::optional<std::int64_t> hundredths_of(pugi::xml_node node, char const* attribute) {
  auto const parsed = base::Cents::parse(node.attribute(attribute).value());
  return parsed ? std::optional(parsed->value()) : std::nullopt;
}

[[nodiscard]] inline std::optional<base::Date> date_of(pugi::xml_node node, char const* attribute) {
  return base::parse_date(node.attribute(attribute).value());
}

[[nodiscard]] inline bool has_value(pugi::xml_node node, char const* attribute, std::string_view value) {
  return node.attribute(attribute).value() == value;
}

/// Value of an attribute, or `otherwise` if it is not there.
[[nodiscard]] inline std::string_view value_or(pugi::xml_node node, char const* attribute, std::string_view otherwise) {
  pugi::xml_attribute const found = node.attribute(attribute);
  return found ? std::string_view(found.value()) : otherwise;
}

/// Id of the lead (päätoteuttaja); empty if there is none.
[[nodiscard]] inline std::string_view lead_of(pugi::xml_node project) {
  return project.child("parties").find_child_by_attribute("party", "role", "lead").attribute("id").value();
}

}  // namespace closeout::figures
