#pragma once
// Figures by address and by amount.

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "base/money.hpp"

namespace closeout::figures {

/// XPath of an attribute from the root element of the tree of figures on: budget/category[@id='staff']/@actual.
[[nodiscard]] std::string address_of(pugi::xml_node element, std::string_view attribute);

/// An amount as people write it: "159480.00", "159 480,00 €", "159,480.00", "-5". Nothing for what cannot be one.
[[nodiscard]] std::optional<base::Cents> amount_in(std::string_view text);

}  // namespace closeout::figures
