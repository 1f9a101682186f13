#pragma once

#include <string_view>

#include "pages/document.hpp"

namespace closeout::pdf {

/// The type's name as in ISO 32000-1 section 14.8.4.
[[nodiscard]] std::string_view structure_type_name(pages::StructureType type);

/// 1 to 6 for H1 to H6, else 0.
[[nodiscard]] int heading_level(pages::StructureType type);

}  // namespace closeout::pdf
