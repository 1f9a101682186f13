#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace closeout::tests {

struct Ran {
  int status = -1;  ///< Exit status; -1 if the program was ended by a signal.
  std::string out, err;
};

/// Runs the program under test in the repository's folder; `environment` holds "NAME=value" in addition.
[[nodiscard]] Ran run_program(std::vector<std::string> const& arguments,
                              std::vector<std::string> const& environment = {});

/// An empty folder of this test's own.
[[nodiscard]] std::string fresh_folder(std::string const& name);

/// The bytes of a file; empty if there is none.
[[nodiscard]] std::string text_of(std::filesystem::path const& file);

}  // namespace closeout::tests
