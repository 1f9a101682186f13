#include "pdf/podofo_values.hpp"

#include <podofo/podofo.h>

#include <cmath>

namespace closeout::pdf {

std::string serialised(PoDoFo::PdfDictionary const& dictionary) {
  try {
    std::string result;
    PoDoFo::PdfVariant(dictionary).ToString(result, PoDoFo::ePdfWriteMode_Clean);
    return result;
  } catch (PoDoFo::PdfError const&) {
    // Thrown for a value of no type or an empty reference; neither is ever put into a dictionary here.
    std::terminate();
  }
}

PoDoFo::PdfReference reference_to(ObjectNumber number) {
  return {number, 0};
}

PoDoFo::PdfString text_string(std::string_view utf8) {
  std::string const bytes = text_string_bytes(utf8);
  // Bytes that begin with FE FF are taken as UTF-16BE.
  return PoDoFo::PdfString(bytes.data(), static_cast<PoDoFo::pdf_long>(bytes.size()));
}

PoDoFo::PdfVariant decimal(Decimal value) {
  std::string text;
  append_decimal(text, value);
  return PoDoFo::PdfVariant(PoDoFo::PdfData(text.data(), text.size()));
}

PoDoFo::PdfVariant rounded(double value) {
  return PoDoFo::PdfVariant(static_cast<PoDoFo::pdf_int64>(std::llround(value)));
}

}  // namespace closeout::pdf
