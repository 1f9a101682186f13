#pragma once

#include "pdf/object_assembler.hpp"

namespace closeout::pdf {

/// Writes the output intent that gives DeviceRGB its meaning (ISO 19005-3 6.2.3): sRGB.
ObjectNumber write_output_intent(ObjectAssembler& assembler);

}  // namespace closeout::pdf
