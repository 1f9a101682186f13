#include "css/user_agent_sheet.hpp"

#include <fstream>
#include <sstream>

#include "styled_document.hpp"

namespace closeout::css {
namespace {

TEST(UserAgentSheet, IsTheFileInTemplates) {
  std::ifstream file(CLOSEOUT_SOURCE_DIR "/templates/user-agent.css", std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  EXPECT_EQ(user_agent_sheet_text(), bytes.str());
}

TEST(UserAgentSheet, UsesOnlyWhatTheProfileKnows) {
  base::Diagnostics diagnostics;
  auto const file = std::make_shared<base::SourceFile const>("user-agent.css", std::string(user_agent_sheet_text()));
  Sheet sheet;
  read_sheet(std::make_shared<SheetText const>(SheetText::of_file(file)), {}, diagnostics, sheet);
  EXPECT_TRUE(diagnostics.all().empty()) << findings_of(diagnostics).front();
  EXPECT_GT(sheet.rules.size(), 50U);
}

TEST(UserAgentSheet, CommonElements) {
  StyledDocument const page("",
                            "<h2 id='a'/><ul><li id='b'/></ul><table><thead id='c'/></table><q id='d' lang='fi'/>"
                            "<head id='e'/><p dir='rtl' id='f'/>");
  EXPECT_EQ(page.style_of("a").bookmark_level, 2);
  EXPECT_EQ(page.style_of("a").break_after, BreakBetween::Avoid);
  EXPECT_EQ(page.style_of("b").display, Display::ListItem);
  EXPECT_EQ(page.style_of("c").display, Display::TableHeaderGroup);
  auto const quote = page.styled.pseudo_style_of(page.element("d"), PseudoElement::Before);
  ASSERT_NE(quote, nullptr);
  EXPECT_EQ(quote->content->front().text, "\u201D");
  EXPECT_EQ(page.style_of("e").display, Display::None);
  EXPECT_EQ(page.style_of("f").direction, Direction::Rtl);
}

}  // namespace
}  // namespace closeout::css
