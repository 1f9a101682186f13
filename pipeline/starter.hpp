#pragma once
// `closeout new`: a record to begin with.

#include <filesystem>
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "pipeline.hpp"

namespace closeout::pipeline {

/// Writes DIR/project.xml, a commented record of `period` ("2014-2020", "2021-2027") that is right as it stands, and
/// DIR/schema, for XML editors; both or nothing. An error if `directory` holds anything but hidden files.
bool write_starter(std::filesystem::path const& directory, std::string_view period, Resources const& resources,
                   base::Diagnostics& diagnostics);

/// The starter's template without what is of other periods: lines from <?only PERIOD?> to <?end?>.
[[nodiscard]] std::string starter_of_period(std::string_view text, std::string_view period);

}  // namespace closeout::pipeline
