#pragma once
// Finished pages as the few words a layout case is reviewed by.

#include <string>

#include "layout/laid_out.hpp"

namespace closeout::test {

/// A page, an item, an outline entry or a finding on each line; lengths are CSS pixels rounded to a tenth.
/// What hides layout is left out: marked content, font names, colours that are black. Runs of one line that follow each
/// other at a word's distance are one text, however shaping cut them.
[[nodiscard]] std::string case_dump(LaidOut const& laid_out);

}  // namespace closeout::test
