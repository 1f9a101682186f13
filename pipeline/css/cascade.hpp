#pragma once
// Matched declarations to computed values (css-cascade-5 sections 4, 6 and 7).

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/cascade_layers.hpp"
#include "css/declarations.hpp"
#include "css/selector.hpp"

namespace closeout::css {

enum class Origin : std::uint8_t { UserAgent, Author };

/// A block that applies to one element. Order is that of appearance over all sheets.
struct MatchedBlock {
  DeclarationBlock const* block = nullptr;
  Origin origin = Origin::Author;
  Specificity specificity;
  std::uint32_t order = 0;
  std::uint32_t layer = LayerOrder::unlayered;
  bool is_attached = false;  ///< A style attribute.
};

/// Order of normal declarations: origin, layer, specificity, appearance (css-cascade-5 section 6.1).
[[nodiscard]] bool precedes(MatchedBlock const& a, MatchedBlock const& b);

/// What the value of an element depends on beside its declarations.
struct StyleContext {
  ComputedStyle const* parent = nullptr;  ///< Null for the root element.
  ComputedStyle const* root = nullptr;    ///< Not used for the root element.
  LengthEnvironment const* environment = nullptr;
};

/// Computes styles. Findings that show only now (a var() without value, a cycle) are reported once each.
class Cascade {
 public:
  explicit Cascade(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// `blocks` sorted by precedes(); a style attribute's block stands last.
  [[nodiscard]] ComputedStyle compute(std::span<MatchedBlock const> blocks, StyleContext const& context);

 private:
  void compute_custom(std::span<MatchedBlock const> blocks, Computation& computation);
  void apply(PropertyId id, LonghandDeclaration const& declaration, Computation& computation, bool is_root);
  void apply_pending(PropertyId id, LonghandDeclaration const& declaration, Computation& computation, bool is_root);
  void report_once(PendingValue const& pending);

  base::Diagnostics& diagnostics_;
  std::set<PendingValue const*> reported_;  ///< Membership only: the order is never used.
  std::set<std::string> reported_cycles_;
};

}  // namespace closeout::css
