#include "cli/commands.hpp"
#include "cli/options.hpp"

int main(int count, char** arguments) {
  auto const parsed = closeout::cli::parse_command_line(count, arguments);
  return parsed.exit_status ? *parsed.exit_status : closeout::cli::run(parsed.options);
}
