#pragma once
// Things that are costly to make and may be used by one thread at a time.

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace closeout::base {

/// Lends each thing to one borrower at a time and makes another only if all are lent: never more than there are
/// threads. The pool outlives its loans.
template <typename Thing>
class LendingPool {
 public:
  /// `make` may be called from any thread, by several at once.
  explicit LendingPool(std::function<std::unique_ptr<Thing>()> make) : make_(std::move(make)) {}

  /// Goes back to the pool at its end.
  class Loan {
   public:
    Loan(LendingPool& pool, std::unique_ptr<Thing> thing) : pool_(pool), thing_(std::move(thing)) {}
    ~Loan() { pool_.add(std::move(thing_)); }
    Loan(Loan const&) = delete;
    Loan& operator=(Loan const&) = delete;
    Thing& operator*() const { return *thing_; }
    Thing* operator->() const { return thing_.get(); }

   private:
    LendingPool& pool_;
    std::unique_ptr<Thing> thing_;
  };

  [[nodiscard]] Loan borrow() {
    auto thing = idle_one();
    return {*this, thing ? std::move(thing) : make_()};
  }

  void add(std::unique_ptr<Thing> thing) {
    std::scoped_lock const lock(mutex_);
    idle_.push_back(std::move(thing));
  }

  /// All of them, when none is lent any more.
  [[nodiscard]] std::vector<std::unique_ptr<Thing>> const& idle() const { return idle_; }

 private:
  std::unique_ptr<Thing> idle_one() {
    std::scoped_lock const lock(mutex_);
    if (idle_.empty()) return nullptr;
    auto thing = std::move(idle_.back());
    idle_.pop_back();
    return thing;
  }

  std::function<std::unique_ptr<Thing>()> make_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Thing>> idle_;
};

}  // namespace closeout::base
