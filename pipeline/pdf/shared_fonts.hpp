#pragma once

#include <vector>

#include "pdf/font_embedding.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

struct SharedFonts::State {
  FontRegistry registry{'S'};
  std::vector<EmbeddedFont> embedded;  ///< In the registry's order.

  /// The prepared font of a use in `registry`; null for one of another registry.
  [[nodiscard]] EmbeddedFont const* find(FontUse const& font) const;
};

}  // namespace closeout::pdf
