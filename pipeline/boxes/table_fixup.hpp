#pragma once
// Anonymous table boxes (CSS 2.2 section 17.2.1).

#include "boxes/box_factory.hpp"

namespace closeout::boxes {

/// Makes the children of `parent` what its kind of box may hold: table parts without their table, row or group get
/// an anonymous one, and so does what is no table part within a table, group or row. Rows always stand in a group,
/// columns in a column group. Called on each box once its children are complete.
void fix_table_children(Box& parent, BoxFactory& factory);

}  // namespace closeout::boxes
