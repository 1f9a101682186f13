#include "text/font_tables.hpp"

namespace closeout::text {

std::uint8_t TableReader::byte(std::size_t at) const {
  return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : std::uint8_t{0};
}

std::uint16_t TableReader::unsigned16(std::size_t at) const {
  return static_cast<std::uint16_t>(byte(at) << 8 | byte(at + 1));
}

std::int16_t TableReader::signed16(std::size_t at) const {
  return static_cast<std::int16_t>(unsigned16(at));
}

std::uint32_t TableReader::unsigned32(std::size_t at) const {
  return static_cast<std::uint32_t>(unsigned16(at)) << 16 | unsigned16(at + 2);
}

double TableReader::fixed(std::size_t at) const {
  return static_cast<double>(static_cast<std::int32_t>(unsigned32(at))) / 65536.0;
}

// OpenType 1.9, OS/2, fsType: bits 0-3 are usage permissions, of which the least restrictive set counts; bit 8
// forbids subsetting, bit 9 allows bitmaps only.
EmbeddingPermission embedding_permission(std::uint16_t fs_type) {
  constexpr unsigned restricted = 0x0002, preview_and_print = 0x0004, editable = 0x0008;
  constexpr unsigned no_subsetting = 0x0100, bitmap_only = 0x0200;
  bool const is_restricted = (fs_type & restricted) != 0 && (fs_type & (preview_and_print | editable)) == 0;
  if (is_restricted || (fs_type & bitmap_only) != 0) return EmbeddingPermission::Forbidden;
  return (fs_type & no_subsetting) != 0 ? EmbeddingPermission::WholeFontOnly : EmbeddingPermission::Subset;
}

// OpenType 1.9, OS/2: panose at offset 32, of which bFamilyType 2 is Latin text and bSerifStyle 2-10 have serifs,
// 11-15 none; sFamilyClass at offset 30, of which classes 1-5 and 7 have serifs and 8 has none.
SerifKind serif_kind(TableReader const& os2) {
  constexpr std::uint8_t latin_text = 2;
  std::uint8_t const serif_style = os2.byte(33);
  if (os2.byte(32) == latin_text && serif_style >= 2 && serif_style <= 15) {
    return serif_style <= 10 ? SerifKind::Serif : SerifKind::Sans;
  }
  std::uint8_t const family_class = os2.byte(30);
  if ((family_class >= 1 && family_class <= 5) || family_class == 7) return SerifKind::Serif;
  return family_class == 8 ? SerifKind::Sans : SerifKind::Unknown;
}

}  // namespace closeout::text
