// A workbook from its declaration to the file: filled whole, or row by row as it is written.

#include "workbook/filler.hpp"
#include "workbook/number_format.hpp"

namespace closeout::workbook {

Filler::Filler(CompiledWorkbook const& declared, Input const& input, XlsxWriter* writer, base::Diagnostics& diagnostics)
    : declared_(declared),
      input_(input),
      writer_(writer),
      diagnostics_(diagnostics),
      contents_(input, diagnostics),
      findings_(input),
      sizes_(input.fonts, input.formatter.language(), diagnostics) {}

Book Filler::fill() {
  pugi::xml_node const record = input_.record.root();
  declared_.variables->set("record", xml::node_set_of(record));
  declared_.variables->set("figures", xml::node_set_of(input_.figures.root()));
  declared_.variables->set("checks", xml::node_set_of(input_.checks.root()));
  declared_.variables->set("language", input_.formatter.language());
  declared_.variables->set("version", input_.version);
  declared_.variables->set("record-sha256", input_.record_sha256);
  book_.language = input_.formatter.language();
  book_.number_formats = number_formats(input_.formatter);
  run(declared_.sheets, record);
  set_properties(record);
  define_names(record);
  resolve(unresolved_, book_, diagnostics_);
  sizes_.settle(book_);
  if (input_.fonts_used != nullptr) input_.fonts_used->insert(sizes_.faces().begin(), sizes_.faces().end());
  if (writer_ != nullptr && !diagnostics_.has_errors()) write_held_sheets();
  return std::move(book_);
}

void Filler::write_held_sheets() {
  for (std::size_t at = 0; at < book_.sheets.size(); ++at) {
    Sheet& sheet = book_.sheets[at];
    for (Row& row : sheet.rows) writer_->write_row(at, sheet.rows_written++, std::move(row), book_);
    sheet.rows.clear();
    writer_->finish_sheet(at, sheet, sheet.rows_written);
  }
}

namespace {

std::uint64_t count_entries(xml::Document const& record) {
  auto const entries = record.root().child("ledger").children("entry");
  return static_cast<std::uint64_t>(std::distance(entries.begin(), entries.end()));
}

/// Entries that stand in the record.
class RecordEntries final : public EntryFeed {
 public:
  explicit RecordEntries(xml::Document const& record) : entry_(record.root().child("ledger").child("entry")) {}
  pugi::xml_node next() override { return std::exchange(entry_, entry_.next_sibling("entry")); }

 private:
  pugi::xml_node entry_;
};

}  // namespace

std::optional<Book> fill(Declaration const& declaration, Input const& input, base::Diagnostics& diagnostics) {
  base::Diagnostics found;
  Book book = Filler(declaration.compiled(), input, nullptr, found).fill();
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  if (failed) return std::nullopt;
  return book;
}

bool build(Declaration const& declaration, Input const& input, std::filesystem::path const& to,
           base::Diagnostics& diagnostics) {
  EntrySource const in_record{count_entries(input.record),
                              [&] { return std::make_unique<RecordEntries>(input.record); }};
  Input streamed = input;
  if (input.entries == nullptr) streamed.entries = &in_record;
  bool const is_large = streamed.entries->count > input.limits.most_entries_held;
  if (!is_large) {
    auto const book = fill(declaration, input, diagnostics);
    return book && write(*book, to, diagnostics);
  }
  base::Diagnostics found;
  auto writer = XlsxWriter::open(to, XlsxWriter::Memory::Bounded, found);
  if (writer) {
    Book const book = Filler(declaration.compiled(), streamed, &*writer, found).fill();
    if (!found.has_errors()) static_cast<void>(writer->close(book, found));
  }
  bool const failed = found.has_errors();
  diagnostics.append(std::move(found));
  return !failed;
}

}  // namespace closeout::workbook
