#include "styled_document.hpp"

namespace closeout::css {
namespace {

PageStyle page_under(std::string_view sheet, PageSelection const& selection = {}) {
  StyledDocument const document(sheet, "");
  EXPECT_TRUE(document.findings().empty()) << document.findings().front();
  return document.styled.page_style(selection);
}

base::Length mm(double value) {
  return px(value * 96 / 25.4);
}

TEST(Page, DefaultIsA4) {
  PageStyle const page = page_under("");
  EXPECT_EQ(page.size, (base::Size{mm(210), mm(297)}));
  EXPECT_EQ(page.margin.left, mm(20));
  EXPECT_TRUE(page.margin_boxes.empty());
}

TEST(Page, Sizes) {
  EXPECT_EQ(page_under("@page{size:A5}").size, (base::Size{mm(148), mm(210)}));
  EXPECT_EQ(page_under("@page{size:landscape}").size, (base::Size{mm(297), mm(210)}));
  EXPECT_EQ(page_under("@page{size:letter landscape}").size, (base::Size{px(1056), px(816)}));
  EXPECT_EQ(page_under("@page{size:portrait a5}").size, (base::Size{mm(148), mm(210)}));
  EXPECT_EQ(page_under("@page{size:5cm 10cm}").size, (base::Size{mm(50), mm(100)}));
  EXPECT_EQ(page_under("@page{size:6in}").size, (base::Size{px(576), px(576)}));
  EXPECT_EQ(page_under("@page{size:auto}").size, (base::Size{mm(210), mm(297)}));
}

TEST(Page, MarginPercentagesReferToThePage) {
  PageStyle const page = page_under("@page{size:100px 200px;margin:10% auto 5px 25%}");
  EXPECT_EQ(page.margin.top, px(20));
  EXPECT_EQ(page.margin.right, px(0));
  EXPECT_EQ(page.margin.bottom, px(5));
  EXPECT_EQ(page.margin.left, px(25));
}

TEST(Page, PseudoClassesSelectPages) {
  constexpr std::string_view sheet =
      "@page:first{margin-top:1px} @page:left{margin-left:2px} @page:right{margin-left:3px} @page:blank{margin-top:4px}"
      "@page{margin:0}";
  EXPECT_EQ(page_under(sheet, {"", true, false, false}).margin.top, px(1));
  EXPECT_EQ(page_under(sheet, {"", false, true, false}).margin.left, px(2));
  EXPECT_EQ(page_under(sheet, {"", false, false, false}).margin.left, px(3));
  EXPECT_EQ(page_under(sheet, {"", false, false, false}).margin.top, px(0));
  EXPECT_EQ(page_under(sheet, {"", false, true, true}).margin.top, px(4));
}

TEST(Page, NamesWinOverPseudoClasses) {
  constexpr std::string_view sheet =
      "@page wide{size:landscape;margin:1px} @page:first{margin:2px} @page a,b:left{margin:3px}";
  EXPECT_EQ(page_under(sheet, {"wide", true, false, false}).margin.top, px(1));
  EXPECT_EQ(page_under(sheet, {"", true, false, false}).margin.top, px(2));
  EXPECT_EQ(page_under(sheet, {"a", false, false, false}).margin.top, px(3));
  EXPECT_EQ(page_under(sheet, {"b", false, true, false}).margin.top, px(3));
  EXPECT_EQ(page_under(sheet, {"b", false, false, false}).margin.top, mm(20));
}

TEST(Page, MarginBoxesHaveContentAndInheritFromThePage) {
  PageStyle const page = page_under(
      "@page{font-size:8pt;@bottom-center{content:'Page ' counter(page) ' / ' counter(pages);color:red}"
      "@top-left{content:string(chapter)} @top-right{content:none}}");
  ASSERT_EQ(page.margin_boxes.size(), 2U);
  ComputedStyle const& bottom = *page.margin_boxes.at(MarginBox::BottomCenter);
  EXPECT_EQ(bottom.content->size(), 4U);
  EXPECT_EQ(bottom.font.size, base::Length::from_points(8));
  EXPECT_EQ(bottom.text_align, TextAlign::Center);
  EXPECT_EQ(bottom.vertical_align.kind, VerticalAlign::Kind::Middle);
  EXPECT_EQ(page.margin_boxes.at(MarginBox::TopLeft)->text_align, TextAlign::Left);
}

TEST(Page, FirstPageCanDropAMarginBox) {
  constexpr std::string_view sheet = "@page{@top-center{content:'x'}} @page:first{@top-center{content:none}}";
  EXPECT_EQ(page_under(sheet, {"", true, false, false}).margin_boxes.size(), 0U);
  EXPECT_EQ(page_under(sheet, {"", false, false, false}).margin_boxes.size(), 1U);
}

TEST(Page, InheritsFromTheRootElement) {
  PageStyle const page =
      page_under("html{font-family:X;--c:red} @page{background:var(--c);padding:1em;border:1px solid}");
  EXPECT_EQ(page.style->font.families.front(), "X");
  EXPECT_EQ(page.style->background_colour, (base::Colour{255, 0, 0, 255}));
  EXPECT_EQ(page.style->border.top.width, px(1));
}

TEST(Page, ImportantSizeWins) {
  EXPECT_EQ(page_under("@page{size:A5!important} @page{size:A4}").size.width, mm(148));
}

// css-page-3 section 7.1: "values in units of em refer to the page context's font"
TEST(Page, RelativeLengthsOfSizeAreThePages) {
  EXPECT_EQ(page_under("@page{size:20em 7em;font-size:10px}").size, (base::Size{px(200), px(70)}));
  EXPECT_EQ(page_under("html{font-size:20px} @page{size:10rem calc(2em + 10px);font-size:10px}").size,
            (base::Size{px(200), px(30)}));
}

// css-page-3 section 3: as a block in normal flow; where it is over-constrained, the page takes its size.
TEST(Page, WidthAndHeightOfThePageBox) {
  PageStyle const resized = page_under("@page{size:300px;width:100px;height:50px;margin:20px;border:1px solid}");
  EXPECT_EQ(resized.size, (base::Size{px(142), px(92)}));
  EXPECT_EQ(resized.margin.left, px(20));
  PageStyle const centred = page_under("@page{size:320px 112px;width:192px;height:48px;margin:auto 0 auto auto}");
  EXPECT_EQ(centred.size, (base::Size{px(320), px(112)}));
  EXPECT_EQ(centred.margin, (base::Edges<base::Length>{px(32), px(0), px(32), px(128)}));
  PageStyle const too_wide = page_under("@page{size:100px;width:150px;margin:10px auto}");
  EXPECT_EQ(too_wide.size, (base::Size{px(150), px(100)}));
  EXPECT_EQ(too_wide.margin.right, px(0));
}

TEST(Page, MinimaAndMaximaOfThePageBox) {
  EXPECT_EQ(page_under("@page{size:300px;max-width:100px;margin:auto}").margin.left, px(100));
  EXPECT_EQ(page_under("@page{size:300px;min-height:400px;margin:0}").size, (base::Size{px(300), px(400)}));
  EXPECT_EQ(page_under("@page{size:300px;width:100px;padding:10px;box-sizing:border-box;margin:auto}").margin.left,
            px(100));
}

// css-page-3 section 6: "for right and left values, percentages are relative to the width; for top and bottom, height"
TEST(Page, PaddingPercentagesReferToTheirAxis) {
  EXPECT_EQ(page_under("@page{size:400px 800px;padding:2% 1% 3% 4%}").padding,
            (base::Edges<base::Length>{px(16), px(4), px(24), px(16)}));
}

// css-page-3 section 4.3
TEST(Page, SelectorsHaveNoWhiteSpaceInside) {
  for (std::string_view const prelude : {"a :first", ": first", "a,", ":left :right"}) {
    StyledDocument const document("@page " + std::string(prelude) + "{margin:1px}", "");
    EXPECT_EQ(document.findings().size(), 1U) << prelude;
  }
  EXPECT_EQ(page_under("@page  a:first , b {margin:1px}", {"b", false, false, false}).margin.top, px(1));
}

// css-page-3 section 4.2: "a page type name of auto does not make the rule invalid, but must never match"
TEST(Page, TheTypeAutoNeverMatches) {
  EXPECT_EQ(page_under("@page Auto{margin:1px}", {"Auto", false, false, false}).margin.top, mm(20));
}

// css-page-3 section 4.4: "repeated occurrences of the same pseudo-classes do increase specificity"
TEST(Page, RepeatedPseudoClassesCount) {
  EXPECT_EQ(page_under("@page:left:left{margin:1px} @page:left{margin:2px}", {"", false, true, false}).margin.top,
            px(1));
}

// css-gcpm-3 section 3.2
TEST(Page, NthOfAPageGroup) {
  constexpr std::string_view sheet = "@page:nth(1 of a){margin:1px} @page b:nth(2 of a){margin:2px}";
  EXPECT_EQ(page_under(sheet, {"", false, false, false, 7, {{"a", 1}}}).margin.top, px(1));
  EXPECT_EQ(page_under(sheet, {"b", false, false, false, 8, {{"a", 2}, {"b", 1}}}).margin.top, px(2));
  EXPECT_EQ(page_under(sheet, {"b", false, false, false, 1, {{"b", 1}}}).margin.top, mm(20));
}

// css-gcpm-3 section 3.1
TEST(Page, NthSelectsByNumber) {
  StyledDocument const document("@page:nth(2n+1){margin:1px} @page x:nth(4){margin:2px} @page:left{margin:9px}", "");
  EXPECT_TRUE(document.findings().empty());
  EXPECT_TRUE(document.styled.page_styles_ask_for_numbers());
  auto const margin = [&](PageSelection const& selection) { return document.styled.page_style(selection).margin.top; };
  EXPECT_EQ(margin({"", false, false, false, 3}), px(1));
  EXPECT_EQ(margin({"", false, true, false, 4}), px(9));
  EXPECT_EQ(margin({"x", false, true, false, 4}), px(2));
}

// css-page-3 of 2023, section 7.2
TEST(Page, Orientation) {
  EXPECT_EQ(page_under("@page{page-orientation:rotate-left}").orientation, PageOrientation::RotateLeft);
  EXPECT_EQ(page_under("").orientation, PageOrientation::Upright);
}

TEST(Page, MarksAndBleedAreWarnedAbout) {
  StyledDocument const document("@page{marks:crop;bleed:auto}", "");
  ASSERT_EQ(document.findings().size(), 1U);
  EXPECT_TRUE(document.findings()[0].ends_with("\"marks\" has no effect: pages have no crop marks or bleed"));
}

}  // namespace
}  // namespace closeout::css
