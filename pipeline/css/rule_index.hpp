#pragma once
// Rules by what their rightmost compound needs, so that an element is tried against few of them.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "css/cascade.hpp"
#include "css/selector_matching.hpp"
#include "css/sheet.hpp"

namespace closeout::css {

/// A sheet with the conditions under which a document uses it.
struct SheetUse {
  std::shared_ptr<Sheet const> sheet;
  MediaContextRef media;  ///< The media attribute's; null: none.
};

class RuleIndex {
 public:
  /// The rules that apply to `environment`; `sheets` in order of appearance, alive as long as this. All of an
  /// origin's at once: where a layer stands depends on all that name it.
  void add(std::vector<SheetUse> const& sheets, Origin origin, MediaEnvironment const& environment);
  /// Appends the blocks of rules that match `element` (or its pseudo-element), in cascade order.
  void collect(ElementFrame const& element, std::optional<PseudoElement> pseudo_element,
               std::vector<MatchedBlock>& matched) const;
  [[nodiscard]] bool has_rules_for(PseudoElement pseudo_element) const;

 private:
  struct Entry {
    StyleRule const* rule = nullptr;
    Origin origin = Origin::Author;
    std::uint32_t order = 0;
    std::uint32_t layer = LayerOrder::unlayered;
  };
  using Bucket = std::vector<Entry>;
  using Buckets = std::unordered_map<std::string_view, Bucket>;
  struct Group {
    Buckets by_id, by_class, by_type;
    Bucket others;
  };
  static Bucket& bucket_for(Group& group, CompoundSelector const& subject);
  static void collect(Bucket const& bucket, ElementFrame const& element, std::vector<MatchedBlock>& matched);
  static void collect(Buckets const& buckets, std::string_view key, ElementFrame const& element,
                      std::vector<MatchedBlock>& matched);

  std::array<Group, 4> groups_;  ///< Elements, then each PseudoElement.
  std::uint32_t order_ = 0;
};

}  // namespace closeout::css
