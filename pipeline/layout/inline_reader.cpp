#include "layout/inline_reader.hpp"

namespace closeout::layout {

bool InlineReader::is_at_portion() const {
  auto const& portions = content_->portions;
  return next_portion_ < portions.size() && portions[next_portion_].before_item == next_item_;
}

InlineItem const* InlineReader::next() {
  for (;;) {
    if (!portions_.empty() && next_in_portion_ < portions_.back().items.size()) {
      return &portions_.back().items[next_in_portion_++];
    }
    if (!is_at_portion()) break;
    portions_.push_back(shape_portion(context_, container_, content_->portions[next_portion_++]));
    next_in_portion_ = 0;
  }
  return next_item_ < content_->items.size() ? &content_->items[next_item_++] : nullptr;
}

}  // namespace closeout::layout
