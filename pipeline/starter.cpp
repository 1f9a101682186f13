#include "starter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>
#include <vector>

#include "base/output.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

namespace fs = std::filesystem;

namespace {

/// Hidden files do not count: a folder under version control is new all the same.
bool is_new_or_empty(fs::path const& directory) {
  std::error_code error;
  if (!fs::exists(directory, error)) return true;
  fs::directory_iterator const entries(directory, error);
  return !error && std::none_of(begin(entries), end(entries),
                                [](auto const& it) { return !it.path().filename().string().starts_with('.'); });
}

base::Diagnostic not_empty(fs::path const& directory) {
  auto it = base::error("starter-not-empty", fmt::format("{} is there already and not empty", directory.string()));
  it.hint = "name a folder that is new or empty";
  it.arguments = {{"folder", directory.string()}};
  return it;
}

/// The files of the record's schema, relative to `schemas`.
std::vector<fs::path> schema_files(fs::path const& schemas) {
  std::vector<fs::path> files{"project.xsd", "xml.xsd"};
  std::error_code error;
  for (fs::directory_iterator it(schemas / "record", error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".xsd") files.push_back(fs::path("record") / it->path().filename());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace

std::string starter_of_period(std::string_view text, std::string_view period) {
  std::string result;
  bool is_kept = true;
  while (!text.empty()) {
    std::string_view const line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    if (line.starts_with("<?only ")) {
      is_kept = line.find(period) != std::string_view::npos;
    } else if (line.starts_with("<?end?>")) {
      is_kept = true;
    } else if (is_kept) {
      result += line;
    }
  }
  return result;
}

bool write_starter(fs::path const& directory, std::string_view period, Resources const& resources,
                   base::Diagnostics& diagnostics) {
  if (!is_new_or_empty(directory)) {
    diagnostics.add(not_empty(directory));
    return false;
  }
  auto const record = xml::read_source(resources.templates / "starter" / "project.xml", diagnostics);
  auto output = record ? base::OutputSet::open(directory, diagnostics) : std::nullopt;
  if (!output || !output->add("project.xml", starter_of_period((*record)->bytes(), period), diagnostics)) return false;
  for (fs::path const& file : schema_files(resources.schemas)) {
    auto const schema = xml::read_source(resources.schemas / file, diagnostics);
    if (!schema || !output->add(fs::path("schema") / file, (*schema)->bytes(), diagnostics)) return false;
  }
  return output->commit(diagnostics);
}

}  // namespace closeout::pipeline
