#include "cli/commands.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <thread>

#include "cli/diagnostic_printer.hpp"
#include "cli/fix_dialogue.hpp"
#include "cli/progress_bar.hpp"
#include "cli/resources.hpp"
#include "explain.hpp"
#include "pipeline.hpp"
#include "starter.hpp"

namespace closeout::cli {

namespace {

using base::Diagnostics;

bool wants_color(Options const& options) {
  if (options.color != "auto") return options.color == "always";
  // https://no-color.org: the variable set, whatever its value, turns colours off.
  return std::getenv("NO_COLOR") == nullptr && ::isatty(STDERR_FILENO) != 0;
}

int status_of(Diagnostics const& diagnostics) {
  if (diagnostics.has_environment_errors()) return EnvironmentFailed;
  return diagnostics.has_errors() ? InputHasErrors : Done;
}

/// Prints all findings and gives the exit status. JSON and SARIF are printed even when empty: a reader of theirs
/// expects a document.
int finish(Options const& options, std::optional<pipeline::Resources> const& resources,
           Diagnostics const& diagnostics) {
  PrinterOptions printer;
  printer.color = wants_color(options);
  if (resources) printer.translate = pipeline::translator(*resources, options.ui_language);
  std::string text;
  if (options.message_format == "json")
    text = to_json(diagnostics, printer);
  else if (options.message_format == "sarif")
    text = to_sarif(diagnostics, printer);
  else
    text = to_text(diagnostics, printer);
  std::fputs(text.c_str(), stderr);
  return status_of(diagnostics);
}

void say(Options const& options, std::string const& text) {
  if (!options.is_quiet) std::fputs(text.c_str(), stdout);
}

unsigned threads_of(Options const& options) {
  return options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

std::set<pipeline::Product> products_of(Options const& options) {
  std::set<pipeline::Product> result;
  auto const wants = [&](char const* name) {
    return options.only.empty() || std::ranges::find(options.only, name) != options.only.end();
  };
  if (wants("report")) result.insert(pipeline::Product::Report);
  if (wants("budget")) result.insert(pipeline::Product::Budget);
  if (wants("certificates")) result.insert(pipeline::Product::Certificates);
  if (!options.only.empty() && wants("payment-claim")) result.insert(pipeline::Product::PaymentClaim);
  return result;
}

std::optional<pipeline::CsvOptions> csv_of(Options const& options) {
  if (options.csv.empty()) return std::nullopt;
  auto const asks_for = [&](char const* word) { return std::ranges::find(options.csv, word) != options.csv.end(); };
  return pipeline::CsvOptions{asks_for("bom"), asks_for("local"), asks_for("guard")};
}

/// "3 reports, 3 workbooks, 38 certificates".
std::string summary_of(std::vector<pipeline::Made> const& made) {
  auto const count = [&made](std::string_view kind) { return std::ranges::count(made, kind, &pipeline::Made::kind); };
  std::string result;
  auto const add = [&result](std::ptrdiff_t number, std::string_view one, std::string_view many) {
    if (number == 0) return;
    if (!result.empty()) result += ", ";
    result += fmt::format("{} {}", number, number == 1 ? one : many);
  };
  add(count("report"), "report", "reports");
  add(count("budget"), "workbook", "workbooks");
  add(count("table"), "table", "tables");
  add(count("payment-claim"), "payment claim", "payment claims");
  add(count("certificate"), "certificate", "certificates");
  return result.empty() ? "nothing to make" : result;
}

int build(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  auto const products = products_of(options);
  auto const project =
      pipeline::read_project_for(products, options.records.front(), resources,
                                 {options.rules, options.ui_language, threads_of(options)}, diagnostics);
  if (!project || diagnostics.has_errors()) return finish(options, resources, diagnostics);
  ProgressBar bar(stderr, !options.is_quiet);
  pipeline::BuildOptions build_options;
  build_options.output = options.output;
  build_options.products = products;
  build_options.languages = options.languages;
  build_options.csv = csv_of(options);
  build_options.jobs = threads_of(options);
  build_options.version = CLOSEOUT_VERSION;
  build_options.progress = [&bar](std::size_t done, std::size_t all) { bar.update(done, all); };
  auto const made = pipeline::build(*project, resources, build_options, diagnostics);
  bar.clear();
  int const status = finish(options, resources, diagnostics);
  if (made) say(options, fmt::format("{} in {}\n", summary_of(*made), options.output.string()));
  return status;
}

Diagnostics findings_of(Options const& options, pipeline::Resources const& resources) {
  Diagnostics findings;
  for (auto const& record : options.records) {
    pipeline::check(record, resources, {options.rules, options.ui_language, threads_of(options)}, findings);
  }
  return findings;
}

int check(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  diagnostics.append(findings_of(options, resources));
  if (options.fixes) {
    FixDialogue const dialogue{options.fixes_without_asking, options.is_quiet,
                               pipeline::translator(resources, options.ui_language)};
    FixOutcome const outcome = offer_fixes(diagnostics, dialogue);
    if (outcome == FixOutcome::Applied) diagnostics = findings_of(options, resources);
    if (outcome == FixOutcome::Declined) return std::max<int>(finish(options, resources, diagnostics), InputHasErrors);
  }
  int const status = finish(options, resources, diagnostics);
  if (status == Done && options.message_format == "text") {
    say(options, fmt::format("{} {} right\n", options.records.size(),
                             options.records.size() == 1 ? "record is" : "records are"));
  }
  return status;
}

int explain(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  pipeline::ExplainOptions const how{options.figure, options.ui_language, options.message_format == "json",
                                     threads_of(options), options.lists_all};
  auto const text = pipeline::explain(options.records.front(), resources, how, diagnostics);
  if (text) std::fputs(text->c_str(), stdout);
  return text ? status_of(diagnostics) : finish(options, resources, diagnostics);
}

int inspect(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  auto const project =
      pipeline::read_project(options.records.front(), resources, {options.rules, options.ui_language}, diagnostics);
  if (project) {
    auto const text = pipeline::inspect(*project, resources, options.stage, options.language, diagnostics);
    if (text) std::fputs(text->c_str(), stdout);
  }
  return finish(options, resources, diagnostics);
}

int print_stage_of_file(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  auto const text = pipeline::inspect_file(options.file, options.stage, diagnostics);
  if (text) std::fputs(text->c_str(), stdout);
  return finish(options, resources, diagnostics);
}

int render(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  if (!options.stage.empty()) return print_stage_of_file(options, resources, diagnostics);
  pdf::WriteOptions write_options;
  if (options.conformance == "none") write_options.conformance = pdf::Conformance::None;
  if (options.conformance.empty()) write_options.conformance = pdf::Conformance::WhereKept;
  static_cast<void>(pipeline::render(options.file, options.pdf, write_options, diagnostics));
  return finish(options, resources, diagnostics);
}

int write_new(Options const& options, pipeline::Resources const& resources, Diagnostics& diagnostics) {
  bool const is_written = pipeline::write_starter(options.directory, options.period, resources, diagnostics);
  int const status = finish(options, resources, diagnostics);
  if (is_written) say(options, fmt::format("{} is written\n", (options.directory / "project.xml").string()));
  return status;
}

}  // namespace

int run(Options const& options) {
  Diagnostics diagnostics;
  auto const resources = find_resources(options.templates, diagnostics);
  if (!resources) return finish(options, std::nullopt, diagnostics);
  switch (options.command) {
    case Command::Build:
      return build(options, *resources, diagnostics);
    case Command::Check:
      return check(options, *resources, diagnostics);
    case Command::Explain:
      return explain(options, *resources, diagnostics);
    case Command::Inspect:
      return inspect(options, *resources, diagnostics);
    case Command::New:
      return write_new(options, *resources, diagnostics);
    case Command::Render:
      return render(options, *resources, diagnostics);
    case Command::None:
      break;
  }
  return WrongUsage;
}

}  // namespace closeout::cli
