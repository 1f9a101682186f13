#include "cli/resources.hpp"

#include <fmt/format.h>

#include <system_error>
#include <vector>

namespace closeout::cli {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> candidates() {
  std::vector<fs::path> result;
  std::error_code error;
  fs::path const program = fs::read_symlink("/proc/self/exe", error);
  if (!error) result.push_back(program.parent_path().parent_path() / "share" / "closeout");
  result.emplace_back(CLOSEOUT_SOURCE_DIR);
  return result;
}

/// As a path from here where that is shorter to read in messages.
fs::path for_messages(fs::path const& path) {
  std::error_code error;
  fs::path const relative = path.lexically_relative(fs::current_path(error));
  return error || relative.empty() || *relative.begin() == ".." ? path : relative;
}

}  // namespace

std::optional<pipeline::Resources> find_resources(fs::path const& templates, base::Diagnostics& diagnostics) {
  std::error_code error;
  for (fs::path const& candidate : candidates()) {
    if (!fs::exists(candidate / "schemas" / "project.xsd", error)) continue;
    fs::path const folder = for_messages(candidate);
    return pipeline::Resources{folder / "schemas", templates.empty() ? folder / "templates" : templates};
  }
  diagnostics.add(base::environment_error("resources-missing", "schemas and templates are not where closeout looks",
                                          "install closeout with cmake --install, or run it from its build folder"));
  return std::nullopt;
}

}  // namespace closeout::cli
