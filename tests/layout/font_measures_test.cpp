// Fonts of a document and what lengths are measured in (css-values-4 section 6.1.1, css-fonts-4 section 4).

#include "layout/font_measures.hpp"

#include <gtest/gtest.h>

#include "layout/laid_out.hpp"

namespace closeout::layout {
namespace {

css::FontRequest noto_sans() {
  css::FontRequest request;
  request.families = {"Noto Sans"};
  return request;
}

TEST(FontMeasures, AreThoseOfTheFirstFont) {
  css::FontMeasures const measures = font_measures(test::fonts(), noto_sans());
  EXPECT_NEAR(measures.x_height, 0.536, 0.001);
  EXPECT_NEAR(measures.zero_advance, 0.572, 0.001);
  EXPECT_NEAR(measures.cap_height, 0.714, 0.001);
  EXPECT_NEAR(measures.line_height, 1.362, 0.001);
  // Noto Sans has no ideographs: 1em (css-values-4 section 6.1.1).
  EXPECT_EQ(measures.ideograph_advance, 1);
}

text::DocumentFace face(std::string family, std::vector<text::DocumentFace::Source> sources) {
  text::DocumentFace face;
  face.family = std::move(family);
  face.sources = std::move(sources);
  return face;
}

std::string path_of_noto_sans() {
  text::FontQuery query;
  query.families = {"Noto Sans"};
  return test::fonts().match(query)->path();
}

TEST(DocumentFonts, AFileStandsUnderTheNameOfItsRule) {
  base::Diagnostics findings;
  text::Fonts& fonts = test::fonts().with_faces({face("Ours", {{false, path_of_noto_sans()}})}, findings);
  text::FontQuery query;
  query.families = {"ours"};
  EXPECT_EQ(fonts.match(query)->family(), "Ours");
  EXPECT_EQ(fonts.match(query)->path(), path_of_noto_sans());
  EXPECT_TRUE(findings.all().empty());
  EXPECT_EQ(&fonts, &test::fonts().with_faces({face("Ours", {{false, path_of_noto_sans()}})}, findings));
}

/// css-fonts-4 section 4.3: "the first one [...] that can be successfully activated".
TEST(DocumentFonts, TheFirstSourceThatCanBeUsedIs) {
  base::Diagnostics findings;
  text::DocumentFace const ours =
      face("Second", {{false, "no such file.ttf"}, {false, "data:font/ttf;base64,AAEAAAA="}, {true, "Noto Sans Bold"}});
  text::Fonts& fonts = test::fonts().with_faces({ours}, findings);
  text::FontQuery query;
  query.families = {"Second"};
  EXPECT_EQ(fonts.match(query)->postscript_name(), "NotoSans-Bold");
  EXPECT_TRUE(findings.all().empty());
}

TEST(DocumentFonts, AFaceWithoutAUsableSourceIsAWarning) {
  base::Diagnostics findings;
  text::Fonts& fonts = test::fonts().with_faces({face("Broken", {{false, "data:font/ttf,nonsense"}})}, findings);
  ASSERT_EQ(findings.all().size(), 1U);
  EXPECT_EQ(findings.all()[0].code, "text-font-face-unusable");
  text::FontQuery query;
  query.families = {"Broken"};
  EXPECT_NE(fonts.match(query), nullptr);
}

/// css-fonts-4 section 4.5: outside its range a face is passed over.
TEST(DocumentFonts, CharactersOutsideTheRangeComeFromElsewhere) {
  base::Diagnostics findings;
  text::DocumentFace ours = face("Ranged", {{true, "Noto Sans Bold"}});
  ours.unicode_range = {{U'a', U'm'}};
  text::Fonts& fonts = test::fonts().with_faces({ours}, findings);
  text::FontQuery query;
  query.families = {"Ranged", "Noto Serif"};
  EXPECT_EQ(fonts.match_character(query, U'b', "en")->postscript_name(), "NotoSans-Bold");
  EXPECT_EQ(fonts.match_character(query, U'z', "en")->family(), "Noto Serif");
}

}  // namespace
}  // namespace closeout::layout
