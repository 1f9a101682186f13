#pragma once
// Reads inline content from its beginning to its end, and shapes what is not shaped yet when it comes to it.

#include <list>
#include <memory>

#include "layout/inline_content.hpp"

namespace closeout::layout {

class InlineReader {
 public:
  InlineReader(Context& context, boxes::Box const& container, std::shared_ptr<InlineContent const> content)
      : context_(context), container_(container), content_(std::move(content)) {}

  /// Null at the end. The item lives until the next call, its piece as long as the reader unless it is let go.
  [[nodiscard]] InlineItem const* next();

  /// Lets go of the portions that are read, except those with a piece for which `is_used`.
  template <typename IsUsed>
  void release(IsUsed is_used) {
    while (portions_.size() > 1 && !has_piece(portions_.front(), is_used)) portions_.pop_front();
  }

 private:
  template <typename IsUsed>
  [[nodiscard]] static bool has_piece(InlineContent const& portion, IsUsed is_used) {
    for (InlineItem const& item : portion.items) {
      if (item.piece != nullptr && is_used(*item.piece)) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_at_portion() const;

  Context& context_;
  boxes::Box const& container_;
  std::shared_ptr<InlineContent const> content_;
  std::size_t next_item_ = 0, next_portion_ = 0;
  std::list<InlineContent> portions_;  ///< Shaped; the last is being read.
  std::size_t next_in_portion_ = 0;
};

}  // namespace closeout::layout
