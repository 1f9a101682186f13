#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>

#include "shaped.hpp"
#include "text/font_tables.hpp"

namespace closeout::text {
namespace {

/// A font file in memory, read by HarfBuzz again.
class Reopened {
 public:
  explicit Reopened(std::string const& bytes) {
    hb_blob_t* blob =
        hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr);
    face_ = hb_face_create(blob, 0);
    font_ = hb_font_create(face_);
    hb_blob_destroy(blob);
  }
  Reopened(Reopened const&) = delete;
  Reopened& operator=(Reopened const&) = delete;
  ~Reopened() {
    hb_font_destroy(font_);
    hb_face_destroy(face_);
  }
  [[nodiscard]] bool has_outline(std::uint32_t glyph) const {
    hb_glyph_extents_t extents{};
    return hb_font_get_glyph_extents(font_, glyph, &extents) != 0 && extents.width != 0;
  }
  [[nodiscard]] int advance(std::uint32_t glyph) const { return hb_font_get_glyph_h_advance(font_, glyph); }
  [[nodiscard]] std::vector<std::string> tables() const {
    std::array<hb_tag_t, 64> tags{};
    unsigned count = tags.size();
    hb_face_get_table_tags(face_, 0, &count, tags.data());
    std::vector<std::string> names;
    for (unsigned i = 0; i < count; ++i) {
      std::array<char, 4> name{};
      hb_tag_to_string(tags[i], name.data());
      names.emplace_back(name.data(), name.size());
    }
    return names;
  }

 private:
  hb_face_t* face_;
  hb_font_t* font_;
};

std::vector<std::uint32_t> glyphs_for(std::string_view text, std::string const& family) {
  return glyph_ids(only_run(shaped(text, style_of(family, "fi"))));
}

std::string subset(FontFace const& font, std::vector<std::uint32_t> const& glyphs) {
  base::Diagnostics diagnostics;
  std::optional<std::string> bytes = font.subset(glyphs, diagnostics);
  EXPECT_TRUE(bytes.has_value());
  return bytes.value_or("");
}

TEST(Subset, keeps_glyph_numbers_widths_and_outlines) {
  FontFace const& font = *installed_fonts().match({{"Noto Sans"}});
  std::vector<std::uint32_t> const glyphs = glyphs_for("Hämeenlinna", "Noto Sans");
  Reopened const reopened(subset(font, glyphs));
  for (std::uint32_t glyph : glyphs) {
    EXPECT_TRUE(reopened.has_outline(glyph));
    EXPECT_EQ(reopened.advance(glyph), font.advance_width(glyph));
  }
  EXPECT_FALSE(reopened.has_outline(glyphs_for("Z", "Noto Sans")[0]));
}

TEST(Subset, truetype_has_only_the_tables_pdf_reads) {
  FontFace const& font = *installed_fonts().match({{"Noto Sans"}});
  Reopened const reopened(subset(font, glyphs_for("Hämeenlinna", "Noto Sans")));
  EXPECT_THAT(reopened.tables(), testing::UnorderedElementsAre("glyf", "head", "hhea", "hmtx", "loca", "maxp"));
}

TEST(Subset, cff_has_the_cff_table_and_a_cmap) {
  FontFace const& font = *installed_fonts().match({{"EB Garamond"}});
  std::vector<std::uint32_t> const glyphs = glyphs_for("Örebro", "EB Garamond");
  Reopened const reopened(subset(font, glyphs));
  EXPECT_THAT(reopened.tables(), testing::IsSupersetOf({"CFF ", "cmap", "head", "hhea", "hmtx", "maxp"}));
  for (std::uint32_t glyph : glyphs) EXPECT_TRUE(reopened.has_outline(glyph));
}

TEST(Subset, the_same_glyphs_give_the_same_bytes_however_often) {
  for (char const* family : {"Noto Serif", "EB Garamond", "Noto Sans Devanagari"}) {
    FontFace const& font = *installed_fonts().match({{family}});
    std::vector<std::uint32_t> glyphs = {3, 17, 40, 41, 90};
    std::string const first = subset(font, glyphs);
    std::reverse(glyphs.begin(), glyphs.end());
    // More calls than it takes for the face to be preprocessed.
    for (int i = 0; i < 12; ++i) ASSERT_EQ(subset(font, glyphs), first) << family << ", call " << i;
  }
}

TEST(Subset, is_small) {
  FontFace const& font = *installed_fonts().match({{"Noto Sans"}});
  EXPECT_LT(subset(font, glyphs_for("Hämeenlinna", "Noto Sans")).size(), 20'000U);
}

TEST(Subset, os2_fs_type_decides_what_may_be_embedded) {
  EXPECT_EQ(embedding_permission(0x0000), EmbeddingPermission::Subset);
  EXPECT_EQ(embedding_permission(0x0002), EmbeddingPermission::Forbidden);
  EXPECT_EQ(embedding_permission(0x0004), EmbeddingPermission::Subset);
  EXPECT_EQ(embedding_permission(0x0008), EmbeddingPermission::Subset);
  // The least restrictive of several usage permissions counts (OS/2 versions 0 to 2).
  EXPECT_EQ(embedding_permission(0x000A), EmbeddingPermission::Subset);
  EXPECT_EQ(embedding_permission(0x0100), EmbeddingPermission::WholeFontOnly);
  EXPECT_EQ(embedding_permission(0x0200), EmbeddingPermission::Forbidden);
}

}  // namespace
}  // namespace closeout::text
