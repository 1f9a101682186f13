#pragma once
// The state of a block formatting context while its boxes are laid out from top to bottom.
//
// Margins adjoin until something with height comes between them (CSS 2.2 section 8.3.1). So the top of a box is
// not known when it opens: opened boxes wait in pending_ until the first line, edge or row settles the collapsed
// margin above all of them. The place before the first waiting box is also the break point (css-break-3 section
// 4.1, class A), so what break-after and break-before say is gathered in the same way.

#include <optional>
#include <string>
#include <vector>

#include "layout/break_point.hpp"
#include "layout/collapsed_margin.hpp"
#include "layout/context.hpp"
#include "layout/strip.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {

/// Whether pages matter to this flow: its breaks, names and widths.
enum class Paged : std::uint8_t { No, Yes };

/// An outside list marker and the content box of its item.
struct WaitingMarker {
  boxes::Box const* marker = nullptr;
  ContainingBlock item;
  css::Direction direction = css::Direction::Ltr;
};

class BlockFlow {
 public:
  BlockFlow(Context& context, StripSink& sink, ContainingBlock const& root, Paged paged);

  [[nodiscard]] Context& context() { return context_; }
  /// Content box of the innermost open box.
  [[nodiscard]] ContainingBlock const& containing() const;

  /// break-before and page of a box and of the first descendants through which they reach it. A new page may change
  /// containing().
  void mind_breaks_before(boxes::Box const& box);
  /// Begins a box; its breaks are minded, its geometry is block_geometry.
  void open(boxes::Box const& box);
  /// Begins a table or its wrapper with a geometry that stays; breaks are not minded.
  void open_table(GeometryRef geometry, std::shared_ptr<TableFrame const> table);
  void close();

  /// Something with height that is not a box of its own. The first such thing settles the margins above it.
  void add(Strip strip);
  /// A strip after which the flow's own rules about breaks do not apply (a line after the first, a row).
  void add_with_own_break(Strip strip);
  /// A block-level box that is a single strip: margins and break properties are minded.
  void add_box(boxes::Box const& box, BoxGeometry const& geometry, Strip strip);
  /// An absolutely positioned box, at its static position.
  void add_positioned(boxes::Box const& box);
  /// The next break is to be avoided, whatever the style says (between a caption and its table).
  void avoid_break() { break_.is_avoided = true; }

  [[nodiscard]] bool is_paged() const { return paged_ == Paged::Yes; }
  [[nodiscard]] bool is_break_inside_avoided() const { return avoided_inside_ > 0; }
  /// Settles what is left; trailing margins become space where the flow ends in a box of its own.
  void finish();

  /// Outside list markers that wait for the first line.
  std::vector<WaitingMarker> waiting_markers;

 private:
  struct OpenBox {
    GeometryRef geometry;
    ContainingBlock content;
    std::string page_name;  ///< Used value of `page`.
    Length content_top;     ///< In the flow as if it were not broken; only if is_settled.
    bool is_settled = false;
    bool avoids_inside = false;
    bool is_table_part = false;
  };
  struct Pending {
    Strip strip;
    std::optional<std::size_t> open_box;  ///< Index into stack_ while the box is open.
  };

  void add_margin(Length margin);
  void begin(GeometryRef geometry, std::shared_ptr<TableFrame const> table, bool is_table_part);
  void begin_page_run(std::string const& name, boxes::Box const& box);
  void go_on_with_width_of_page();
  void lay_out_for(base::Size const& area, std::shared_ptr<PageRun> run);
  [[nodiscard]] std::vector<PageGroup> groups_at(boxes::Box const& box) const;
  void resolve_open_boxes();
  [[nodiscard]] ContainingBlock content_of(BoxGeometry const& geometry) const;
  void settle();
  void settle_at(Strip& strip);
  void push(Strip strip);
  void push_pending();
  void push_pending_without_margin();
  void close_separated(OpenBox& box);
  [[nodiscard]] bool separates_bottom(OpenBox const& box) const;

  Context& context_;
  StripSink& sink_;
  ContainingBlock root_;
  Paged paged_;
  std::vector<OpenBox> stack_;
  std::vector<Pending> pending_;
  CollapsedMargin margin_, margin_after_break_;
  BreakPoint break_;  ///< Before the first of pending_.
  /// What ended last is a box without height, which may be among pending_ still; and the point after it.
  bool is_after_empty_ = false;
  BreakPoint after_empty_;
  bool break_inside_avoided_ = false;
  int avoided_inside_ = 0;
  bool is_after_open_ = true;  ///< Nothing stands between here and a separating top edge: no break point.
  bool has_content_ = false;
  Length y_;  ///< As if the flow were not broken.
  std::string page_name_;
  std::vector<PageGroup> groups_;  ///< Of the page that content goes to.
  std::shared_ptr<PageRun const> page_run_;
};

}  // namespace closeout::layout
