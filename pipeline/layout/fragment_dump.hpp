#pragma once
// The stage "fragments" as text: which piece of which box, line and row stands where on each page (css-break-3
// section 2, "fragment"). It is for looking at pagination.

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "layout/arrangement.hpp"
#include "layout/fragment_observer.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

/// One line for each page, box fragment, line box, row and cell; what is inside stands further to the right. Lengths
/// are CSS pixels from the sheet's top-left corner. A box is named by its element and its place in the source; "part 2
/// of 3" counts the pages (or the sliced rows and lines) that it is on. Absolutely positioned boxes are named where
/// they would stand in the flow.
class FragmentDump final : public FragmentObserver {
 public:
  void begin_pass() override;
  void take(PageRecord const& record, PageFragment const& page, ArrangedFlow const& flow) override;
  [[nodiscard]] std::string text() const;

 private:
  struct Line {
    std::string before, after;
    std::uint64_t box = 0;  ///< Serial number; 0: not a box, or one that is repeated.
    std::size_t part = 0;
  };

  void add(std::size_t depth, std::string text);
  void add_box(std::size_t depth, boxes::Box const& box, base::Rect const& area, std::string_view edges);
  void add_flow(ArrangedFlow const& flow, std::size_t depth);
  void add_content(Flow const& flow, base::Point origin, std::size_t depth);
  void add_strip(PlacedStrip const& placed, std::size_t depth);
  void add_line(LineBox const& line, base::Point at, std::size_t depth);
  void add_rows(RowUnit const& unit, base::Point at, std::size_t depth);
  void add_repeated(PageRecord const& record, PageFragment const& page);

  std::vector<Line> lines_;
  std::unordered_map<std::uint64_t, std::size_t> parts_;  ///< Of each box so far.
  bool is_repeated_ = false;
};

}  // namespace closeout::layout
