#pragma once
// Small declarations and records, from text to a filled workbook.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "workbook/workbook.hpp"

namespace closeout::workbook {

inline std::filesystem::path repository() {
  return CLOSEOUT_SOURCE_DIR;
}

/// Those of the repository.
locale::Catalogues const& catalogues();

/// Those of the machine.
text::Fonts& fonts();

/// A folder of this test's own, empty.
std::filesystem::path scratch_folder();

xml::Document parsed(std::string text, std::string name = "test.workbook.xml");

/// `body` inside <workbook>, with a style of every format.
std::string declaration_text(std::string const& body);

/// A sheet "s" with the columns a, b, c and these rows.
std::string sheet_text(std::string const& rows);

/// "3:12 [code] message" of every finding.
std::vector<std::string> findings(base::Diagnostics const& diagnostics);

/// Findings of compiling a declaration; empty if there are none.
std::vector<std::string> compile_findings(std::string const& body);

struct Filled {
  std::optional<Book> book;
  std::vector<std::string> findings;
};

/// Compiles and fills; `record` and `figures` are XML, messages are those of the repository.
Filled filled(std::string const& body, std::string const& record = "<project/>",
              std::string const& figures = "<figures/>", std::string const& language = "en",
              std::string const& checks = "<checks/>");

/// The shipped workbook of a record in text or of a sample.
std::optional<Book> shipped_workbook(xml::Document const& record, std::string const& language,
                                     base::Diagnostics& diagnostics);
/// The same of another shipped layout, by its file in templates/.
std::optional<Book> shipped_workbook(xml::Document const& record, std::string const& language,
                                     base::Diagnostics& diagnostics, std::string const& layout);
/// The same written to `file` as build() does it, row by row if `limits` say so.
bool build_shipped(xml::Document const& record, Limits limits, std::filesystem::path const& file,
                   base::Diagnostics& diagnostics);
xml::Document sample(std::string const& name);

/// Cell at "B3" of a sheet; an empty cell if there is none.
Cell cell_at(Book const& book, std::string const& sheet_id, std::string const& address);
/// The digits of a number, a text as it is, "" for an empty cell.
std::string text_of(Value const& value);

std::string bytes_of(std::filesystem::path const& file);

}  // namespace closeout::workbook
