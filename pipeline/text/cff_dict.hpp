#pragma once
// The building blocks of a CFF font program (Adobe Technical Note 5176): INDEX and DICT.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::text {

/// An INDEX (section 5): objects one behind the other.
struct CffIndex {
  std::string_view bytes;  ///< Whole, with its offsets.
  std::vector<std::string_view> objects;
};

/// The INDEX that begins at `at`; nothing if it does not fit into `font`.
[[nodiscard]] std::optional<CffIndex> read_cff_index(std::string_view font, std::size_t at);
[[nodiscard]] std::string cff_index(std::vector<std::string> const& objects);

/// Operators of DICTs (tables 9, 10 and 23); those after the escape byte 12 are 0x0C00 + the second byte.
enum class CffOperator : std::uint16_t {
  FontBBox = 5,
  Charset = 15,
  CharStrings = 17,
  Private = 18,
  Subrs = 19,
  FontMatrix = 0x0C07,
  Ros = 0x0C1E,
  CidCount = 0x0C22,
  FdArray = 0x0C24,
  FdSelect = 0x0C25,
};

/// One operator of a DICT with its operands as they are encoded (section 4).
struct CffEntry {
  CffOperator op{};
  std::string_view operands;
};

[[nodiscard]] std::vector<CffEntry> read_cff_dict(std::string_view dict);
[[nodiscard]] CffEntry const* find_entry(std::vector<CffEntry> const& dict, CffOperator op);
/// The operand of that number if it is there and an integer.
[[nodiscard]] std::optional<std::int32_t> integer_operand(CffEntry const* entry, std::size_t number);

void append_operator(std::string& dict, CffOperator op);
/// In the form of five bytes whatever the value, so that offsets can be filled in without moving anything.
void append_integer(std::string& dict, std::int32_t value);

}  // namespace closeout::text
