#pragma once
// Finished page fragments to painted pages.

#include "layout/document_builder.hpp"
#include "layout/fragment_observer.hpp"
#include "layout/fragmentation.hpp"

namespace closeout::layout {

class PageAssembly final : public PageSink {
 public:
  /// `fragments`, if not null, is shown every page.
  PageAssembly(Context& context, DocumentBuilder& builder, FragmentObserver* fragments)
      : context_(context), builder_(builder), fragments_(fragments) {}

  /// What the root element's box says about the order of pages; before the first page.
  void settle_progression(boxes::Box const& root);

  base::Size begin_page(PageFragment const& page) override;
  void finish_page(PageFragment page) override;
  [[nodiscard]] bool is_wrong_side(ForcedBreak kind) const override;
  [[nodiscard]] base::Size page_area_after(ForcedBreak kind, PageRun const& run) override;

  /// What needs all pages: waiting lines, fixed boxes on the pages before them, margins that show the number of pages.
  void finish(References const& found);
  /// After the last page of the flow: what absolutely positioned boxes have below it.
  void make_pages_for_carried();

 private:
  [[nodiscard]] ForcedBreak side_of(ForcedBreak kind) const;
  [[nodiscard]] bool is_left(std::size_t number) const { return (number % 2 == 0) != is_first_left_; }
  [[nodiscard]] css::PageSelection selection_of(std::size_t number, std::string const& name,
                                                std::vector<PageGroup> const& groups, bool is_blank) const;
  std::size_t paint_page_background(css::PageStyle const& style);
  base::Rect root_box(ArrangedFlow const& flow, base::Rect const& area);
  void make_waiting_lines(References const& found);
  void paint_waiting_lines(std::size_t page);
  void repeat_fixed_boxes(std::size_t page, std::size_t begin, std::size_t end);
  [[nodiscard]] bool waits_for_page_count(std::size_t page);
  void find_canvas_source(ArrangedFlow const& flow);

  /// Pages that are made for absolutely positioned boxes alone, which may stand as far below as they like.
  static constexpr int most_carried_pages = 100;

  Context& context_;
  DocumentBuilder& builder_;
  FragmentObserver* fragments_;
  bool is_right_to_left_ = false, is_first_left_ = false;
  std::map<std::uint64_t, int> pages_of_group_;  ///< So far, of the groups of the page that was begun last.
  Length root_top_, height_above_;  ///< Of the root element in its first page's area; of the page areas so far.
  GeometryRef canvas_source_;       ///< Null: no background.
};

}  // namespace closeout::layout
