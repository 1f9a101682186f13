#pragma once
// data: URLs and percent encoding.

#include <optional>
#include <string>
#include <string_view>

namespace closeout::base {

[[nodiscard]] bool is_data_url(std::string_view address);
/// The content of a data: URL (RFC 2397; fetch standard section 6), base64 or percent-encoded; nothing if malformed.
/// Its media type is not asked for: the content says what it is.
[[nodiscard]] std::optional<std::string> data_url_content(std::string_view address);

/// "%C3%A4" as bytes; a % without two hexadecimal digits stands for itself (URL standard section 1.3).
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace closeout::base
