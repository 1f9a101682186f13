#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace closeout::images {

/// Whether a PDF may carry the profile for samples of so many components: ISO 32000-1 section 8.6.5.5 (version 4.2 or
/// earlier, a matching colour space) and ISO 19005-3 section 6.2.4.2 (class of device).
[[nodiscard]] bool is_usable_profile(std::string_view profile, std::uint32_t components);

/// The profile of a PNG's iCCP chunk; nothing if it is broken or larger than its limit.
[[nodiscard]] std::optional<std::string> decompressed_profile(std::string_view compressed);

}  // namespace closeout::images
