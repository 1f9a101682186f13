// Any bytes: parse() gives a tree or an error with a place, never both, never neither.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "xml/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  base::Diagnostics diagnostics;
  auto const source =
      std::make_shared<base::SourceFile const>("fuzz.xml", std::string(reinterpret_cast<char const*>(data), size));
  auto const document = xml::parse(source, diagnostics);
  if (document.has_value() == diagnostics.has_errors()) std::abort();
  for (base::Diagnostic const& finding : diagnostics.all()) {
    if (finding.place.is_known() && finding.place.offset > size) std::abort();
  }
  return 0;
}
