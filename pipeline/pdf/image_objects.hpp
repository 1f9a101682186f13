#pragma once
// Image XObjects (ISO 32000-1 section 8.9.5): each image is written once, where it is first used.

#include <map>
#include <string>
#include <vector>

#include "base/diagnostics.hpp"
#include "images/image.hpp"
#include "images/samples.hpp"
#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

class ImageObjects {
 public:
  explicit ImageObjects(ObjectAssembler& assembler) : assembler_(assembler) {}

  /// The object of an image; reads and writes its samples the first time. Only its number is kept.
  [[nodiscard]] ObjectNumber object_of(images::Image const& image);
  /// Adds an error for each image that could not be read again; false if there is one.
  [[nodiscard]] bool report(base::Diagnostics& diagnostics);

 private:
  ObjectNumber write(images::Samples const& samples);
  std::string colour_space(images::Samples const& samples);
  ObjectNumber profile_object(std::string const& profile, std::uint32_t components);

  ObjectAssembler& assembler_;
  std::map<std::string, ObjectNumber> objects_;   ///< By the image's hash.
  std::map<std::string, ObjectNumber> profiles_;  ///< By the profile's hash.
  std::vector<images::Fault> faults_;
};

}  // namespace closeout::pdf
