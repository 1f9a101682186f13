#include "pdf/document_dates.hpp"

#include "base/date.hpp"

namespace closeout::pdf {

std::string pdf_date(std::string_view iso_date) {
  if (!base::parse_date(iso_date)) return {};
  std::string date = "D:";
  for (char const c : iso_date) {
    if (c != '-') date += c;
  }
  return date + "000000Z";
}

std::string xmp_date(std::string_view iso_date) {
  return base::parse_date(iso_date) ? std::string(iso_date) + "T00:00:00Z" : std::string();
}

}  // namespace closeout::pdf
