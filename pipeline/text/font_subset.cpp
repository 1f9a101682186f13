// FontFile::subset: hb-subset, set up for fonts inside PDF.

#include <hb-subset.h>
#include <hb.h>

#include <array>
#include <initializer_list>
#include <numeric>
#include <vector>

#include "text/cid_keyed_cff.hpp"
#include "text/font_file.hpp"

namespace closeout::text {

namespace {

// A reader of PDF takes glyph numbers, widths, outlines and the hinting program's set-up; text comes from
// ToUnicode, metrics from the FontDescriptor (ISO 32000-1 sections 9.6.6.4 and 9.9: glyf, head, hhea, hmtx, loca,
// maxp, and cvt, fpgm, prep where they are). Without GSUB the subsetter also cannot add glyphs by substitution.
constexpr std::array dropped_tables = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('D', 'S', 'I', 'G'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('J', 'S', 'T', 'F'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('h', 'd', 'm', 'x'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('V', 'D', 'M', 'X'), HB_TAG('L', 'T', 'S', 'H'),
    HB_TAG('P', 'C', 'L', 'T'), HB_TAG('F', 'F', 'T', 'M'), HB_TAG('a', 'v', 'a', 'r'), HB_TAG('f', 'v', 'a', 'r'),
    HB_TAG('g', 'v', 'a', 'r'), HB_TAG('c', 'v', 'a', 'r'), HB_TAG('H', 'V', 'A', 'R'), HB_TAG('M', 'V', 'A', 'R'),
    HB_TAG('V', 'V', 'A', 'R'), HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('S', 'V', 'G', ' '),
    HB_TAG('c', 'm', 'a', 'p')};

constexpr std::initializer_list<hb_tag_t> required_tables = {HB_TAG('h', 'e', 'a', 'd'), HB_TAG('h', 'h', 'e', 'a'),
                                                             HB_TAG('h', 'm', 't', 'x'), HB_TAG('m', 'a', 'x', 'p')};

// hb_subset_preprocess costs as much as 35 to 42 subsets save (measured: Noto Sans 6.6 ms against 0.19 ms each, EB
// Garamond 17.7 ms against 0.42 ms): by then it is worth it, and never costs more than twice what was needed.
constexpr unsigned subsets_before_preprocessing = 36;

base::Diagnostic not_embeddable(FontFile const& font) {
  auto finding =
      base::environment_error("text-font-not-embeddable",
                              "the licence bits of " + font.postscript_name() + " forbid embedding it in a document",
                              "choose another font-family, or install a font whose OS/2 fsType allows embedding");
  finding.arguments = {{"font", font.postscript_name()}};
  return finding;
}

base::Diagnostic not_subsettable(FontFile const& font) {
  auto finding =
      base::environment_error("text-font-subset", "cannot make a subset of the font " + font.postscript_name(),
                              "the file may be damaged: reinstall its package");
  finding.arguments = {{"font", font.postscript_name()}};
  return finding;
}

hb_subset_input_t* subset_input(std::span<std::uint32_t const> glyphs, unsigned flags) {
  hb_subset_input_t* input = hb_subset_input_create_or_fail();
  if (input == nullptr) return nullptr;
  hb_subset_input_set_flags(input, flags);
  hb_set_t* wanted = hb_subset_input_glyph_set(input);
  for (std::uint32_t glyph : glyphs) hb_set_add(wanted, glyph);
  hb_set_t* dropped = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
  for (hb_tag_t tag : dropped_tables) hb_set_add(dropped, tag);
  return input;
}

std::string bytes_of(hb_blob_t* blob) {
  unsigned length = 0;
  char const* data = hb_blob_get_data(blob, &length);
  std::string bytes(data, length);
  hb_blob_destroy(blob);
  return bytes;
}

/// TrueType: PDF finds glyphs by their number (CIDToGIDMap Identity), so numbers stay. The holes deflate to nothing.
std::optional<std::string> truetype_subset(hb_face_t* face, std::span<std::uint32_t const> glyphs) {
  hb_subset_input_t* input = subset_input(glyphs, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
  if (input == nullptr) return std::nullopt;
  hb_face_t* subset = hb_subset_or_fail(face, input);
  hb_subset_input_destroy(input);
  if (subset == nullptr) return std::nullopt;
  std::string bytes = bytes_of(hb_face_reference_blob(subset));
  hb_face_destroy(subset);
  return bytes;
}

std::vector<std::uint16_t> old_glyphs(hb_subset_plan_t* plan, unsigned count) {
  hb_map_t const* old_by_new = hb_subset_plan_new_to_old_glyph_mapping(plan);
  std::vector<std::uint16_t> glyphs;
  for (unsigned i = 0; i < count; ++i) glyphs.push_back(static_cast<std::uint16_t>(hb_map_get(old_by_new, i)));
  return glyphs;
}

hb_blob_t* blob_of(std::string const& bytes) {
  return hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_DUPLICATE, nullptr, nullptr);
}

void add_tables(hb_face_t* builder, hb_face_t* from, std::initializer_list<hb_tag_t> tags) {
  for (hb_tag_t tag : tags) {
    hb_blob_t* table = hb_face_reference_table(from, tag);
    if (hb_blob_get_length(table) > 0) hb_face_builder_add_table(builder, tag, table);
    hb_blob_destroy(table);
  }
}

std::string built(hb_face_t* builder) {
  std::string bytes = bytes_of(hb_face_reference_blob(builder));
  hb_face_destroy(builder);
  return bytes;
}

/// The font file of `face` with another CFF table: one that is keyed by `cids`.
std::optional<std::string> with_cid_keyed_cff(hb_face_t* face, std::vector<std::uint16_t> const& cids) {
  std::string const cff = bytes_of(hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' ')));
  std::optional<std::string> const keyed = cid_keyed_cff(cff, cids);
  if (!keyed) return std::nullopt;
  hb_face_t* builder = hb_face_builder_create();
  add_tables(builder, face, required_tables);
  hb_blob_t* table = blob_of(*keyed);
  hb_face_builder_add_table(builder, HB_TAG('C', 'F', 'F', ' '), table);
  hb_blob_destroy(table);
  return built(builder);
}

/// All glyphs, for a font that must not be subset; only tables that PDF does not read are left out.
std::optional<std::string> whole_font(hb_face_t* face, bool is_cff) {
  if (is_cff) {
    std::vector<std::uint16_t> glyphs(hb_face_get_glyph_count(face));
    std::iota(glyphs.begin(), glyphs.end(), std::uint16_t{0});
    return with_cid_keyed_cff(face, glyphs);
  }
  hb_face_t* builder = hb_face_builder_create();
  add_tables(builder, face, required_tables);
  add_tables(builder, face,
             {HB_TAG('c', 'v', 't', ' '), HB_TAG('f', 'p', 'g', 'm'), HB_TAG('g', 'l', 'y', 'f'),
              HB_TAG('l', 'o', 'c', 'a'), HB_TAG('p', 'r', 'e', 'p')});
  return built(builder);
}

/// CFF: a name-keyed font whose numbers stay keeps the names of all its glyphs too (EB Garamond: 28 of 40 KB), and
/// of a CID-keyed one PDF takes codes for CIDs, which are not glyph numbers. So glyphs are numbered anew and the old
/// numbers become CIDs.
std::optional<std::string> cff_subset(hb_face_t* face, std::span<std::uint32_t const> glyphs) {
  hb_subset_input_t* input = subset_input(glyphs, HB_SUBSET_FLAGS_NO_HINTING);
  hb_subset_plan_t* plan = input == nullptr ? nullptr : hb_subset_plan_create_or_fail(face, input);
  hb_face_t* subset = plan == nullptr ? nullptr : hb_subset_plan_execute_or_fail(plan);
  std::optional<std::string> bytes;
  if (subset != nullptr) {
    bytes = with_cid_keyed_cff(subset, old_glyphs(plan, hb_face_get_glyph_count(subset)));
  }
  hb_face_destroy(subset);
  hb_subset_plan_destroy(plan);
  hb_subset_input_destroy(input);
  return bytes;
}

}  // namespace

hb_face_t* FontFile::face_for_subsetting() const {
  if (subset_count_.fetch_add(1, std::memory_order_relaxed) < subsets_before_preprocessing) return face_;
  std::call_once(preprocess_once_, [this] {
    preprocessed_ = hb_subset_preprocess(face_);
    hb_face_make_immutable(preprocessed_);
  });
  return preprocessed_;
}

std::optional<std::string> FontFile::subset(std::span<std::uint32_t const> glyphs,
                                            base::Diagnostics& diagnostics) const {
  if (permission_ == EmbeddingPermission::Forbidden) {
    diagnostics.add(not_embeddable(*this));
    return std::nullopt;
  }
  std::optional<std::string> bytes;
  if (permission_ == EmbeddingPermission::WholeFontOnly) {
    bytes = whole_font(face_, is_cff_);
  } else {
    hb_face_t* face = face_for_subsetting();
    bytes = is_cff_ ? cff_subset(face, glyphs) : truetype_subset(face, glyphs);
  }
  if (!bytes) diagnostics.add(not_subsettable(*this));
  return bytes;
}

}  // namespace closeout::text
