#pragma once
// Finished page fragments to painted pages.

#include "layout/document_builder.hpp"
#include "layout/fragmentation.hpp"

namespace closeout::layout {

class PageAssembly final : public PageSink {
 public:
  PageAssembly(Context& context, DocumentBuilder& builder) : context_(context), builder_(builder) {}

  Length begin_page(std::string const& page_name, bool is_blank) override;
  void finish_page(PageFragment page) override;
  [[nodiscard]] std::size_t page_number() const override { return builder_.records.size(); }

  /// What needs all pages: waiting lines, fixed boxes on the pages before them, margins that show the number of pages.
  void finish(References const& found);
  /// After the last page of the flow: what absolutely positioned boxes have below it.
  void make_pages_for_carried();

 private:
  void make_waiting_lines(References const& found);
  void paint_waiting_lines(std::size_t page);
  void repeat_fixed_boxes(std::size_t page, std::size_t begin, std::size_t end);
  [[nodiscard]] bool waits_for_page_count(std::size_t page);
  void find_canvas_source(ArrangedFlow const& flow);

  /// Pages that are made for absolutely positioned boxes alone, which may stand as far below as they like.
  static constexpr int most_carried_pages = 100;

  Context& context_;
  DocumentBuilder& builder_;
  GeometryRef canvas_source_;  ///< Null: no background.
};

}  // namespace closeout::layout
