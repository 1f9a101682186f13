#pragma once
// CFF font programs for PDF's CIDFontType0.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::text {

/// Makes a CID-keyed font program (Adobe Technical Note 5176 section 18) of any CFF font program: same outlines,
/// character collection Adobe-Identity-0, the glyph at index i having the CID `cids[i]`. In PDF a code then finds its
/// glyph by CID (ISO 32000-1 section 9.7.4.2), so a subset keeps the codes of the whole font without keeping its
/// glyph numbers. `cids` is ascending and begins with 0. Nothing if `cff` is damaged.
[[nodiscard]] std::optional<std::string> cid_keyed_cff(std::string_view cff, std::vector<std::uint16_t> const& cids);

}  // namespace closeout::text
