// Products of single stages as text.

#include <fmt/format.h>

#include <array>

#include "boxes/dump.hpp"
#include "boxes/pictures.hpp"
#include "boxes/tree.hpp"
#include "css/dump.hpp"
#include "document_maker.hpp"
#include "layout/fragment_dump.hpp"
#include "layout/layout.hpp"
#include "pages/document_collector.hpp"
#include "pages/dump.hpp"
#include "pipeline.hpp"
#include "styled_document.hpp"

namespace closeout::pipeline {

namespace {

std::string findings_text(rules::Findings const& findings) {
  std::string result;
  for (rules::Finding const& finding : findings.all) {
    result +=
        fmt::format("{}\t{}\t{}{}\n", finding.id, finding.location, finding.message, finding.waiver ? "\twaived" : "");
  }
  return result;
}

/// From the composed document on; each stage needs the one before.
std::optional<std::string> inspect_pages(xml::Document const& composed, std::filesystem::path const& templates,
                                         std::string_view stage, base::Diagnostics& diagnostics) {
  if (stage == "composed") return xml::serialize(composed);
  auto const fonts = text::Fonts::of_system(diagnostics);
  if (!fonts) return std::nullopt;
  auto const styled = StyledDocument::make(composed, {templates}, *fonts, diagnostics);
  if (!styled) return std::nullopt;
  if (stage == "styled") return css::dump(composed, styled->styles());
  boxes::Pictures pictures(templates);
  if (stage == "boxes") {
    auto const tree = boxes::build(composed, styled->styles(), pictures, diagnostics);
    return tree ? std::optional(boxes::dump(*tree)) : std::nullopt;
  }
  boxes::BoxSource source(composed, styled->styles(), pictures, diagnostics);
  pages::DocumentCollector pages;
  layout::FragmentDump fragments;
  if (!layout::lay_out(source, styled->styles(), styled->fonts(), pages, diagnostics, &fragments)) return std::nullopt;
  return stage == "fragments" ? fragments.text() : pages::dump(pages.take());
}

}  // namespace

std::optional<std::string> inspect_file(std::filesystem::path const& file, std::string_view stage,
                                        base::Diagnostics& diagnostics) {
  auto const document = xml::load(file, diagnostics);
  return document ? inspect_pages(*document, file.parent_path(), stage, diagnostics) : std::nullopt;
}

std::vector<std::string_view> const& stages() {
  static std::vector<std::string_view> const names{"figures", "findings",  "composed", "styled",
                                                   "boxes",   "fragments", "pages"};
  return names;
}

std::optional<std::string> inspect(Project const& project, Resources const& resources, std::string_view stage,
                                   std::string const& language, base::Diagnostics& diagnostics) {
  if (stage == "figures") return xml::serialize(project.figures_tree);
  if (stage == "findings") return findings_text(project.findings);
  auto const catalogues = locale::Catalogues::load(resources.templates / "messages", diagnostics);
  auto const fonts = text::Fonts::of_system(diagnostics);
  if (!catalogues || !fonts) return std::nullopt;
  css::SheetCache sheets;
  PublicTrees const public_trees = PublicTrees::of(project);
  Workshop const workshop{project, &public_trees, resources, *catalogues, *fonts, sheets};
  auto const composed = DocumentMaker(workshop).compose_report(language, diagnostics);
  return composed ? inspect_pages(*composed, resources.templates, stage, diagnostics) : std::nullopt;
}

}  // namespace closeout::pipeline
