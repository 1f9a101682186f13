#pragma once
// Painting: placed strips to items of one page (CSS 2.2 appendix E, simplified: backgrounds and borders of blocks in
// tree order, then inline content in tree order, then positioned boxes by z-index). Content is painted in logical
// order, so that what belongs to one marked-content sequence stands together.

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "layout/arrangement.hpp"
#include "layout/background_painting.hpp"
#include "layout/border_painting.hpp"
#include "layout/document_builder.hpp"
#include "layout/positioned_boxes.hpp"
#include "layout/strip.hpp"

namespace closeout::layout {

class Context;

/// Whether what is painted is read or only repeated.
struct Reading {
  bool is_content = true;
  pages::ArtifactType artifact = pages::ArtifactType::Layout;
};

class Painter {
 public:
  Painter(Context& context, DocumentBuilder& builder, std::size_t page_index, Reading reading);

  /// The lowest layers of a page, in this order (css-page-3 section 3.1): the page's background on the whole sheet; the
  /// canvas' background, that of `source`, which has none of its own then (CSS 2.2 section 14.2); the page's border.
  void paint_page_background(css::PageStyle const& page);
  /// `root` is the root element's box as if it were not broken: it places images (css-backgrounds-3 section 2.11.1).
  void paint_canvas(boxes::Box const& source, css::PageStyle const& page, base::Rect const& root);
  void paint_page_border(css::PageStyle const& page);
  /// What earlier pages had no room for of absolutely positioned boxes.
  void take_carried(std::vector<CarriedBox> carried);
  /// Strips of the main flow; `origin` is the page area's top-left corner.
  void paint_fragment(ArrangedFlow const& flow, base::Rect const& page_area);
  void paint_flow(Flow const& flow, base::Point origin, base::Rect const& containing);
  void paint_rows(RowUnit const& unit, base::Point origin, bool is_last);
  /// A box that was placed by itself: positioned or in a page margin.
  void paint_box(PlacedBox box);
  void paint_waiting(WaitingLine const& waiting);
  /// Positioned boxes met so far, and those they contain; then hands all items to the page.
  void finish();

 private:
  enum class Layer : std::uint8_t { LineDecorations, Contents };
  /// The rows around a unit, where images are placed by more than one unit: of its row group and of its table, on this
  /// page.
  struct LayerAreas {
    std::optional<base::Rect> group, table;
    RowUnit const* above = nullptr;  ///< The rows before, if they are of the same table and on this page.
  };
  /// Something positioned: a box that is placed by itself, the rest of one that began on an earlier page, or a
  /// relatively positioned box of a flow with all that is stacked with it.
  struct Task {
    boxes::Box const* box = nullptr;
    base::Point static_position;
    base::Rect containing;
    int z_index = 0;
    std::vector<base::Rect> clips = {};  ///< Of boxes around it that hide what overflows them.
    std::shared_ptr<ArrangedFlow const> flow = nullptr;
    std::size_t decoration = Decoration::none;
    std::optional<PlacedBox> placed = std::nullopt;
    bool is_met = false;  ///< While another was painted that is before it in the tree.
  };

  void paint_arranged(std::shared_ptr<ArrangedFlow const> const& flow);
  void note_boxes(ArrangedFlow const& flow);
  void add_tasks(std::shared_ptr<ArrangedFlow const> const& flow, std::size_t context);
  void paint_isolated(boxes::Box const& box, std::function<void()> const& paint);
  void paint_stacked(std::size_t lowest);
  static bool is_lower(Task const& a, Task const& b);
  static void insert_met(Task met, int z_index_around, std::size_t next, std::vector<Task>& chosen);
  void paint_task(Task const& task);
  void paint_placed(PlacedBox placed);
  void paint_box_with(PlacedBox const& placed, Flow const& content);
  void paint_decorations(ArrangedFlow const& flow, std::size_t stacked);
  [[nodiscard]] static LayerAreas layer_areas(ArrangedFlow const& flow, PlacedStrip const& rows);
  void paint_decoration(Decoration const& decoration);
  void paint_background(BackgroundPaint paint);
  void paint_row_decorations(RowUnit const& unit, base::Point origin, bool is_last, LayerAreas const& areas);
  void paint_layers(RowUnit const& unit, base::Point origin, LayerAreas const& areas);
  void paint_layers_behind(RowUnit const& unit, std::size_t column, RowFragment const& row, base::Rect const& clip,
                           base::Point origin, LayerAreas const& areas);
  void paint_layer(boxes::Box const& box, base::Rect const& clip, base::Rect const& whole);
  void paint_contents(ArrangedFlow const& flow, std::size_t stacked);
  void paint_strips(ArrangedFlow const& flow, Layer layer, std::size_t stacked);
  void paint_strip(ArrangedFlow const& flow, PlacedStrip const& placed);
  void paint_cells(RowUnit const& unit, base::Point origin, base::Rect const& containing);
  void let_wait(LinePart const& part, base::Point at, base::Rect const& containing);
  void paint_line(LineBox const& line, base::Point origin, base::Rect const& containing);
  void paint_line_decorations(LineBox const& line, base::Point origin);
  void paint_inline_box(InlineBoxFragment const& fragment, base::Point origin);
  void paint_text(TextFragment const& text, base::Point origin);
  void warn_if_outside(boxes::Box const& box, base::Point end);
  void paint_atomic(AtomicFragment const& atomic, base::Point origin);
  void paint_cell_decoration(RowUnit const& unit, CellFragment const& cell, base::Point origin);
  void paint_collapsed_border(RowUnit const& unit, CellFragment const& cell, base::Point origin, bool is_last,
                              RowUnit const* above);
  void paint_page_images(boxes::Box const& source, base::Rect const& painted, base::Rect const& placed);
  void paint_replaced_block(ReplacedPart const& part, base::Point at, Length height);
  void paint_replaced(boxes::Box const& box, base::Rect const& content_box, CornerRadii const& radii);
  void note_outline(boxes::Box const& box, base::Rect const& border_box, CornerRadii const& radii);
  void paint_outlines();
  void fade(std::size_t from, double opacity);
  void defer(ArrangedFlow const& flow, PlacedStrip const& placed);
  void defer(PositionedFragment const& fragment, base::Point origin, base::Rect const& containing,
             std::vector<base::Rect> clips = {});
  void begin_clip(base::Rect const& area, CornerRadii const& radii = {});
  void begin_clip(Decoration const& decoration);
  void end_clip();
  void mark(boxes::Box const& box, base::Point at);
  void add_link_area(boxes::Box const& box, base::Rect const& area);
  void add_decoration_items(std::vector<pages::ItemContent> items, pages::ArtifactType type);
  void add(pages::Tag tag, decltype(pages::Item::content) content);
  [[nodiscard]] pages::Tag tag_of(boxes::Box const& box, base::Rect const& area);
  [[nodiscard]] pages::Tag artifact(pages::ArtifactType type) const;
  void paint_tasks(bool below);

  Context& context_;
  DocumentBuilder& builder_;
  std::uint32_t page_;
  Reading reading_;
  std::vector<pages::Item> items_;
  std::vector<base::Rect> clips_;           ///< That are open.
  std::optional<SegmentRef> last_segment_;  ///< Of the last item, if another may join its sequence.
  boxes::Box const* canvas_source_ = nullptr;
  std::size_t lowest_ = 0;  ///< That many items are the page's and the canvas': below all that is positioned.
  std::vector<Task> tasks_;
  std::deque<PlacedBox> kept_;         ///< Boxes with content that tasks may point to.
  std::vector<BorderPaint> outlines_;  ///< Met and not yet painted.
  /// Behind the background and border of the box whose stacking context is painted; its lowest things stand there.
  std::optional<std::size_t> own_end_;
  std::unordered_map<boxes::Semantics const*, std::size_t> links_;  ///< Index into the page's links.
};

}  // namespace closeout::layout
