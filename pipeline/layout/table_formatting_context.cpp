#include "layout/table_formatting_context.hpp"

#include <algorithm>

#include "layout/block_flow.hpp"
#include "layout/block_formatting_context.hpp"
#include "layout/list_markers.hpp"
#include "layout/table_borders.hpp"
#include "layout/table_heights.hpp"
#include "layout/table_row_windows.hpp"
#include "layout/table_rows.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;

Strip rows_strip(std::shared_ptr<RowUnit const> unit, Length x) {
  Strip strip;
  strip.height = unit->height;
  strip.part = RowsPart{std::move(unit), x};
  return strip;
}

class TableLayout {
 public:
  TableLayout(BlockFlow& flow, Box const& table)
      : flow_(flow), table_(table), model_(flow.context().table_model(table)), spacing_(vertical_spacing(*model_)) {}

  void run(GeometryRef const& outer) {
    lay_out_captions_and_grid(outer);
    flow_.context().forget_table(table_);
  }

 private:
  void lay_out_captions_and_grid(GeometryRef const& outer) {
    bool const has_captions = !model_->top_captions.empty() || !model_->bottom_captions.empty();
    if (!has_captions) return lay_out_grid(outer);
    // CSS 2.2 section 17.4: captions and table stand in a wrapper that has the table's margins.
    auto wrapper = std::make_shared<BoxGeometry>(*outer);
    wrapper->border = wrapper->padding = {};
    wrapper->is_table_wrapper = true;
    flow_.open_table(wrapper, nullptr);
    std::vector<Box const*> const below = model_->bottom_captions;
    for (Box const* caption : model_->top_captions) {
      lay_out_block(flow_, *caption);
      flow_.avoid_break();
    }
    auto grid = std::make_shared<BoxGeometry>(*outer);
    grid->margin = {};
    grid->relative_offset = {};
    lay_out_grid(std::move(grid));
    for (Box const* caption : below) {
      flow_.avoid_break();
      lay_out_block(flow_, *caption);
    }
    flow_.close();
  }

  void lay_out_grid(GeometryRef geometry) {
    columns_ = place_columns(flow_.context(), *model_, geometry->content_width());
    warn_of_overflow(*geometry);
    if (columns_.collapsed_width > Length()) geometry = narrowed(*geometry);
    x_ = geometry->content_x();
    minimums_ = minimums(*geometry);
    std::shared_ptr<TableFrame const> const frame = make_frame();
    flow_.open_table(geometry, frame);
    for (std::shared_ptr<RowUnit const> const& unit : frame->header) add(unit);
    lay_out_bodies();
    for (std::shared_ptr<RowUnit const> const& unit : frame->footer) add(unit);
    if (has_rows_ && spacing_ > Length()) add_last_spacing();
    flow_.close();
  }

  /// CSS 2.2 section 17.5.5: the room of collapsed columns goes to what is around the table.
  [[nodiscard]] GeometryRef narrowed(BoxGeometry geometry) const {
    geometry.width -= columns_.collapsed_width;
    if (flow_.containing().direction == css::Direction::Rtl) geometry.x += columns_.collapsed_width;
    return std::make_shared<BoxGeometry const>(geometry);
  }

  /// The height of a table is a minimum. AD-HOC: not for tables whose rows are made one by one, because rows would have
  /// to wait for all that follow.
  [[nodiscard]] std::vector<Length> minimums(BoxGeometry const& geometry) {
    if (!model_->streamed_groups.empty()) return {};
    Length const height = used_content_height(geometry, flow_.containing().height, Length());
    if (height <= Length()) return {};
    return row_minimums(flow_.context(), *model_, columns_, height);
  }

  /// CSS 2.2 section 17.5.5: a collapsed row takes no room; the columns are as wide as if it did.
  [[nodiscard]] static bool is_collapsed(RowUnit const& unit) {
    return std::all_of(unit.rows.begin(), unit.rows.end(),
                       [](RowFragment const& row) { return row.row->style->visibility == css::Visibility::Collapse; });
  }

  void lay_out_bodies() {
    if (!model_->streamed_groups.empty()) return lay_out_windows();
    for (std::size_t row = 0; row < model_->rows.size();) {
      std::size_t const end = end_of_unit(*model_, row);
      if (model_->rows[row].group == GridRow::Group::Body) {
        add(make_row_unit(flow_.context(), *model_, columns_, row, end, minimums_));
      }
      row = end;
    }
  }

  void lay_out_windows() {
    TableModel frame;
    frame.table = model_->table;
    frame.column_count = model_->column_count;
    frame.columns = model_->columns;
    // The first rows were needed for the columns; held any longer they would outlive those after them.
    model_.reset();
    flow_.context().forget_table(*frame.table);
    for_each_body_window(flow_.context(), frame, Pull::Take, [&](RowWindow const& window) {
      add(make_row_unit(flow_.context(), window.model, columns_, window.begin, window.end));
    });
  }

  /// Header and footer groups are laid out first, for they are needed again on every page.
  std::shared_ptr<TableFrame const> make_frame() {
    auto frame = std::make_shared<TableFrame>();
    frame->spacing = spacing_;
    frame->grid_x = x_;
    for (std::size_t row = 0; row < model_->rows.size();) {
      std::size_t const end = end_of_unit(*model_, row);
      GridRow::Group const group = model_->rows[row].group;
      if (group != GridRow::Group::Body) {
        auto unit = make_row_unit(flow_.context(), *model_, columns_, row, end, minimums_);
        row = end;
        if (is_collapsed(*unit)) continue;
        bool const is_header = group == GridRow::Group::Header;
        (is_header ? frame->header_height : frame->footer_height) += unit->height + spacing_;
        (is_header ? frame->header : frame->footer).push_back(std::move(unit));
        continue;
      }
      row = end;
    }
    return frame;
  }

  void add(std::shared_ptr<RowUnit const> unit) {
    if (is_collapsed(*unit)) return;
    BreakPoint point = break_before(*unit);
    bool const is_avoided_inside =
        flow_.is_break_inside_avoided() || (unit->rows.front().group == last_group_ && last_group_ != nullptr &&
                                            last_group_->style->break_inside == css::BreakInside::Avoid);
    Strip strip = rows_strip(unit, x_);
    strip.margin_before = strip.margin_after_forced_break = spacing_;
    strip.is_break_allowed = has_rows_;
    strip.break_cost = point.cost(is_avoided_inside);
    if (has_rows_) strip.forced_break = point.forced;
    if (!has_rows_) emit_waiting_markers(flow_);
    flow_.add_with_own_break(std::move(strip));
    remember(*unit);
  }

  /// css-break-3 section 3.1 between rows; a header stays with what follows it, a footer with what precedes it.
  [[nodiscard]] BreakPoint break_before(RowUnit const& unit) const {
    BreakPoint point = after_last_;
    RowFragment const& first = unit.rows.front();
    if (first.group != last_group_ && first.group != nullptr) point.combine(first.group->style->break_before);
    point.combine(first.row->style->break_before);
    if (last_kind_ == RowUnit::Group::Header || unit.group == RowUnit::Group::Footer) point.is_avoided = true;
    return point;
  }

  void remember(RowUnit const& unit) {
    RowFragment const& last = unit.rows.back();
    after_last_ = {};
    after_last_.combine(last.row->style->break_after);
    if (unit.ends_group && last.group != nullptr) after_last_.combine(last.group->style->break_after);
    last_group_ = last.group;
    last_kind_ = unit.group;
    has_rows_ = true;
  }

  void add_last_spacing() {
    Strip strip;
    strip.part = SpacePart{};
    strip.height = spacing_;
    flow_.add_with_own_break(std::move(strip));
  }

  void warn_of_overflow(BoxGeometry const& geometry) {
    Length const tolerance = Length::from_units(Length::units_per_pixel);
    if (columns_.grid_width <= geometry.content_width() + tolerance &&
        geometry.width <= flow_.containing().width + tolerance) {
      return;
    }
    base::Diagnostic finding =
        base::warning("layout-table-overflow", "table is wider than the room it has", model_->table->place);
    finding.hint = "let words in its cells break (overflow-wrap: anywhere), use fewer columns or a landscape page";
    flow_.context().diagnostics.add(std::move(finding));
  }

  BlockFlow& flow_;
  Box const& table_;
  std::shared_ptr<TableModel const> model_;  ///< Null after lay_out_windows().
  Length spacing_;
  TableColumns columns_;
  std::vector<Length> minimums_;  ///< Of the rows, from the table's height.
  Length x_;
  bool has_rows_ = false;
  BreakPoint after_last_;
  Box const* last_group_ = nullptr;
  RowUnit::Group last_kind_ = RowUnit::Group::Body;
};

}  // namespace

void lay_out_table(BlockFlow& flow, Box const& table) {
  flow.mind_breaks_before(table);
  lay_out_table(flow, block_geometry(flow.context(), table, flow.containing()));
}

void lay_out_table(BlockFlow& flow, GeometryRef const& table) {
  TableLayout(flow, *table->box).run(table);
}

}  // namespace closeout::layout
