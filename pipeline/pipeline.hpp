#pragma once
// The whole flow: read, validate, compute, assess; then compose, style, box, lay out, write for each document.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/output.hpp"
#include "css/styled.hpp"
#include "figures/figures.hpp"
#include "pdf/writer.hpp"
#include "record_files.hpp"
#include "rules/rules.hpp"
#include "text/fonts.hpp"
#include "workbook/csv_writer.hpp"
#include "workbook/entry_source.hpp"
#include "xml/document.hpp"

namespace closeout::pipeline {

/// Folders of what closeout brings along.
struct Resources {
  std::filesystem::path schemas;    ///< project.xsd and rules/
  std::filesystem::path templates;  ///< Templates, style sheets, messages/
};

/// A record that is read, valid, computed and assessed.
struct Project {
  xml::Document record;
  std::vector<Input> inputs;  ///< The record, then the files it refers to.
  figures::Figures figures;
  xml::Document figures_tree;
  rules::Findings findings;
  xml::Document waived_findings;  ///< rules::waived_findings(findings).
  xml::Document checks;           ///< rules::checks_tree(findings).
  /// Entries of the ledger that are too many to stand in `record`; null where they do.
  std::shared_ptr<workbook::EntrySource const> entries;
};

struct ReadOptions {
  std::vector<std::filesystem::path> rules;  ///< Rule files beside those of `resources`.
  std::string language = "en";               ///< Of rule messages.
  unsigned threads = 1;                      ///< Of check(); shows in nothing but its time.
};

/// read, validate, compute, assess. Nothing if the input has errors; the findings of the rules are among
/// `diagnostics` too, so an error of a rule leaves has_errors() behind although the project is returned.
[[nodiscard]] std::optional<Project> read_project(std::filesystem::path const& record, Resources const& resources,
                                                  ReadOptions const& options, base::Diagnostics& diagnostics);

/// The same for the findings alone: rows stream by, so that memory does not grow with them (but for 8 bytes for each
/// participant and entry, and where a rule of the user compares rows with each other).
void check(std::filesystem::path const& record, Resources const& resources, ReadOptions const& options,
           base::Diagnostics& diagnostics);

/// The form of the last payment claim is made only where it is asked for.
enum class Product : std::uint8_t { Report, Budget, Certificates, PaymentClaim };

/// read_project() for `products` and no others: for workbooks alone participants, and entries of the ledger if they are
/// many, do not stand in the record, unless a rule or a declared workbook asks for them together.
[[nodiscard]] std::optional<Project> read_project_for(std::set<Product> const& products,
                                                      std::filesystem::path const& record, Resources const& resources,
                                                      ReadOptions const& options, base::Diagnostics& diagnostics);

using CsvOptions = workbook::CsvOptions;

struct BuildOptions {
  std::filesystem::path output = "out";
  std::set<Product> products{Product::Report, Product::Budget, Product::Certificates};
  std::vector<std::string> languages{"fi", "sv", "en"};  ///< Of reports and workbooks.
  std::optional<CsvOptions> csv;                         ///< The workbook's tables as CSV too, if given.
  unsigned jobs = 1;
  std::string version;                                              ///< Of closeout, for the manifest.
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< May be empty; called from any thread.
};

/// One file that was made.
struct Made {
  std::filesystem::path path;  ///< Relative to the output folder.
  std::string kind;            ///< "report", "budget", "table", "certificate", "payment-claim"
  std::string language;
  std::string conformance;  ///< "PDF/A-3a, PDF/UA-1" or empty.
  std::string sha256;
  std::size_t bytes = 0;
};

/// Makes every product of `project` and the manifest, all or nothing. Nothing was written if it returns nothing.
[[nodiscard]] std::optional<std::vector<Made>> build(Project const& project, Resources const& resources,
                                                     BuildOptions const& options, base::Diagnostics& diagnostics);

/// Fonts by PostScript name with the SHA-256 of their files, as far as documents used them.
using FontsUsed = std::map<std::string, std::string>;

/// style, box, lay out, write: an XHTML document to the bytes of a PDF; errors were added if there are none. `used`, if
/// not null, gets the fonts.
[[nodiscard]] std::optional<std::string> make_pdf(xml::Document const& document, css::StyleOptions const& style,
                                                  pdf::WriteOptions const& options, text::Fonts& fonts,
                                                  base::Diagnostics& diagnostics,
                                                  std::set<text::FontFace const*>* used);

/// `closeout render`: one XHTML file through the page engine.
bool render(std::filesystem::path const& file, std::filesystem::path const& to, pdf::WriteOptions const& options,
            base::Diagnostics& diagnostics);

/// What a stage of `render` makes of a file, as text: "styled", "boxes", "fragments" or "pages".
[[nodiscard]] std::optional<std::string> inspect_file(std::filesystem::path const& file, std::string_view stage,
                                                      base::Diagnostics& diagnostics);

/// Texts of findings in another language: by message key and arguments, nothing where the catalogues have none.
using Translator =
    std::function<std::optional<std::string>(std::string_view key, std::vector<base::MessageArgument> const&)>;
[[nodiscard]] Translator translator(Resources const& resources, std::string const& language);

/// Stages that `inspect` knows.
[[nodiscard]] std::vector<std::string_view> const& stages();

/// Product of a stage as text, for the report in `language`.
[[nodiscard]] std::optional<std::string> inspect(Project const& project, Resources const& resources,
                                                 std::string_view stage, std::string const& language,
                                                 base::Diagnostics& diagnostics);

}  // namespace closeout::pipeline
