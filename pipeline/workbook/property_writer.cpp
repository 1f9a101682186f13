#include <xlsxwriter.h>

#include <charconv>
#include <chrono>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

int write_date(lxw_workbook* workbook, CustomProperty const& property) {
  auto const date = base::parse_date(property.text);
  if (!date) return LXW_ERROR_PARAMETER_VALIDATION;
  lxw_datetime moment{};
  moment.year = int{date->year()};
  moment.month = static_cast<int>(unsigned{date->month()});
  moment.day = static_cast<int>(unsigned{date->day()});
  return workbook_set_custom_property_datetime(workbook, property.name.c_str(), &moment);
}

int write_number(lxw_workbook* workbook, CustomProperty const& property) {
  double number = 0;
  std::from_chars(property.text.data(), property.text.data() + property.text.size(), number);
  return workbook_set_custom_property_number(workbook, property.name.c_str(), number);
}

int write_custom(lxw_workbook* workbook, CustomProperty const& property) {
  if (property.kind == CustomProperty::Kind::Date) return write_date(workbook, property);
  if (property.kind == CustomProperty::Kind::Number) return write_number(workbook, property);
  return workbook_set_custom_property_string(workbook, property.name.c_str(), property.text.c_str());
}

}  // namespace

void write_properties(lxw_workbook* workbook, Properties properties, WriteErrors& errors) {
  lxw_doc_properties to{};
  // The library copies the texts; it only forgot to say const.
  to.title = properties.title.data();
  to.subject = properties.subject.data();
  to.author = properties.author.data();
  to.company = properties.company.data();
  to.category = properties.category.data();
  to.keywords = properties.keywords.data();
  to.comments = properties.comments.data();
  // Left at 0 the library takes the clock.
  constexpr time_t first_moment = 1;
  to.created =
      properties.created ? std::chrono::sys_days{*properties.created}.time_since_epoch().count() * 86400 : first_moment;
  errors.note(workbook_set_properties(workbook, &to));
  for (CustomProperty const& property : properties.custom) errors.note(write_custom(workbook, property));
}

}  // namespace closeout::workbook
