#pragma once
// A sink whose work is done on a thread of its own, so that pages are written while the next ones are laid out.

#include <thread>
#include <variant>
#include <vector>

#include "base/bounded_queue.hpp"
#include "pages/document_sink.hpp"

namespace closeout::pages {

/// Hands everything on to another sink, in the same order, on one other thread. finish() comes back when the other
/// sink has finished, so nothing it does is seen half done, and is the last call; until then only that thread may use
/// it. Of pages that wait to be handed on there are a few at most: who makes them waits too.
class ConcurrentSink final : public DocumentSink {
 public:
  /// `to` outlives this sink.
  explicit ConcurrentSink(DocumentSink& to);
  /// What was given without a finish() is handed on as well.
  ~ConcurrentSink() override;

  void begin(Metadata const& metadata) override;
  void add_page(Page page) override;
  void add_element(StructureId id, StructureElement element) override;
  void add_overlay(std::uint32_t page, Overlay overlay) override;
  void finish(DocumentEnd end) override;

 private:
  struct Element {
    StructureId id = 0;
    StructureElement element;
  };
  struct OnTop {
    std::uint32_t page = 0;
    Overlay overlay;
  };
  using Step = std::variant<Metadata, Page, Element, OnTop, DocumentEnd>;
  using Steps = std::vector<Step>;

  void add(Step step);
  void hand_over();
  void work();
  void hand_on(Steps steps);

  DocumentSink& to_;
  Steps gathered_;  ///< Handed over together: a lock for each element would cost more than its writing.
  base::BoundedQueue<Steps> waiting_;
  std::jthread thread_;
};

}  // namespace closeout::pages
