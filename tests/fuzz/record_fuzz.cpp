// Any bytes as a record: valid, or told why not; what is valid parses too.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "schema/validator.hpp"
#include "xml/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  base::Diagnostics diagnostics;
  static auto const schema = schema::Schema::load(CLOSEOUT_SOURCE_DIR "/schemas/project.xsd", diagnostics);
  if (!schema) std::abort();
  auto const source =
      std::make_shared<base::SourceFile const>("fuzz.xml", std::string(reinterpret_cast<char const*>(data), size));
  bool const is_valid = schema->validate(source, diagnostics);
  if (is_valid == diagnostics.has_errors()) std::abort();
  if (is_valid && !xml::parse(source, diagnostics)) std::abort();
  return 0;
}
