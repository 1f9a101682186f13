#pragma once

#include <string>
#include <vector>

#include "pipeline.hpp"

namespace closeout::pipeline {

/// manifest.json (DESIGN of the command line: "build writes"): every file with SHA-256, bytes, kind, language and
/// conformance; the inputs' SHA-256 by file name; fonts; version. No path, no time.
[[nodiscard]] std::string manifest(Project const& project, std::vector<Made> const& files, FontsUsed const& fonts,
                                   std::string const& version);

}  // namespace closeout::pipeline
