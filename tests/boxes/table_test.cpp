// CSS 2.2 section 17.2.1

#include "boxed_document.hpp"

namespace closeout::boxes {
namespace {

TEST(Table, WholeTable) {
  EXPECT_EQ(
      outline("<table>\n<caption>c</caption>\n<colgroup><col/></colgroup>\n<thead>\n<tr>\n<th>h</th>\n</tr>\n</thead>"
              "<tbody><tr><td>d</td></tr></tbody></table>"),
      "T[C['c']g[c]G[R[d['h']]]G[R[d['d']]]]");
}

TEST(Table, RowsAndColumnsGetTheirGroups) {
  EXPECT_EQ(outline("<table><col/><col/><tr><td>a</td></tr>\n<tr><td>b</td></tr></table>"),
            "T[g[cc]G[R[d['a']]R[d['b']]]]");
}

TEST(Table, ContentWithoutCellGetsOne) {
  EXPECT_EQ(outline("<table>x<tr>a<td>b</td></tr></table>"), "T[G[R[d['x']]R[d['a']d['b']]]]");
  EXPECT_EQ(outline("<table><tbody><td>a</td>b</tbody></table>"), "T[G[R[d['a']d['b']]]]");
  EXPECT_EQ(outline("<table><tr>a<p>b</p></tr></table>"), "T[G[R[d[B['a']B['b']]]]]");
}

TEST(Table, PartsWithoutATableGetOne) {
  EXPECT_EQ(outline("<div><b>a</b> <b>b</b></div>x", "b{display:table-cell}"), "B[T[G[R[d['a']d['b']]]]]B['x']");
  EXPECT_EQ(outline("<p>a <span><b>b</b></span></p>", "b{display:table-row}"), "B['a 'I[T[G[R[d['b']]]]]]");
}

TEST(Table, InlineTableIsInline) {
  BoxedDocument const page = BoxedDocument::of("<p id='x'>a <b>b</b></p>", "b{display:inline-table}");
  EXPECT_EQ(outline(*page.with_id("x")), "B['a 'T[G[R[d['b']]]]]");
  EXPECT_FALSE(page.with_id("x")->last_child->is_block_level());
}

TEST(Table, HeaderGroupsAreMarkedByDisplay) {
  BoxedDocument const page = BoxedDocument::of(
      "<table><tfoot><tr><td>f</td></tr></tfoot><thead><tr><th>h</th></tr></thead><tr><td>b</td></tr></table>");
  std::vector<css::Display> groups;
  Box const* table = page.with_role(Role::Table);
  for (Box const* group = table->first_child; group != nullptr; group = group->next_sibling) {
    groups.push_back(group->style->display);
  }
  EXPECT_EQ(groups, (std::vector<css::Display>{css::Display::TableFooterGroup, css::Display::TableHeaderGroup,
                                               css::Display::TableRowGroup}));
}

TEST(Table, SpansAndScopes) {
  BoxedDocument const page = BoxedDocument::of(
      "<table><thead><tr><th id='a' colspan='2' rowspan='0'>x</th></tr></thead>"
      "<tbody><tr><th id='b'>y</th><td id='c' colspan='9999' headers='a  b'>z</td></tr>"
      "<tr><th id='d' scope='colgroup'>w</th></tr><tr><th id='e'>only</th></tr></tbody></table>");
  EXPECT_EQ(page.with_id("a")->semantics->column_span, 2);
  EXPECT_EQ(page.with_id("a")->semantics->row_span, 1);
  EXPECT_EQ(page.with_id("a")->semantics->scope, HeaderScope::Column);
  EXPECT_EQ(page.with_id("b")->semantics->scope, HeaderScope::Row);
  EXPECT_EQ(page.with_id("c")->semantics->column_span, 1000);
  EXPECT_EQ(page.with_id("c")->semantics->headers, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(page.with_id("d")->semantics->scope, HeaderScope::Column);
  EXPECT_EQ(page.with_id("e")->semantics->scope, HeaderScope::Column);
}

}  // namespace
}  // namespace closeout::boxes
