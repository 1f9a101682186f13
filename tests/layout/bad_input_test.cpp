// Documents that ask for too much end in pages or in a finding, in bounded time and memory.

#include <gmock/gmock.h>

#include "layout/laid_out.hpp"

namespace closeout::test {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string text_of(LaidOut const& out) {
  std::string all;
  for (pages::Page const& page : out.document.pages) {
    for (pages::Item const& item : page.items) {
      if (auto const* text = std::get_if<pages::TextItem>(&item.content)) all += text->run.text;
    }
  }
  return all;
}

TEST(BadInput, AParagraphThatIsShapedInPortionsKeepsAllItsText) {
  std::string text;
  for (int i = 0; i < 14'000; ++i) text += std::to_string(i) + " word ";
  LaidOut const out = lay_out("<p>" + text + "</p>");
  EXPECT_EQ(text_of(out) + " ", text);
}

TEST(BadInput, APortionGoesOnTheLineOfTheOneBefore) {
  // All lines but the last hold the same: 4 words of 5 characters.
  LaidOut const out = lay_out("<p>" + repeated("aaaa ", 28'000) + "</p>",
                              "html { font-family: 'DejaVu Sans Mono' } p { width: 125px }");
  std::size_t lines = 0;
  for (pages::Page const& page : out.document.pages) lines += texts(page).size();
  EXPECT_EQ(lines, 7'000U);
}

TEST(BadInput, AWordWithoutEndIsCutIntoLines) {
  std::string const word = repeated("abcdefghij", 14'000);
  LaidOut const out = lay_out("<p>" + word + "</p>", "@page { size: 2000px 2000px } p { overflow-wrap: anywhere }");
  EXPECT_EQ(text_of(out), word);
}

TEST(BadInput, AHeightOfAMillionPagesEnds) {
  LaidOut const out = lay_out("<div style='height: 1e9px'>a</div><p>b</p>");
  EXPECT_THAT(codes(out.findings), testing::Contains("layout-box-too-tall"));
  EXPECT_GE(out.document.pages.size(), 1000U);
  EXPECT_LE(out.document.pages.size(), 1003U);
  EXPECT_EQ(text_of(out), "ab");
}

TEST(BadInput, APageWithoutRoomShowsAtLeastALine) {
  for (std::string const page : {"@page { size: 20px; margin: 30px }", "@page { size: 1px 1px }"}) {
    LaidOut const out = lay_out("<p>a b c</p>", page);
    EXPECT_FALSE(out.document.pages.empty()) << page;
    EXPECT_LE(out.document.pages.size(), 6U) << page;
    EXPECT_EQ(text_of(out), "a b c") << page;
  }
}

}  // namespace
}  // namespace closeout::test
