#pragma once
// From what an element means to ISO 32000-1 structure types (section 14.8.4).

#include <optional>

#include "boxes/tree.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

/// Type for a role; nothing for a role without an element of its own (None, Artifact, emphasis: PDF 1.7 has no type
/// for it).
[[nodiscard]] std::optional<pages::StructureType> structure_type(boxes::Semantics const& semantics);

/// Holds other elements, not text: text in it needs a paragraph (section 14.8.4.2).
[[nodiscard]] bool is_grouping(pages::StructureType type);
/// Stands within a line of text (section 14.8.4.4).
[[nodiscard]] bool is_inline_level(pages::StructureType type);
[[nodiscard]] bool is_table_part(pages::StructureType type);
/// Has meaning by its place even when it is empty.
[[nodiscard]] bool is_kept_empty(pages::StructureType type);

[[nodiscard]] pages::StructureElement::ListNumbering list_numbering(std::string const& list_style_type);

}  // namespace closeout::layout
