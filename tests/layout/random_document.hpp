#pragma once
// Documents grown from seeds, for properties that hold for every document.

#include <cstdint>
#include <string>

namespace closeout::test {

/// What a document may ask for.
enum class Temper : std::uint8_t {
  Calm,  ///< Nothing by which its author puts text outside a page or over other text: every box has room.
  Wild,  ///< Positioned and clipping boxes, heights that do not hold their content, negative margins, tiny pages.
};

struct RandomDocument {
  std::string body, css;
  /// Between them stands the page area: margins from the sheet's edges, of all pages.
  double top_margin = 10, bottom_margin = 10;
};

/// The same seed gives the same document on every machine (a linear congruential generator). Every word in it is
/// different from all others.
RandomDocument grow(std::uint32_t seed, Temper temper);

}  // namespace closeout::test
