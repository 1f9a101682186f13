#pragma once
// Pieces of background values as specified (css-backgrounds-3 section 3), for the longhands and the shorthand.

#include <optional>
#include <string>
#include <vector>

#include "css/property_rows.hpp"

namespace closeout::css {

struct SpecifiedBackgroundSize {
  BackgroundSize::Kind kind = BackgroundSize::Kind::Lengths;
  SpecifiedSize width, height;
};

/// `none` (empty) or an address.
std::optional<std::string> take_background_image(ValueReader& reader);
std::optional<SpecifiedBackgroundSize> take_background_size(ValueReader& reader);
std::optional<BackgroundRepeats> take_background_repeat(ValueReader& reader);
std::optional<BackgroundAttachment> take_background_attachment(ValueReader& reader);
std::optional<BackgroundArea> take_background_area(ValueReader& reader);

inline BackgroundSize to_computed(SpecifiedBackgroundSize const& value, Computation const& computation) {
  return {value.kind, to_computed(value.width, computation), to_computed(value.height, computation)};
}

/// Writes the computed values of a list to the member that `access` names.
template <typename Value, typename Access>
Apply set_list(std::vector<Value> values, Access access) {
  return [values = std::move(values), access](Computation& computation) {
    auto& list = access(computation.style);
    list.clear();
    for (Value const& value : values) list.push_back(to_computed(value, computation));
  };
}

}  // namespace closeout::css
