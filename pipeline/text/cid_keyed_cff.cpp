#include "text/cid_keyed_cff.hpp"

#include "text/cff_dict.hpp"
#include "text/font_tables.hpp"

namespace closeout::text {

namespace {

/// A Font DICT of the FDArray with the Private DICT and local subroutines it points to.
struct FontDict {
  std::string_view font_matrix;  ///< Operands; empty: none.
  std::vector<CffEntry> private_dict;
  std::string_view subrs;  ///< INDEX; empty: none.
};

/// What is taken over from the font program.
struct Source {
  std::string_view names, global_subrs, char_strings;  ///< INDEXes.
  std::size_t glyph_count = 0;
  std::string_view font_bbox, font_matrix;  ///< Operands; empty: none.
  std::vector<FontDict> font_dicts;
  std::string_view fd_select;  ///< Empty: all glyphs are of the one Font DICT.
};

std::string_view operands_of(std::vector<CffEntry> const& dict, CffOperator op) {
  CffEntry const* entry = find_entry(dict, op);
  return entry == nullptr ? std::string_view() : entry->operands;
}

std::optional<std::size_t> offset_of(std::vector<CffEntry> const& dict, CffOperator op, std::size_t number = 0) {
  std::optional<std::int32_t> const value = integer_operand(find_entry(dict, op), number);
  if (!value || *value < 0) return std::nullopt;
  return static_cast<std::size_t>(*value);
}

/// Section 15 and 16: the operands of Private are its size and offset; the offset of Subrs counts from there.
std::optional<FontDict> read_font_dict(std::string_view cff, std::vector<CffEntry> const& dict) {
  std::optional<std::size_t> const size = offset_of(dict, CffOperator::Private);
  std::optional<std::size_t> const offset = offset_of(dict, CffOperator::Private, 1);
  if (!size || !offset || *offset > cff.size() || *size > cff.size() - *offset) return std::nullopt;
  FontDict font;
  font.private_dict = read_cff_dict(cff.substr(*offset, *size));
  if (std::optional<std::size_t> const subrs = offset_of(font.private_dict, CffOperator::Subrs)) {
    std::optional<CffIndex> const index = read_cff_index(cff, *offset + *subrs);
    if (!index) return std::nullopt;
    font.subrs = index->bytes;
  }
  return font;
}

/// Section 19: format 0 has a byte for each glyph, format 3 ranges of three bytes and a sentinel.
std::string_view read_fd_select(std::string_view cff, std::size_t at, std::size_t glyph_count) {
  TableReader const reader(cff);
  std::size_t const length = reader.byte(at) == 0 ? 1 + glyph_count : 5 + 3 * std::size_t{reader.unsigned16(at + 1)};
  return at < cff.size() && length <= cff.size() - at ? cff.substr(at, length) : std::string_view();
}

bool read_font_dicts(std::string_view cff, std::vector<CffEntry> const& top, Source& source) {
  std::optional<std::size_t> const array = offset_of(top, CffOperator::FdArray);
  if (!array) {
    std::optional<FontDict> font = read_font_dict(cff, top);
    if (!font) return false;
    source.font_dicts.push_back(std::move(*font));
    return true;
  }
  std::optional<CffIndex> const dicts = read_cff_index(cff, *array);
  std::optional<std::size_t> const select = offset_of(top, CffOperator::FdSelect);
  if (!dicts || !select) return false;
  source.fd_select = read_fd_select(cff, *select, source.glyph_count);
  for (std::string_view bytes : dicts->objects) {
    std::vector<CffEntry> const dict = read_cff_dict(bytes);
    std::optional<FontDict> font = read_font_dict(cff, dict);
    if (!font) return false;
    font->font_matrix = operands_of(dict, CffOperator::FontMatrix);
    source.font_dicts.push_back(std::move(*font));
  }
  return !source.fd_select.empty();
}

/// Section 2: header, Name INDEX, Top DICT INDEX, String INDEX, Global Subr INDEX; the rest by offsets.
std::optional<Source> read_source(std::string_view cff) {
  Source source;
  std::optional<CffIndex> const names = read_cff_index(cff, TableReader(cff).byte(2));
  if (!names) return std::nullopt;
  auto const behind = [cff](CffIndex const& index) {
    return static_cast<std::size_t>(index.bytes.data() - cff.data()) + index.bytes.size();
  };
  std::optional<CffIndex> const tops = read_cff_index(cff, behind(*names));
  if (!tops || tops->objects.size() != 1) return std::nullopt;
  std::optional<CffIndex> const strings = read_cff_index(cff, behind(*tops));
  if (!strings) return std::nullopt;
  std::optional<CffIndex> const global_subrs = read_cff_index(cff, behind(*strings));
  std::vector<CffEntry> const top = read_cff_dict(tops->objects.front());
  std::optional<CffIndex> const char_strings =
      read_cff_index(cff, offset_of(top, CffOperator::CharStrings).value_or(cff.size()));
  if (!global_subrs || !char_strings) return std::nullopt;
  source.names = names->bytes;
  source.global_subrs = global_subrs->bytes;
  source.char_strings = char_strings->bytes;
  source.glyph_count = char_strings->objects.size();
  source.font_bbox = operands_of(top, CffOperator::FontBBox);
  source.font_matrix = operands_of(top, CffOperator::FontMatrix);
  if (!read_font_dicts(cff, top, source)) return std::nullopt;
  return source;
}

/// Section 13, format 0: the CID of each glyph but the first, whose CID is 0.
std::string charset_of(std::vector<std::uint16_t> const& cids) {
  std::string charset(1, '\0');
  for (std::size_t i = 1; i < cids.size(); ++i) {
    charset.push_back(static_cast<char>(cids[i] >> 8));
    charset.push_back(static_cast<char>(cids[i] & 0xFF));
  }
  return charset;
}

/// Section 19, format 3: one range of all glyphs, all of Font DICT 0.
std::string fd_select_of_one(std::size_t glyph_count) {
  std::string select = {3, 0, 1, 0, 0, 0};
  select.push_back(static_cast<char>(glyph_count >> 8));
  select.push_back(static_cast<char>(glyph_count & 0xFF));
  return select;
}

void append_entry(std::string& dict, std::string_view operands, CffOperator op) {
  if (operands.empty()) return;
  dict += operands;
  append_operator(dict, op);
}

void append_offset(std::string& dict, std::size_t offset, CffOperator op) {
  append_integer(dict, static_cast<std::int32_t>(offset));
  append_operator(dict, op);
}

/// The Private DICT with its local subroutines right behind it.
std::string private_dict_of(FontDict const& font, std::size_t& dict_size) {
  constexpr std::size_t subrs_entry_size = 6;
  std::string dict;
  for (CffEntry const& entry : font.private_dict) {
    if (entry.op == CffOperator::Subrs) continue;
    dict += entry.operands;
    append_operator(dict, entry.op);
  }
  if (!font.subrs.empty()) append_offset(dict, dict.size() + subrs_entry_size, CffOperator::Subrs);
  dict_size = dict.size();
  return dict += font.subrs;
}

std::string font_dict_of(FontDict const& font, std::size_t private_size, std::size_t private_offset) {
  std::string dict;
  append_entry(dict, font.font_matrix, CffOperator::FontMatrix);
  append_integer(dict, static_cast<std::int32_t>(private_size));
  append_offset(dict, private_offset, CffOperator::Private);
  return dict;
}

/// Where the parts of the new font program begin.
struct Offsets {
  std::size_t charset = 0, fd_select = 0, char_strings = 0, fd_array = 0;
};

/// Section 18: ROS comes first and makes the font CID-keyed.
std::string top_dict_of(Source const& source, std::size_t cid_count, Offsets const& offsets) {
  constexpr std::int32_t first_string = 391;  // After the 391 standard strings of appendix A.
  std::string dict;
  append_integer(dict, first_string);
  append_integer(dict, first_string + 1);
  append_offset(dict, 0, CffOperator::Ros);
  append_entry(dict, source.font_matrix, CffOperator::FontMatrix);
  append_entry(dict, source.font_bbox, CffOperator::FontBBox);
  append_offset(dict, cid_count, CffOperator::CidCount);
  append_offset(dict, offsets.charset, CffOperator::Charset);
  append_offset(dict, offsets.fd_select, CffOperator::FdSelect);
  append_offset(dict, offsets.char_strings, CffOperator::CharStrings);
  append_offset(dict, offsets.fd_array, CffOperator::FdArray);
  return dict;
}

std::string header_of(Source const& source, std::size_t cid_count, Offsets const& offsets) {
  std::string header = {1, 0, 4, 4};
  header += source.names;
  header += cff_index({top_dict_of(source, cid_count, offsets)});
  header += cff_index({"Adobe", "Identity"});
  header += source.global_subrs;
  return header;
}

/// The FDArray and the Private DICTs behind it; `at` is where it will begin.
std::string fd_array_of(Source const& source, std::size_t at) {
  std::vector<std::string> fonts, privates;
  std::vector<std::size_t> sizes(source.font_dicts.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    privates.push_back(private_dict_of(source.font_dicts[i], sizes[i]));
    fonts.push_back(font_dict_of(source.font_dicts[i], 0, 0));
  }
  // Integers have a fixed length, so the array is as long now as it will be with the right offsets.
  std::size_t offset = at + cff_index(fonts).size();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    fonts[i] = font_dict_of(source.font_dicts[i], sizes[i], offset);
    offset += privates[i].size();
  }
  std::string array = cff_index(fonts);
  for (std::string const& dict : privates) array += dict;
  return array;
}

}  // namespace

std::optional<std::string> cid_keyed_cff(std::string_view cff, std::vector<std::uint16_t> const& cids) {
  std::optional<Source> const source = read_source(cff);
  if (!source || cids.empty() || source->glyph_count != cids.size()) return std::nullopt;
  std::size_t const cid_count = std::size_t{cids.back()} + 1;
  std::string const charset = charset_of(cids);
  std::string const fd_select =
      source->fd_select.empty() ? fd_select_of_one(cids.size()) : std::string(source->fd_select);
  Offsets offsets;
  offsets.charset = header_of(*source, cid_count, offsets).size();
  offsets.fd_select = offsets.charset + charset.size();
  offsets.char_strings = offsets.fd_select + fd_select.size();
  offsets.fd_array = offsets.char_strings + source->char_strings.size();
  std::string font = header_of(*source, cid_count, offsets);
  font += charset;
  font += fd_select;
  font += source->char_strings;
  font += fd_array_of(*source, offsets.fd_array);
  return font;
}

}  // namespace closeout::text
