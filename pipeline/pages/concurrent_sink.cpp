#include "pages/concurrent_sink.hpp"

#include <utility>

namespace closeout::pages {
namespace {

constexpr std::size_t most_steps_gathered = 256;
constexpr std::size_t most_sheaves_waiting = 4;

template <typename... Cases>
struct Overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 14 does not make it itself.

}  // namespace

ConcurrentSink::ConcurrentSink(DocumentSink& to) : to_(to), thread_([this] { work(); }) {}

ConcurrentSink::~ConcurrentSink() {
  hand_over();
  std::scoped_lock const lock(mutex_);
  is_over_ = true;
  changed_.notify_all();
}

void ConcurrentSink::begin(Metadata const& metadata) {
  add(metadata);
}

void ConcurrentSink::add_page(Page page) {
  add(std::move(page));
  hand_over();
}

void ConcurrentSink::add_element(StructureId id, StructureElement element) {
  add(Element{id, std::move(element)});
}

void ConcurrentSink::add_overlay(std::uint32_t page, Overlay overlay) {
  add(OnTop{page, std::move(overlay)});
}

void ConcurrentSink::finish(DocumentEnd end) {
  add(std::move(end));
  hand_over();
  wait_until_idle();
}

void ConcurrentSink::add(Step step) {
  gathered_.push_back(std::move(step));
  if (gathered_.size() >= most_steps_gathered) hand_over();
}

void ConcurrentSink::hand_over() {
  if (gathered_.empty()) return;
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.size() < most_sheaves_waiting; });
  waiting_.push_back(std::exchange(gathered_, {}));
  changed_.notify_all();
}

void ConcurrentSink::wait_until_idle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return waiting_.empty() && !is_working_; });
}

void ConcurrentSink::work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return !waiting_.empty() || is_over_; });
    if (waiting_.empty()) return;
    Steps steps = std::move(waiting_.front());
    waiting_.pop_front();
    is_working_ = true;
    changed_.notify_all();
    lock.unlock();
    hand_on(std::move(steps));
    lock.lock();
    is_working_ = false;
    changed_.notify_all();
  }
}

void ConcurrentSink::hand_on(Steps steps) {
  auto const give = Overloaded{[this](Metadata& metadata) { to_.begin(metadata); },
                               [this](Page& page) { to_.add_page(std::move(page)); },
                               [this](Element& it) { to_.add_element(it.id, std::move(it.element)); },
                               [this](OnTop& it) { to_.add_overlay(it.page, std::move(it.overlay)); },
                               [this](DocumentEnd& end) { to_.finish(std::move(end)); }};
  for (Step& step : steps) std::visit(give, step);
}

}  // namespace closeout::pages
