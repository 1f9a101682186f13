#include "layout/fragmentation.hpp"

#include <algorithm>
#include <utility>

#include "layout/flow_slicing.hpp"
#include "layout/row_slicing.hpp"
#include "layout/used_values.hpp"

namespace closeout::layout {
namespace {

bool is_content(Strip const& strip) {
  return strip.height > Length() && !std::holds_alternative<OpenPart>(strip.part) &&
         !std::holds_alternative<ClosePart>(strip.part);
}

bool avoids_break_inside(RowUnit const& unit) {
  auto const avoids = [](boxes::Box const& box) { return box.style->break_inside == css::BreakInside::Avoid; };
  return std::any_of(unit.rows.begin(), unit.rows.end(), [&](auto const& row) { return avoids(*row.row); }) ||
         std::any_of(unit.cells.begin(), unit.cells.end(),
                     [&](auto const& cell) { return avoids(*cell.geometry->box); });
}

/// Repeating is for what leaves room for rows: header and footer together at most a third of the page.
bool is_repeated(TableFrame const& table, Length page_height) {
  return (table.header_height + table.footer_height) * 3 <= page_height;
}

base::SourcePlace place_of(LineBox const& line) {
  for (auto const& item : line.items) {
    if (auto const* atomic = std::get_if<AtomicFragment>(&item)) return atomic->geometry->box->place;
    if (auto const* text = std::get_if<TextFragment>(&item)) return text->box->place;
  }
  return {};
}

base::SourcePlace place_of(Strip const& strip) {
  if (auto const* line = std::get_if<LinePart>(&strip.part)) return place_of(line->line);
  if (auto const* rows = std::get_if<RowsPart>(&strip.part)) return rows->unit->rows.front().row->place;
  if (auto const* replaced = std::get_if<ReplacedPart>(&strip.part)) return replaced->geometry->box->place;
  if (auto const* open = std::get_if<OpenPart>(&strip.part)) return open->geometry->box->place;
  if (auto const* close = std::get_if<ClosePart>(&strip.part)) return close->geometry->box->place;
  return {};
}

}  // namespace

Fragmentation::Fragmentation(PageSink& sink, base::Diagnostics& diagnostics) : sink_(sink), diagnostics_(diagnostics) {}

void Fragmentation::add(Strip strip) {
  if (strip.forced_break != ForcedBreak::None) {
    force_break(strip.forced_break);
    if (strip.page_run) apply_page_run(*strip.page_run);
    begin_page(std::exchange(open_, {}), FirstMargin::AfterForced);
  } else if (!is_page_begun_) {
    if (strip.page_run) apply_page_run(*strip.page_run);
    begin_page({}, FirstMargin::Kept);
  } else if (strip.page_run) {
    widen(*strip.page_run);
  }
  pages_of_space_ = 0;
  append(std::move(strip));
  append_waiting();
}

/// What a break puts on the next page waits in front of the rest, so that a row of thousands of pages needs no deeper
/// stack than one of two.
void Fragmentation::append_waiting() {
  while (!waiting_.empty()) {
    Strip strip = std::move(waiting_.front());
    waiting_.pop_front();
    append(std::move(strip));
  }
}

void Fragmentation::apply_page_run(PageRun const& run) {
  page_.page_name = run.page_name;
  page_.groups = run.groups;
  for (std::size_t i = 0; i < open_.size() && i < run.open_boxes.size(); ++i) open_[i].geometry = run.open_boxes[i];
}

std::optional<base::Size> Fragmentation::page_area_here() {
  if (!is_page_begun_) return std::nullopt;
  bool const is_full = y_ + reserved_below() >= page_height_;
  if (!is_full) return base::Size{page_width_, page_height_};
  return sink_.page_area_after(ForcedBreak::None, {page_.page_name, page_.groups, {}});
}

/// css-break-3 section 5.1: boxes go on with the width of the page they are on; where nothing of them stands there yet,
/// on this one already.
void Fragmentation::widen(PageRun const& run) {
  apply_page_run(run);
  if (!page_.strips.empty()) return;
  for (std::size_t i = 0; i < page_.continued.size() && i < open_.size(); ++i) {
    page_.continued[i].geometry = open_at_start_[i].geometry = open_[i].geometry;
  }
}

/// css-break-3 section 3.1: a break to a left or right page may leave a blank page before it.
void Fragmentation::force_break(ForcedBreak kind) {
  fill_open_boxes();
  finish_page();
  if (!sink_.is_wrong_side(kind)) return;
  PageFragment blank;
  blank.page_name = page_.page_name;
  blank.groups = page_.groups;
  blank.is_blank = true;
  sink_.begin_page(blank);
  sink_.finish_page(std::move(blank));
}

void Fragmentation::begin_page(std::vector<Open> continued, FirstMargin first_margin) {
  base::Size const area = sink_.begin_page(page_);
  page_width_ = area.width;
  page_height_ = area.height;
  is_page_begun_ = true;
  open_ = std::move(continued);
  open_at_start_ = open_;
  page_.first_margin = first_margin;
  for (Open const& open : open_) page_.continued.push_back({open.geometry, open.table});
  y_ = {};
  overflow_ = {};
  repeat_headers();
  page_.start = y_;
}

/// CSS 2.2 section 17.2: the header group stands again at the top of every page that the table goes on on; so do the
/// top edges of boxes with box-decoration-break: clone.
void Fragmentation::repeat_headers() {
  for (Open const& open : open_) {
    if (is_cloned(*open.geometry)) y_ += open.geometry->top_edge();
    if (!open.table || open.header_rows_seen < open.table->header.size() || open.is_in_footer) continue;
    if (!is_repeated(*open.table, page_height_)) continue;
    for (auto const& unit : open.table->header) {
      page_.repeated.push_back({unit, open.table->grid_x, y_});
      y_ += unit->height + open.table->spacing;
    }
  }
}

/// Follows which boxes are open; a table counts its header rows.
void Fragmentation::follow(std::vector<Open>& open, Strip const& strip) const {
  if (auto const* part = std::get_if<OpenPart>(&strip.part)) {
    open.push_back({part->geometry, part->table, 0, false, {}});
  } else if (std::holds_alternative<ClosePart>(strip.part)) {
    if (!open.empty()) open.pop_back();
  } else if (auto const* rows = std::get_if<RowsPart>(&strip.part)) {
    if (open.empty()) return;
    if (rows->unit->group == RowUnit::Group::Header) ++open.back().header_rows_seen;
    if (rows->unit->group == RowUnit::Group::Footer) open.back().is_in_footer = true;
  } else if (auto const* space = std::get_if<SpacePart>(&strip.part)) {
    for (Open& box : open) box.filled -= space->shortened;
  }
}

/// css-break-3 section 5.3: a box that goes on fills the rest of its page, and what it fills of a definite height is
/// not left for later pages. A table ends with its last row.
void Fragmentation::fill_open_boxes() {
  Length const rest = page_height_ - y_ - reserved_below();
  if (rest <= Length()) return;
  for (Open& open : open_) {
    if (!open.table) open.filled += rest;
  }
}

void Fragmentation::shorten(Strip& space) const {
  if (open_.empty() || open_.back().table) return;
  Length& shortened = std::get<SpacePart>(space.part).shortened;
  space.height += shortened;
  shortened = std::max(Length(), std::min(open_.back().filled, space.height));
  space.height -= shortened;
}

/// css-break-3 section 2.1: what follows a box stands beside what overflows it. AD-HOC: not where that would be on an
/// earlier page, which is gone; there it comes after what overflows.
void Fragmentation::end_box_on_earlier_page(Strip& space) {
  Length const above = page_.start - y_;
  overflow_ = -above;
  space.height = above;
}

void Fragmentation::append(Strip strip) {
  if (std::holds_alternative<SpacePart>(strip.part)) shorten(strip);
  if (!std::holds_alternative<ClosePart>(strip.part)) strip.margin_before += std::exchange(overflow_, {});
  if (strip.height < Length() && y_ + strip.height < page_.start) end_box_on_earlier_page(strip);
  y_ += page_.strips.empty() ? first_margin_of(strip, page_.first_margin) : strip.margin_before;
  y_ += strip.height;
  follow(open_, strip);
  page_.strips.push_back(std::move(strip));
  if (overflows()) make_room();
}

Length Fragmentation::reserved_below() const {
  Length reserved;
  for (Open const& open : open_) {
    bool const repeats = open.table && !open.is_in_footer && is_repeated(*open.table, page_height_);
    if (repeats) reserved += open.table->footer_height;
    bool const is_cloned_here = page_.cloned == ClonedEdges::Both && is_cloned(*open.geometry);
    if (is_cloned_here) reserved += open.geometry->bottom_edge();
  }
  return reserved;
}

bool Fragmentation::overflows() const {
  return page_.strips.back().height > Length() && y_ + reserved_below() > page_height_;
}

/// css-break-3 section 4.4: the break that violates least; the last of several. 0 if there is none.
std::size_t Fragmentation::best_break() const {
  std::size_t best = 0;
  bool has_content = false;
  for (std::size_t i = 0; i < page_.strips.size(); ++i) {
    Strip const& strip = page_.strips[i];
    bool const is_better = best == 0 || strip.break_cost <= page_.strips[best].break_cost;
    if (has_content && strip.is_break_allowed && is_better) best = i;
    has_content = has_content || is_content(strip);
  }
  return best;
}

/// Where no rule allows a break: before what no longer fits, if anything stands above it.
std::size_t Fragmentation::any_break() const {
  std::size_t const last = page_.strips.size() - 1;
  if (std::holds_alternative<ClosePart>(page_.strips[last].part)) return 0;
  // Where the edges of boxes fill the page already, they count too.
  bool const is_full = y_ - page_.strips[last].height >= page_height_;
  for (std::size_t i = 0; i < last; ++i) {
    Strip const& strip = page_.strips[i];
    if (is_content(strip) || (is_full && strip.height > Length())) return last;
  }
  return 0;
}

/// css-break-3 section 4.4: where nothing else makes room, cloned edges are truncated, at the end first. True if that
/// changed anything.
bool Fragmentation::truncate_clones() {
  auto const is_any_cloned = [](std::vector<Open> const& boxes) {
    return std::any_of(boxes.begin(), boxes.end(), [](Open const& open) { return is_cloned(*open.geometry); });
  };
  if (page_.cloned == ClonedEdges::Both && is_any_cloned(open_)) {
    page_.cloned = ClonedEdges::Top;
    return true;
  }
  if (page_.cloned == ClonedEdges::None || !is_any_cloned(open_at_start_)) return false;
  page_.cloned = ClonedEdges::None;
  for (Open const& open : open_at_start_) {
    if (!is_cloned(*open.geometry)) continue;
    Length const edge = open.geometry->top_edge();
    page_.start -= edge;
    y_ -= edge;
    for (RepeatedRows& rows : page_.repeated) rows.y -= edge;
  }
  return true;
}

/// Space is, unless a box around it should not be broken and there is a better place; so are rows higher than half a
/// page (css-tables-3 section 4.2: "freely fragmentable") that do not ask to be kept whole.
bool Fragmentation::is_cut_where_it_stands() const {
  Strip const& last = page_.strips.back();
  if (std::holds_alternative<SpacePart>(last.part)) {
    std::size_t const other = best_break();
    return other == 0 || last.break_cost <= page_.strips[other].break_cost;
  }
  auto const* rows = std::get_if<RowsPart>(&last.part);
  if (rows == nullptr) return false;
  bool const avoids = (last.break_cost & BreakCost::inside_avoided) != 0 || avoids_break_inside(*rows->unit);
  return last.height > page_height_ || (last.height * 2 > page_height_ && !avoids);
}

void Fragmentation::make_room() {
  if (is_cut_where_it_stands() && slice_last()) return;
  if (std::size_t const index = best_break(); index != 0) return break_before(index);
  if (slice_last()) return;
  if (std::size_t const index = any_break(); index != 0) return break_before(index);
  if (truncate_clones()) {
    if (overflows()) make_room();
    return;
  }
  warn_of_overflow(page_.strips.back());
}

/// Rows of which not a line fits: what cannot be cut reaches below the page, the others go on.
std::optional<Strip> Fragmentation::cut_rows_beyond(Strip& strip, Length room) {
  auto& rows = std::get<RowsPart>(strip.part);
  SlicedRows sliced = slice_rows_beyond(*rows.unit, room);
  if (!sliced.head) return std::nullopt;
  warn_of_overflow(strip);
  Strip rest = strip;
  rest.margin_before = {};
  rest.is_break_allowed = true;
  strip.height = sliced.head->height;
  rest.height = sliced.tail->height;
  rows.unit = std::move(sliced.head);
  std::get<RowsPart>(rest.part).unit = std::move(sliced.tail);
  return rest;
}

/// A height of a million pages is a mistake or worse; what is beyond reaches below the last of them.
bool Fragmentation::fills_too_many_pages(Strip const& strip) {
  bool const is_space =
      std::holds_alternative<SpacePart>(strip.part) || std::holds_alternative<ReplacedPart>(strip.part);
  return is_space && ++pages_of_space_ > most_pages_of_space;
}

/// Cuts the last strip at the page's end if it can be cut.
bool Fragmentation::slice_last() {
  Strip& last = page_.strips.back();
  Length const room = page_height_ - reserved_below() - (y_ - last.height);
  if (room <= Length() || fills_too_many_pages(last)) return false;
  bool const is_line = std::holds_alternative<LinePart>(last.part);
  bool const is_replaced = std::holds_alternative<ReplacedPart>(last.part);
  // These are cut only if they stand at the top and still do not fit.
  if ((is_line || is_replaced) && any_break() != 0) return false;
  auto const* rows = std::get_if<RowsPart>(&last.part);
  bool const is_one_row = rows != nullptr && rows->unit->rows.size() == 1;
  std::optional<Strip> rest = cut_strip(last, room);
  if (!rest && rows != nullptr && any_break() == 0) rest = cut_rows_beyond(last, room);
  if (!rest) return false;
  if (is_line || is_one_row || is_replaced) warn_of_overflow(last);
  std::vector<Strip> next;
  next.push_back(std::move(*rest));
  break_before(page_.strips.size(), std::move(next));
  return true;
}

/// css-break-3 section 4.5: boxes without height stand before the break. Where their margins would be truncated.
std::size_t Fragmentation::keep_empty_boxes(std::size_t index) {
  std::size_t depth = 0, kept = index;
  for (std::size_t i = index; i < page_.strips.size() && page_.strips[i].height.is_zero(); ++i) {
    Strip const& strip = page_.strips[i];
    if (std::holds_alternative<OpenPart>(strip.part)) {
      ++depth;
    } else if (!std::holds_alternative<ClosePart>(strip.part) || depth == 0) {
      break;
    } else if (--depth == 0) {
      kept = i + 1;
    }
  }
  if (kept == index) return index;
  page_.strips[index].margin_before = {};
  if (kept < page_.strips.size()) {
    page_.strips[kept].is_break_allowed = page_.strips[index].is_break_allowed;
    page_.strips[kept].break_cost = page_.strips[index].break_cost;
  }
  return kept;
}

/// Strips from `index` on go to the next page, after `rest_first`.
void Fragmentation::break_before(std::size_t index, std::vector<Strip> rest_first) {
  std::vector<Strip> rest = std::move(rest_first);
  if (rest.empty()) index = keep_empty_boxes(index);
  auto const cut = page_.strips.begin() + static_cast<std::ptrdiff_t>(index);
  rest.insert(rest.end(), std::make_move_iterator(cut), std::make_move_iterator(page_.strips.end()));
  page_.strips.erase(cut, page_.strips.end());
  open_ = open_at_start_;
  for (Strip const& strip : page_.strips) follow(open_, strip);
  y_ = bottom_of_strips();
  if (!rest.empty() && rest.front().page_run) apply_page_run(*rest.front().page_run);
  fill_open_boxes();
  finish_page();
  begin_page(std::exchange(open_, {}), FirstMargin::Dropped);
  waiting_.insert(waiting_.begin(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
}

Length Fragmentation::bottom_of_strips() const {
  Length y = page_.start;
  for (std::size_t i = 0; i < page_.strips.size(); ++i) {
    Strip const& strip = page_.strips[i];
    y += (i == 0 ? first_margin_of(strip, page_.first_margin) : strip.margin_before) + strip.height;
  }
  return y;
}

/// Footers of tables that go on stand below the rows of this page.
void Fragmentation::finish_page() {
  Length y = bottom_of_strips();
  for (std::size_t i = open_.size(); i-- > 0;) {
    Open const& open = open_[i];
    bool const repeats = open.table && !open.is_in_footer && is_repeated(*open.table, page_height_);
    // Where something that cannot be cut reaches below the page there is no room for them.
    bool const fits = repeats && y + open.table->footer_height <= page_height_;
    for (auto const& unit : fits ? open.table->footer : std::vector<std::shared_ptr<RowUnit const>>()) {
      page_.repeated.push_back({unit, open.table->grid_x, y + open.table->spacing});
      y += unit->height + open.table->spacing;
    }
  }
  PageFragment next;
  next.page_name = page_.page_name;
  next.groups = page_.groups;
  sink_.finish_page(std::exchange(page_, std::move(next)));
  is_page_begun_ = false;
}

void Fragmentation::finish() {
  if (!is_page_begun_) begin_page({}, FirstMargin::Kept);
  open_.clear();
  finish_page();
}

void Fragmentation::warn_of_overflow(Strip const& strip) {
  bool const is_row = std::holds_alternative<RowsPart>(strip.part);
  base::SourcePlace place = place_of(strip);
  if (!place.is_known() && !open_.empty()) place = open_.back().geometry->box->place;
  if (!warned_.insert({place.file.get(), place.offset}).second) return;
  base::Diagnostic finding =
      base::warning(is_row ? "layout-row-too-tall" : "layout-box-too-tall",
                    is_row ? "row is taller than a page and is broken inside" : "box is taller than a page", place);
  finding.hint = is_row ? "divide the row, or give its columns more width" : "make it smaller or let it break";
  diagnostics_.add(std::move(finding));
}

}  // namespace closeout::layout
