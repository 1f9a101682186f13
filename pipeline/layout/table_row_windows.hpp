#pragma once
// The rows of a table whose body is made row by row: a small grid at a time, of the rows that belong together and the
// rows above and below them, whose borders they share.

#include <functional>
#include <memory>
#include <vector>

#include "layout/table_grid.hpp"

namespace closeout::layout {

class Context;

/// A grid of which the rows [begin, end) are meant; the others are their neighbours.
struct RowWindow {
  TableModel model;
  std::size_t begin = 0, end = 0;
};

enum class Pull : std::uint8_t { Take, Rehearse };

/// Calls `use` with the rows of the body groups of a table in order, row-spanning cells together. Rehearsed rows are
/// gone after the call.
void for_each_body_window(Context& context, TableModel const& table, Pull pull,
                          std::function<void(RowWindow const&)> const& use);

}  // namespace closeout::layout
