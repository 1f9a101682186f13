// @font-face (css-fonts-4 section 4).

#include "css/font_face.hpp"

#include "styled_document.hpp"

namespace closeout::css {
namespace {

TEST(FontFace, Descriptors) {
  StyledDocument const page(
      "@font-face{font-family:'My Font';src:local(Some Face),url(a.otf) format('opentype'),url('b.woff2');"
      "font-weight:200 600;font-style:italic;font-stretch:condensed;unicode-range:U+26, U+0-7F,u+4??}",
      "");
  EXPECT_TRUE(page.findings().empty());
  auto const faces = page.styled.font_faces();
  ASSERT_EQ(faces.size(), 1U);
  EXPECT_EQ(faces[0].family, "My Font");
  EXPECT_EQ(faces[0].sources,
            (std::vector<FontSource>{{true, "Some Face", ""}, {false, "a.otf", "opentype"}, {false, "b.woff2", ""}}));
  EXPECT_EQ(faces[0].weight, std::pair(200, 600));
  EXPECT_EQ(faces[0].style, FontStyle::Italic);
  EXPECT_EQ(faces[0].stretch_permille, std::pair(750, 750));
  using Range = std::pair<char32_t, char32_t>;
  EXPECT_EQ(faces[0].unicode_range, (std::vector<Range>{{0x26, 0x26}, {0, 0x7F}, {0x400, 0x4FF}}));
}

TEST(FontFace, WithoutFamilyOrSourceIsAWarning) {
  StyledDocument const page("@font-face{font-family:x} @font-face{font-family:x;src:url(a.otf);font-wait:1}", "");
  EXPECT_EQ(page.styled.font_faces().size(), 1U);
  EXPECT_EQ(page.findings().size(), 2U);
}

}  // namespace
}  // namespace closeout::css
