#include <xlsxwriter.h>

#include <vector>

#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

/// Every limit is a formula, as Excel itself writes even a bare number.
std::uint8_t type_of(Validation const& validation) {
  switch (validation.kind) {
    case ValidationKind::List:
      return validation.from.empty() ? LXW_VALIDATION_TYPE_LIST : LXW_VALIDATION_TYPE_LIST_FORMULA;
    case ValidationKind::Whole:
      return LXW_VALIDATION_TYPE_INTEGER_FORMULA;
    case ValidationKind::Decimal:
      return LXW_VALIDATION_TYPE_DECIMAL_FORMULA;
    case ValidationKind::Date:
      return LXW_VALIDATION_TYPE_DATE_FORMULA;
    case ValidationKind::TextLength:
      break;
  }
  return LXW_VALIDATION_TYPE_LENGTH_FORMULA;
}

std::uint8_t criterion_of(Validation const& validation) {
  if (validation.kind == ValidationKind::List) return LXW_VALIDATION_CRITERIA_NONE;
  if (validation.maximum.empty()) return LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
  if (validation.minimum.empty()) return LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
  return LXW_VALIDATION_CRITERIA_BETWEEN;
}

std::uint8_t severity_of(Severity severity) {
  if (severity == Severity::Warning) return LXW_VALIDATION_ERROR_TYPE_WARNING;
  return severity == Severity::Information ? LXW_VALIDATION_ERROR_TYPE_INFORMATION : LXW_VALIDATION_ERROR_TYPE_STOP;
}

/// The library copies the texts; it only forgot to say const.
char* text_or_null(std::string& text) {
  return text.empty() ? nullptr : text.data();
}

void write(lxw_worksheet* worksheet, Validation validation, WriteErrors& errors) {
  lxw_data_validation to{};
  to.validate = type_of(validation);
  to.criteria = criterion_of(validation);
  to.ignore_blank = validation.allows_blank ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
  to.error_type = severity_of(validation.severity);
  to.input_title = text_or_null(validation.input_title);
  to.input_message = text_or_null(validation.input_text);
  to.error_title = text_or_null(validation.error_title);
  to.error_message = text_or_null(validation.error_text);
  std::vector<char*> items;
  for (std::string& item : validation.items) items.push_back(item.data());
  items.push_back(nullptr);
  if (!validation.items.empty()) to.value_list = items.data();
  to.value_formula = text_or_null(validation.kind == ValidationKind::List ? validation.from
                                  : validation.minimum.empty()            ? validation.maximum
                                                                          : validation.minimum);
  to.minimum_formula = text_or_null(validation.minimum);
  to.maximum_formula = text_or_null(validation.maximum);
  Area const& area = validation.area;
  errors.note(worksheet_data_validation_range(worksheet, area.first_row, static_cast<lxw_col_t>(area.first_column),
                                              area.last_row, static_cast<lxw_col_t>(area.last_column), &to));
}

}  // namespace

void write_validations(lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors) {
  for (Validation const& validation : sheet.validations) write(worksheet, validation, errors);
}

}  // namespace closeout::workbook
