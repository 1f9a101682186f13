#pragma once
// Is shown every page as fragments, before it is painted.

namespace closeout::layout {

struct ArrangedFlow;
struct PageFragment;
struct PageRecord;

class FragmentObserver {
 public:
  FragmentObserver() = default;
  FragmentObserver(FragmentObserver const&) = delete;
  FragmentObserver& operator=(FragmentObserver const&) = delete;
  virtual ~FragmentObserver() = default;
  /// The document is laid out from the beginning; what was shown before is no longer true.
  virtual void begin_pass() = 0;
  /// The next page; `flow` is what stands on it in flow.
  virtual void take(PageRecord const& record, PageFragment const& page, ArrangedFlow const& flow) = 0;
};

}  // namespace closeout::layout
