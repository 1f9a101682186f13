#pragma once
// The few values of sfnt tables that HarfBuzz does not hand out (OpenType 1.9, tables head, OS/2, post).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace closeout::text {

/// Bytes of a table, read big-endian; what is past the end reads as 0.
class TableReader {
 public:
  explicit TableReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] std::uint8_t byte(std::size_t at) const;
  [[nodiscard]] std::uint16_t unsigned16(std::size_t at) const;
  [[nodiscard]] std::int16_t signed16(std::size_t at) const;
  [[nodiscard]] std::uint32_t unsigned32(std::size_t at) const;
  /// 16.16 fixed-point number.
  [[nodiscard]] double fixed(std::size_t at) const;

 private:
  std::string_view bytes_;
};

/// What a font's maker allows to embed (OS/2 fsType).
enum class EmbeddingPermission : std::uint8_t { Subset, WholeFontOnly, Forbidden };

[[nodiscard]] EmbeddingPermission embedding_permission(std::uint16_t fs_type);

/// OS/2 panose, or sFamilyClass where panose is silent.
enum class SerifKind : std::uint8_t { Unknown, Serif, Sans };
[[nodiscard]] SerifKind serif_kind(TableReader const& os2);

}  // namespace closeout::text
