#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pages/document.hpp"
#include "pdf/findings.hpp"
#include "pdf/table_rows.hpp"

namespace closeout::pdf {

/// Tables, while their elements come from the cells upwards; a table is forgotten when it is complete, all but its
/// header cells' ids.
class TableCheck {
 public:
  void add_element(pages::StructureId id, pages::StructureElement const& element);
  /// Adds what was found as errors, in document order.
  void finish(base::Diagnostics& diagnostics);

  /// Tables, groups and rows that have begun and are not complete.
  [[nodiscard]] std::size_t open() const { return open_rows_.size() + groups_.size() + tables_.size(); }

 private:
  using Type = pages::StructureType;
  struct OpenRow {
    std::uint64_t columns = 0;
    std::vector<RowSpan> spans;
    bool has_header = false;
  };
  struct Table {
    std::vector<Type> groups;
    std::vector<pages::StructureId> captions;
    TableRows rows;
  };
  struct HeaderCell {
    std::string id;
    pages::StructureId element = 0;
    base::SourcePlace place;
  };
  /// Who first names a header cell.
  struct Wanted {
    pages::StructureId element = 0;
    base::SourcePlace place;
  };

  void add_cell(pages::StructureId id, pages::StructureElement const& cell);
  void add_header(pages::StructureId id, pages::StructureElement const& header);
  void add_row(pages::StructureId id, pages::StructureElement const& row);
  void add_group(pages::StructureId id, pages::StructureElement const& group);
  void finish_table(pages::StructureId id, pages::StructureElement const& element);
  void check_groups(pages::StructureId id, pages::StructureElement const& element, Table const& table);

  Findings findings_;
  std::unordered_map<pages::StructureId, OpenRow> open_rows_;  ///< By the element that will come, as the next two.
  std::unordered_map<pages::StructureId, TableRows> groups_;
  std::unordered_map<pages::StructureId, Table> tables_;
  std::unordered_set<std::string> header_ids_;
  std::unordered_map<std::string, Wanted> wanted_headers_;
  std::vector<HeaderCell> without_scope_;  ///< Right if some cell names them.
};

}  // namespace closeout::pdf
