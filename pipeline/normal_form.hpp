#pragma once
// Text of a record that is not in Unicode Normalization Form C (UAX 15).

#include "base/diagnostics.hpp"
#include "base/source.hpp"

namespace closeout::pipeline {

/// A warning for each text or value whose letters are written in parts ("a" and a combining diaeresis for "ä"), as
/// copying from PDF files or from macOS leaves them: such names sort, search and compare as other ones. Its fix
/// composes them. Markup is left alone, so that no mark joins a "<" or ">". Nothing of a table, whose cells are not
/// written as they are read.
void check_normal_form(base::SourceFileRef const& source, base::Diagnostics& diagnostics);

}  // namespace closeout::pipeline
