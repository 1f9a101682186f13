#pragma once
// Does an expression look at rows of a record (participants, ledger entries)? Rules that only look at the row they are
// about can be evaluated while the rows stream by.

#include "rules/schema.hpp"

namespace closeout::rules {

/// True if some expression may reach rows other than the one being visited: it names their elements, or has an axis or
/// "//" with which it could come to them. A context may name them on its way to a row, but not in a predicate. Errs on
/// the side of true.
[[nodiscard]] bool looks_across_rows(Schema const& schema);

}  // namespace closeout::rules
