#include "css/position_value.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace closeout::css {
namespace {

enum class Axis : std::uint8_t { Either, Horizontal, Vertical };

/// A keyword with the percentage it stands for, or a length (no keyword).
struct Part {
  bool is_keyword = false;
  Axis axis = Axis::Either;
  double percentage = 0;
  SpecifiedLength length;
};

struct PositionKeyword {
  std::string_view name;
  Axis axis;
  double percentage;
};

constexpr std::array<PositionKeyword, 5> keywords{{{"left", Axis::Horizontal, 0},
                                                   {"right", Axis::Horizontal, 100},
                                                   {"top", Axis::Vertical, 0},
                                                   {"bottom", Axis::Vertical, 100},
                                                   {"center", Axis::Either, 50}}};

SpecifiedLength percent(double percentage) {
  return {0, 0, 0, percentage, true};
}

std::optional<Part> take_part(ValueReader& reader) {
  for (PositionKeyword const& row : keywords) {
    if (reader.take_ident(row.name)) return Part{true, row.axis, row.percentage, percent(row.percentage)};
  }
  auto const length = take_length(reader, Percentages::Allowed, Range::All);
  return length ? std::optional(Part{false, Axis::Either, 0, *length}) : std::nullopt;
}

/// The keyword's edge moved inwards: "right 10px" is 100% - 10px.
SpecifiedLength offset_from(Part const& edge, SpecifiedLength const& by) {
  SpecifiedLength inwards = by;
  if (edge.percentage == 100) scale(inwards, -1);
  return sum_of(percent(edge.percentage), inwards);
}

std::optional<SpecifiedPosition> from_two(Part const& first, Part const& second) {
  bool const in_order = first.axis != Axis::Vertical && second.axis != Axis::Horizontal;
  if (in_order) return SpecifiedPosition{first.length, second.length};
  // "top left": the other order is for keywords alone.
  bool const turned = first.axis != Axis::Horizontal && second.axis != Axis::Vertical;
  if (!turned || !first.is_keyword || !second.is_keyword) return std::nullopt;
  return SpecifiedPosition{second.length, first.length};
}

/// Three or four values: each keyword but `center` may have an offset after it.
std::optional<SpecifiedPosition> from_edges(std::vector<Part> const& parts) {
  std::vector<Part> edges;
  for (Part const& part : parts) {
    if (part.is_keyword) {
      edges.push_back(part);
      continue;
    }
    bool const follows_edge = !edges.empty() && edges.back().is_keyword && edges.back().axis != Axis::Either;
    if (!follows_edge) return std::nullopt;
    edges.back().length = offset_from(edges.back(), part.length);
    edges.back().is_keyword = false;
  }
  if (edges.size() != 2) return std::nullopt;
  edges[0].is_keyword = edges[1].is_keyword = true;
  return from_two(edges[0], edges[1]);
}

}  // namespace

std::optional<SpecifiedPosition> take_position(ValueReader& reader) {
  std::size_t const start = reader.position();
  std::vector<Part> parts;
  while (parts.size() < 4) {
    auto part = take_part(reader);
    if (!part) break;
    parts.push_back(*part);
  }
  std::optional<SpecifiedPosition> position;
  if (parts.size() == 1) {
    bool const is_vertical = parts[0].axis == Axis::Vertical;
    position =
        is_vertical ? SpecifiedPosition{percent(50), parts[0].length} : SpecifiedPosition{parts[0].length, percent(50)};
  }
  if (parts.size() == 2) position = from_two(parts[0], parts[1]);
  if (parts.size() > 2) position = from_edges(parts);
  if (!position) reader.rewind(start);
  return position;
}

}  // namespace closeout::css
