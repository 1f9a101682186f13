// Any bytes as a table of entries: every line becomes a row that is XML but for characters XML has no place for, or is
// told why not. The first byte chooses the encoding.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "fuzz/input_file.hpp"
#include "record/csv_rows.hpp"
#include "xml/document.hpp"

namespace {

using namespace closeout;

record::CsvTable table_of(std::filesystem::path const& path, bool is_windows_1252) {
  record::CsvTable table;
  table.path = path;
  table.kind = record::RowKind::Entry;
  table.shape = {"entry", {"id", "date", "party", "amount", "text"}, {{"note", {"kind"}, {}, true}}, false};
  table.name_space = "urn:closeout:project:1";
  if (is_windows_1252) table.mapping.encoding = record::TextWindow::Encoding::Windows1252;
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  static test::InputFile const file("closeout-fuzz-csv");
  file.write(bytes.substr(1));
  base::Diagnostics diagnostics;
  std::uint64_t rows = 0;
  record::read_csv(
      table_of(file.path(), bytes.front() == 'w'),
      [&](record::RowChunk const& chunk) {
        base::Diagnostics of_chunk;
        auto const document = xml::parse(chunk.source, of_chunk);
        if (chunk.first != rows) std::abort();
        if (!document) {  // A character that XML has no place for: who validates the chunk tells where it stands.
          if (!of_chunk.has_errors()) std::abort();
          rows += chunk.count;
          return true;
        }
        for (pugi::xml_node const row : document->root().children("entry")) {
          static_cast<void>(document->place_of(row, "amount").position());
          ++rows;
        }
        if (rows != chunk.first + chunk.count) std::abort();
        return true;
      },
      diagnostics);
  for (base::Diagnostic const& it : diagnostics.all()) {
    if (it.place.is_known()) static_cast<void>(it.place.position());
  }
  return 0;
}
