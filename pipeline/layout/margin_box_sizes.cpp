#include "layout/margin_box_sizes.hpp"

#include <algorithm>

namespace closeout::layout {
namespace {

using base::Length;
using Extents = std::array<MarginBoxExtent, 3>;
using Sizes = std::array<Length, 3>;

/// Outer sizes of one box, or of the imaginary one that stands for both outer boxes.
struct Outer {
  std::optional<Length> size;  ///< If not auto.
  Length min_content, max_content;
};

Outer outer_of(MarginBoxExtent const& box) {
  Outer outer{std::nullopt, box.min_content + box.edges, box.max_content + box.edges};
  if (box.specified) outer.size = *box.specified + box.edges;
  return outer;
}

struct Pair {
  Length first, second;
};

/// Section 5.3.2.2: `total` goes to both in proportion to their flex factors; equally if both are 0.
Pair shared(Length total, Length first_factor, Length second_factor) {
  Length const factors = first_factor + second_factor;
  Length const first = factors <= Length() ? total / 2 : total.scaled(first_factor.pixels() / factors.pixels());
  return {first, total - first};
}

/// "flex fit" of two auto sizes.
Pair flex_fit(Outer const& a, Outer const& b, Length room) {
  Length const most = a.max_content + b.max_content;
  Length const least = a.min_content + b.min_content;
  if (most < room) {
    Pair const extra = shared(room - most, a.max_content, b.max_content);
    return {a.max_content + extra.first, b.max_content + extra.second};
  }
  bool const fits = least < room;
  Pair const extra = fits ? shared(room - least, a.max_content - a.min_content, b.max_content - b.min_content)
                          : shared(room - least, a.min_content, b.min_content);
  return {a.min_content + extra.first, b.min_content + extra.second};
}

Pair fit(Outer const& a, Outer const& b, Length room) {
  if (a.size && b.size) return {*a.size, *b.size};
  if (a.size) return {*a.size, room - *a.size};
  if (b.size) return {room - *b.size, *b.size};
  return flex_fit(a, b, room);
}

/// Section 5.3.2.3: the box AC, twice the larger of both outer boxes, so that the middle one comes to be centred.
Outer imaginary(Outer const& a, Outer const& c) {
  Outer both;
  both.min_content = std::max(a.min_content, c.min_content) * 2;
  both.max_content = std::max(a.max_content, c.max_content) * 2;
  if (a.size || c.size) both.size = std::max(a.size.value_or(Length()), c.size.value_or(Length())) * 2;
  return both;
}

Sizes solved(Extents const& boxes, Length room) {
  auto const of = [&](std::size_t i) { return boxes[i].exists ? outer_of(boxes[i]) : Outer{Length(), {}, {}}; };
  Outer const a = of(0), b = of(1), c = of(2);
  if (!boxes[1].exists) {
    Pair const pair = fit(a, c, room);
    return {pair.first, {}, pair.second};
  }
  bool const has_outer = boxes[0].exists || boxes[2].exists;
  Outer both = imaginary(a, c);
  // A box that is not there has no size; only one that is there fixes the pair's.
  if ((!boxes[0].exists || !a.size) && (!boxes[2].exists || !c.size)) both.size.reset();
  if (!has_outer) both.size = Length();
  Length const middle = fit(b, both, room).first;
  Length const rest = (room - middle) / 2;
  auto const outer_size = [&](std::size_t i, Outer const& box) {
    return boxes[i].exists ? box.size.value_or(rest) : Length();
  };
  return {outer_size(0, a), middle, outer_size(2, c)};
}

}  // namespace

std::array<Length, 3> margin_box_sizes(std::array<MarginBoxExtent, 3> boxes, Length room) {
  Sizes sizes = solved(boxes, room);
  // Section 5.3.2.4: a size beyond its maximum is set to it and all is solved again; then the same with minimums.
  bool is_changed = false;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].exists || !boxes[i].maximum || sizes[i] - boxes[i].edges <= *boxes[i].maximum) continue;
    boxes[i].specified = boxes[i].maximum;
    is_changed = true;
  }
  if (is_changed) sizes = solved(boxes, room);
  is_changed = false;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (!boxes[i].exists || sizes[i] - boxes[i].edges >= boxes[i].minimum) continue;
    boxes[i].specified = boxes[i].minimum;
    is_changed = true;
  }
  return is_changed ? solved(boxes, room) : sizes;
}

}  // namespace closeout::layout
