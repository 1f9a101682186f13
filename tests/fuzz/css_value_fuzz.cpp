// Any text as the value of every property: what is read is computed, and its lengths are resolved.

#include <cstdint>
#include <string>

#include "base/utf8.hpp"
#include "css/cascade.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  std::string const text(reinterpret_cast<char const*>(data), size);
  if (base::first_malformed_utf8(text)) return 0;
  std::vector<css::SyntaxError> errors;
  css::ComponentValues const values = css::parse_component_values(text, errors);
  for (std::string_view const name : css::property_names()) {
    auto longhands = css::parse_value(*css::find_property(name), values);
    if (!longhands) continue;
    css::DeclarationBlock block;
    block.longhands = std::move(*longhands);
    std::vector<css::MatchedBlock> const blocks{{&block, css::Origin::Author, {}, 0}};
    base::Diagnostics diagnostics;
    css::ComputedStyle const style = css::Cascade(diagnostics).compute(blocks, {});
    static_cast<void>(style.width.value.resolved(style.font.size));
    static_cast<void>(style.margin.left.value.resolved(style.font.size));
  }
  return 0;
}
