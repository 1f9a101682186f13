#pragma once
// Comma-separated values (RFC 4180), record by record, each field with its place.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/source.hpp"
#include "record/text_window.hpp"

namespace closeout::record {

struct CsvField {
  std::string text;        ///< Without the quotes round it.
  std::size_t offset = 0;  ///< In the text of its record, of what stands there, quotes included.
  std::size_t length = 0;
};

/// One record of the table as it stands in the file, without the line end; a quoted field may go over several lines.
struct CsvText {
  std::string text;
  base::Position at;
};

class CsvReader {
 public:
  CsvReader(TextWindow window, std::string name) : window_(std::move(window)), name_(std::move(name)) {}

  /// The next record that is not empty; nothing at the end, or where a quoted field does not end or a byte is no
  /// character (an error then).
  [[nodiscard]] std::optional<CsvText> next(base::Diagnostics& diagnostics);

  /// A place in a record.
  [[nodiscard]] base::SourcePlace place_of(CsvText const& record, std::size_t offset, std::size_t length) const;

 private:
  [[nodiscard]] std::optional<std::size_t> end_of_record();

  TextWindow window_;
  std::string name_;
};

/// The fields of a record; nothing where quotes do not stand round a whole field, whose offset is then `fault`.
[[nodiscard]] std::optional<std::vector<CsvField>> fields_of(std::string_view record, char separator,
                                                             std::size_t& fault);

}  // namespace closeout::record
