#pragma once
// The built-in sheet, templates/user-agent.css, compiled into the program.

#include <string_view>

#include "css/sheet.hpp"

namespace closeout::css {

/// The file's bytes; defined in a source that user_agent_sheet.cmake writes.
[[nodiscard]] std::string_view user_agent_sheet_text();
/// Parsed once.
[[nodiscard]] Sheet const& user_agent_sheet();

}  // namespace closeout::css
