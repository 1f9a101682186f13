#pragma once
// Faces that a document brings with it: their sources tried one after another (css-fonts-4 section 4.3).

#include <optional>
#include <string>

#include "text/font_catalogue.hpp"
#include "text/fonts.hpp"

namespace closeout::text {

/// The first source that is a font with outlines, described as the rule does; nothing if there is none.
[[nodiscard]] std::optional<InstalledFace> load_face(DocumentFace const& face, FontCatalogue const& installed);

/// What makes two faces the same, wherever their rules stand.
[[nodiscard]] std::string key_of(DocumentFace const& face);

[[nodiscard]] base::Diagnostic unusable_face(DocumentFace const& face);

}  // namespace closeout::text
