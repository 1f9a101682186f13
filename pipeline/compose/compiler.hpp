#pragma once

#include <filesystem>
#include <memory>

#include "base/diagnostics.hpp"
#include "compose/program.hpp"

namespace closeout::compose {

/// Reads and compiles a template with its includes; null if there was an error.
[[nodiscard]] std::unique_ptr<Program> compile_program(std::filesystem::path const& path,
                                                       Declarations const& declarations,
                                                       base::Diagnostics& diagnostics);

}  // namespace closeout::compose
