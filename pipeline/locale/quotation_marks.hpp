#pragma once
// Quotation marks by language (CLDR, delimiters).

#include <string>

namespace closeout::locale {

struct QuotationMarks {
  std::string open, close;              ///< Of a quotation.
  std::string inner_open, inner_close;  ///< Of one in another.
};

/// Marks of a BCP 47 language; English ones where CLDR does not know it or it is empty.
[[nodiscard]] QuotationMarks quotation_marks(std::string const& language);

}  // namespace closeout::locale
