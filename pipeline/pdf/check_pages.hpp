#pragma once

#include <map>
#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/findings.hpp"
#include "pdf/reference_check.hpp"

namespace closeout::pdf {

/// Pages, what they show, and whether the structure elements that come after them refer to it.
class PageCheck {
 public:
  void add_page(pages::Page const& page);
  /// `overlay` has what is laid over a page that came before; its first marked contents stand for those of the page.
  void add_overlay(std::size_t index, pages::Page const& overlay);
  void add_element(pages::StructureId id, pages::StructureElement const& element);
  /// Adds what was found as errors, in the order of the pages.
  void finish(std::vector<pages::Destination> const& destinations, base::Diagnostics& diagnostics);

  /// Pages with marked contents that no element has referred to yet.
  [[nodiscard]] std::size_t open_pages() const { return contents_.open_pages(); }

 private:
  /// Where a link within the document leads.
  struct Target {
    std::string name;
    std::size_t page = 0;  ///< Of the link.
    base::SourcePlace place;
  };

  void check_size(pages::Page const& page, std::size_t index);
  void check_clips(pages::Page const& page, std::size_t index);
  void check_marked_content(pages::MarkedContent const& content, std::size_t index);
  void check_sequences(pages::Page const& page, std::size_t index);
  void check_text(text::GlyphRun const& run, pages::Tag const& tag, pages::Page const& page, std::size_t index);
  void check_link(pages::Link const& link, std::size_t index);
  void check_targets(std::vector<pages::Destination> const& destinations);
  void refer_to_link(pages::AnnotationReference const& link, pages::StructureId id,
                     pages::StructureElement const& element);

  std::size_t pages_ = 0;
  Findings findings_;
  ReferenceCheck contents_, links_;
  std::map<pages::StructureId, Target> targets_;  ///< By the Link element.
};

}  // namespace closeout::pdf
