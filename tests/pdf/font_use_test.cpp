#include "pdf/font_use.hpp"

#include <gmock/gmock.h>

#include "pdf/plain_font.hpp"
#include "pdf/to_unicode.hpp"

namespace closeout::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

text::GlyphRun run_of(text::FontFace const& font, std::string text,
                      std::vector<std::pair<std::uint32_t, std::uint32_t>> const& glyphs_and_clusters) {
  text::GlyphRun run;
  run.font = &font;
  run.text = std::move(text);
  for (auto const& [id, cluster] : glyphs_and_clusters) run.glyphs.push_back({id, cluster, {}, {}, {}});
  return run;
}

TEST(FontUse, ALigatureStandsForItsWholeCluster) {
  PlainFont font;
  FontUse use(font, "F0");
  use.add(run_of(font, "affi", {{1, 0}, {9, 1}}));
  EXPECT_EQ(use.text(1), "a");
  EXPECT_EQ(use.text(9), "ffi");
  EXPECT_THAT(use.used_glyphs(), ElementsAre(1u, 9u));
}

TEST(FontUse, FromRightToLeftClustersCountBackwards) {
  PlainFont font;
  FontUse use(font, "F0");
  text::GlyphRun run = run_of(font, "لا ب", {{3, 5}, {2, 4}, {1, 0}});
  run.is_right_to_left = true;
  use.add(run);
  EXPECT_EQ(use.text(1), "لا");
  EXPECT_EQ(use.text(2), " ");
  EXPECT_EQ(use.text(3), "ب");
}

TEST(FontUse, MarksFromRightToLeftKeepTheirOwnText) {
  PlainFont font;
  FontUse use(font, "F0");
  text::GlyphRun run = run_of(font, "بَ", {{7, 0}, {3, 0}});  // The mark stands left of, before, its base.
  run.is_right_to_left = true;
  use.add(run);
  EXPECT_EQ(use.text(3), "ب");
  EXPECT_EQ(use.text(7), "\u064E");
}

TEST(FontUse, TheFirstSureTextStays) {
  PlainFont font;
  FontUse use(font, "F0");
  use.add(run_of(font, "\u0394", {{4, 0}}));
  use.add(run_of(font, "\u2206", {{4, 0}}));
  EXPECT_EQ(use.text(4), "\u0394");
}

TEST(FontUse, AHyphenThatIsAlsoASoftHyphenReadsAsAHyphen) {
  PlainFont font;
  FontUse use(font, "F0");
  use.add(run_of(font, "\u00AD", {{4, 0}}));
  EXPECT_EQ(use.text(4), "\u00AD");
  use.add(run_of(font, "-", {{4, 0}}));
  use.add(run_of(font, "\u00AD", {{4, 0}}));
  EXPECT_EQ(use.text(4), "-");
}

TEST(FontUse, ASureTextReplacesAGuess) {
  PlainFont font;
  FontUse use(font, "F0");
  text::GlyphRun syllable = run_of(font, "कि", {{5, 0}, {6, 0}});
  syllable.needs_actual_text = true;
  use.add(syllable);
  EXPECT_EQ(use.text(5), "कि");
  use.add(run_of(font, "ि", {{5, 0}}));
  EXPECT_EQ(use.text(5), "ि");
}

TEST(FontUse, AGlyphWithoutTextOfItsOwnIsAZeroWidthSpace) {
  PlainFont font;
  FontUse use(font, "F0");
  text::GlyphRun syllable = run_of(font, "कि", {{5, 0}, {6, 0}});
  syllable.needs_actual_text = true;
  use.add(syllable);
  EXPECT_EQ(use.text(6), "\u200B");
}

TEST(ToUnicode, HasAnEntryForEveryGlyphInBlocksOfAHundred) {
  PlainFont font;
  FontUse use(font, "F0");
  std::vector<std::pair<std::uint32_t, std::uint32_t>> glyphs;
  for (std::uint32_t i = 0; i < 150; ++i) glyphs.emplace_back(i + 1, i);
  use.add(run_of(font, std::string(150, 'x'), glyphs));
  std::string const cmap = to_unicode_cmap(use);
  EXPECT_THAT(cmap, HasSubstr("100 beginbfchar\n<0001> <0078>\n"));
  EXPECT_THAT(cmap, HasSubstr("50 beginbfchar\n<0065> <0078>\n"));
}

TEST(ToUnicode, WritesCharactersBeyondTheBasicPlaneAsSurrogatesAndNoByteOrderMarks) {
  PlainFont font;
  FontUse use(font, "F0");
  use.add(run_of(font, "😀", {{1, 0}}));
  use.add(run_of(font, "\uFEFF", {{2, 0}}));
  std::string const cmap = to_unicode_cmap(use);
  EXPECT_THAT(cmap, HasSubstr("<0001> <D83DDE00>"));
  EXPECT_THAT(cmap, HasSubstr("<0002> <200B>"));
}

}  // namespace
}  // namespace closeout::pdf
