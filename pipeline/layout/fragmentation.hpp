#pragma once
// Breaking a flow over pages (css-break-3): strips come in, pages go out. Only the strips of the page that is being
// filled are kept, so memory does not grow with the flow.

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "layout/arrangement.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

/// Rows of a header or footer group that are repeated.
struct RepeatedRows {
  std::shared_ptr<RowUnit const> unit;
  Length x, y;  ///< y from the page area's top.
};

/// What stands on one page.
struct PageFragment {
  std::string page_name;
  std::vector<PageGroup> groups;
  bool is_blank = false;
  std::vector<Strip> strips;
  std::vector<ContinuedBox> continued;  ///< Boxes open since earlier pages, outermost first.
  FirstMargin first_margin = FirstMargin::Kept;
  ClonedEdges cloned = ClonedEdges::Both;
  Length start;  ///< Height of the repeated headers and cloned edges.
  std::vector<RepeatedRows> repeated;
};

class PageSink {
 public:
  virtual ~PageSink() = default;
  /// Begins the page that `page` is to be; the size of its page area.
  virtual base::Size begin_page(PageFragment const& page) = 0;
  virtual void finish_page(PageFragment page) = 0;
  /// Whether the next page is on another side than a break of this kind asks for (css-break-3 section 3.1).
  [[nodiscard]] virtual bool is_wrong_side(ForcedBreak kind) const = 0;
  /// Size of the page area that such a break leads to, or of the first page.
  [[nodiscard]] virtual base::Size page_area_after(ForcedBreak kind, PageRun const& run) = 0;
};

class Fragmentation final : public StripSink {
 public:
  Fragmentation(PageSink& sink, base::Diagnostics& diagnostics);
  void add(Strip strip) override;
  [[nodiscard]] std::optional<base::Size> page_area_after(ForcedBreak kind, PageRun const& run) override {
    return sink_.page_area_after(kind, run);
  }
  [[nodiscard]] std::optional<base::Size> page_area_here() override;
  /// Ends the last page.
  void finish();

 private:
  /// Pages that one box may fill with space or a picture alone.
  static constexpr int most_pages_of_space = 1000;

  struct Open {
    GeometryRef geometry;
    std::shared_ptr<TableFrame const> table;
    std::size_t header_rows_seen = 0;
    bool is_in_footer = false;
    Length filled;  ///< What its parts on earlier pages reached beyond their content.
  };

  void begin_page(std::vector<Open> continued, FirstMargin first_margin);
  void repeat_headers();
  void append_waiting();
  void end_box_on_earlier_page(Strip& space);
  void append(Strip strip);
  void follow(std::vector<Open>& open, Strip const& strip) const;
  void fill_open_boxes();
  void shorten(Strip& space) const;
  void force_break(ForcedBreak kind);
  void apply_page_run(PageRun const& run);
  void widen(PageRun const& run);
  /// Footers of tables that go on, bottom edges of boxes that are cloned.
  [[nodiscard]] Length reserved_below() const;
  [[nodiscard]] bool overflows() const;
  void make_room();
  bool truncate_clones();
  [[nodiscard]] bool is_cut_where_it_stands() const;
  [[nodiscard]] std::size_t best_break() const;
  [[nodiscard]] std::size_t any_break() const;
  bool slice_last();
  [[nodiscard]] bool fills_too_many_pages(Strip const& strip);
  std::optional<Strip> cut_rows_beyond(Strip& strip, Length room);
  std::size_t keep_empty_boxes(std::size_t index);
  void break_before(std::size_t index, std::vector<Strip> rest_first = {});
  [[nodiscard]] Length bottom_of_strips() const;
  void finish_page();
  void warn_of_overflow(Strip const& strip);

  PageSink& sink_;
  base::Diagnostics& diagnostics_;
  PageFragment page_;
  Length page_width_, page_height_, y_;
  Length overflow_;         ///< What stands on this page of a box that ended on an earlier one.
  std::vector<Open> open_;  ///< After the last strip.
  std::vector<Open> open_at_start_;
  std::deque<Strip> waiting_;  ///< To be appended, in order.
  int pages_of_space_ = 0;     ///< That the last strip added has filled.
  bool is_page_begun_ = false;
  std::set<std::pair<base::SourceFile const*, std::size_t>> warned_;  ///< Places of boxes that are too tall.
};

}  // namespace closeout::layout
