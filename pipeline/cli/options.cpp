#include "cli/options.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "pipeline.hpp"

namespace closeout::cli {

namespace {

constexpr char const* about =
    "closeout makes the final report (PDF), the budget workbook (XLSX) and the graduates' certificates (PDF)\n"
    "of an EU-funded project from one XML record. All figures come from the same sums.";

constexpr char const* epilogue =
    "Exit status: 0 done; 1 the input has errors, nothing was written; 2 wrong usage; 3 the environment failed.\n"
    "\n"
    "Begin with a record of your own:\n"
    "  closeout new my-project\n"
    "  closeout check my-project/project.xml\n"
    "  closeout build my-project/project.xml -o out\n"
    "Each command tells more: closeout build --help";

void add_common(CLI::App& app, Options& options) {
  auto* const group = app.add_option_group("Messages");
  group->add_option("--message-format", options.message_format, "How findings are printed")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  group->add_option("--ui-lang", options.ui_language, "Language of findings")
      ->check(CLI::IsMember({"fi", "sv", "en"}))
      ->capture_default_str();
  group->add_option("--color", options.color, "Colours in findings")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->capture_default_str();
  group->add_flag("--quiet", options.is_quiet, "Print findings only");
}

void add_rules(CLI::App& app, Options& options) {
  app.add_option("--rules", options.rules, "A Schematron file of your own, beside closeout's (may be repeated)")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
}

void add_templates(CLI::App& app, Options& options) {
  app.add_option("--templates", options.templates, "Folder of templates instead of closeout's own")->type_name("DIR");
}

/// A flag with a value, so that the record's name behind "--csv" is not taken for one.
void add_csv(CLI::App& build, Options& options) {
  build
      .add_flag("--csv{plain}", options.csv,
                "The workbook's tables as CSV too; --csv=bom,local,guard adds a byte order mark, takes the language's "
                "decimal sign, dates and separator, keeps texts like =1+1 from being formulas")
      ->delimiter(',')
      ->check(CLI::IsMember({"plain", "bom", "local", "guard"}));
}

void add_build(CLI::App& app, Options& options) {
  auto* const build = app.add_subcommand("build", "Make the report, the workbook and the certificates");
  build->footer(
      "Writes DIR/final-report.<lang>.pdf, DIR/budget.<lang>.xlsx, DIR/certificates/<number>.<lang>.pdf and\n"
      "DIR/manifest.json; with --csv, DIR/csv/<lang>/<table>.csv. A certificate comes in its graduate's language, "
      "whatever --lang says.\n"
      "--only payment-claim writes DIR/payment-claim.<lang>.xlsx, the form of the last payment claim (tables:\n"
      "payment-claim-<table>.csv).\n"
      "Files appear all together or not at all.\n\n"
      "  closeout build record.xml\n"
      "  closeout build record.xml --only certificates --jobs 2\n"
      "  closeout build record.xml --only budget,payment-claim\n"
      "  closeout build record.xml --lang fi -o /srv/reports/s22207");
  build->add_option("record", options.records, "The project record (XML)")
      ->required()
      ->expected(1)
      ->type_name("RECORD");
  build->add_option("-o,--output", options.output, "Folder for the products")->type_name("DIR")->capture_default_str();
  build
      ->add_option("--only", options.only,
                   "Some products only: report,budget,certificates; payment-claim if it is named")
      ->delimiter(',')
      ->check(CLI::IsMember({"report", "budget", "certificates", "payment-claim"}))
      ->type_name("LIST");
  build->add_option("--lang", options.languages, "Languages of report and workbook")
      ->delimiter(',')
      ->type_name("LIST")
      ->capture_default_str();
  add_csv(*build, options);
  build->add_option("--jobs", options.jobs, "Threads; 0 takes as many as the machine has")
      ->check(CLI::Range(0U, 1024U))
      ->type_name("N")
      ->capture_default_str();
  add_templates(*build, options);
  add_rules(*build, options);
  build->callback([&options] { options.command = Command::Build; });
}

void add_check(CLI::App& app, Options& options) {
  auto* const check = app.add_subcommand("check", "Hold records against the schema and the rules; write nothing");
  check->footer(
      "With --fix, remedies beyond doubt (the form of a date, an amount, a code, a business id) are shown as a diff "
      "and\n"
      "applied when you say so; every other byte of the file stays as it is.\n\n"
      "  closeout check record.xml --message-format sarif 2> findings.sarif\n"
      "  closeout check record.xml --fix");
  auto* const fix = check->add_flag("--fix", options.fixes, "Show mechanical remedies and offer to apply them");
  check->add_flag("--yes", options.fixes_without_asking, "Apply them without asking")->needs(fix);
  check->add_option("record", options.records, "Project records (XML)")->required()->type_name("RECORD");
  add_rules(*check, options);
  check->callback([&options] { options.command = Command::Check; });
}

void add_explain(CLI::App& app, Options& options) {
  auto* const explain = app.add_subcommand("explain", "Tell what an amount is the sum of, down to the ledger");
  explain->footer(
      "FIGURE is an amount as it is printed, or the address of one in the tree of figures (closeout inspect RECORD\n"
      "--stage figures prints it). Ledger entries beyond the first of each sum are counted; --all lists them too.\n\n"
      "  closeout explain record.xml '159 480,00'\n"
      "  closeout explain record.xml \"budget/category[@id='staff']/@actual\"\n"
      "  closeout explain record.xml \"claims/claim[@number='2']/@cumulative\" --message-format json");
  explain
      ->add_option_function<std::filesystem::path>(
          "record", [&options](std::filesystem::path const& record) { options.records = {record}; },
          "The project record (XML)")
      ->required()
      ->type_name("RECORD");
  explain->add_option("figure", options.figure, "The amount or its address")->required()->type_name("FIGURE");
  explain->add_flag("--all", options.lists_all, "List every entry, and explain every figure of that amount");
  explain->callback([&options] { options.command = Command::Explain; });
}

void add_inspect(CLI::App& app, Options& options) {
  auto* const inspect = app.add_subcommand("inspect", "Print what a stage makes of a record");
  inspect->footer(
      "  closeout inspect record.xml --stage figures\n"
      "  closeout inspect record.xml --stage pages --lang fi");
  inspect->add_option("record", options.records, "The project record (XML)")
      ->required()
      ->expected(1)
      ->type_name("RECORD");
  std::vector<std::string> names;
  for (std::string_view const stage : pipeline::stages()) names.emplace_back(stage);
  inspect->add_option("--stage", options.stage, "The stage")->required()->check(CLI::IsMember(names));
  inspect->add_option("--lang", options.language, "Language of the report looked at")->capture_default_str();
  add_templates(*inspect, options);
  add_rules(*inspect, options);
  inspect->callback([&options] { options.command = Command::Inspect; });
}

void add_new(CLI::App& app, Options& options) {
  auto* const command = app.add_subcommand("new", "Write a commented record to begin with");
  command->footer(
      "Writes DIR/project.xml, a small invented project that is right as it stands, and DIR/schema, by which XML\n"
      "editors complete and explain it. DIR must be new or empty.\n\n"
      "  closeout new my-project\n"
      "  closeout new my-project --period 2014-2020");
  command->add_option("directory", options.directory, "The folder to write")->required()->type_name("DIR");
  command->add_option("--period", options.period, "Programme period")
      ->check(CLI::IsMember({"2014-2020", "2021-2027"}))
      ->capture_default_str();
  command->callback([&options] { options.command = Command::New; });
}

void add_render(CLI::App& app, Options& options) {
  auto* const render = app.add_subcommand("render", "Lay out an XHTML file as PDF: the page engine alone");
  render->footer(
      "  closeout render letter.xhtml -o letter.pdf\n"
      "  closeout render letter.xhtml --stage pages\n"
      "The CSS that the engine knows is listed in templates/README.md.");
  render->add_option("file", options.file, "XHTML document; its style sheets are looked for beside it")
      ->required()
      ->type_name("FILE.xhtml");
  auto* const output = render->add_option("-o,--output", options.pdf, "The PDF to write")->type_name("FILE.pdf");
  auto* const stage =
      render->add_option("--stage", options.stage, "Print what this stage makes of the file, instead of a PDF")
          ->check(CLI::IsMember({"styled", "boxes", "fragments", "pages"}));
  output->excludes(stage);
  render
      ->add_option("--conformance", options.conformance,
                   "What the PDF claims to be and is held to; without it, it claims PDF/A-3a and PDF/UA-1 if it keeps "
                   "them, and warnings say why if it does not")
      ->check(CLI::IsMember({"pdfa-3a+pdfua-1", "none"}));
  render->callback([&options] {
    if (options.pdf.empty() && options.stage.empty()) throw CLI::RequiredError("--output or --stage");
    options.command = Command::Render;
  });
}

}  // namespace

Parsed parse_command_line(int count, char const* const* arguments) {
  Parsed parsed;
  CLI::App app{about, "closeout"};
  app.footer(epilogue);
  app.set_version_flag("--version", "closeout " CLOSEOUT_VERSION);
  app.require_subcommand(1);
  app.fallthrough();
  add_common(app, parsed.options);
  add_build(app, parsed.options);
  add_check(app, parsed.options);
  add_explain(app, parsed.options);
  add_inspect(app, parsed.options);
  add_new(app, parsed.options);
  add_render(app, parsed.options);
  try {
    app.parse(count, arguments);
  } catch (CLI::ParseError const& error) {
    parsed.exit_status = app.exit(error, std::cout, std::cerr) == 0 ? 0 : 2;
  }
  return parsed;
}

}  // namespace closeout::cli
