// The flow on one page. What one document needs stands in document_maker.cpp, what a whole build needs in build.cpp.

#include "pipeline.hpp"

#include <algorithm>

#include "boxes/box_source.hpp"
#include "boxes/pictures.hpp"
#include "css/styled.hpp"
#include "layout/layout.hpp"
#include "locale/formatter.hpp"
#include "pages/concurrent_sink.hpp"
#include "pdf/document_writer.hpp"
#include "record_files.hpp"
#include "record_resources.hpp"
#include "schema/validator.hpp"
#include "styled_document.hpp"

namespace closeout::pipeline {

namespace fs = std::filesystem;

namespace {

std::optional<rules::Findings> assess(Project const& project, Resources const& resources, ReadOptions const& options,
                                      base::Diagnostics& diagnostics) {
  auto findings =
      rules::assess(project.record, project.figures_tree, rule_options_of_documents(resources, options), diagnostics);
  if (!findings) return std::nullopt;
  add_findings(*findings, diagnostics);
  return findings;
}

}  // namespace

std::optional<Project> read_project(fs::path const& path, Resources const& resources, ReadOptions const& options,
                                    base::Diagnostics& diagnostics) {
  auto const schema = record_schema(resources, diagnostics);
  if (!schema) return std::nullopt;
  auto record = read_record(path, *schema, resources.schemas, diagnostics);
  if (!record) return std::nullopt;
  Project project;
  project.record = std::move(record->document);
  project.inputs = std::move(record->inputs);
  auto data = read_reference_data(resources, diagnostics);
  if (!data) return std::nullopt;
  auto figures = figures::compute(project.record, diagnostics, std::move(*data));
  if (!figures) return std::nullopt;
  project.figures = std::move(*figures);
  project.figures_tree = figures::to_tree(project.figures);
  auto findings = assess(project, resources, options, diagnostics);
  if (!findings) return std::nullopt;
  set_findings(std::move(*findings), project);
  return project;
}

namespace {

/// style, box, lay out: pages into `sink`, one after the other.
bool lay_out(xml::Document const& document, css::StyleOptions const& style, text::Fonts& fonts,
             pages::DocumentSink& sink, base::Diagnostics& diagnostics) {
  auto const styled = StyledDocument::make(document, style, fonts, diagnostics);
  if (!styled) return false;
  boxes::Pictures pictures(style.base_directory);
  boxes::BoxSource boxes(document, styled->styles(), pictures, diagnostics);
  return layout::lay_out(boxes, styled->styles(), styled->fonts(), sink, diagnostics);
}

}  // namespace

std::optional<std::string> make_pdf(xml::Document const& document, css::StyleOptions const& style,
                                    pdf::WriteOptions const& options, text::Fonts& fonts,
                                    base::Diagnostics& diagnostics, std::set<text::FontFace const*>* used) {
  base::StringSink sink;
  pdf::DocumentWriter writer(options, sink, diagnostics);
  if (!lay_out(document, style, fonts, writer, diagnostics) || !writer.ok()) return std::nullopt;
  if (used != nullptr) used->insert(writer.fonts_used().begin(), writer.fonts_used().end());
  if (diagnostics.has_errors()) return std::nullopt;
  return std::move(sink.text);
}

bool render(fs::path const& file, fs::path const& to, pdf::WriteOptions const& options,
            base::Diagnostics& diagnostics) {
  auto const document = xml::load(file, diagnostics);
  if (!document) return false;
  auto const fonts = text::Fonts::of_system(diagnostics);
  auto output = fonts ? base::OutputFile::open(to, diagnostics) : std::nullopt;
  if (!output) return false;
  pdf::DocumentWriter writer(options, output->sink(), diagnostics);
  // Only here: of many documents each has a thread of its own already.
  pages::ConcurrentSink beside(writer);
  bool const is_whole = lay_out(*document, {file.parent_path()}, *fonts, beside, diagnostics) && writer.ok();
  return is_whole && !diagnostics.has_errors() && output->commit(diagnostics);
}

Translator translator(Resources const& resources, std::string const& language) {
  if (language == "en") return {};
  base::Diagnostics ignored;  // Without catalogues findings are told in English.
  auto catalogues = locale::Catalogues::load(resources.templates / "messages", ignored);
  if (!catalogues) return {};
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
