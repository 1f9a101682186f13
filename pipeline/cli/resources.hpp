#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostics.hpp"
#include "pipeline.hpp"

namespace closeout::cli {

/// Where schemas and templates are: `templates` if the user gave it; else beside an installed program
/// (PREFIX/share/closeout), else the source tree the program was built from. An environment error if they are nowhere.
[[nodiscard]] std::optional<pipeline::Resources> find_resources(std::filesystem::path const& templates,
                                                                base::Diagnostics& diagnostics);

}  // namespace closeout::cli
