#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <initializer_list>
#include <iterator>

#include "shaped.hpp"
#include "text/cff_dict.hpp"
#include "text/cid_keyed_cff.hpp"
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
  /// The path of a glyph as text.
  [[nodiscard]] std::string outline(std::uint32_t glyph) const {
    hb_draw_funcs_t* pen = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(pen, move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(pen, line_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(pen, cubic_to, nullptr, nullptr);
    std::string path;
    hb_font_get_glyph_shape(font_, glyph, pen, &path);
    hb_draw_funcs_destroy(pen);
    return path;
  }
  [[nodiscard]] std::string table(char const* tag) const {
    hb_blob_t* blob = hb_face_reference_table(face_, hb_tag_from_string(tag, 4));
    unsigned length = 0;
    char const* data = hb_blob_get_data(blob, &length);
    std::string bytes(data, length);
    hb_blob_destroy(blob);
    return bytes;
  }
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
  static void append(void* path, char step, std::initializer_list<float> numbers) {
    std::string& text = *static_cast<std::string*>(path);
    text += step;
    for (float number : numbers) text += std::to_string(number) + " ";
  }
  static void move_to(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
    append(path, 'M', {x, y});
  }
  static void line_to(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x, float y, void*) {
    append(path, 'L', {x, y});
  }
  static void cubic_to(hb_draw_funcs_t*, void* path, hb_draw_state_t*, float x1, float y1, float x2, float y2, float x,
                       float y, void*) {
    append(path, 'C', {x1, y1, x2, y2, x, y});
  }

  hb_face_t* face_;
  hb_font_t* font_;
};

std::string file_bytes(std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The charset of a CFF font program of so many glyphs, in format 0.
std::string charset_of(std::string const& cff, std::size_t glyph_count) {
  std::optional<CffIndex> const names = read_cff_index(cff, 4);
  std::optional<CffIndex> const tops = read_cff_index(cff, 4 + names->bytes.size());
  std::vector<CffEntry> const top = read_cff_dict(tops->objects.front());
  std::optional<std::int32_t> const offset = integer_operand(find_entry(top, CffOperator::Charset), 0);
  return cff.substr(static_cast<std::size_t>(offset.value_or(0)), 2 * glyph_count - 1);
}

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

TEST(Subset, cff_has_the_same_outlines_and_glyph_numbers_as_cids) {
  FontFace const& font = *installed_fonts().match({{"EB Garamond"}});
  std::vector<std::uint32_t> glyphs = glyphs_for("Örebro", "EB Garamond");
  std::string const bytes = subset(font, glyphs);
  Reopened const reopened(bytes), whole(file_bytes(font.path()));
  EXPECT_THAT(reopened.tables(), testing::UnorderedElementsAre("CFF ", "head", "hhea", "hmtx", "maxp"));
  std::sort(glyphs.begin(), glyphs.end());
  glyphs.erase(std::unique(glyphs.begin(), glyphs.end()), glyphs.end());
  std::string expected_charset(1, '\0');
  for (std::uint32_t i = 0; i < glyphs.size(); ++i) {
    EXPECT_EQ(reopened.outline(i + 1), whole.outline(glyphs[i]));
    EXPECT_FALSE(reopened.outline(i + 1).empty());
    EXPECT_EQ(reopened.advance(i + 1), font.advance_width(glyphs[i]));
    expected_charset += {static_cast<char>(glyphs[i] >> 8), static_cast<char>(glyphs[i] & 0xFF)};
  }
  EXPECT_EQ(charset_of(reopened.table("CFF "), glyphs.size() + 1), expected_charset);
  EXPECT_LT(bytes.size(), 4'000U);
}

TEST(Subset, a_damaged_cff_font_is_refused) {
  FontFace const& font = *installed_fonts().match({{"EB Garamond"}});
  std::string const cff = Reopened(subset(font, {3, 17})).table("CFF ");
  ASSERT_TRUE(cid_keyed_cff(cff, {0, 3, 17}).has_value());
  EXPECT_FALSE(cid_keyed_cff(cff, {0, 3}).has_value());
  EXPECT_FALSE(cid_keyed_cff("", {0}).has_value());
  for (std::size_t length = 0; length < cff.size(); ++length) {
    std::string const cut = cff.substr(0, length);
    EXPECT_FALSE(cid_keyed_cff(cut, {0, 3, 17}).has_value()) << length;
  }
  // Any byte may be wrong: nothing is read past the end (the sanitizers watch).
  for (std::size_t at = 0; at < cff.size(); ++at) {
    for (char const byte : {'\x00', '\x7F', '\xFF'}) {
      std::string broken = cff;
      broken[at] = byte;
      static_cast<void>(cid_keyed_cff(broken, {0, 3, 17}));
    }
  }
}

TEST(Subset, a_cid_keyed_font_is_keyed_anew) {
  FontFace const& font = *installed_fonts().match({{"EB Garamond"}});
  std::string const once = Reopened(subset(font, {3, 17})).table("CFF ");
  std::optional<std::string> const twice = cid_keyed_cff(once, {0, 300, 1700});
  ASSERT_TRUE(twice.has_value());
  EXPECT_EQ(twice->size(), once.size());
  EXPECT_EQ(charset_of(*twice, 3), std::string("\0\x01\x2C\x06\xA4", 5));
}

TEST(Subset, the_same_glyphs_give_the_same_bytes_however_often) {
  for (char const* family : {"Noto Serif", "EB Garamond", "Noto Sans Devanagari"}) {
    FontFace const& font = *installed_fonts().match({{family}});
    std::vector<std::uint32_t> glyphs = {3, 17, 40, 41, 90};
    std::string const first = subset(font, glyphs);
    std::reverse(glyphs.begin(), glyphs.end());
    // More calls than it takes for the face to be preprocessed.
    for (int i = 0; i < 40; ++i) ASSERT_EQ(subset(font, glyphs), first) << family << ", call " << i;
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
