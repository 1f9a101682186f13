#include <algorithm>
#include <utility>

#include "layout/flow_slicing.hpp"

namespace closeout::layout {
namespace {

Length content_top(AtomicFragment const& atomic) {
  return atomic.y + atomic.geometry->top_edge();
}

class LineSlicer {
 public:
  LineSlicer(LineBox const& line, Length room) : line_(line), room_(room) {}

  std::optional<SlicedLine> run() {
    sliced_.head.height = room_;
    sliced_.head.baseline = std::min(line_.baseline, room_);
    sliced_.head.boxes = line_.boxes;
    for (auto const& item : line_.items) {
      std::visit([&](auto const& fragment) { divide(fragment); }, item);
    }
    if (!is_cut_) return std::nullopt;
    return std::move(sliced_);
  }

 private:
  void divide(TextFragment fragment) {
    if (fragment.baseline <= room_) {
      sliced_.head.items.emplace_back(std::move(fragment));
      return;
    }
    fragment.baseline -= room_;
    sliced_.tail.height = std::max(sliced_.tail.height, fragment.baseline + fragment.run.size / 2);
    sliced_.tail.items.emplace_back(std::move(fragment));
  }

  void divide(PositionedFragment const& fragment) { sliced_.head.items.emplace_back(fragment); }

  void divide(AtomicFragment const& atomic) {
    if (atomic.y + atomic.height <= room_) {
      sliced_.head.items.emplace_back(atomic);
    } else if (atomic.y >= room_) {
      add_to_tail(atomic, atomic.y - room_);
    } else {
      cut(atomic);
    }
  }

  void cut(AtomicFragment const& atomic) {
    std::optional<SlicedFlow> flow;
    if (atomic.content) flow = slice_flow(*atomic.content, room_ - content_top(atomic));
    if (!flow) {
      sliced_.head.items.emplace_back(atomic);
      return;
    }
    is_cut_ = true;
    AtomicFragment head = atomic;
    head.content = std::make_shared<Flow const>(std::move(flow->head));
    head.height = room_ - atomic.y;
    head.continues = true;
    AtomicFragment tail = atomic;
    tail.is_continued = true;
    auto geometry = std::make_shared<BoxGeometry>(*atomic.geometry);
    geometry->border.top = geometry->padding.top = {};
    tail.geometry = std::move(geometry);
    tail.height = flow->tail.height + atomic.geometry->bottom_edge();
    tail.content = std::make_shared<Flow const>(std::move(flow->tail));
    sliced_.head.items.emplace_back(std::move(head));
    add_to_tail(std::move(tail), {});
  }

  void add_to_tail(AtomicFragment atomic, Length y) {
    atomic.y = y;
    sliced_.tail.height = std::max(sliced_.tail.height, y + atomic.height);
    sliced_.tail.items.emplace_back(std::move(atomic));
  }

  LineBox const& line_;
  Length room_;
  SlicedLine sliced_;
  bool is_cut_ = false;
};

}  // namespace

std::optional<SlicedLine> slice_line(LineBox const& line, Length room) {
  return LineSlicer(line, room).run();
}

}  // namespace closeout::layout
