#include "cli/fix_dialogue.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <string>

#include "cli/quoted_line.hpp"
#include "fixes.hpp"

namespace closeout::cli {

namespace {

std::string translated(FixDialogue const& dialogue, std::string_view key, std::string english,
                       std::vector<base::MessageArgument> const& arguments) {
  auto text = dialogue.translate ? dialogue.translate(key, arguments) : std::nullopt;
  return text.value_or(std::move(english));
}

/// Yes in any of our languages: yes, ja, kyllä.
bool is_yes(std::string const& answer) {
  return !answer.empty() && std::string_view("yYjJkK").find(answer.front()) != std::string_view::npos;
}

bool user_agrees(std::size_t fixes, FixDialogue const& dialogue) {
  bool const is_anybody_there = ::isatty(STDIN_FILENO) != 0 && ::isatty(STDOUT_FILENO) != 0;
  if (!is_anybody_there) return false;
  std::string const count = std::to_string(fixes);
  std::string const english = fmt::format("Apply {} {}? [y/N] ", count, fixes == 1 ? "change" : "changes");
  std::fputs(translated(dialogue, "diagnostic-fix.ask", english, {{"count", count}}).c_str(), stdout);
  std::fflush(stdout);
  std::string answer;
  return std::getline(std::cin, answer) && is_yes(answer);
}

void tell_applied(pipeline::FixedFile const& file, FixDialogue const& dialogue) {
  std::string const count = std::to_string(file.fixes), name = file.path.string();
  std::string const english = fmt::format("{} {} applied to {}", count, file.fixes == 1 ? "change" : "changes", name);
  std::string const text = translated(dialogue, "diagnostic-fix.applied", english, {{"count", count}, {"file", name}});
  std::fputs((text + "\n").c_str(), stdout);
}

}  // namespace

FixOutcome offer_fixes(base::Diagnostics& findings, FixDialogue const& dialogue) {
  base::Diagnostics failures;
  auto const files = pipeline::apply_fixes(findings, failures);
  std::size_t fixes = 0;
  for (pipeline::FixedFile const& file : files) {
    std::fputs(pipeline::unified_diff(file, quoted_line).c_str(), stdout);
    fixes += file.fixes;
  }
  FixOutcome outcome = fixes == 0 ? FixOutcome::Nothing : FixOutcome::Declined;
  if (fixes != 0 && (dialogue.applies_without_asking || user_agrees(fixes, dialogue))) {
    outcome = pipeline::write_fixed(files, failures) ? FixOutcome::Applied : FixOutcome::Failed;
  }
  if (outcome == FixOutcome::Applied && !dialogue.is_quiet) {
    for (pipeline::FixedFile const& file : files) tell_applied(file, dialogue);
  }
  findings.append(std::move(failures));
  return outcome;
}

}  // namespace closeout::cli
