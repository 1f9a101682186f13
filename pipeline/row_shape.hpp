#pragma once
// What a row of a record may hold, read from the schema: for tables whose columns are named after it.

#include "record/csv_mapping.hpp"
#include "record/rows.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

/// `frame` gives the namespace.
[[nodiscard]] record::RowShape row_shape(schema::Schema const& schema, xml::Document const& frame,
                                         record::RowKind kind);

}  // namespace closeout::pipeline
