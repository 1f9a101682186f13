// Any text inside an <svg>: a drawing whose layers nest.

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/utf8.hpp"
#include "boxes/svg.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  std::string const text = "<svg>" + std::string(reinterpret_cast<char const*>(data), size) + "</svg>";
  if (base::first_malformed_utf8(text)) return 0;
  base::Diagnostics diagnostics;
  auto const document = xml::parse(std::make_shared<base::SourceFile const>("a.svg", text), diagnostics);
  if (!document) return 0;
  boxes::Drawing const drawing = boxes::parse_svg(*document, document->root(), {}, diagnostics);
  int depth = 0;
  for (boxes::DrawingItem const& item : drawing.items) {
    if (std::holds_alternative<boxes::LayerBegin>(item)) ++depth;
    if (std::holds_alternative<boxes::LayerEnd>(item) && --depth < 0) std::abort();
  }
  if (depth != 0) std::abort();
  return 0;
}
