#pragma once

#include <string>

#include "pages/document.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// "closeout 1.2.3".
[[nodiscard]] std::string_view producer();

/// The document's metadata as an XMP packet (ISO 16684-1), with the identification of PDF/A (ISO 19005-3 6.6.4) and
/// PDF/UA (ISO 14289-1 clause 5) if it conforms to them.
[[nodiscard]] std::string xmp_metadata(pages::Metadata const& metadata, Conformance conformance);

}  // namespace closeout::pdf
