#include "pdf/table_rows.hpp"

#include <gmock/gmock.h>

namespace closeout::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class TableRowsTest : public ::testing::Test {
 protected:
  /// The row's id is also its place; `spans` are of its own cells, counted in `columns`.
  void add(pages::StructureId id, std::uint32_t columns, std::vector<RowSpan> spans = {}) {
    for (RowSpan& span : spans) span.row = id;
    rows.add({id, columns}, spans, false, {file, id, 0});
  }

  /// "offset: message" of every finding; the table's place is 99.
  std::vector<std::string> findings() {
    Findings found;
    rows.check({file, 99, 0}, found);
    base::Diagnostics diagnostics;
    found.tell(diagnostics);
    std::vector<std::string> result;
    for (base::Diagnostic const& diagnostic : diagnostics.all()) {
      result.push_back(std::to_string(diagnostic.place.offset) + ": " + diagnostic.message);
    }
    return result;
  }

  base::SourceFileRef file = std::make_shared<base::SourceFile>("a.xhtml", std::string(100, 'x'));
  TableRows rows;
};

TEST_F(TableRowsTest, RowsMayComeInAnyOrder) {
  add(20, 1);  // The row above has a cell that goes on below this one, and so comes last.
  add(30, 1);
  add(40, 3);
  add(10, 3, {{0, 2, 3}});
  EXPECT_THAT(findings(), IsEmpty());
}

TEST_F(TableRowsTest, TheFirstOfUnevenNeighboursIsNamed) {
  add(10, 2);
  for (pages::StructureId const id : {20U, 30U, 40U}) add(id, 3);
  add(50, 2);
  add(60, 1);
  EXPECT_THAT(findings(), ElementsAre("20: a row covers 3 columns, the first one 2",
                                      "60: a row covers 1 columns, the first one 2"));
}

TEST_F(TableRowsTest, TheHeaderMayComeAfterTheBody) {
  add(50, 2);
  add(60, 2);
  TableRows header;
  header.add({10, 1}, {}, true, {file, 10, 0});
  rows.append(header);
  EXPECT_TRUE(rows.has_header());
  EXPECT_THAT(findings(), ElementsAre("50: a row covers 2 columns, the first one 1"));
}

TEST_F(TableRowsTest, CellsThatMeetCellsFromAboveMakeTheRowTooWide) {
  add(10, 2, {{0, 1, 2}});
  add(20, 2);
  EXPECT_THAT(findings(), ElementsAre("20: a row covers 3 columns, the first one 2"));
}

TEST_F(TableRowsTest, CellsEndWithTheLastRow) {
  add(10, 2, {{0, 2, 2}});
  add(20, 0, {});
  add(30, 2, {{0, 1, 2}});
  EXPECT_THAT(findings(), ElementsAre("30: a cell reaches below the last row of its table"));
}

TEST_F(TableRowsTest, HugeSpansCostNothing) {
  add(10, 1000, {{0, 1000, 0xFFFFFFFF}});
  add(20, 0);
  EXPECT_THAT(findings(), ElementsAre("20: a cell reaches below the last row of its table"));
}

}  // namespace
}  // namespace closeout::pdf
