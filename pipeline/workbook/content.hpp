#pragma once
// What a cell, property or page line says, for one reader: messages, localized texts, exact amounts.

#include <cstdint>
#include <optional>
#include <string>

#include "workbook/compiled.hpp"
#include "workbook/workbook.hpp"

namespace closeout::workbook {

/// "-12.5", as a number in a cell is given.
[[nodiscard]] bool is_decimal(std::string_view text);
/// A date as Excel counts days.
[[nodiscard]] std::string day_number(base::Date date);
[[nodiscard]] base::Date date_of(std::int64_t day_number);

class ContentReader {
 public:
  ContentReader(Input const& input, base::Diagnostics& diagnostics);

  /// Nothing after an error. A value that is absent in the record is an empty cell.
  [[nodiscard]] std::optional<Value> evaluate(Content const& content, Format format, pugi::xpath_node context) const;
  /// As the reader's program will show it.
  [[nodiscard]] std::string shown(Value const& value, Format format) const;
  /// Message, text or value as words. `with_page_codes` escapes for Excel's page lines and gives the message the
  /// arguments "page" and "pages".
  [[nodiscard]] std::optional<std::string> words(Content const& content, pugi::xpath_node context,
                                                 bool with_page_codes = false) const;
  /// The message with this key, without arguments.
  [[nodiscard]] std::optional<std::string> message_of(ValueTemplate const& key, pugi::xpath_node context) const;
  /// `node`'s string value with its white space normalized.
  [[nodiscard]] std::string string_of(pugi::xpath_node node) const;

 private:
  [[nodiscard]] std::optional<std::string> message(Content const& content, pugi::xpath_node context,
                                                   bool with_page_codes) const;
  [[nodiscard]] locale::Argument argument(ArgumentSpec const& spec, pugi::xpath_node context) const;
  [[nodiscard]] std::string localized(xml::XPath const& text, pugi::xpath_node context) const;
  [[nodiscard]] std::optional<base::Cents> amount_of(pugi::xpath_node node, xml::XPath const& expression) const;
  [[nodiscard]] std::optional<base::Cents> sum_of(xml::XPath const& expression, pugi::xpath_node context) const;
  [[nodiscard]] std::optional<Value> amount(Content const& content, pugi::xpath_node context) const;
  [[nodiscard]] std::optional<Value> share(Content const& content, pugi::xpath_node context) const;
  [[nodiscard]] std::optional<Value> plain(Content const& content, Format format, pugi::xpath_node context) const;
  [[nodiscard]] std::string shown_number(Decimal const& number, Format format) const;
  void report(xml::XPath const& expression, std::string_view found, std::string_view expected) const;

  Input const& input_;
  base::Diagnostics& diagnostics_;
  xml::XPath normalized_;
};

}  // namespace closeout::workbook
