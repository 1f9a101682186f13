// A whole build: the jobs, spread over threads, and the files they leave.

#include <fmt/format.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "base/lending_pool.hpp"
#include "base/sha256.hpp"
#include "base/thread_pool.hpp"
#include "document_maker.hpp"
#include "manifest.hpp"
#include "pipeline.hpp"
#include "record_files.hpp"
#include "workbook/csv_tables.hpp"

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

constexpr char const* pdf_conformance = "PDF/A-3a, PDF/UA-1";

std::optional<std::string> bytes_of(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

/// What one job leaves behind; written by one thread, read when all are done.
struct Result {
  std::vector<Made> made;
  base::Diagnostics diagnostics;
};

void report_unreadable(fs::path const& path, base::Diagnostics& diagnostics) {
  std::string const name = path.string();
  auto finding = base::environment_error("output-not-readable", fmt::format("cannot read {} back", name),
                                         "look whether the disk is full");
  finding.arguments = {{"file", name}};
  diagnostics.add(std::move(finding));
}

/// The tables of one workbook, written aside while it is filled.
class CsvFiles {
 public:
  CsvFiles(std::optional<workbook::CsvOptions> const& options, base::OutputSet& output, std::string language,
           std::string prefix, locale::Formatter const& formatter, Result& result)
      : output_(output), language_(std::move(language)), prefix_(std::move(prefix)), result_(result) {
    if (options) tables_.emplace(*options, formatter, [this](std::string const& file) { return open(file); });
  }
  CsvFiles(CsvFiles const&) = delete;
  CsvFiles& operator=(CsvFiles const&) = delete;

  [[nodiscard]] workbook::TableListener* listener() { return tables_ ? &*tables_ : nullptr; }

  void close() {
    if (!tables_) return;
    tables_->finish();
    for (auto& [path, sink] : sinks_) {
      if (!sink.close(result_.diagnostics)) continue;
      auto const digest = base::digest_of(output_.staged_path(path));
      if (!digest) {
        report_unreadable(path, result_.diagnostics);
        continue;
      }
      result_.made.push_back({path, "table", language_, "", digest->sha256, digest->bytes});
    }
  }

 private:
  base::ByteSink* open(std::string const& file) {
    fs::path const path = fs::path("csv") / language_ / (prefix_ + file);
    fs::path const aside = output_.staged_path(path);
    auto sink = base::FileSink::create(aside, result_.diagnostics);
    if (!sink) return nullptr;
    return &sinks_.emplace(path, std::move(*sink)).first->second;
  }

  base::OutputSet& output_;
  std::string language_;
  std::string prefix_;  ///< Of file names: tables of two workbooks may have the same.
  Result& result_;
  std::map<fs::path, base::FileSink> sinks_;
  std::optional<workbook::CsvTables> tables_;
};

class Build {
 public:
  Build(Workshop const& workshop, BuildOptions const& options, base::OutputSet& output)
      : workshop_(workshop), options_(options), output_(output) {}

  std::vector<Result> run() {
    std::vector<std::function<void(DocumentMaker&, Result&)>> const jobs = all_jobs();
    std::vector<Result> results(jobs.size());
    std::atomic<std::size_t> done{0};
    base::for_each_index(jobs.size(), options_.jobs, [&](std::size_t index) {
      jobs[index](*makers_.borrow(), results[index]);
      std::size_t const now = ++done;
      if (options_.progress) options_.progress(now, jobs.size());
    });
    return results;
  }

  /// After run(): the fonts of all documents.
  [[nodiscard]] FontsUsed fonts_used() const {
    FontsUsed result;
    for (auto const& maker : makers_.idle()) {
      for (text::FontFace const* const face : maker->fonts_used()) {
        if (result.contains(face->postscript_name())) continue;
        result[face->postscript_name()] = base::sha256_hex(bytes_of(face->path()).value_or(""));
      }
    }
    return result;
  }

 private:
  [[nodiscard]] bool wants(Product product) const { return options_.products.contains(product); }

  std::vector<std::function<void(DocumentMaker&, Result&)>> all_jobs() {
    std::vector<std::function<void(DocumentMaker&, Result&)>> jobs;
    if (wants(Product::Report) || wants(Product::Budget)) {
      for (std::string const& language : options_.languages) {
        jobs.emplace_back([this, language](DocumentMaker& maker, Result& result) {
          make_report_and_budget(language, maker, result);
        });
      }
    }
    if (wants(Product::PaymentClaim)) {
      for (std::string const& language : options_.languages) {
        jobs.emplace_back([this, language](DocumentMaker& maker, Result& result) {
          make_workbook(Product::PaymentClaim, language, maker, result);
        });
      }
    }
    if (!wants(Product::Certificates)) return jobs;
    for (certificates::Certificate const& certificate : certificates::select(workshop_.project.record)) {
      jobs.emplace_back([this, certificate](DocumentMaker& maker, Result& result) {
        auto const bytes = maker.make_certificate(certificate, result.diagnostics);
        fs::path const path =
            fs::path("certificates") / fmt::format("{}.{}.pdf", certificate.number, certificate.language);
        if (bytes) keep(path, "certificate", certificate.language, pdf_conformance, *bytes, result);
      });
    }
    return jobs;
  }

  /// Together, because the report carries a workbook.
  void make_report_and_budget(std::string const& language, DocumentMaker& maker, Result& result) {
    if (wants(Product::Budget)) make_workbook(Product::Budget, language, maker, result);
    if (!wants(Product::Report)) return;
    auto workbook = public_workbook(language, maker, result.diagnostics);
    if (!workbook) return;
    auto const bytes = maker.make_report(language, std::move(*workbook), result.diagnostics);
    if (bytes) keep(fmt::format("final-report.{}.pdf", language), "report", language, pdf_conformance, *bytes, result);
  }

  /// Where it belongs, at once: a workbook may be larger than what should be held in memory.
  void make_workbook(Product product, std::string const& language, DocumentMaker& maker, Result& result) {
    std::string const name = workbook_layout_of(product).value();
    fs::path const path = fmt::format("{}.{}.xlsx", name, language);
    fs::path const staged = output_.staged_path(path);
    Project const& project = workshop_.project;
    WorkbookData const data{project.record, project.figures_tree, project.checks};
    std::string const prefix = product == Product::Budget ? "" : name + "-";
    CsvFiles tables(options_.csv, output_, language, prefix, maker.formatter(language), result);
    if (!maker.make_workbook(name, data, language, staged, result.diagnostics, tables.listener())) return;
    auto const digest = base::digest_of(staged);
    if (!digest) return report_unreadable(path, result.diagnostics);
    result.made.push_back({path, name, language, "", digest->sha256, digest->bytes});
    tables.close();
  }

  /// Bytes of the workbook that goes out with the report: its library writes files by name only, so it goes over a file
  /// aside.
  std::optional<std::string> public_workbook(std::string const& language, DocumentMaker& maker,
                                             base::Diagnostics& diagnostics) {
    fs::path const aside = output_.staged_path(fmt::format(".workbook.{}.xlsx", language));
    WorkbookData const data{workshop_.public_trees->record, workshop_.public_trees->figures,
                            workshop_.public_trees->checks};
    if (!maker.make_workbook("budget", data, language, aside, diagnostics)) return std::nullopt;
    auto bytes = bytes_of(aside);
    std::error_code ignored;
    fs::remove(aside, ignored);
    if (!bytes) report_unreadable(fmt::format("budget.{}.xlsx", language), diagnostics);
    return bytes;
  }

  void keep(fs::path const& path, std::string kind, std::string language, std::string conformance,
            std::string const& bytes, Result& result) {
    if (!output_.add(path, bytes, result.diagnostics)) return;
    result.made.push_back(
        {path, std::move(kind), std::move(language), std::move(conformance), base::sha256_hex(bytes), bytes.size()});
  }

  Workshop const& workshop_;
  BuildOptions const& options_;
  base::OutputSet& output_;
  base::LendingPool<DocumentMaker> makers_{[this] { return std::make_unique<DocumentMaker>(workshop_); }};
};

/// A family that a style sheet asks for first and this machine has not: the pages would not be the same elsewhere.
void report_missing_fonts(text::Fonts const& fonts, base::Diagnostics& diagnostics) {
  for (std::string const& family : fonts.missing_families()) {
    auto finding =
        base::environment_error("font-missing", fmt::format("the font family \"{}\" is not installed", family),
                                "install it (Debian: fonts-noto-core, fonts-ebgaramond; for workbooks "
                                "fonts-crosextra-carlito), or name another "
                                "family in the style sheet or the workbook's styles");
    finding.arguments = {{"family", family}};
    diagnostics.add(std::move(finding));
  }
}

/// A form about a claim needs one.
bool has_claim_if_asked_for(Project const& project, BuildOptions const& options, base::Diagnostics& diagnostics) {
  pugi::xml_node const claims = project.record.root().child("claims");
  if (!options.products.contains(Product::PaymentClaim) || claims.child("claim")) return true;
  auto finding = base::error("payment-claim-none", "the record has no payment claim",
                             project.record.place_of(claims ? claims : project.record.root()));
  finding.hint = "add it to the element claims, or leave payment-claim out of --only";
  diagnostics.add(std::move(finding));
  return false;
}

bool languages_are_known(std::vector<std::string> const& languages, locale::Catalogues const& catalogues,
                         base::Diagnostics& diagnostics) {
  for (std::string const& language : languages) {
    if (catalogues.has_language(language)) continue;
    auto finding = base::error("language-unknown", fmt::format("there are no messages in language \"{}\"", language));
    finding.hint = fmt::format("use {}, or add messages/{}.xml to the templates",
                               fmt::join(catalogues.languages(), ", "), language);
    finding.arguments = {{"language", language}, {"known", fmt::format("{}", fmt::join(catalogues.languages(), ", "))}};
    diagnostics.add(std::move(finding));
  }
  return !diagnostics.has_errors();
}

}  // namespace

std::optional<std::vector<Made>> build(Project const& project, Resources const& resources, BuildOptions const& options,
                                       base::Diagnostics& diagnostics) {
  if (!has_claim_if_asked_for(project, options, diagnostics)) return std::nullopt;
  auto const catalogues = locale::Catalogues::load(resources.templates / "messages", diagnostics);
  if (!catalogues || !languages_are_known(options.languages, *catalogues, diagnostics)) return std::nullopt;
  auto const fonts = text::Fonts::of_system(diagnostics);
  if (!fonts) return std::nullopt;
  auto output = base::OutputSet::open(options.output, diagnostics);
  if (!output) return std::nullopt;
  std::optional<PublicTrees> public_trees;
  if (options.products.contains(Product::Report)) public_trees = PublicTrees::of(project);
  css::SheetCache sheets;
  Workshop const workshop{
      project, public_trees ? &*public_trees : nullptr, resources, *catalogues, *fonts, sheets, options.version};
  Build build(workshop, options, *output);
  std::vector<Made> made;
  for (Result& result : build.run()) {
    diagnostics.append(std::move(result.diagnostics));
    std::ranges::move(result.made, std::back_inserter(made));
  }
  report_missing_fonts(*fonts, diagnostics);
  if (diagnostics.has_errors()) return std::nullopt;
  std::string const list = manifest(project, made, build.fonts_used(), options.version);
  if (!output->add("manifest.json", list, diagnostics) || !output->commit(diagnostics)) return std::nullopt;
  return made;
}

}  // namespace closeout::pipeline
