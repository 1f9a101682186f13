#pragma once
// How the columns of a table become elements and attributes of rows.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "record/text_window.hpp"
#include "xml/document.hpp"

namespace closeout::record {

/// What a row may have, after the schema.
struct RowShape {
  std::string name;
  std::vector<std::string> attributes;
  std::vector<RowShape> children;  ///< In the order in which they must stand.
  bool has_text = false;
};

enum class CsvValue : std::uint8_t { Text, Amount, Date };

/// Where a column's values go: "@amount", "on-leaving/@labour", "person/full-name", "enrolment[2]/@cohort".
struct CsvTarget {
  struct Step {
    std::string name;
    std::size_t number = 1;  ///< Which of several namesakes.
  };
  std::vector<Step> elements;  ///< Below the row.
  std::string attribute;       ///< Empty: the text of the last element.
};

/// The target written so; nothing if it has another form.
[[nodiscard]] std::optional<CsvTarget> parse_target(std::string_view text);

/// A mapping file (schemas/csv-mapping.xsd). Without one every column's header is its target ("amount" means
/// "@amount"), and values stand as in XML.
struct CsvMapping {
  struct Column {
    std::string header;
    std::string target;
    CsvValue value = CsvValue::Text;
    std::map<std::string, std::string, std::less<>> codes;  ///< Values of the table to values of the record.
    base::SourcePlace place;                                ///< Of `target`.
  };
  struct Constant {
    std::string target, value;
    base::SourcePlace place;
  };
  TextWindow::Encoding encoding = TextWindow::Encoding::Utf8;
  std::optional<char> separator;  ///< Told by the header if left out.
  char decimal = '.';
  std::string group;               ///< Between thousands; empty: nothing stands there.
  bool has_finnish_dates = false;  ///< "1.9.2020" and not "2020-09-01".
  bool ignores_other_columns = false;
  std::vector<Column> columns;
  std::vector<Constant> constants;
  std::vector<Constant> numbers;  ///< Their value is a prefix; behind it stands the number of the row, from 1.

  /// From a valid mapping file.
  [[nodiscard]] static CsvMapping from(xml::Document const& file);
};

/// "1 234,50" as the record writes it, "1234.50"; nothing if it does not have the mapping's form.
[[nodiscard]] std::optional<std::string> amount_of(std::string_view text, CsvMapping const& mapping);
/// "1.9.2020" as the record writes it, "2020-09-01".
[[nodiscard]] std::optional<std::string> date_of(std::string_view text, CsvMapping const& mapping);

}  // namespace closeout::record
