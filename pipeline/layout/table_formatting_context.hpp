#pragma once
// Tables in a block flow (CSS 2.2 section 17).

#include "layout/strip.hpp"

namespace closeout::layout {

class BlockFlow;

/// Captions, header rows, bodies and footer rows of a block-level table, row by row. Adds the warning
/// "layout-table-overflow" if its columns need more than the containing block is wide.
void lay_out_table(BlockFlow& flow, boxes::Box const& table);
/// The same with a given geometry, for tables that are placed by themselves.
void lay_out_table(BlockFlow& flow, GeometryRef const& table);

}  // namespace closeout::layout
