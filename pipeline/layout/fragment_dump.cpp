#include "layout/fragment_dump.hpp"

#include <fmt/format.h>

#include "layout/document_builder.hpp"
#include "layout/fragmentation.hpp"
#include "pages/dump.hpp"

namespace closeout::layout {
namespace {

using base::Point;
using base::Rect;
using boxes::Box;
using pages::pixels_text;

std::string area_text(Rect const& r) {
  return fmt::format("at {},{} {}x{}", pixels_text(r.left()), pixels_text(r.top()), pixels_text(r.size.width),
                     pixels_text(r.size.height));
}

/// The element's name as the source has it, and where it stands there.
std::string name_of(Box const& box) {
  if (!box.place.is_known()) return "anonymous";
  std::string_view const bytes = box.place.file->bytes();
  std::size_t const at = box.place.offset;
  base::Position const position = box.place.position();
  std::string_view name = "anonymous";
  bool const is_element = at > 0 && at < bytes.size() && bytes[at - 1] == '<';
  if (is_element) name = bytes.substr(at, bytes.find_first_of(" \t\r\n/>", at) - at);
  std::string out = fmt::format("{} {}:{}", name, position.line, position.column);
  if (box.semantics != nullptr && !box.semantics->id.empty()) out += fmt::format(" #{}", box.semantics->id);
  return out;
}

std::string_view edges_text(bool has_top, bool has_bottom) {
  if (has_top) return has_bottom ? "" : " goes on";
  return has_bottom ? " continued" : " continued, goes on";
}

std::string_view forced_break_text(ForcedBreak forced) {
  switch (forced) {
    case ForcedBreak::None:
      break;
    case ForcedBreak::Page:
      return " after a forced break";
    case ForcedBreak::Left:
      return " after a forced break to the left";
    case ForcedBreak::Right:
      return " after a forced break to the right";
    case ForcedBreak::Recto:
      return " after a forced break to a recto";
    case ForcedBreak::Verso:
      return " after a forced break to a verso";
  }
  return "";
}

/// Why the page begins where it does; for an unforced break what stood against it (css-break-3 section 4.4).
std::string beginning_text(PageFragment const& page) {
  if (page.first_margin == FirstMargin::Kept || page.strips.empty()) return {};
  Strip const& first = page.strips.front();
  if (first.forced_break != ForcedBreak::None) return std::string(forced_break_text(first.forced_break));
  std::string out = " after a break";
  if ((first.break_cost & BreakCost::between_avoided) != 0) out += " against break-before or break-after";
  if ((first.break_cost & BreakCost::inside_avoided) != 0) out += " against break-inside";
  if ((first.break_cost & BreakCost::orphans_or_widows) != 0) out += " against orphans or widows";
  if (!first.is_break_allowed) out += " where none is possible";
  return out;
}

std::string text_of_line(LineBox const& line) {
  std::string out;
  for (auto const& item : line.items) {
    if (auto const* text = std::get_if<TextFragment>(&item)) out += text->run.text;
    if (std::holds_alternative<AtomicFragment>(item)) out += "\u25A1";
  }
  return out;
}

}  // namespace

void FragmentDump::begin_pass() {
  lines_.clear();
  parts_.clear();
}

void FragmentDump::add(std::size_t depth, std::string text) {
  lines_.push_back({std::string(depth * 2, ' ') + std::move(text), {}, 0, 0});
}

void FragmentDump::add_box(std::size_t depth, Box const& box, Rect const& area, std::string_view edges) {
  Line line{std::string(depth * 2, ' ') + name_of(box), fmt::format(" {}{}", area_text(area), edges), 0, 0};
  if (is_repeated_) line.before += " repeated";
  if (!is_repeated_ && box.serial != 0) {
    line.box = box.serial;
    line.part = ++parts_[box.serial];
  }
  lines_.push_back(std::move(line));
}

void FragmentDump::take(PageRecord const& record, PageFragment const& page, ArrangedFlow const& flow) {
  add(0, fmt::format("page {}{}{} {}x{}, area {}{}", record.number, page.page_name.empty() ? "" : " " + page.page_name,
                     page.is_blank ? " blank" : "", pixels_text(record.sheet.width), pixels_text(record.sheet.height),
                     area_text(record.area).substr(3), beginning_text(page)));
  add_repeated(record, page);
  add_flow(flow, 1);
}

/// Where they stand among the others is told by their places.
void FragmentDump::add_repeated(PageRecord const& record, PageFragment const& page) {
  is_repeated_ = true;
  for (RepeatedRows const& rows : page.repeated) {
    add_rows(*rows.unit, {record.area.left() + rows.x, record.area.top() + rows.y}, 1);
  }
  is_repeated_ = false;
}

void FragmentDump::add_flow(ArrangedFlow const& flow, std::size_t depth) {
  auto const open = [&](Decoration const& decoration) {
    add_box(depth++, *decoration.geometry->box, decoration.border_box,
            edges_text(decoration.has_top, decoration.has_bottom));
  };
  for (std::size_t i = 0; i < flow.continued; ++i) open(flow.decorations[i]);
  for (PlacedStrip const& placed : flow.strips) {
    if (std::holds_alternative<OpenPart>(placed.strip->part)) {
      open(flow.decorations[placed.decoration]);
    } else if (std::holds_alternative<ClosePart>(placed.strip->part)) {
      --depth;
    } else {
      add_strip(placed, depth);
    }
  }
}

void FragmentDump::add_content(Flow const& flow, Point origin, std::size_t depth) {
  add_flow(arrange(flow.strips, {}, {origin, {}, FirstMargin::Kept, ClonedEdges::Both, std::nullopt}), depth);
}

void FragmentDump::add_strip(PlacedStrip const& placed, std::size_t depth) {
  Strip const& strip = *placed.strip;
  Point const at{placed.origin.x, placed.y};
  if (auto const* line = std::get_if<LinePart>(&strip.part)) {
    add_line(line->line, at, depth);
  } else if (auto const* rows = std::get_if<RowsPart>(&strip.part)) {
    add_rows(*rows->unit, {at.x + rows->x, at.y}, depth);
  } else if (auto const* replaced = std::get_if<ReplacedPart>(&strip.part)) {
    BoxGeometry const& g = *replaced->geometry;
    bool const goes_on = replaced->shown_above + strip.height < replaced->height;
    add_box(depth, *g.box, {{at.x + g.x, at.y}, {g.width, strip.height}},
            edges_text(replaced->shown_above.is_zero(), !goes_on));
  } else if (std::holds_alternative<SpacePart>(strip.part)) {
    add(depth, fmt::format("space at {} of {}", pixels_text(at.y), pixels_text(strip.height)));
  } else if (auto const* positioned = std::get_if<PositionedPart>(&strip.part)) {
    PositionedFragment const& fragment = positioned->fragment;
    add(depth, fmt::format("out of flow: {} from {},{}", name_of(*fragment.box), pixels_text(at.x + fragment.x),
                           pixels_text(at.y + fragment.y)));
  }
}

void FragmentDump::add_line(LineBox const& line, Point at, std::size_t depth) {
  add(depth, fmt::format("line at {} of {} baseline {} \"{}\"", pixels_text(at.y), pixels_text(line.height),
                         pixels_text(at.y + line.baseline), text_of_line(line)));
  for (auto const& item : line.items) {
    auto const* atomic = std::get_if<AtomicFragment>(&item);
    if (atomic == nullptr) continue;
    BoxGeometry const& g = *atomic->geometry;
    Point const corner{at.x + g.x, at.y + atomic->y};
    add_box(depth + 1, *g.box, {corner, {g.width, atomic->height}},
            edges_text(!atomic->is_continued, !atomic->continues));
    if (!atomic->content) continue;
    Point const content{corner.x + g.left_edge(), corner.y + g.top_edge()};
    add_content(*atomic->content, content, depth + 2);
  }
}

/// A cell that spans rows stands below the row it begins in; one that began on an earlier page below the first row.
void FragmentDump::add_rows(RowUnit const& unit, Point at, std::size_t depth) {
  for (std::size_t i = 0; i < unit.rows.size(); ++i) {
    RowFragment const& row = unit.rows[i];
    add_box(depth, *row.row, {{at.x, at.y + row.y}, {unit.width, row.height}}, "");
    for (CellFragment const& cell : unit.cells) {
      if (cell.y < row.y || (i + 1 < unit.rows.size() && cell.y >= unit.rows[i + 1].y)) continue;
      BoxGeometry const& g = *cell.geometry;
      add_box(depth + 1, *g.box, {{at.x + g.x, at.y + cell.y}, {g.width, cell.height}},
              edges_text(!cell.is_continued, !cell.continues));
      add_content(cell.content, {at.x + g.content_x(), at.y + cell.content_y}, depth + 2);
    }
  }
}

std::string FragmentDump::text() const {
  std::string out;
  for (Line const& line : lines_) {
    out += line.before;
    if (line.box != 0) {
      std::size_t const parts = parts_.at(line.box);
      if (parts > 1) out += fmt::format(" part {} of {}", line.part, parts);
    }
    out += line.after + '\n';
  }
  return out;
}

}  // namespace closeout::layout
