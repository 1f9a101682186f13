#pragma once

#include <string>

#include "pages/document.hpp"
#include "pdf/object_text.hpp"

namespace closeout::pdf {

/// The value of A: an array of attribute objects of the owners Layout, List and Table (ISO 32000-1 section 14.8.5);
/// empty if the element has none. `space` is that of the bounding box's page; `parent` is the parent's type.
[[nodiscard]] std::string structure_attributes(pages::StructureElement const& element, pages::StructureType parent,
                                               UserSpace const& space);

}  // namespace closeout::pdf
