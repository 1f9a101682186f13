#pragma once
// Makes single documents of a project: what one worker of a build does.

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "certificates/certificates.hpp"
#include "compose/template.hpp"
#include "css/sheet_cache.hpp"
#include "locale/formatter.hpp"
#include "pipeline.hpp"
#include "workbook/workbook.hpp"

namespace closeout::pipeline {

/// What may be public of a project: reports carry it.
struct PublicTrees {
  xml::Document record;   ///< without_personal_data(project.record)
  xml::Document figures;  ///< to_public_tree(project.figures_tree)
  xml::Document checks;   ///< rules::public_checks(project.checks)

  [[nodiscard]] static PublicTrees of(Project const& project);
};

/// What all workers of a build share, unchanging.
struct Workshop {
  Project const& project;
  PublicTrees const* public_trees;  ///< Null where no report is made.
  Resources const& resources;
  locale::Catalogues const& catalogues;
  text::Fonts& fonts;
  css::SheetCache& sheets;
  std::string version = {};  ///< Of closeout.
};

/// The name of the layout that a product is filled into, if it is a workbook: "budget".
[[nodiscard]] std::optional<std::string> workbook_layout_of(Product product);
/// The file that declares it.
[[nodiscard]] std::filesystem::path path_of_layout(std::string const& layout, Resources const& resources);

/// What a workbook is made of: the project's own, or what may be public.
struct WorkbookData {
  xml::Document const& record;
  xml::Document const& figures;
  xml::Document const& checks;
};

/// One worker: its own compiled templates and formats, which no other thread may use.
class DocumentMaker {
 public:
  explicit DocumentMaker(Workshop const& workshop) : workshop_(workshop) {}

  [[nodiscard]] std::optional<xml::Document> compose_report(std::string const& language,
                                                            base::Diagnostics& diagnostics);
  /// The report with `workbook` (XLSX bytes), the figures and the record as associated files; the report is public, so
  /// record, figures and workbook are those without personal data and small counts.
  [[nodiscard]] std::optional<std::string> make_report(std::string const& language, std::string workbook,
                                                       base::Diagnostics& diagnostics);
  [[nodiscard]] std::optional<std::string> make_certificate(certificates::Certificate const& certificate,
                                                            base::Diagnostics& diagnostics);
  /// The workbook that the templates' file `name`.workbook.xml declares. `tables`, if not null, hears the rows of its
  /// tables.
  [[nodiscard]] bool make_workbook(std::string const& name, WorkbookData const& data, std::string const& language,
                                   std::filesystem::path const& to, base::Diagnostics& diagnostics,
                                   workbook::TableListener* tables = nullptr);

  /// The language's formats, for this worker alone.
  [[nodiscard]] locale::Formatter const& formatter(std::string const& language);

  /// Fonts of every document made so far, and those its workbooks were measured with.
  [[nodiscard]] std::set<text::FontFace const*> const& fonts_used() const { return fonts_used_; }

 private:
  compose::Template* report_template(base::Diagnostics& diagnostics);
  compose::Template* certificate_template(base::Diagnostics& diagnostics);
  workbook::Declaration const* declared_workbook(std::string const& name, base::Diagnostics& diagnostics);
  std::optional<xml::Document> compose_certificate(certificates::Certificate const& certificate,
                                                   base::Diagnostics& diagnostics);

  Workshop const& workshop_;
  std::map<std::string, locale::Formatter> formatters_;
  std::optional<compose::Template> report_, certificate_;
  std::map<std::string, workbook::Declaration> workbooks_;
  std::set<text::FontFace const*> fonts_used_;
};

}  // namespace closeout::pipeline
