#pragma once
// What grows while pages are painted: the document, its structure, outline and destinations, the strings and counters
// that page margins show.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "css/styled.hpp"
#include "layout/context.hpp"
#include "layout/page_counters.hpp"
#include "layout/positioned_boxes.hpp"
#include "layout/references.hpp"
#include "layout/strip.hpp"
#include "layout/structure_builder.hpp"
#include "pages/document_sink.hpp"

namespace closeout::layout {

/// What the margin boxes of a page may show.
struct PageRecord {
  css::PageSelection selection;
  base::Size sheet;
  std::uint32_t marked_contents = 0, links = 0;           ///< That the page has.
  base::Rect area;                                        ///< The page area, on the sheet.
  int number = 0;                                         ///< The page counter.
  std::map<std::string, std::string> start, first, last;  ///< Named strings (css-gcpm-3 section 1.1.2).
  std::set<std::string> set_here;                         ///< Strings assigned on this page.
  std::map<std::string, std::vector<int>> counters;       ///< The document's, as the page leaves them.
  PageCounters page_counters;
};

/// string(): the first value set on the page, else what was in force; or the last, or what the page began with, or
/// nothing where one was set (css-gcpm-3 section 1.1.2). The keyword is item.style.
[[nodiscard]] std::string named_string(PageRecord const& record, css::ContentItem const& item);

/// A box that stands on every page (CSS 2.2 section 9.6.1).
struct FixedBox {
  boxes::PartRef owner;
  boxes::Box const* box = nullptr;
  std::size_t page = 0;
  base::Point static_position;
};

/// A line that is painted when all pages are there.
struct WaitingLine {
  std::shared_ptr<WaitingLines> lines;
  std::size_t index = 0;
  std::size_t page = 0;
  base::Point origin;
  base::Rect containing;
};

class DocumentBuilder final : public PartObserver {
 public:
  DocumentBuilder(Context& context, pages::DocumentSink& sink);

  Structure structure;
  std::vector<PageRecord> records;
  std::vector<FixedBox> fixed;
  std::vector<WaitingLine> waiting;  ///< In the order of their pages.
  std::vector<CarriedBox> carried;   ///< For the next page.
  bool may_carry = true;
  CounterValues root_counters;                       ///< Of the root element, around those of pages.
  std::unordered_set<std::uint64_t> warned_outside;  ///< Boxes with text that was warned of.

  void take(boxes::Part const& part) override;

  /// What is painted goes to the page that was begun last, or on top of an earlier one.
  [[nodiscard]] pages::Page& canvas() { return canvas_; }
  void begin_page(css::PageSelection const& selection, css::PageStyle const& style);
  void finish_page();
  void begin_overlay(std::size_t page);
  void finish_overlay();

  /// What the canvas adds comes after this many marked contents and links of the page.
  [[nodiscard]] std::uint32_t first_marked_content() const { return first_marked_content_; }
  [[nodiscard]] std::uint32_t first_link() const { return first_link_; }

  [[nodiscard]] bool is_painting() const { return !context_.needs_another_pass; }
  [[nodiscard]] base::Rect const& page_area(std::size_t page) const { return records[page].area; }
  [[nodiscard]] Length sheet_height(std::size_t page) const { return records[page].sheet.height; }
  /// A number for a box that layout makes itself.
  [[nodiscard]] std::uint64_t next_serial() { return ++last_serial_; }

  /// Notes that the first part of `box` begins at `at`: destination, outline entry, strings, page counter.
  void note(boxes::Box const& box, std::size_t page, base::Point at);
  void note_deferred_text(boxes::Box const& box, std::size_t page);
  /// Whether a link to this id leads anywhere; a warning with the link's place if not.
  [[nodiscard]] bool has_target(std::string const& id, base::SourcePlace const& place);
  /// What was found about places, after the last page.
  [[nodiscard]] References take_references();
  /// The rest of the structure, outline and destinations; nothing is painted afterwards.
  void finish();

 private:
  void note_id(boxes::Box const& box, std::size_t page, base::Point at);
  void note_outline(boxes::Box const& box, std::size_t page, base::Point at);
  void place_missing_ids();
  void note_strings(boxes::Box const& box, std::size_t page, base::Point at);
  void note_counters(boxes::Box const& box, std::size_t page);

  Context& context_;
  pages::DocumentSink& sink_;
  pages::Page canvas_;
  std::size_t canvas_page_ = 0;
  std::uint32_t first_marked_content_ = 0, first_link_ = 0;
  pages::DocumentEnd end_;
  std::unordered_set<std::uint64_t> noted_;
  std::unordered_set<std::string> ids_, placed_ids_, missing_ids_;
  std::map<std::string, std::string> text_of_id_;
  bool misses_texts_ = false;  ///< An id was noted before anything wanted its text.
  std::map<std::string, std::map<std::string, std::vector<int>>> counters_of_id_;
  struct DeferredPlace {
    std::size_t page = 0;
    std::vector<css::ContentItem> items;
  };
  std::unordered_map<std::uint64_t, DeferredPlace> deferred_places_;
  std::uint64_t last_serial_ = std::uint64_t{1} << 63U;  ///< Far beyond those of the document's boxes.
};

}  // namespace closeout::layout
