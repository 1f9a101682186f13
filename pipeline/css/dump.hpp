#pragma once

#include <string>

#include "css/styled.hpp"
#include "xml/document.hpp"

namespace closeout::css {

/// Every element with its main computed values (lengths in px), for `inspect` and golden tests. Nothing in it depends
/// on the machine.
[[nodiscard]] std::string dump(xml::Document const& document, Styled const& styled);

}  // namespace closeout::css
