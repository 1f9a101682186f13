#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pages/document.hpp"
#include "pdf/findings.hpp"

namespace closeout::pdf {

/// A row: its element, and how many columns its own cells cover.
struct TableRow {
  pages::StructureId id = 0;
  std::uint32_t columns = 0;
};
/// A cell that reaches into the rows below its own.
struct RowSpan {
  pages::StructureId row = 0;
  std::uint32_t columns = 1, rows = 2;
};

/// Rows of a table or row group in the order in which they are complete: one with a tall cell may come after those
/// it reaches into. Very little is kept of each, because there may be very many.
class TableRows {
 public:
  void add(TableRow row, std::vector<RowSpan> const& spans, bool has_header, base::SourcePlace const& place);
  void append(TableRows other);
  [[nodiscard]] bool has_header() const { return has_header_; }
  /// ISO 14289-1 7.2: every row covers as many columns as the first, and no cell reaches below the last. Of neighbours
  /// that are wrong in the same way only the first is named. To be called once, when all rows are there.
  void check(base::SourcePlace const& table, Findings& findings);

 private:
  [[nodiscard]] base::SourcePlace const& place_of(pages::StructureId row, base::SourcePlace const& table) const;

  std::vector<TableRow> rows_;
  std::vector<RowSpan> spans_;
  /// Of rows that may be the first of their width, the ones to be named: where the row that came before is unlike, and
  /// everywhere once cells reach into rows below.
  std::vector<std::pair<pages::StructureId, base::SourcePlace>> places_;
  bool has_header_ = false;
};

}  // namespace closeout::pdf
