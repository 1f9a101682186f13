#pragma once
// A workbook that is written while it is being decided: sheets in their order, each sheet's rows downwards.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

#include "base/diagnostics.hpp"
#include "workbook/book.hpp"

namespace closeout::workbook {

/// libxlsxwriter behind a door: it complains on standard error and writes files by name, and nobody else sees it.
class XlsxWriter {
 public:
  enum class Memory : std::uint8_t {
    Whole,  ///< All cells are kept until close().
    /// A row is let go of when the next one of its sheet comes ("constant memory"); no Excel tables then. Rows are
    /// written on a thread of their own.
    Bounded,
  };

  /// Nothing and an environment error if `to` cannot be written (it is written by name only: give a staged place).
  [[nodiscard]] static std::optional<XlsxWriter> open(std::filesystem::path const& to, Memory memory,
                                                      base::Diagnostics& diagnostics);
  XlsxWriter(XlsxWriter&&) noexcept;
  XlsxWriter& operator=(XlsxWriter&&) noexcept;
  /// What was not closed is no workbook; its file may be there.
  ~XlsxWriter();

  /// The next sheet of the book; its name and its look as a whole.
  void begin_sheet(Sheet const& sheet);
  /// Excel tables of a sheet that has begun and has no rows yet; all its cells must be kept (Memory::Whole).
  void begin_tables(std::size_t sheet, Sheet const& settled);
  /// Row `index` of a sheet that has begun, below all that were written to it.
  void write_row(std::size_t sheet, std::uint32_t index, Row row, Book const& book);
  /// What is known when all rows are: columns, tables, how it prints. `rows` have been written.
  void finish_sheet(std::size_t sheet, Sheet const& finished, std::uint32_t rows);
  /// Properties and names, and then the file. False and an environment error if anything could not be written; the same
  /// calls give the same bytes.
  [[nodiscard]] bool close(Book const& book, base::Diagnostics& diagnostics);

 private:
  struct Library;
  explicit XlsxWriter(std::unique_ptr<Library> library);
  std::unique_ptr<Library> library_;
};

}  // namespace closeout::workbook
