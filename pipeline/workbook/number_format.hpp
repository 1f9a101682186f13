#pragma once
// Excel's number formats for a reader's language. Excel itself groups digits and writes the decimal sign as the
// reader's system does; what a code decides is decimals, order, currency and per-cent sign.

#include <string>
#include <vector>

#include "locale/formatter.hpp"

namespace closeout::workbook {

/// Format codes by Format, derived from how `formatter` writes (ECMA-376 part 1, section 18.8.30).
[[nodiscard]] std::vector<std::string> number_formats(locale::Formatter const& formatter);

}  // namespace closeout::workbook
