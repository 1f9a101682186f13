#pragma once
// What PDF/A-3a and PDF/UA-1 leave to the document's author, checked before anything is written. The clause lists
// pdfa-3a.md and pdfua-1.md name the checks.

#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "pages/document.hpp"
#include "pdf/writer.hpp"

namespace closeout::pdf {

/// A rule of a standard that an author can break.
struct Rule {
  std::string_view code;     ///< Diagnostic::code.
  std::string_view clause;   ///< "ISO 14289-1 7.3".
  std::string_view message;  ///< With {name} where the argument of that name goes.
  std::string_view hint;     ///< How to mend it; may be empty.
};

/// Adds an error for a broken rule.
void report_violation(Rule const& rule, std::vector<base::MessageArgument> arguments, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics);

/// BCP 47's form: letters, then letters and digits, up to eight each (ISO 19005-3 6.7.4).
[[nodiscard]] bool is_language_tag(std::string_view tag);
/// Whether a text string keeps to the 32,767 bytes of ISO 19005-3 6.1.13.
[[nodiscard]] bool fits_text_string(std::string_view utf8);

/// Adds an error, with its clause and its place, for every violation; true if there is none.
bool check_conformance(pages::Document const& document, WriteOptions const& options, base::Diagnostics& diagnostics);

/// Parts of the above: the structure tree; its tables; pages and what they show.
void check_structure(pages::Document const& document, base::Diagnostics& diagnostics);
void check_tables(pages::Document const& document, base::Diagnostics& diagnostics);
void check_pages(pages::Document const& document, base::Diagnostics& diagnostics);

}  // namespace closeout::pdf
