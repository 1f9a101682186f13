#pragma once

#include <string>
#include <string_view>

namespace closeout::pdf {

/// "2021-12-31" as a PDF date (ISO 32000-1 section 7.9.4) at midnight UTC; empty if it is no date.
[[nodiscard]] std::string pdf_date(std::string_view iso_date);
/// The same moment as XMP writes it (ISO 16684-1 section 8.2.1.2).
[[nodiscard]] std::string xmp_date(std::string_view iso_date);

}  // namespace closeout::pdf
