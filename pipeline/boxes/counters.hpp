#pragma once
// Counters and their scopes (css-lists-3 section 4), and the depth of quotations (css-content-3 section 2.4).

#include <map>
#include <set>
#include <string>
#include <vector>

#include "css/computed_style.hpp"

namespace closeout::boxes {

/// The counters and the open quotations as they stand at one place of the document, in document order.
class Counters {
 public:
  Counters() : levels_(1) {}

  /// Around the children of an element: a counter made in there ends with it (section 4.1, "scope").
  void enter_element() { levels_.emplace_back(); }
  void leave_element();

  void reset(std::string const& name, int value);
  void increment(std::string const& name, int by);
  void set(std::string const& name, int value);
  /// counter-reset, counter-increment, counter-set, in this order (section 4.5).
  void apply(css::ComputedStyle const& style);

  /// Innermost value; 0 if there is no such counter (section 4.6).
  [[nodiscard]] int value(std::string const& name) const;
  /// All counters in scope, by name.
  [[nodiscard]] std::map<std::string, std::vector<int>> const& all() const { return values_; }
  /// All values, outermost first; {0} if there is no such counter.
  [[nodiscard]] std::vector<int> values(std::string const& name) const;

  int quote_depth = 0;  ///< Quotations open here.

 private:
  int& innermost(std::string const& name);

  std::map<std::string, std::vector<int>> values_;
  /// Names made at each depth: the children of the open elements, outermost first.
  std::vector<std::set<std::string>> levels_;
};

}  // namespace closeout::boxes
