// Tables whose rows are made one by one come out as if they had been made at once.

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <string>

#include "layout/invariants.hpp"
#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

/// Rows with spans and borders that differ from row to row, always the same.
std::string rows(int count, bool has_spans) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    std::string const span = has_spans && i % 5 == 1 ? " rowspan='2'" : "";
    bool const is_below_span = has_spans && i % 5 == 2;
    out += fmt::format("<tr class='{}'>", i % 3 == 0 ? "x" : "y");
    if (!is_below_span) out += fmt::format("<td{}>r{}</td>", span, i);
    out += fmt::format("<td style='border-top: {}px solid #00f'>{}</td>", i % 4, i * 7919 % 100'003);
    out += has_spans && i % 7 == 3 ? "<td colspan='2'>wide</td></tr>" : fmt::format("<td>a b{}</td><td>c</td></tr>", i);
  }
  return out;
}

std::string table(int count, bool has_spans, std::string_view more = {}) {
  return fmt::format(
      "<p>before</p><table><caption>C</caption><thead><tr><th>H</th><th>I</th><th>J</th><th>K</th></tr></thead>{}"
      "<tfoot><tr><td>F</td><td>G</td><td>H</td><td>I</td></tr></tfoot><tbody>{}</tbody></table><p>after</p>",
      more, rows(count, has_spans));
}

/// Preserved white space in a group keeps its rows from being made one by one.
constexpr std::string_view at_once = "tbody { white-space: pre } td { white-space: normal }";

void expect_same(std::string const& body, std::string const& css) {
  LaidOut const streamed = lay_out(body, css);
  LaidOut const whole = lay_out(body, css + std::string(at_once));
  EXPECT_EQ(pages::dump(streamed.document), pages::dump(whole.document));
  EXPECT_EQ(structure_text(streamed.document), tree_text(*streamed.tree));
  EXPECT_THAT(violations(streamed.document), ::testing::IsEmpty());
}

TEST(LongTables, WithAutomaticColumnsAreTheSame) {
  expect_same(table(260, false), "td { border: 1px solid #f00 }");
}

TEST(LongTables, WithFixedColumnsAreTheSame) {
  expect_same(table(260, false), "table { table-layout: fixed; width: 100% }");
}

TEST(LongTables, WithSpansAndCollapsedBordersAreTheSame) {
  expect_same(
      table(260, true),
      "table { border-collapse: collapse } tr.x td { border-bottom: 2px solid #f00 } tfoot td { border-top: 5px "
      "solid #000 } tbody { border-top: 3px solid #0f0; border-bottom: 3px solid #0f0 }");
}

TEST(LongTables, OfTwoBodiesWithCountersAreTheSame) {
  expect_same(
      table(260, false, "<tbody><tr><td>1</td><td>2</td><td>3</td><td>4</td></tr></tbody>"),
      "body { counter-reset: n } tbody tr { counter-increment: n } td:first-child::before { content: counter(n) "
      "'. ' } p::after { content: counter(n) }");
}

TEST(LongTables, WithTablesInTheirCellsAreTheSame) {
  std::string rows;
  for (int i = 0; i < 230; ++i) {
    rows += fmt::format("<tr><td>r{}</td><td><table><tr><td>a{}</td><td>b b{}</td></tr></table></td></tr>", i, i * 37,
                        i % 7);
  }
  std::string const body = "<table><thead><tr><th>H</th><th>I</th></tr></thead><tbody>" + rows + "</tbody></table>";
  expect_same(body, "td { border: 1px solid #f00 }");
}

TEST(LongTables, CountersGoOnBehindThem) {
  std::string const body = table(300, false);
  LaidOut const out =
      lay_out(body, "tr { counter-increment: n } body { counter-reset: n } p::after { content: counter(n) }");
  EXPECT_THAT(structure_text(out.document), ::testing::EndsWith("after302"));
}

TEST(LongTables, KeepForcedBreaksBetweenRows) {
  expect_same(table(230, false), "tr:nth-child(50n) { break-after: page } tr.x { break-after: avoid }");
}

}  // namespace
}  // namespace closeout::test
