#pragma once
// Findings as text for people, as JSON for programs and as SARIF for code hosts.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"

namespace closeout::cli {

/// A text in the user's language, by message key; nothing where there is none, and then the English one is printed.
/// Keys: "diagnostic.<code>" for the message, with ".why", ".hint" and ".label" behind it for the other three, and
/// "diagnostic-word.error", ".warning", ".note", ".why", ".hint", ".waived" for the words around them.
using DiagnosticTranslator =
    std::function<std::optional<std::string>(std::string_view key, std::vector<base::MessageArgument> const&)>;

struct PrinterOptions {
  bool color = false;  ///< ANSI colours; of text only.
  DiagnosticTranslator translate;
};

/// One finding after the other, ending in a line feed; nothing if there are none:
///
///     file:line:column: error: message
///       118 |     <amount>12400.00</amount>
///           |             ^^^^^^^^ label
///       why: which rule
///      hint: how to mend it
///    waived: when, by whom and why it does not count
[[nodiscard]] std::string to_text(base::Diagnostics const& diagnostics, PrinterOptions const& options);

/// {"diagnostics": [{"severity", "code", "message", "file", "line", "column", ...}], "errors": n, "warnings": n}.
/// Lines and columns are from 1, columns in code points; endColumn is behind the last.
[[nodiscard]] std::string to_json(base::Diagnostics const& diagnostics, PrinterOptions const& options);

/// SARIF 2.1.0 (OASIS Standard, 27 March 2020), one run.
[[nodiscard]] std::string to_sarif(base::Diagnostics const& diagnostics, PrinterOptions const& options);

}  // namespace closeout::cli
