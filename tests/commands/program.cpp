#include "commands/program.hpp"

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace closeout::tests {

namespace {

namespace fs = std::filesystem;

/// For a POSIX shell: in single quotes, with those of the text itself outside them.
std::string quoted(std::string const& text) {
  std::string result = "'";
  for (char const c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

std::string content_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::string fresh_folder(std::string const& name) {
  fs::path const folder = fs::path(CLOSEOUT_SCRATCH_DIR) / name;
  fs::remove_all(folder);
  fs::create_directories(folder);
  return folder;
}

Ran run_program(std::vector<std::string> const& arguments, std::vector<std::string> const& environment) {
  fs::path const folder = fresh_folder("streams-" + std::to_string(::getpid()));
  std::string line = "cd " + quoted(CLOSEOUT_SOURCE_DIR) + " && env";
  for (std::string const& setting : environment) line += " " + quoted(setting);
  line += " " + quoted(CLOSEOUT_PROGRAM);
  for (std::string const& argument : arguments) line += " " + quoted(argument);
  line += " >" + quoted(folder / "out") + " 2>" + quoted(folder / "err") + " </dev/null";
  int const status = std::system(line.c_str());
  Ran ran{WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(folder / "out"), content_of(folder / "err")};
  fs::remove_all(folder);
  return ran;
}

std::string text_of(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace closeout::tests
