#pragma once
// The command line as values (contracts: pipeline/cli/README.md).

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace closeout::cli {

enum class Command { None, Build, Check, Explain, Inspect, New, Render };

struct Options {
  Command command = Command::None;
  // common
  std::string message_format = "text";
  std::string ui_language = "en";
  std::string color = "auto";
  bool is_quiet = false;
  // build, check, inspect
  std::vector<std::filesystem::path> records;
  std::vector<std::filesystem::path> rules;
  std::filesystem::path templates;
  // build
  std::filesystem::path output = "out";
  std::vector<std::string> only;
  std::vector<std::string> languages{"fi", "sv", "en"};
  std::vector<std::string> csv;  ///< Empty: no tables beside the workbook. "plain" alone: as programs read them.
  unsigned jobs = 0;             ///< 0: as many as the machine has.
  // inspect
  std::string stage;
  std::string language = "en";
  // check
  bool fixes = false, fixes_without_asking = false;
  // explain
  std::string figure;
  bool lists_all = false;
  // new
  std::filesystem::path directory;
  std::string period = "2021-2027";
  // render
  std::filesystem::path file, pdf;
  std::string conformance;  ///< Of render; empty: what the document keeps.
};

/// The options, or the exit status with which to end at once (0 after --help and --version, 2 after wrong usage,
/// which has then been told on stderr).
struct Parsed {
  Options options;
  std::optional<int> exit_status;
};

[[nodiscard]] Parsed parse_command_line(int count, char const* const* arguments);

}  // namespace closeout::cli
