// The only file that knows libxlsxwriter. Everything was decided before; here it is said in the library's words.

#include "workbook/xlsx_writer.hpp"

#include <xlsxwriter.h>

#include <charconv>
#include <fstream>
#include <memory>
#include <mutex>
#include <thread>
#include <tuple>
#include <type_traits>
#include <utility>

#include "base/bounded_queue.hpp"
#include "workbook/references.hpp"
#include "workbook/text_limits.hpp"
#include "workbook/workbook.hpp"
#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

/// The nearest double to an exact decimal, whatever the process's locale.
double to_double(Decimal const& decimal) {
  double value = 0;
  std::from_chars(decimal.digits.data(), decimal.digits.data() + decimal.digits.size(), value);
  return value;
}

std::uint8_t border_of(Rule rule) {
  switch (rule) {
    case Rule::Hairline:
      return LXW_BORDER_HAIR;
    case Rule::Thin:
      return LXW_BORDER_THIN;
    case Rule::Medium:
      return LXW_BORDER_MEDIUM;
    case Rule::None:
      break;
  }
  return LXW_BORDER_NONE;
}

std::uint8_t alignment_of(Align align) {
  switch (align) {
    case Align::Left:
      return LXW_ALIGN_LEFT;
    case Align::Centre:
      return LXW_ALIGN_CENTER;
    case Align::Right:
      return LXW_ALIGN_RIGHT;
    case Align::General:
      break;
  }
  return LXW_ALIGN_NONE;
}

void set_rules(lxw_format* format, Look const& look) {
  if (look.rule_above != Rule::None) {
    format_set_top(format, border_of(look.rule_above));
    format_set_top_color(format, look.rule_colour);
  }
  if (look.rule_below != Rule::None) {
    format_set_bottom(format, border_of(look.rule_below));
    format_set_bottom_color(format, look.rule_colour);
  }
}

void set_place(lxw_format* format, Look const& look) {
  if (look.align != Align::General) format_set_align(format, alignment_of(look.align));
  format_set_align(format, look.top_aligned ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (look.indent > 0) format_set_indent(format, look.indent);
  if (look.wrap) format_set_text_wrap(format);
  if (!look.locked) format_set_unlocked(format);
}

lxw_format* make_format(lxw_workbook* workbook, Look const& look, std::string const& number_format) {
  lxw_format* const format = workbook_add_format(workbook);
  format_set_font_name(format, look.font.c_str());
  format_set_font_size(format, look.tenths_of_point / 10.0);
  if (look.bold) format_set_bold(format);
  if (look.italic) format_set_italic(format);
  // Black is the library's "unset"; automatic colour is what a reader's high-contrast theme can replace.
  if (look.colour != 0) format_set_font_color(format, look.colour);
  if (look.fill) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, *look.fill);
  }
  set_place(format, look);
  set_rules(format, look);
  if (number_format != "General") format_set_num_format(format, number_format.c_str());
  return format;
}

struct Writing {
  lxw_workbook* workbook = nullptr;
  std::vector<lxw_worksheet*> sheets;
  std::vector<lxw_format*> formats;
  WriteErrors failure;
};

void write_formula(Writing& writing, lxw_worksheet* sheet, std::uint32_t row, Cell const& cell) {
  auto const column = static_cast<lxw_col_t>(cell.column);
  lxw_format* const format = writing.formats[cell.look];
  std::string const formula = "=" + cell.formula;
  if (auto const* number = std::get_if<Decimal>(&cell.value)) {
    writing.failure.note(worksheet_write_formula_num(sheet, row, column, formula.c_str(), format, to_double(*number)));
    return;
  }
  auto const* text = std::get_if<std::string>(&cell.value);
  std::string const words = text == nullptr ? std::string() : as_xstring(*text);
  writing.failure.note(worksheet_write_formula_str(sheet, row, column, formula.c_str(), format, words.c_str()));
}

/// The library writes words too; a number or formula then takes their place.
void write_link(Writing& writing, lxw_worksheet* sheet, std::uint32_t row, Cell const& cell, Link const& link) {
  std::string const target = "internal:" + link.target;
  auto const* const text = std::get_if<std::string>(&cell.value);
  std::string const words = as_xstring(text != nullptr ? *text : cell.shown.empty() ? link.tip : cell.shown);
  writing.failure.note(worksheet_write_url_opt(sheet, row, static_cast<lxw_col_t>(cell.column), target.c_str(),
                                               writing.formats[cell.look], words.c_str(), link.tip.c_str()));
}

void write_cell(Writing& writing, lxw_worksheet* sheet, std::uint32_t row, Cell const& cell,
                std::vector<Link> const& links) {
  auto const column = static_cast<lxw_col_t>(cell.column);
  lxw_format* const format = writing.formats[cell.look];
  auto const* const text = std::get_if<std::string>(&cell.value);
  if (cell.link > 0) write_link(writing, sheet, row, cell, links[cell.link - 1]);
  if (!cell.formula.empty()) {
    write_formula(writing, sheet, row, cell);
  } else if (auto const* number = std::get_if<Decimal>(&cell.value)) {
    writing.failure.note(worksheet_write_number(sheet, row, column, to_double(*number), format));
  } else if (text == nullptr) {
    writing.failure.note(worksheet_write_blank(sheet, row, column, format));
  } else if (cell.link == 0) {
    writing.failure.note(worksheet_write_string(sheet, row, column, as_xstring(*text).c_str(), format));
  }
}

void write_row(Writing& writing, lxw_worksheet* worksheet, std::uint32_t index, Row const& row,
               std::vector<Link> const& links) {
  if (row.height || row.outline_level > 0) {
    lxw_row_col_options options{};
    options.level = row.outline_level;
    writing.failure.note(
        worksheet_set_row_opt(worksheet, index, row.height.value_or(LXW_DEF_ROW_HEIGHT), nullptr, &options));
  }
  for (Cell const& cell : row.cells) write_cell(writing, worksheet, index, cell, links);
}

void set_columns(Writing& writing, lxw_worksheet* worksheet, Sheet const& sheet) {
  for (std::size_t at = 0; at < sheet.columns.size(); ++at) {
    auto const column = static_cast<lxw_col_t>(at);
    lxw_row_col_options options{};
    options.level = sheet.columns[at].outline_level;
    writing.failure.note(
        worksheet_set_column_opt(worksheet, column, column, sheet.columns[at].width, nullptr, &options));
  }
}

/// In constant memory the library takes no range that ends above the last row written, though a filter changes no row;
/// so it is given all `rows` of the sheet, which are then cut to the body.
void set_filter(Writing& writing, lxw_worksheet* worksheet, Table const& table, std::uint32_t rows) {
  writing.failure.note(
      worksheet_autofilter(worksheet, table.body_first - 1, static_cast<lxw_col_t>(table.area.first_column),
                           std::max(table.body_first, rows - 1), static_cast<lxw_col_t>(table.area.last_column)));
  worksheet->autofilter.last_row = std::max(table.body_first, table.body_last);
}

void set_tables(Writing& writing, lxw_worksheet* worksheet, Sheet const& sheet, std::uint32_t rows) {
  for (Table const& table : sheet.tables) {
    bool const has_own_filter = table.has_filter && table.excel_name.empty();
    if (has_own_filter && table.body_first > table.header_first) set_filter(writing, worksheet, table, rows);
    if (!table.is_frozen) continue;
    worksheet_freeze_panes(worksheet, table.body_first, static_cast<lxw_col_t>(sheet.frozen_columns));
    writing.failure.note(worksheet_repeat_rows(worksheet, table.header_first, table.body_first - 1));
  }
}

std::string header_code(PageLine const& line) {
  std::string code;
  if (!line.left.empty()) code += "&L" + line.left;
  if (!line.centre.empty()) code += "&C" + line.centre;
  if (!line.right.empty()) code += "&R" + line.right;
  return code;
}

/// A4, all columns on one page's width, as many pages down as it takes if the sheet does not say how many.
void set_page(Writing& writing, lxw_worksheet* worksheet, Sheet const& sheet, std::uint32_t rows) {
  constexpr std::uint8_t a4 = 9;
  worksheet_set_paper(worksheet, a4);
  if (sheet.is_landscape) worksheet_set_landscape(worksheet);
  worksheet_fit_to_pages(worksheet, 1, static_cast<std::uint16_t>(sheet.fit_to_height));
  worksheet_set_margins(worksheet, 0.6, 0.6, 0.75, 0.75);
  if (sheet.repeated_columns > 0) {
    writing.failure.note(worksheet_repeat_columns(worksheet, 0, static_cast<lxw_col_t>(sheet.repeated_columns - 1)));
  }
  if (sheet.last_printed_column && rows > 0) {
    auto const last = static_cast<lxw_col_t>(*sheet.last_printed_column);
    writing.failure.note(worksheet_print_area(worksheet, 0, 0, rows - 1, last));
  }
  std::string const header = header_code(sheet.header);
  std::string const footer = header_code(sheet.footer);
  if (!header.empty()) writing.failure.note(worksheet_set_header(worksheet, header.c_str()));
  if (!footer.empty()) writing.failure.note(worksheet_set_footer(worksheet, footer.c_str()));
}

/// Numbers of vouchers and categories are names; Excel would mark each of them as a number written as text.
void accept_numbers_as_text(Writing& writing, lxw_worksheet* worksheet, Sheet const& sheet, std::uint32_t rows) {
  if (rows == 0 || sheet.columns.empty()) return;
  Address const last{rows - 1, static_cast<std::uint32_t>(sheet.columns.size() - 1)};
  std::string const range = "A1:" + to_a1(last);
  writing.failure.note(worksheet_ignore_errors(worksheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range.c_str()));
}

void define_names(Writing& writing, Book const& book) {
  for (DefinedName const& name : book.names) {
    std::string const scoped = name.sheet.empty() ? name.name : quoted_sheet(name.sheet) + "!" + name.name;
    writing.failure.note(workbook_define_name(writing.workbook, scoped.c_str(), ("=" + name.target).c_str()));
  }
}

/// The library would print its complaint; so the place is tried before it is told of it.
bool can_be_written(std::filesystem::path const& to) {
  return std::ofstream(to, std::ios::binary).good();
}

base::Diagnostic cannot_write(std::string const& what) {
  return base::environment_error("workbook-write", "cannot write the workbook: " + what,
                                 "check that the folder can be written and the disk has room");
}

}  // namespace

namespace {

/// Rows of one sheet, one below the other, and the looks that are new in them.
struct RowBatch {
  std::size_t sheet = 0;
  std::uint32_t first = 0;
  std::vector<Row> rows;
  std::vector<std::pair<Look, std::string>> looks;  ///< With their number formats.
  std::vector<Link> links;                          ///< Those that the cells speak of.
  std::vector<Comment> comments;                    ///< At these rows.
};

constexpr std::size_t rows_per_batch = 64;
constexpr std::size_t most_batches_waiting = 4;

}  // namespace

/// In bounded memory rows are many, and the library takes most of the time there is: it works on a thread of its own
/// then, from the first batch until drain(). Only one thread is at the library at a time.
struct XlsxWriter::Library : Writing {
  Library() = default;
  Library(Library const&) = delete;
  Library& operator=(Library const&) = delete;
  ~Library() {
    drain();
    // The library frees a workbook by closing it alone, which would write the file.
    if (workbook != nullptr) lxw_workbook_free(workbook);
  }

  void write(RowBatch const& batch) {
    for (auto const& [look, number_format] : batch.looks) formats.push_back(make_format(workbook, look, number_format));
    if (sheets[batch.sheet] == nullptr) return;
    std::uint32_t index = batch.first;
    auto comment = batch.comments.begin();
    for (Row const& row : batch.rows) {
      for (; comment != batch.comments.end() && comment->row <= index; ++comment) {
        write_comment(sheets[batch.sheet], *comment, failure);
      }
      workbook::write_row(*this, sheets[batch.sheet], index++, row, batch.links);
    }
  }

  void gather(std::size_t sheet, std::uint32_t index, Row row, Sheet const& of) {
    bool const continues = sheet == gathered.sheet && index == gathered.first + gathered.rows.size();
    if (!continues || gathered.rows.size() >= rows_per_batch) hand_over();
    if (gathered.rows.empty()) std::tie(gathered.sheet, gathered.first) = std::pair(sheet, index);
    for (Cell& cell : row.cells) {
      if (cell.link == 0) continue;
      gathered.links.push_back(of.links[cell.link - 1]);
      cell.link = static_cast<std::uint32_t>(gathered.links.size());
    }
    gathered.rows.push_back(std::move(row));
    comments_taken.resize(sheets.size());
    for (std::size_t& taken = comments_taken[sheet]; taken < of.comments.size() && of.comments[taken].row <= index;
         ++taken) {
      gathered.comments.push_back(of.comments[taken]);
    }
  }

  void hand_over() {
    if (gathered.rows.empty()) return;
    RowBatch batch = std::exchange(gathered, {});
    if (!has_thread) return write(batch);
    if (!thread.joinable()) {
      queue = std::make_unique<base::BoundedQueue<RowBatch>>(most_batches_waiting);
      thread = std::jthread([this] {
        while (auto const next = queue->take()) write(*next);
      });
    }
    queue->give(std::move(batch));
  }

  /// Everything that was gathered is written when it comes back.
  void drain() {
    hand_over();
    if (!thread.joinable()) return;
    queue->close();
    thread.join();
  }

  bool has_thread = false;
  RowBatch gathered;
  std::size_t looks_known = 0;
  std::vector<std::size_t> comments_taken;  ///< By sheet.
  std::unique_ptr<base::BoundedQueue<RowBatch>> queue;
  std::jthread thread;
};

XlsxWriter::XlsxWriter(std::unique_ptr<Library> library) : library_(std::move(library)) {}
XlsxWriter::XlsxWriter(XlsxWriter&&) noexcept = default;
XlsxWriter& XlsxWriter::operator=(XlsxWriter&&) noexcept = default;
XlsxWriter::~XlsxWriter() = default;

std::optional<XlsxWriter> XlsxWriter::open(std::filesystem::path const& to, Memory memory,
                                           base::Diagnostics& diagnostics) {
  if (!can_be_written(to)) {
    diagnostics.add(cannot_write("its file cannot be opened"));
    return std::nullopt;
  }
  std::string folder = to.has_parent_path() ? to.parent_path().string() : ".";
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  options.constant_memory = memory == Memory::Bounded ? LXW_TRUE : LXW_FALSE;
  auto library = std::make_unique<Library>();
  library->has_thread = memory == Memory::Bounded;
  library->workbook = workbook_new_opt(to.c_str(), &options);
  if (library->workbook != nullptr) return XlsxWriter(std::move(library));
  diagnostics.add(cannot_write("memory is short"));
  return std::nullopt;
}

void XlsxWriter::begin_sheet(Sheet const& sheet) {
  library_->drain();
  lxw_worksheet* const worksheet = workbook_add_worksheet(library_->workbook, sheet.name.c_str());
  library_->sheets.push_back(worksheet);
  if (worksheet == nullptr) return library_->failure.note(LXW_ERROR_MEMORY_MALLOC_FAILED);
  worksheet_gridlines(worksheet, sheet.has_gridlines ? LXW_SHOW_SCREEN_GRIDLINES : LXW_HIDE_ALL_GRIDLINES);
  if (sheet.tab_colour) worksheet_set_tab_color(worksheet, *sheet.tab_colour);
  if (sheet.is_right_to_left) worksheet_right_to_left(worksheet);
  protect(worksheet, sheet);
  // A summary stands above its details or at their right, so the fold's button does too.
  worksheet_outline_settings(worksheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
}

void XlsxWriter::begin_tables(std::size_t sheet, Sheet const& settled) {
  library_->drain();
  if (library_->sheets[sheet] != nullptr) write_tables(library_->sheets[sheet], settled, library_->failure);
}

void XlsxWriter::write_row(std::size_t sheet, std::uint32_t index, Row row, Book const& book) {
  library_->gather(sheet, index, std::move(row), book.sheets[sheet]);
  for (; library_->looks_known < book.looks.size(); ++library_->looks_known) {
    Look const& look = book.looks[library_->looks_known];
    library_->gathered.looks.emplace_back(look, book.number_formats[static_cast<std::size_t>(look.format)]);
  }
}

void XlsxWriter::finish_sheet(std::size_t sheet, Sheet const& finished, std::uint32_t rows) {
  library_->drain();
  lxw_worksheet* const worksheet = library_->sheets[sheet];
  if (worksheet == nullptr) return;
  set_columns(*library_, worksheet, finished);
  set_page(*library_, worksheet, finished, rows);
  set_tables(*library_, worksheet, finished, rows);
  write_charts(library_->workbook, worksheet, finished, library_->failure);
  write_validations(worksheet, finished, library_->failure);
  write_conditions(library_->workbook, worksheet, finished, library_->failure);
  accept_numbers_as_text(*library_, worksheet, finished, rows);
}

namespace {

/// The library asks gmtime() for the parts of the date of creation, whose answer all threads share.
void close_alone(lxw_workbook* workbook, WriteErrors& errors) {
  static std::mutex alone;
  std::scoped_lock const lock(alone);
  errors.note(workbook_close(workbook));
}

}  // namespace

bool XlsxWriter::close(Book const& book, base::Diagnostics& diagnostics) {
  library_->drain();
  write_properties(library_->workbook, book.properties, library_->failure);
  define_names(*library_, book);
  close_alone(std::exchange(library_->workbook, nullptr), library_->failure);
  if (library_->failure.first == LXW_NO_ERROR) return true;
  diagnostics.add(cannot_write(lxw_strerror(static_cast<lxw_error>(library_->failure.first))));
  return false;
}

bool write(Book const& book, std::filesystem::path const& to, base::Diagnostics& diagnostics) {
  auto writer = XlsxWriter::open(to, XlsxWriter::Memory::Whole, diagnostics);
  if (!writer) return false;
  for (Sheet const& sheet : book.sheets) writer->begin_sheet(sheet);
  for (std::size_t at = 0; at < book.sheets.size(); ++at) {
    Sheet const& sheet = book.sheets[at];
    auto const rows = static_cast<std::uint32_t>(sheet.rows.size());
    writer->begin_tables(at, sheet);
    for (std::uint32_t row = 0; row < rows; ++row) writer->write_row(at, row, sheet.rows[row], book);
    writer->finish_sheet(at, sheet, rows);
  }
  return writer->close(book, diagnostics);
}

}  // namespace closeout::workbook
