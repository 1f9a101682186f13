#pragma once
// What a block formatting context becomes before it is broken over pages: a list of strips from top to bottom.
// A strip is what is never cut: a line box, a row of a table, a drawing, the top or the bottom edges of a box
// ("monolithic" in css-break-3 section 4.1). Breaks stand between strips. Each strip says what it costs to break
// before it, so that whoever fills pages (fragmentation) need not know block layout, and block layout need not
// know where pages end. Positions inside a flow count from the flow's left edge; a strip's top follows from the
// strips before it.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "boxes/tree.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

using base::Length;

/// Used values of one block-level box in its flow (CSS 2.2 section 10.3).
struct BoxGeometry {
  boxes::Box const* box = nullptr;
  std::shared_ptr<boxes::Part const> owner;  ///< Keeps the box.
  Length x;                                  ///< Border box's left edge, from the flow's left.
  Length width;                              ///< Of the border box.
  base::Edges<Length> margin, border, padding;
  bool is_table_wrapper = false;  ///< The box around a table and its captions: paints nothing.
  base::Point relative_offset;    ///< Of position: relative (CSS 2.2 section 9.4.3).

  /// Border and padding together: of a side, of two opposite ones.
  [[nodiscard]] Length top_edge() const { return border.top + padding.top; }
  [[nodiscard]] Length bottom_edge() const { return padding.bottom + border.bottom; }
  [[nodiscard]] Length left_edge() const { return border.left + padding.left; }
  [[nodiscard]] Length right_edge() const { return padding.right + border.right; }
  [[nodiscard]] Length horizontal_edges() const { return left_edge() + right_edge(); }
  [[nodiscard]] Length vertical_edges() const { return top_edge() + bottom_edge(); }

  [[nodiscard]] Length content_x() const { return x + left_edge(); }
  [[nodiscard]] Length content_width() const { return width - horizontal_edges(); }
};
using GeometryRef = std::shared_ptr<BoxGeometry const>;

struct Flow;
struct RowUnit;
struct TableFrame;

/// Part of a text box on one line.
struct TextFragment {
  boxes::Box const* box = nullptr;  ///< The text box, for its style and place in the structure.
  text::GlyphRun run;
  Length x;         ///< Left end of the run.
  Length baseline;  ///< From the line's top.
};

/// What stands side by side of an inline box on one line; only boxes that paint something, are a link or have an id are
/// kept.
struct InlineBoxFragment {
  boxes::Box const* box = nullptr;
  base::Rect border_box;  ///< From the flow's left and the line's top.
  bool has_left_edge = true, has_right_edge = true;
  /// Of a sliced box with background images (css-break-3 section 5.4): the widths of its parts to the left of this one
  /// and of all of them, as if they stood side by side on one line.
  Length before, whole;
};

/// An inline-block or an inline drawing on a line.
struct AtomicFragment {
  GeometryRef geometry;                          ///< x counts from the flow's left.
  Length y, height;                              ///< Border box, from the line's top.
  std::shared_ptr<Flow const> content;           ///< Null for a drawing.
  bool is_continued = false, continues = false;  ///< Cut at the top, at the bottom.
};

/// Where an absolutely positioned box would stand if it were static (CSS 2.2 section 10.3.7).
struct PositionedFragment {
  std::shared_ptr<boxes::Part const> owner;  ///< Keeps the box.
  boxes::Box const* box = nullptr;
  Length x, y;  ///< y from the strip's top.
};

/// A line box (CSS 2.2 section 9.4.2). Everything is in logical order, which is reading order.
struct LineBox {
  Length height, baseline;  ///< Baseline from the line's top.
  std::vector<InlineBoxFragment> boxes;
  std::vector<std::variant<TextFragment, AtomicFragment, PositionedFragment>> items;
};

/// The top border and padding of a box; everything up to its ClosePart is inside.
struct OpenPart {
  GeometryRef geometry;
  std::shared_ptr<TableFrame const> table;  ///< Of a table.
  bool is_continued = false;                ///< Only the rest of a box that was cut inside a row.
};
/// The bottom padding and border of the box opened last.
struct ClosePart {
  GeometryRef geometry;
  bool continues = false;  ///< The box was cut inside a row here.
};
/// Lines whose text only later pages know (a page number in a contents list). They are made anew when all pages are
/// there; if they then have the same heights, they are painted where they stand and nothing else has to be done again.
struct WaitingLines {
  std::shared_ptr<boxes::Part const> owner;
  boxes::Box const* container = nullptr;
  Length x, width;  ///< Of the containing block.
  std::optional<Length> height;
  css::Direction direction = css::Direction::Ltr;
  std::vector<LineBox> lines;  ///< As they stand, at last as they will be painted.
};
struct LinePart {
  LineBox line;
  std::shared_ptr<WaitingLines> waiting = nullptr;  ///< Null: the line is final.
  std::size_t index = 0;                            ///< Among the waiting lines.
};
struct RowsPart {
  std::shared_ptr<RowUnit const> unit;
  Length x;  ///< Left edge of the table's grid.
};
/// A replaced block; where no page can hold it, a slice of one (css-break-3 section 4.3).
struct ReplacedPart {
  GeometryRef geometry;
  Length height;       ///< Of the whole border box.
  Length shown_above;  ///< What of it stands on earlier pages.
};
/// Space that may be cut anywhere: what a definite height has beyond the content.
struct SpacePart {
  Length shortened;  ///< By what the box's earlier parts reached beyond their content (css-break-3 section 5.3).
};
struct PositionedPart {
  PositionedFragment fragment;
};

/// Recto and Verso are sides by the page progression (css-break-3 section 3.1).
enum class ForcedBreak : std::uint8_t { None, Page, Left, Right, Recto, Verso };

/// What stands against a break (css-break-3 section 4.4), to be added up; the smallest sum is the best place.
/// Rules that are given up first weigh least.
enum BreakCost : std::uint8_t {
  none = 0,
  orphans_or_widows = 1,  ///< Rule 3.
  inside_avoided = 2,     ///< Rule 2: an ancestor has break-inside: avoid.
  between_avoided = 4,    ///< Rule 1: break-after or break-before: avoid.
};

/// Pages that belong together, as one element with a page type of its own makes them (css-gcpm-3 section 3.2).
struct PageGroup {
  std::string name;
  std::uint64_t element = 0;  ///< Serial number of its box.
};

/// The pages that follow have another name or another width (css-page-3 section 8.1, css-break-3 section 5.1).
struct PageRun {
  std::string page_name;
  std::vector<PageGroup> groups;        ///< Outermost first; empty if nothing asks for them.
  std::vector<GeometryRef> open_boxes;  ///< New geometry of the boxes that go on, outermost first.
};

struct Strip {
  std::variant<OpenPart, ClosePart, LinePart, RowsPart, ReplacedPart, SpacePart, PositionedPart> part;
  Length height;
  Length margin_before;              ///< Collapsed margin above; dropped after an unforced break.
  Length margin_after_forced_break;  ///< What of it is kept after a forced break.
  bool is_break_allowed = false;
  std::uint8_t break_cost = BreakCost::none;
  ForcedBreak forced_break = ForcedBreak::None;
  std::shared_ptr<PageRun const> page_run;  ///< With a forced break, on the first strip or where pages differ in size.
};

/// Receives the strips of a flow in order.
class StripSink {
 public:
  virtual ~StripSink() = default;
  virtual void add(Strip strip) = 0;
  /// Size of the page area that a break of this kind leads to, or of the first page; nothing if there are no pages.
  [[nodiscard]] virtual std::optional<base::Size> page_area_after(ForcedBreak, PageRun const&) { return std::nullopt; }
  /// Of the page that the next strip with height goes to, unless it is broken before.
  [[nodiscard]] virtual std::optional<base::Size> page_area_here() { return std::nullopt; }
};

/// A flow that is not broken: the content of a cell, an inline-block, a margin box.
struct Flow {
  std::vector<Strip> strips;
  Length height;
  std::optional<Length> first_baseline, last_baseline;  ///< From the flow's top.
};

/// Collects a flow and adds up its height.
class FlowCollector final : public StripSink {
 public:
  void add(Strip strip) override;
  [[nodiscard]] Flow take() { return std::move(flow_); }

 private:
  Flow flow_;
};

/// A cell in its rows (CSS 2.2 section 17.5).
struct CellFragment {
  GeometryRef geometry;                           ///< x counts from the grid's left; border is what takes space.
  Length y, height;                               ///< Border box, from the unit's top.
  base::Edges<css::BorderSide> collapsed_border;  ///< Of border-collapse: collapse, centred on the grid lines.
  Flow content;
  Length content_y;                              ///< Top of the content, from the unit's top: vertical-align.
  bool is_continued = false, continues = false;  ///< Cut at the top, at the bottom.
  std::size_t column = 0;                        ///< The first it covers.
  bool is_collapsed = false;  ///< All its columns are: it takes no room and is not painted (CSS 2.2 section 17.5.5).
};

/// A slot of the grid that no cell covers: "missing cells" show the backgrounds behind them (CSS 2.2 section 17.5.1).
struct MissingCell {
  boxes::Box const* row = nullptr;
  std::size_t column = 0;
  Length x, width;  ///< From the grid's left.
};

/// What is behind the cells of a column.
struct ColumnLayer {
  boxes::Box const* group = nullptr;   ///< Null: none.
  boxes::Box const* column = nullptr;  ///< Null: none.
  Length x, width;                     ///< Of the column, from the grid's left.
  Length group_x, group_width;
};

struct RowFragment {
  std::shared_ptr<boxes::Part const> owner;  ///< Keeps the row.
  boxes::Box const* row = nullptr;
  Length y, height;
  boxes::Box const* group = nullptr;
};

/// Rows that row-spanning cells hold together; mostly one row. y counts from the unit's top.
struct RowUnit {
  enum class Group : std::uint8_t { Header, Body, Footer } group = Group::Body;
  Length height, width;
  std::vector<RowFragment> rows;
  std::vector<CellFragment> cells;
  std::optional<Length> baseline;  ///< Of the first row.
  bool collapses_borders = false;
  Length spacing;                    ///< Horizontal border-spacing.
  bool has_gaps = false;             ///< There is border-spacing between cells.
  std::vector<MissingCell> missing;  ///< Only where there is a background to be seen through them.
  std::shared_ptr<std::vector<ColumnLayer> const> columns;  ///< By column; null where no column has a background.
  bool ends_group = false;                                  ///< No row of the same group comes after these.
};

/// What a table that is broken repeats on every page (CSS 2.2 section 17.2).
struct TableFrame {
  std::vector<std::shared_ptr<RowUnit const>> header, footer;
  Length header_height, footer_height, spacing;
  Length grid_x;
};

}  // namespace closeout::layout
