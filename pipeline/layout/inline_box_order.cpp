#include "layout/inline_box_order.hpp"

#include <algorithm>
#include <limits>

#include "text/shaping.hpp"

namespace closeout::layout {
namespace {

using Kind = InlineItem::Kind;
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

bool is_rtl(LineEntry const& entry) {
  return entry.box->style->direction == css::Direction::Rtl;
}

/// An inline box on the line.
struct Node {
  std::size_t parent = none;
  std::size_t open = none, close = none;       ///< Entries; none: the edge stands on another line.
  std::size_t leftmost = none, rightmost = 0;  ///< Places of its content in visual order.
  bool has_content = false;
  [[nodiscard]] std::size_t left_edge(std::vector<LineEntry> const& entries) const {
    std::size_t const any = open != none ? open : close;
    return any != none && is_rtl(entries[any]) ? close : open;
  }
  [[nodiscard]] std::size_t right_edge(std::vector<LineEntry> const& entries) const {
    return left_edge(entries) == open ? close : open;
  }
};

class VisualOrder {
 public:
  VisualOrder(LineEntries const& line, std::vector<std::uint8_t> const& levels)
      : entries_(line.entries), levels_(levels), node_of_(line.entries.size(), none) {
    std::size_t current = none;
    for (std::size_t i = 0; i < line.open_boxes.size(); ++i) current = open(none, current);
    for (std::size_t i = 0; i < entries_.size(); ++i) current = add(i, current);
  }

  std::vector<std::size_t> run() {
    order_content();
    for (std::size_t place = 0; place < content_.size(); ++place) emit(place);
    return std::move(order_);
  }

 private:
  std::size_t open(std::size_t entry, std::size_t parent) {
    nodes_.push_back({parent, entry});
    return nodes_.size() - 1;
  }

  std::size_t add(std::size_t i, std::size_t current) {
    if (entries_[i].kind == Kind::OpenBox) return open(i, current);
    if (entries_[i].kind != Kind::CloseBox) {
      add_content(i, current);
      return current;
    }
    Node& node = nodes_[current];
    node.close = i;
    // A box without content stands where it opens, as a piece of content of its own.
    if (!node.has_content) add_content(node.open != none ? node.open : i, current);
    return nodes_[current].parent;
  }

  void add_content(std::size_t i, std::size_t node) {
    node_of_[i] = node;
    content_.push_back(i);
    for (std::size_t at = node; at != none && !nodes_[at].has_content; at = nodes_[at].parent) {
      nodes_[at].has_content = true;
    }
  }

  /// An edge that stands for an empty box, and other things without text, go with what is before them.
  void order_content() {
    std::vector<std::uint8_t> levels;
    for (std::size_t const i : content_)
      levels.push_back(entries_[i].is_edge() && !levels.empty() ? levels.back() : levels_[i]);
    std::vector<std::size_t> visual;
    for (std::size_t const at : text::visual_order(levels)) visual.push_back(content_[at]);
    content_ = std::move(visual);
    for (std::size_t place = 0; place < content_.size(); ++place) {
      for (std::size_t at = node_of_[content_[place]]; at != none; at = nodes_[at].parent) {
        nodes_[at].leftmost = std::min(nodes_[at].leftmost, place);
        nodes_[at].rightmost = place;
      }
    }
  }

  void emit(std::size_t place) {
    std::size_t const content = content_[place];
    std::vector<std::size_t> around;
    for (std::size_t at = node_of_[content]; at != none; at = nodes_[at].parent) around.push_back(at);
    for (auto at = around.rbegin(); at != around.rend(); ++at) {
      if (nodes_[*at].leftmost == place) emit_entry(nodes_[*at].left_edge(entries_));
    }
    if (!entries_[content].is_edge()) order_.push_back(content);
    for (std::size_t const at : around) {
      if (nodes_[at].rightmost == place) emit_entry(nodes_[at].right_edge(entries_));
    }
  }

  void emit_entry(std::size_t entry) {
    if (entry != none) order_.push_back(entry);
  }

  std::vector<LineEntry> const& entries_;
  std::vector<std::uint8_t> const& levels_;
  std::vector<Node> nodes_;           ///< Parents come first.
  std::vector<std::size_t> node_of_;  ///< By entry, of content; none: the container.
  std::vector<std::size_t> content_;  ///< Entries that are no edges; at last in visual order.
  std::vector<std::size_t> order_;
};

}  // namespace

std::optional<css::Direction> one_direction(LineEntries const& line, std::vector<std::uint8_t> const& levels) {
  std::optional<std::uint8_t> common;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    if (line.entries[i].is_edge()) continue;
    if (common && *common != levels[i]) return std::nullopt;
    common = levels[i];
  }
  // Where there are edges alone, they go by the paragraph.
  if (!common && !levels.empty()) common = levels.front();
  bool const rtl = common.value_or(0) % 2 == 1;
  bool const fits = std::all_of(line.entries.begin(), line.entries.end(),
                                [rtl](LineEntry const& entry) { return !entry.is_edge() || is_rtl(entry) == rtl; });
  if (!fits) return std::nullopt;
  return rtl ? css::Direction::Rtl : css::Direction::Ltr;
}

std::vector<std::size_t> left_to_right(LineEntries const& line, std::vector<std::uint8_t> const& levels) {
  return VisualOrder(line, levels).run();
}

}  // namespace closeout::layout
