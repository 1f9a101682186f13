#pragma once
// Cutting and joining shaped text.

#include <optional>
#include <string>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

class Context;

/// Clusters in a piece: what cannot be cut.
[[nodiscard]] std::size_t cluster_count(text::Piece const& piece);

struct SplitPiece {
  std::optional<text::Piece> head, tail;  ///< In logical order.
};
/// As many clusters as fit into `room`, at least `minimum`, and the rest.
[[nodiscard]] SplitPiece split_piece(text::Piece const& piece, base::Length room, std::size_t minimum);

/// Appends `next` to `run` if both are set alike and stand side by side, `next` later in logical order;
/// `run_x` becomes the left end of both. Returns whether it was done.
[[nodiscard]] bool join(text::GlyphRun& run, base::Length& run_x, text::GlyphRun const& next, base::Length next_x);

/// The hyphen shown at a soft hyphen; its text is the soft hyphen, which extraction may drop.
[[nodiscard]] text::Piece hyphen_piece(Context& context, boxes::Box const& box);

}  // namespace closeout::layout
