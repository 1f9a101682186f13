#pragma once
// Computed styles, shared: the same declarations under the same parent are computed once, and equal values are one
// object.

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "css/cascade.hpp"

namespace closeout::css {

class StyleCache {
 public:
  /// `environment` lives as long as this, and is not changed once a style was asked for.
  StyleCache(LengthEnvironment const& environment, base::Diagnostics& diagnostics)
      : cascade_(diagnostics), environment_(environment) {}

  /// `blocks` sorted as Cascade wants them; `parent` and `root` null for the root element.
  StyleRef style(std::vector<MatchedBlock> const& blocks, StyleRef const& parent, StyleRef const& root);

 private:
  /// Everything a style depends on. Parents are shared objects of this cache, so their address stands for them.
  struct Key {
    ComputedStyle const* parent = nullptr;
    std::vector<DeclarationBlock const*> blocks;
    bool operator==(Key const&) const = default;
  };
  struct KeyHash {
    std::size_t operator()(Key const& key) const;
  };
  StyleRef shared(ComputedStyle style);

  Cascade cascade_;
  LengthEnvironment const& environment_;
  std::unordered_map<Key, StyleRef, KeyHash> by_key_;
  Key wanted_;  ///< Of the style that is looked for; kept for its memory.
  std::unordered_multimap<std::size_t, StyleRef> by_value_;
};

}  // namespace closeout::css
