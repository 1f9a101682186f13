#pragma once
// A line of an input as a finding may show it: findings are read on screens and kept in logs, where names of persons,
// birth dates and personal identity codes must not get to (L 757/2021 § 57, L 1050/2018 § 29).

#include <string>

#include "base/source.hpp"

namespace closeout::cli {

/// The line around the byte at `offset` of `file`, each character of a person's name, of a birth date, of a voucher's
/// supplier and text and of what has the form of a personal identity code replaced by an asterisk, so that columns stay
/// as they are. Which elements and attributes these are is told in schemas/data/personal-data.xml.
[[nodiscard]] std::string quoted_line(base::SourceFile const& file, std::size_t offset);

}  // namespace closeout::cli
