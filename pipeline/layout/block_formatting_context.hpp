#pragma once
// Block formatting contexts (CSS 2.2 section 9.4.1): boxes one below the other, margins collapsed, as strips.

#include "layout/strip.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {

class Context;

/// The root box on pages: forced breaks, named pages and page widths are minded. Strips go to `sink` as they come.
void lay_out_document(Context& context, boxes::Box const& root, StripSink& sink);

/// The content of a box that establishes a formatting context of its own and is not broken over pages here.
/// `containing` is its content box; trailing margins are part of the height.
[[nodiscard]] Flow lay_out_contents(Context& context, boxes::Box const& box, ContainingBlock const& containing);

/// One block-level box in a flow that is under way (for captions).
class BlockFlow;
void lay_out_block(BlockFlow& flow, boxes::Box const& box);

/// A table in a flow of its own, as an inline table is; its margins are left out.
[[nodiscard]] Flow lay_out_table_alone(Context& context, boxes::Box const& table, Length width);

}  // namespace closeout::layout
