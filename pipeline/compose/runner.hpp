#pragma once

#include <optional>

#include "compose/program.hpp"

namespace closeout::compose {

/// Carries a program out for one set of data. Assumes nobody else runs the same program at the same time.
[[nodiscard]] std::optional<xml::Document> run_program(Program& program, Data const& data,
                                                       locale::Formatter const& formatter,
                                                       base::Diagnostics& diagnostics);

}  // namespace closeout::compose
