#pragma once
// A sink whose work is done on a thread of its own, so that pages are written while the next ones are laid out.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "pages/document_sink.hpp"

namespace closeout::pages {

/// Hands everything on to another sink, in the same order, on one other thread. finish() comes back when the other
/// sink has finished, so nothing it does is seen half done; until then only that thread may use it. Of pages that wait
/// to be handed on there are a few at most: who makes them waits too.
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
  void wait_until_idle();
  void work();
  void hand_on(Steps steps);

  DocumentSink& to_;
  Steps gathered_;  ///< Handed over together: a lock for each element would cost more than its writing.

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Steps> waiting_;
  bool is_working_ = false;
  bool is_over_ = false;
  std::jthread thread_;
};

}  // namespace closeout::pages
