#include "layout/flow_slicing.hpp"

#include <utility>

#include "layout/row_slicing.hpp"

namespace closeout::layout {
namespace {

Flow collected(std::vector<Strip> strips) {
  FlowCollector collector;
  for (Strip& strip : strips) collector.add(std::move(strip));
  return collector.take();
}

bool is_content(Strip const& strip) {
  return strip.height > Length() && !std::holds_alternative<OpenPart>(strip.part) &&
         !std::holds_alternative<ClosePart>(strip.part);
}

/// Index of the first strip that goes to the next page; 0 if nothing fits above it.
std::size_t find_cut(std::vector<Strip> const& strips, Length room) {
  Length y;
  std::size_t allowed = 0, last_resort = 0;  // `allowed`: the last of the places where least stands against a break.
  bool has_content = false;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    y += strips[i].margin_before + strips[i].height;
    bool const is_better = allowed == 0 || strips[i].break_cost <= strips[allowed].break_cost;
    if (has_content && strips[i].is_break_allowed && is_better) allowed = i;
    if (has_content && is_content(strips[i])) last_resort = i;
    bool const overflows = y > room && strips[i].height > Length();
    if (overflows) return allowed != 0 ? allowed : last_resort;
    has_content = has_content || is_content(strips[i]);
  }
  return strips.size();
}

/// Boxes that are open before strip `end`, outermost first.
std::vector<OpenPart> open_before(std::vector<Strip> const& strips, std::size_t end) {
  std::vector<OpenPart> open;
  for (std::size_t i = 0; i < end; ++i) {
    if (auto const* part = std::get_if<OpenPart>(&strips[i].part)) open.push_back(*part);
    if (std::holds_alternative<ClosePart>(strips[i].part)) open.pop_back();
  }
  return open;
}

Strip strip_of(decltype(Strip::part) part) {
  Strip strip;
  strip.part = std::move(part);
  return strip;
}

/// The first strip that reaches below `room` is cut in turn; the index after it, or 0.
std::size_t cut_across(std::vector<Strip>& strips, Length room, Strip& rest) {
  Length y;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    y += strips[i].margin_before;
    if (strips[i].height > Length() && y + strips[i].height > room) {
      std::optional<Strip> tail = cut_strip(strips[i], room - y);
      if (!tail) return 0;
      rest = std::move(*tail);
      return i + 1;
    }
    y += strips[i].height;
  }
  return 0;
}

std::optional<Strip> cut_rows(Strip& strip, Length room) {
  auto& rows = std::get<RowsPart>(strip.part);
  SlicedRows sliced = slice_rows(*rows.unit, room);
  if (!sliced.head) return std::nullopt;
  Strip rest = strip;
  strip.height = sliced.head->height;
  rest.height = sliced.tail->height;
  rows.unit = std::move(sliced.head);
  std::get<RowsPart>(rest.part).unit = std::move(sliced.tail);
  return rest;
}

/// A picture is monolithic; it is sliced where nothing else helps.
Strip cut_replaced(Strip& strip, Length room) {
  Strip rest = strip;
  rest.height = strip.height - room;
  std::get<ReplacedPart>(rest.part).shown_above += room;
  strip.height = room;
  return rest;
}

std::optional<Strip> cut_line(Strip& strip, Length room) {
  auto& line = std::get<LinePart>(strip.part);
  std::optional<SlicedLine> sliced = slice_line(line.line, room);
  if (!sliced) return std::nullopt;
  Strip rest;
  strip.height = sliced->head.height;
  rest.height = sliced->tail.height;
  line.line = std::move(sliced->head);
  rest.part = LinePart{std::move(sliced->tail)};
  return rest;
}

}  // namespace

std::optional<Length> first_break(Flow const& flow) {
  Length y;
  bool has_content = false;
  for (Strip const& strip : flow.strips) {
    if (has_content && (strip.is_break_allowed || is_content(strip))) return y;
    y += strip.margin_before + strip.height;
    has_content = has_content || is_content(strip);
  }
  return std::nullopt;
}

std::optional<Strip> cut_strip(Strip& strip, Length room) {
  std::optional<Strip> rest;
  if (room <= Length()) return rest;
  if (std::holds_alternative<SpacePart>(strip.part)) {
    rest = strip;
    rest->height = strip.height - room;
    strip.height = room;
  } else if (std::holds_alternative<RowsPart>(strip.part)) {
    rest = cut_rows(strip, room);
  } else if (std::holds_alternative<ReplacedPart>(strip.part)) {
    rest = cut_replaced(strip, room);
  } else if (std::holds_alternative<LinePart>(strip.part)) {
    rest = cut_line(strip, room);
  }
  if (!rest) return rest;
  rest->margin_before = {};
  rest->is_break_allowed = true;
  return rest;
}

std::optional<SlicedFlow> slice_flow(Flow const& flow, Length room) {
  if (flow.height <= room) return SlicedFlow{flow, {}};
  std::vector<Strip> strips = flow.strips;
  std::size_t cut = find_cut(strips, room);
  std::vector<Strip> tail;
  if (cut == 0) {
    Strip rest;
    cut = cut_across(strips, room, rest);
    if (cut == 0) return std::nullopt;
    tail.push_back(std::move(rest));
  }
  std::vector<OpenPart> const open = open_before(strips, cut);
  std::vector<Strip> reopened;
  for (OpenPart part : open) {
    part.is_continued = true;
    reopened.push_back(strip_of(std::move(part)));
  }
  tail.insert(tail.begin(), std::make_move_iterator(reopened.begin()), std::make_move_iterator(reopened.end()));
  auto const at = strips.begin() + static_cast<std::ptrdiff_t>(cut);
  if (at != strips.end()) at->margin_before = {};
  tail.insert(tail.end(), std::make_move_iterator(at), std::make_move_iterator(strips.end()));
  strips.erase(at, strips.end());
  for (std::size_t i = open.size(); i-- > 0;) strips.push_back(strip_of(ClosePart{open[i].geometry, true}));
  return SlicedFlow{collected(std::move(strips)), collected(std::move(tail))};
}

}  // namespace closeout::layout
