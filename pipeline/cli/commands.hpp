#pragma once

#include "cli/options.hpp"

namespace closeout::cli {

/// Exit status of a program run (must: relied on).
enum ExitStatus : int { Done = 0, InputHasErrors = 1, WrongUsage = 2, EnvironmentFailed = 3 };

/// Runs the command and prints its findings to stderr.
[[nodiscard]] int run(Options const& options);

}  // namespace closeout::cli
