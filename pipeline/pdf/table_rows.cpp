#include "pdf/table_rows.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

namespace closeout::pdf {
namespace {

constexpr Rule uneven_rows = {"pdf-table-uneven", "ISO 14289-1 7.2",
                              "a row covers {found} columns, the first one {expected}",
                              "make the spans of each row add up alike"};
constexpr Rule cell_below = {"pdf-cell-below-table", "ISO 14289-1 7.2",
                             "a cell reaches below the last row of its table", "lower its rowspan"};

template <typename Value>
void move_to_end(std::vector<Value>& to, std::vector<Value>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// Columns that the cells of rows above cover, from row to row.
class Reach {
 public:
  /// Ends what reaches no further than the row above.
  void begin_row(std::size_t row) {
    while (!ends_.empty() && ends_.begin()->first <= row) {
      columns_ -= ends_.begin()->second;
      ends_.erase(ends_.begin());
    }
  }
  void add(std::size_t row, RowSpan const& span) {
    columns_ += span.columns;
    ends_[row + span.rows] += span.columns;
  }
  [[nodiscard]] std::uint64_t columns() const { return columns_; }
  [[nodiscard]] bool goes_beyond(std::size_t rows) const { return !ends_.empty() && ends_.rbegin()->first > rows; }

 private:
  std::uint64_t columns_ = 0;
  std::map<std::size_t, std::uint64_t> ends_;  ///< First row that is not reached, columns.
};

}  // namespace

void TableRows::add(TableRow row, std::vector<RowSpan> const& spans, bool has_header, base::SourcePlace const& place) {
  spans_.insert(spans_.end(), spans.begin(), spans.end());
  if (rows_.empty() || rows_.back().columns != row.columns || !spans_.empty()) places_.emplace_back(row.id, place);
  rows_.push_back(row);
  has_header_ = has_header_ || has_header;
}

void TableRows::append(TableRows other) {
  move_to_end(rows_, other.rows_);
  move_to_end(spans_, other.spans_);
  move_to_end(places_, other.places_);
  has_header_ = has_header_ || other.has_header_;
}

base::SourcePlace const& TableRows::place_of(pages::StructureId row, base::SourcePlace const& table) const {
  auto const found = std::lower_bound(places_.begin(), places_.end(), row,
                                      [](auto const& place, pages::StructureId id) { return place.first < id; });
  return found != places_.end() && found->first == row ? found->second : table;
}

void TableRows::check(base::SourcePlace const& table, Findings& findings) {
  std::sort(rows_.begin(), rows_.end(), [](TableRow const& a, TableRow const& b) { return a.id < b.id; });
  std::stable_sort(spans_.begin(), spans_.end(), [](RowSpan const& a, RowSpan const& b) { return a.row < b.row; });
  std::sort(places_.begin(), places_.end(), [](auto const& a, auto const& b) { return a.first < b.first; });
  Reach reach;
  std::uint64_t expected = 0, above = 0;
  auto span = spans_.begin();
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    reach.begin_row(i);
    std::uint64_t const width = rows_[i].columns + reach.columns();
    if (i == 0) expected = above = width;
    if (width != expected && width != above) {
      findings.add(uneven_rows, {{"found", std::to_string(width)}, {"expected", std::to_string(expected)}}, rows_[i].id,
                   place_of(rows_[i].id, table));
    }
    above = width;
    for (; span != spans_.end() && span->row == rows_[i].id; ++span) reach.add(i, *span);
  }
  if (reach.goes_beyond(rows_.size())) {
    findings.add(cell_below, {}, rows_.back().id, place_of(rows_.back().id, table));
  }
}

}  // namespace closeout::pdf
