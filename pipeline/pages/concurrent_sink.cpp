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

ConcurrentSink::ConcurrentSink(DocumentSink& to)
    : to_(to), waiting_(most_sheaves_waiting), thread_([this] { work(); }) {}

ConcurrentSink::~ConcurrentSink() {
  hand_over();
  waiting_.close();
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
  waiting_.close();
  thread_.join();
}

void ConcurrentSink::add(Step step) {
  gathered_.push_back(std::move(step));
  if (gathered_.size() >= most_steps_gathered) hand_over();
}

void ConcurrentSink::hand_over() {
  if (!gathered_.empty()) waiting_.give(std::exchange(gathered_, {}));
}

void ConcurrentSink::work() {
  while (auto steps = waiting_.take()) hand_on(std::move(*steps));
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
