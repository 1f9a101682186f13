#include "text/font_file.hpp"

#include <hb-ot.h>
#include <hb.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace closeout::text {

namespace {

std::atomic<std::uint32_t> next_id{0};

/// A table's bytes, held while this lives.
class Table {
 public:
  Table(hb_face_t* face, hb_tag_t tag) : blob_(hb_face_reference_table(face, tag)) {}
  Table(Table const&) = delete;
  Table& operator=(Table const&) = delete;
  ~Table() { hb_blob_destroy(blob_); }
  [[nodiscard]] std::string_view bytes() const {
    unsigned length = 0;
    char const* data = hb_blob_get_data(blob_, &length);
    return {data, length};
  }
  [[nodiscard]] TableReader reader() const { return TableReader(bytes()); }

 private:
  hb_blob_t* blob_;
};

hb_blob_t* blob_of(InstalledFace const& installed) {
  using Bytes = std::shared_ptr<std::string const>;
  if (!installed.bytes) return hb_blob_create_from_file(installed.path.c_str());
  auto held = std::make_unique<Bytes>(installed.bytes);
  std::string const& bytes = **held;
  return hb_blob_create(bytes.data(), static_cast<unsigned>(bytes.size()), HB_MEMORY_MODE_READONLY, held.release(),
                        [](void* data) { std::unique_ptr<Bytes>(static_cast<Bytes*>(data)).reset(); });
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
  return !Table(face, tag).bytes().empty();
}

std::string name_of(hb_face_t* face, hb_ot_name_id_t id) {
  std::array<char, 128> buffer{};
  unsigned length = buffer.size();
  hb_ot_name_get_utf8(face, id, HB_LANGUAGE_INVALID, &length, buffer.data());
  return std::string(buffer.data(), length);
}

double metric(hb_font_t* font, hb_ot_metrics_tag_t tag, double per_mille) {
  hb_position_t value = 0;
  hb_ot_metrics_get_position_with_fallback(font, tag, &value);
  return static_cast<double>(value) * per_mille;
}

/// Marks of zero width make fontconfig call some typewriter faces (Noto Sans Mono) proportional.
bool has_one_width(hb_font_t* font) {
  hb_codepoint_t narrow = 0;
  hb_codepoint_t wide = 0;
  bool const has_both =
      hb_font_get_nominal_glyph(font, 'i', &narrow) != 0 && hb_font_get_nominal_glyph(font, 'W', &wide) != 0;
  return has_both && hb_font_get_glyph_h_advance(font, narrow) == hb_font_get_glyph_h_advance(font, wide);
}

bool is_blank(hb_font_t* font, hb_codepoint_t glyph) {
  hb_glyph_extents_t extents{};
  // A font for editors may draw its controls.
  return hb_font_get_glyph_extents(font, glyph, &extents) != 0 && extents.width == 0 && extents.height == 0;
}

std::optional<std::uint32_t> blank_glyph(hb_font_t* font) {
  for (hb_codepoint_t const character : {0x200CU, 0x20U}) {
    hb_codepoint_t glyph = 0;
    bool const is_there = hb_font_get_nominal_glyph(font, character, &glyph) != 0 && glyph != 0;
    if (!is_there || !is_blank(font, glyph)) continue;
    if (character == U' ' || hb_font_get_glyph_h_advance(font, glyph) == 0) return glyph;
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<FontFile> FontFile::open(InstalledFace const& installed) {
  std::unique_ptr<FontFile> file(new FontFile(installed));
  bool const has_outlines = has_table(file->face_, HB_TAG('g', 'l', 'y', 'f')) || file->is_cff_;
  if (!has_outlines || file->advances_.empty()) return nullptr;
  return file;
}

FontFile::FontFile(InstalledFace const& installed)
    : id_(next_id++), path_(installed.path), unicode_range_(installed.unicode_range) {
  hb_blob_t* blob = blob_of(installed);
  face_ = hb_face_create(blob, installed.index);
  hb_blob_destroy(blob);
  hb_face_make_immutable(face_);
  font_ = hb_font_create(face_);
  hb_font_make_immutable(font_);
  units_per_em_ = std::max(1U, hb_face_get_upem(face_));
  read_names(installed);
  read_kind(installed);
  read_metrics();
  read_advances();
  invisible_glyph_ = blank_glyph(font_);
}

FontFile::~FontFile() {
  hb_face_destroy(preprocessed_);
  hb_font_destroy(font_);
  hb_face_destroy(face_);
}

void FontFile::read_names(InstalledFace const& installed) {
  family_ = installed.families.front();
  postscript_name_ = name_of(face_, HB_OT_NAME_ID_POSTSCRIPT_NAME);
  if (!postscript_name_.empty()) return;
  // A PostScript name is required of a font; one without gets its file's name.
  std::string_view const file = std::string_view(path_).substr(path_.rfind('/') + 1);
  postscript_name_ = file.substr(0, file.rfind('.'));
}

void FontFile::read_kind(InstalledFace const& installed) {
  Table const os2(face_, HB_TAG('O', 'S', '/', '2'));
  permission_ = embedding_permission(os2.reader().unsigned16(8));
  is_cff_ = has_table(face_, HB_TAG('C', 'F', 'F', ' '));
  is_italic_ = installed.italic;
  is_fixed_pitch_ = installed.fixed_pitch || has_one_width(font_);
  weight_ = installed.weight;
  SerifKind const kind = serif_kind(os2.reader());
  bool const is_named_serif = family_.find("Serif") != std::string::npos || family_.find("Naskh") != std::string::npos;
  is_serif_ = is_named_serif || kind == SerifKind::Serif;
}

void FontFile::read_metrics() {
  double const per_mille = 1000.0 / static_cast<double>(units_per_em_);
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font_, &extents);
  metrics_.ascent = extents.ascender * per_mille;
  metrics_.descent = extents.descender * per_mille;
  metrics_.line_gap = extents.line_gap * per_mille;
  metrics_.x_height = metric(font_, HB_OT_METRICS_TAG_X_HEIGHT, per_mille);
  metrics_.cap_height = metric(font_, HB_OT_METRICS_TAG_CAP_HEIGHT, per_mille);
  metrics_.underline_position = metric(font_, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, per_mille);
  metrics_.underline_thickness = metric(font_, HB_OT_METRICS_TAG_UNDERLINE_SIZE, per_mille);
  metrics_.italic_angle = Table(face_, HB_TAG('p', 'o', 's', 't')).reader().fixed(4);
  Table const head(face_, HB_TAG('h', 'e', 'a', 'd'));
  for (std::size_t i = 0; i < 4; ++i) metrics_.box[i] = head.reader().signed16(36 + 2 * i) * per_mille;
}

void FontFile::read_advances() {
  unsigned const count = hb_face_get_glyph_count(face_);
  std::vector<hb_codepoint_t> glyphs(count);
  for (unsigned i = 0; i < count; ++i) glyphs[i] = i;
  std::vector<hb_position_t> widths(count);
  if (count == 0) return;
  hb_font_get_glyph_h_advances(font_, count, glyphs.data(), sizeof(hb_codepoint_t), widths.data(),
                               sizeof(hb_position_t));
  advances_.reserve(count);
  for (hb_position_t width : widths) {
    advances_.push_back(static_cast<std::uint16_t>(std::lround(width * 1000.0 / units_per_em_)));
  }
}

bool FontFile::has_glyph(char32_t code_point) const {
  bool const is_in_range = unicode_range_.empty() ||
                           std::any_of(unicode_range_.begin(), unicode_range_.end(), [code_point](auto const& range) {
                             return code_point >= range.first && code_point <= range.second;
                           });
  if (!is_in_range) return false;
  hb_codepoint_t glyph = 0;
  return hb_font_get_nominal_glyph(font_, code_point, &glyph) != 0 && glyph != 0;
}

std::optional<int> FontFile::advance_of(char32_t code_point) const {
  hb_codepoint_t glyph = 0;
  if (hb_font_get_nominal_glyph(font_, code_point, &glyph) == 0 || glyph == 0) return std::nullopt;
  return advance_width(glyph);
}

int FontFile::advance_width(std::uint32_t glyph) const {
  return glyph < advances_.size() ? advances_[glyph] : 0;
}

bool FontFile::has_substitution(std::string_view tag) const {
  hb_tag_t const wanted = hb_tag_from_string(tag.data(), static_cast<int>(tag.size()));
  std::array<hb_tag_t, 64> tags{};
  for (unsigned start = 0;;) {
    unsigned count = tags.size();
    unsigned const all = hb_ot_layout_table_get_feature_tags(face_, HB_OT_TAG_GSUB, start, &count, tags.data());
    if (std::find(tags.begin(), tags.begin() + count, wanted) != tags.begin() + count) return true;
    start += count;
    if (count == 0 || start >= all) return false;
  }
}

std::optional<double> FontFile::design_size() const {
  unsigned decipoints = 0, start = 0, end = 0, subfamily = 0;
  hb_ot_name_id_t name = HB_OT_NAME_ID_INVALID;
  if (hb_ot_layout_get_size_params(face_, &decipoints, &subfamily, &name, &start, &end) == 0) return std::nullopt;
  return decipoints / 10.0;
}

}  // namespace closeout::text
