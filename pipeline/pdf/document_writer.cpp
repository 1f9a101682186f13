#include "pdf/document_writer.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace closeout::pdf {

void DocumentWriter::begin(pages::Metadata const& metadata) {
  // What an earlier attempt wrote is void, and so is what was found wrong with it.
  if (file_) sink_.restart();
  is_ok_ = false;
  check_.reset();
  if (options_.conformance != Conformance::None) check_.emplace(metadata, options_);
  file_.emplace(metadata, options_, sink_);
}

void DocumentWriter::add_page(pages::Page page) {
  if (check_) check_->add_page(page);
  file_->add_page(page);
}

void DocumentWriter::add_element(pages::StructureId id, pages::StructureElement element) {
  if (check_) check_->add_element(id, element);
  file_->add_element(id, element);
}

void DocumentWriter::add_overlay(std::uint32_t page, pages::Overlay overlay) {
  if (page >= file_->pages()) return;
  pages::Page on_top;
  on_top.size = file_->page_size(page);
  on_top.items = std::move(overlay.items);
  // MCIDs go on from those of the page.
  on_top.marked_contents.resize(file_->marked_contents(page));
  std::ranges::move(overlay.marked_contents, std::back_inserter(on_top.marked_contents));
  on_top.links = std::move(overlay.links);
  if (check_) check_->add_overlay(page, on_top);
  file_->add_overlay(page, on_top);
}

bool DocumentWriter::conforms(pages::DocumentEnd const& end) {
  if (!check_) return false;
  if (options_.conformance == Conformance::PdfA3aAndPdfUa1) return check_->finish(end, diagnostics_);
  base::Diagnostics findings;
  bool const is_kept = check_->finish(end, findings);
  // What the stages before have said of the same place need not be said again.
  auto const is_told = [&](base::SourcePlace const& place) {
    return std::ranges::any_of(diagnostics_.all(), [&](base::Diagnostic const& told) {
      return place.is_known() && told.place.file == place.file && told.place.offset == place.offset;
    });
  };
  for (base::Diagnostic finding : findings.all()) {
    if (is_told(finding.place)) continue;
    finding.severity = base::Severity::Warning;
    diagnostics_.add(std::move(finding));
  }
  return is_kept;
}

void DocumentWriter::finish(pages::DocumentEnd end) {
  bool const is_kept = conforms(end);
  bool const is_refused = options_.conformance == Conformance::PdfA3aAndPdfUa1 && !is_kept;
  Conformance const claim = is_kept ? Conformance::PdfA3aAndPdfUa1 : Conformance::None;
  is_ok_ = !is_refused && file_->finish(end, claim, diagnostics_);
  fonts_used_ = file_->faces();
  check_.reset();
  file_.reset();
  if (!is_ok_) sink_.restart();
}

}  // namespace closeout::pdf
