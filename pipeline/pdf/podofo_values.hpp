#pragma once
// PoDoFo's object values for the dictionaries a document has once: its names and strings escape themselves, its
// dictionaries keep their keys sorted. Its exceptions end here.

#include <string>
#include <string_view>

#include "pdf/object_text.hpp"

namespace PoDoFo {
class PdfArray;
class PdfDictionary;
class PdfReference;
class PdfString;
class PdfVariant;
}  // namespace PoDoFo

namespace closeout::pdf {

/// The dictionary in PDF's form.
[[nodiscard]] std::string serialised(PoDoFo::PdfDictionary const& dictionary);
[[nodiscard]] PoDoFo::PdfReference reference_to(ObjectNumber number);
/// A text string (ISO 32000-1 section 7.9.2.2).
[[nodiscard]] PoDoFo::PdfString text_string(std::string_view utf8);
/// A number PoDoFo would write with six decimals.
[[nodiscard]] PoDoFo::PdfVariant decimal(Decimal value);
/// The same of a value in the units of a font's metrics.
[[nodiscard]] PoDoFo::PdfVariant rounded(double value);

}  // namespace closeout::pdf
