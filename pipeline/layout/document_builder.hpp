#pragma once
// What grows while pages are painted: the document, its structure, outline and destinations, the strings and counters
// that page margins show.

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "css/styled.hpp"
#include "layout/references.hpp"
#include "layout/structure_builder.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

class Context;

/// What the margin boxes of a page may show.
struct PageRecord {
  css::PageSelection selection;
  base::Rect area;                                        ///< The page area, on the sheet.
  int number = 1;                                         ///< The page counter.
  std::map<std::string, std::string> start, first, last;  ///< Named strings (css-gcpm-3 section 1.1.2).
  std::set<std::string> set_here;                         ///< Strings assigned on this page.
};

/// string(): the first value set on the page, else what was in force; or the last, or what the page began with, or
/// nothing where one was set (css-gcpm-3 section 1.1.2). The keyword is item.style.
[[nodiscard]] std::string named_string(PageRecord const& record, css::ContentItem const& item);

/// A box that stands on every page (CSS 2.2 section 9.6.1).
struct FixedBox {
  boxes::Box const* box = nullptr;
  std::size_t page = 0;
  base::Point static_position;
};

class DocumentBuilder {
 public:
  explicit DocumentBuilder(Context& context);

  pages::Document document;
  Structure structure;
  std::vector<PageRecord> records;
  std::vector<FixedBox> fixed;
  std::deque<boxes::Box> generated_boxes;  ///< Of page margins; caches know boxes by address, so they stay.

  std::unordered_set<boxes::Box const*> warned_outside;  ///< Text that was warned of.

  void add_page(css::PageSelection const& selection, css::PageStyle const& style);
  [[nodiscard]] base::Rect const& page_area(std::size_t page) const { return records[page].area; }
  /// Notes that the first part of `box` begins at `at`: destination, outline entry, strings, page counter.
  void note(boxes::Box const& box, std::size_t page, base::Point at);
  void note_deferred_text(boxes::Box const& box, std::size_t page);
  /// Whether a link to this id leads anywhere; a warning with the link's place if not.
  [[nodiscard]] bool has_target(std::string const& id, base::SourcePlace const& place);
  /// Page labels, metadata and structure; nothing is painted afterwards.
  void finish();
  [[nodiscard]] References references() const;

 private:
  void note_id(boxes::Box const& box, std::size_t page, base::Point at);
  void note_outline(boxes::Box const& box, std::size_t page, base::Point at);
  void place_missing_ids();
  void note_strings(boxes::Box const& box, std::size_t page);
  void note_page_counter(boxes::Box const& box, std::size_t page);

  Context& context_;
  std::unordered_set<boxes::Box const*> noted_;
  std::set<std::string> ids_, placed_ids_, missing_ids_;
  std::map<std::string, boxes::Box const*> box_of_id_;
  std::unordered_map<boxes::Box const*, std::size_t> page_of_box_;
};

}  // namespace closeout::layout
