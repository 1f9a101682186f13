#pragma once
// Files made of several: an element `include` with `href` stands for what another file holds.

#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "xml/document.hpp"

namespace closeout::xml {

/// How a vocabulary includes. `circle`, `no_href` and `wrong_root` are the codes of what can be wrong.
struct InclusionForm {
  bool (*is_include)(pugi::xml_node);
  bool (*can_be_included)(pugi::xml_node root);
  bool is_root_dropped = false;  ///< The root's children stand in the include's place, not the root itself.
  std::string circle, no_href, wrong_root;
  std::string expected;  ///< "an element of Schematron": what a file that is included holds.
};

/// `file` with what it includes; nothing if it includes nothing. Elements keep their places, in their own files; an
/// href is relative to the file it stands in. Errors for what cannot be read, holds something else, or includes itself.
[[nodiscard]] std::optional<Document> with_included_files(Document const& file, InclusionForm const& form,
                                                          base::Diagnostics& diagnostics);

}  // namespace closeout::xml
