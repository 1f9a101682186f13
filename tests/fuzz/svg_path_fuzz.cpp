// Any text as path data, a transform, numbers: what is read is finite, and every path begins with a move.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "boxes/svg_path.hpp"
#include "boxes/svg_transform.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  boxes::ParsedPath const parsed = boxes::parse_path_data(text);
  if (!parsed.path.empty() && parsed.path.front().kind != base::PathStep::Kind::Move) std::abort();
  for (base::PathStep const& step : parsed.path) {
    bool const is_finite = std::isfinite(step.x) && std::isfinite(step.y) && std::isfinite(step.x1) &&
                           std::isfinite(step.y1) && std::isfinite(step.x2) && std::isfinite(step.y2);
    if (!is_finite) std::abort();
  }
  static_cast<void>(boxes::parse_transform(text));
  return 0;
}
