#include "layout/laid_out.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "boxes/pictures.hpp"

namespace closeout::test {
namespace {

constexpr std::string_view basis =
    "@page { size: 200px 200px; margin: 0 } "
    "* { margin: 0; padding: 0 } "
    "html { font: 10px/20px 'Noto Sans' } "
    "h1, h2, h3, h4, h5, h6, th, strong { font-size: 10px; font-weight: normal; line-height: 20px; break-after: auto } "
    "table { border-spacing: 0; border-collapse: separate } td, th { vertical-align: top; text-align: left } "
    "p { orphans: 1; widows: 1 } ";

long whole(base::Length length) {
  return std::lround(length.pixels());
}

}  // namespace

text::Fonts& fonts() {
  static base::Diagnostics diagnostics;
  static std::unique_ptr<text::Fonts> const instance = text::Fonts::of_system(diagnostics);
  return *instance;
}

LaidOut lay_out(std::string_view body, std::string_view css, boxes::PartSizes const& sizes) {
  LaidOut out;
  std::string const source = fmt::format(
      "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\"><head><title>T</title><style>{}{}</style></head>"
      "<body>{}</body></html>",
      basis, css, body);
  base::Diagnostics earlier;
  boxes::Pictures pictures;
  out.xml = xml::parse(std::make_shared<base::SourceFile const>("test.xhtml", source), earlier);
  if (out.xml) out.styled = css::style(*out.xml, {}, earlier);
  if (out.styled) out.tree = boxes::build(*out.xml, *out.styled, pictures, earlier);
  for (base::Diagnostic const& finding : earlier.all()) {
    // What a whole document needs, a test's piece of one need not have.
    bool const is_expected = !finding.code.starts_with("css") && finding.severity != base::Severity::Error;
    if (!is_expected) ADD_FAILURE() << finding.code << ": " << finding.message;
  }
  if (!out.tree) {
    ADD_FAILURE() << "no boxes";
    return out;
  }
  base::Diagnostics again;
  boxes::BoxSource boxes(*out.xml, *out.styled, pictures, again, sizes);
  pages::DocumentCollector pages;
  bool const is_laid_out = layout::lay_out(boxes, *out.styled, fonts(), pages, out.findings);
  if (is_laid_out) out.document = pages.take();
  EXPECT_TRUE(is_laid_out);
  return out;
}

pages::Document lay_out_again(LaidOut const& out, boxes::PartSizes const& sizes) {
  base::Diagnostics findings;
  boxes::Pictures pictures;
  boxes::BoxSource boxes(*out.xml, *out.styled, pictures, findings, sizes);
  pages::DocumentCollector pages;
  EXPECT_TRUE(layout::lay_out(boxes, *out.styled, fonts(), pages, findings));
  return pages.take();
}

LaidOut lay_out_file(std::filesystem::path const& file) {
  LaidOut out;
  out.xml = xml::load(file, out.earlier_findings);
  if (out.xml) out.styled = css::style(*out.xml, {file.parent_path()}, out.earlier_findings);
  if (!out.styled) return out;
  boxes::Pictures pictures(file.parent_path());
  boxes::BoxSource boxes(*out.xml, *out.styled, pictures, out.earlier_findings);
  pages::DocumentCollector pages;
  if (layout::lay_out(boxes, *out.styled, fonts(), pages, out.findings)) out.document = pages.take();
  return out;
}

std::vector<std::string> texts(pages::Page const& page) {
  std::vector<std::string> out;
  for (pages::Item const& item : page.items) {
    auto const* text = std::get_if<pages::TextItem>(&item.content);
    if (text != nullptr)
      out.push_back(fmt::format("{},{} {}", whole(text->origin.x), whole(text->origin.y), text->run.text));
  }
  return out;
}

std::vector<std::string> rectangles(pages::Page const& page, base::Colour colour) {
  std::vector<std::string> out;
  for (pages::Item const& item : page.items) {
    auto const* path = std::get_if<pages::PathItem>(&item.content);
    if (path == nullptr || path->fill != colour || path->path.empty()) continue;
    double left = path->path[0].x, right = left, top = path->path[0].y, bottom = top;
    for (base::PathStep const& step : path->path) {
      if (step.kind == base::PathStep::Kind::Close) continue;
      left = std::min(left, step.x);
      right = std::max(right, step.x);
      top = std::min(top, step.y);
      bottom = std::max(bottom, step.y);
    }
    out.push_back(fmt::format("{:.0f},{:.0f} {:.0f}x{:.0f}", left, top, right - left, bottom - top));
  }
  return out;
}

std::vector<std::string> codes(base::Diagnostics const& findings) {
  std::vector<std::string> out;
  for (base::Diagnostic const& finding : findings.all()) out.push_back(finding.code);
  return out;
}

}  // namespace closeout::test
