#pragma once
// The stage "workbook": a declared workbook, filled from record and figures, in one language, as XLSX.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "base/diagnostics.hpp"
#include "locale/formatter.hpp"
#include "text/fonts.hpp"
#include "workbook/book.hpp"
#include "workbook/entry_source.hpp"
#include "workbook/table_rows.hpp"
#include "xml/document.hpp"

namespace closeout::workbook {

struct CompiledWorkbook;

/// A compiled declaration (templates/*.workbook.xml, namespace urn:closeout:workbook:1; README.md here tells its
/// vocabulary). Compiled once, filled many times, by one thread at a time: its expressions share their variables.
class Declaration {
 public:
  /// Reports every error of the declaration at its place there: an unknown element, attribute, style or column, a
  /// wrong XPath, a formula whose brackets do not match.
  [[nodiscard]] static std::optional<Declaration> compile(xml::Document const& source, base::Diagnostics& diagnostics);
  ~Declaration();
  Declaration(Declaration&&) noexcept;
  Declaration& operator=(Declaration&&) noexcept;
  [[nodiscard]] CompiledWorkbook const& compiled() const { return *compiled_; }
  /// Whether anything but a loop over entries of the ledger asks for entries or participants: then they must stand in
  /// the record.
  [[nodiscard]] bool needs_rows_in_record() const;

 private:
  explicit Declaration(std::unique_ptr<CompiledWorkbook> compiled);
  std::unique_ptr<CompiledWorkbook> compiled_;
};

/// What a workbook is made of. All outlive the call.
struct Input {
  xml::Document const& record;         ///< A valid record: the declaration's $record is its root.
  xml::Document const& figures;        ///< figures::to_tree() of that record: $figures is its root.
  xml::Document const& checks;         ///< Every rule with its verdict (rules::checks_tree()): $checks is its root.
  locale::Formatter const& formatter;  ///< The reader's language: $language, messages, dates.
  text::Fonts& fonts;                  ///< What columns and rows are measured with.
  /// Where the ledger's entries come from if they do not stand in `record`; see Declaration::needs_rows_in_record().
  EntrySource const* entries = nullptr;
  /// $claim-number of an entry: the number of the claim it belongs to, empty if it belongs to none. May be empty
  /// itself.
  std::function<std::string(pugi::xml_node entry)> claim_of = {};
  Limits limits = {};
  std::string version = {};        ///< Of closeout: $version.
  std::string record_sha256 = {};  ///< Of the record's file: $record-sha256.
  /// Hears the rows of all tables while they are filled; nobody if null.
  TableListener* tables = nullptr;
  /// Takes the faces that texts were measured with; nobody asks if null.
  std::set<text::FontFace const*>* fonts_used = nullptr;
};

/// Sheets, cells, formulas with their cached values, and widths: everything decided, nothing written. The entries stand
/// in the record. Errors: a
/// missing message, a name that no cell has, a value that is not what its style says, a sheet name Excel refuses.
[[nodiscard]] std::optional<Book> fill(Declaration const& declaration, Input const& input,
                                       base::Diagnostics& diagnostics);

/// Writes `book` to the file `to` (libxlsxwriter writes by name only: give a staged place). The same book gives the
/// same bytes. False after an environment error.
[[nodiscard]] bool write(Book const& book, std::filesystem::path const& to, base::Diagnostics& diagnostics);

/// fill() and write(); with more entries than Limits::most_entries_held both at once: a sheet with one loop over them
/// is written row by row, in bounded memory, without Excel tables, and goes on on another sheet where it is full.
[[nodiscard]] bool build(Declaration const& declaration, Input const& input, std::filesystem::path const& to,
                         base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
