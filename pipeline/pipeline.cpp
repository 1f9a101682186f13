// The flow on one page. What one document needs stands in document_maker.cpp, what a whole build needs in build.cpp.

#include "pipeline.hpp"

#include <algorithm>
#include <system_error>

#include "boxes/box_source.hpp"
#include "css/styled.hpp"
#include "layout/layout.hpp"
#include "locale/formatter.hpp"
#include "pages/document_collector.hpp"
#include "record_files.hpp"
#include "schema/validator.hpp"

namespace closeout::pipeline {

namespace fs = std::filesystem;

namespace {

/// The rule files of a folder, by name.
std::vector<fs::path> rule_files(fs::path const& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".sch") files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

std::optional<rules::Findings> assess(Project const& project, Resources const& resources, ReadOptions const& options,
                                      base::Diagnostics& diagnostics) {
  rules::Options rule_options{rule_files(resources.schemas / "rules"), options.language, {}};
  rule_options.files.insert(rule_options.files.end(), options.rules.begin(), options.rules.end());
  auto findings = rules::assess(project.record, project.figures_tree, rule_options, diagnostics);
  if (!findings) return std::nullopt;
  for (rules::Finding const& finding : findings->all) diagnostics.add(rules::to_diagnostic(finding));
  return findings;
}

}  // namespace

std::optional<Project> read_project(fs::path const& path, Resources const& resources, ReadOptions const& options,
                                    base::Diagnostics& diagnostics) {
  auto const schema =
      schema::Schema::load(resources.schemas / "project.xsd", diagnostics, schema::Schema::Prefixes::Refused);
  if (!schema) return std::nullopt;
  auto record = read_record(path, *schema, diagnostics);
  if (!record) return std::nullopt;
  Project project;
  project.record = std::move(record->document);
  project.inputs = std::move(record->inputs);
  auto figures = figures::compute(project.record, diagnostics);
  if (!figures) return std::nullopt;
  project.figures = std::move(*figures);
  project.figures_tree = figures::to_tree(project.figures);
  auto findings = assess(project, resources, options, diagnostics);
  if (!findings) return std::nullopt;
  project.findings = std::move(*findings);
  return project;
}

std::optional<std::string> make_pdf(xml::Document const& document, fs::path const& base,
                                    pdf::WriteOptions const& options, text::Fonts& fonts,
                                    base::Diagnostics& diagnostics, std::set<text::FontFace const*>* used) {
  auto const styled = css::style(document, {base}, diagnostics);
  if (!styled) return std::nullopt;
  boxes::BoxSource boxes(document, *styled, diagnostics);
  pages::DocumentCollector pages;
  if (!layout::lay_out(boxes, *styled, fonts, pages, diagnostics)) return std::nullopt;
  pages::Document const made = pages.take();
  base::StringSink sink;
  if (!pdf::write(made, options, sink, diagnostics) || diagnostics.has_errors()) return std::nullopt;
  if (used != nullptr) {
    for (pages::Page const& page : made.pages) {
      for (pages::Item const& item : page.items) {
        if (auto const* text = std::get_if<pages::TextItem>(&item.content)) used->insert(text->run.font);
      }
    }
  }
  return std::move(sink.text);
}

bool render(fs::path const& file, fs::path const& to, pdf::WriteOptions const& options,
            base::Diagnostics& diagnostics) {
  auto const document = xml::load(file, diagnostics);
  if (!document) return false;
  auto const fonts = text::Fonts::of_system(diagnostics);
  if (!fonts) return false;
  auto const bytes = make_pdf(*document, file.parent_path(), options, *fonts, diagnostics, nullptr);
  return bytes && base::write_file(to, *bytes, diagnostics);
}

Translator translator(Resources const& resources, std::string const& language) {
  base::Diagnostics ignored;  // Without catalogues findings are told in English.
  auto catalogues = locale::Catalogues::load(resources.templates / "messages", ignored);
  if (!catalogues || language == "en") return {};
  auto const shared = std::make_shared<locale::Catalogues const>(std::move(*catalogues));
  auto const formatter = std::make_shared<locale::Formatter const>(language, *shared);
  return [shared, formatter, language](std::string_view key,
                                       std::vector<base::MessageArgument> const& given) -> std::optional<std::string> {
    if (shared->find(language, key) == nullptr) return std::nullopt;
    std::vector<locale::Argument> const arguments(given.begin(), given.end());
    base::Diagnostics unused;
    return formatter->message(key, arguments, {}, unused);
  };
}

}  // namespace closeout::pipeline
