#include "pdf/output_intent.hpp"

#include "pdf/deflate.hpp"
#include "pdf/srgb_profile.hpp"

namespace closeout::pdf {

ObjectNumber write_output_intent(ObjectAssembler& assembler) {
  // Not the smallest: that compressor takes 9 MB, for a profile of 3 KB.
  static std::string const profile = deflated(srgb_profile(), DeflateLevel::Fast);
  ObjectNumber const stream = assembler.add_stream("/N 3/Filter/FlateDecode", profile);
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "OutputIntent");
    dictionary.name("S", "GTS_PDFA1");
    dictionary.value("OutputConditionIdentifier", "(sRGB IEC61966-2.1)");
    dictionary.value("RegistryName", "(http://www.color.org)");
    dictionary.value("Info", "(sRGB IEC61966-2.1)");
    dictionary.reference("DestOutputProfile", stream);
  }
  return assembler.add(text);
}

}  // namespace closeout::pdf
