#pragma once
// Media queries (mediaqueries-4). Paper answers most features at once; width and height wait for the page's size.

#include <memory>
#include <optional>
#include <vector>

#include "base/geometry.hpp"
#include "css/reporter.hpp"

namespace closeout::css {

/// What features are compared with: the page box of css-page-3, as @page rules outside size queries make it.
struct MediaEnvironment {
  base::Size page;
};

/// The truth of a part of a query; Unknown is what the engine does not know (section 3.1).
enum class MediaTruth : std::uint8_t { False, Unknown, True };

/// One comparison, as in (min-width: 10cm) or (10cm <= width).
struct MediaFeature {
  enum class Name : std::uint8_t { Width, Height, AspectRatio, Orientation, Known };
  enum class Comparison : std::uint8_t { Equal, Less, LessOrEqual, Greater, GreaterOrEqual };
  Name name = Name::Known;
  Comparison comparison = Comparison::Equal;
  double value = 0;                        ///< Pixels, or width by height; Orientation: 1 is landscape.
  MediaTruth truth = MediaTruth::Unknown;  ///< Of a feature that no page changes (Known).
};

struct MediaCondition {
  enum class Kind : std::uint8_t { Feature, Not, And, Or };
  Kind kind = Kind::Feature;
  MediaFeature feature;
  std::vector<MediaCondition> operands;
};

/// [ not | only ]? <type> [ and <condition> ]?, or a condition alone.
struct MediaQuery {
  bool is_negated = false;
  bool type_applies = true;
  std::optional<MediaCondition> condition;
};

/// One of these must hold; an empty list always does.
using MediaQueryList = std::vector<MediaQuery>;

/// A list that depends on the page's size, and those around it (@media in @media, @import with a list): all must hold.
struct MediaContext {
  MediaQueryList list;
  std::shared_ptr<MediaContext const> outer;
};
/// Null: no condition.
using MediaContextRef = std::shared_ptr<MediaContext const>;

/// A list that is malformed holds for nothing (section 3.2), with a warning; so does an unknown feature.
[[nodiscard]] MediaQueryList parse_media(ComponentValues const& prelude, Reporter const& reporter);
[[nodiscard]] bool applies(MediaQueryList const& list, MediaEnvironment const& environment);
[[nodiscard]] bool applies(MediaContextRef const& context, MediaEnvironment const& environment);
/// `list` within `outer`. What no page's size can change is settled at once: nothing if the list never holds.
[[nodiscard]] std::optional<MediaContextRef> media_within(MediaContextRef outer, MediaQueryList list);

}  // namespace closeout::css
