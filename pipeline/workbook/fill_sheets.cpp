// Sheets: their page, their columns, what stands beside their rows, and their parts.

#include <fmt/format.h>

#include <algorithm>

#include "locale/language.hpp"
#include "workbook/filler.hpp"
#include "workbook/sheet_name.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

void Filler::run(ColumnSpec const& spec, pugi::xpath_node context) {
  Column column;
  column.name = spec.name.evaluate(context);
  column.is_fixed = spec.width.has_value();
  column.width = spec.width.value_or(0);
  column.min_width = spec.min_width.value_or(0);
  column.max_width = spec.max_width.value_or(60);
  column.outline_level = spec.outline_level;
  sheet().columns.push_back(std::move(column));
  column_styles_.push_back(spec.styles);
}

PageLine Filler::page_line(PageLineSpec const& spec, pugi::xpath_node context) {
  auto const part = [&](std::optional<Content> const& content) {
    return content ? contents_.words(*content, context, true).value_or("") : std::string();
  };
  return {part(spec.left), part(spec.centre), part(spec.right)};
}

/// Excel takes 255 UTF-16 units in all for a head or foot, codes included: "&L", "&C", "&R" before its parts.
void Filler::check_page_line(PageLine const& line, SheetSpec const& spec) {
  constexpr std::size_t most = longest_page_line - 3 * 2;
  if (fits(line.left + line.centre + line.right, most)) return;
  auto finding = base::error(
      "workbook-page-line", fmt::format("the page's head or foot is longer than {} characters", most), spec.name.place);
  finding.arguments = {{"limit", std::to_string(most)}};
  diagnostics_.add(std::move(finding));
}

void Filler::set_page(SheetSpec const& spec, pugi::xpath_node context) {
  Sheet& to = sheet();
  to.frozen_columns = spec.frozen_columns;
  to.repeated_columns = spec.repeated_columns;
  to.fit_to_height = spec.fit_to_height;
  to.is_landscape = spec.is_landscape;
  to.has_gridlines = spec.has_gridlines;
  to.is_protected = spec.is_protected;
  to.is_right_to_left = locale::is_right_to_left(book_.language);
  to.tab_colour = spec.tab_colour;
  to.header = page_line(spec.header, context);
  to.footer = page_line(spec.footer, context);
  check_page_line(to.header, spec);
  check_page_line(to.footer, spec);
}

void Filler::set_printed_columns(SheetSpec const& spec) {
  if (spec.last_printed_column.empty()) return;
  sheet().last_printed_column = column_named(spec.last_printed_column, spec.place);
}

void Filler::run(std::unique_ptr<FeatureSpec> const& spec, pugi::xpath_node context) {
  if (auto const* const chart = std::get_if<ChartSpec>(&spec->what)) return run_chart(*chart, context);
  auto feature = evaluate_feature(*spec, declared_.styles, context, contents_, diagnostics_);
  if (!feature) return;
  feature->sheet = sheet_index();
  unresolved_.features.push_back(std::move(*feature));
}

void Filler::run_chart(ChartSpec const& spec, pugi::xpath_node context) {
  auto chart = evaluate_chart(spec, context, contents_, book_.number_formats, diagnostics_);
  if (!chart) return;
  chart->sheet = sheet_index();
  place_chart(spec, chart->chart);
  unresolved_.charts.push_back(std::move(*chart));
}

/// At the right of its block, or below all rows so far: then it takes as many rows as it covers.
void Filler::place_chart(ChartSpec const& spec, Chart& chart) {
  constexpr double row_in_pixels = 20;
  if (!spec.beside.empty()) {
    auto const& tables = sheet().tables;
    auto const block = std::ranges::find(tables, spec.beside, &Table::name);
    if (block != tables.end()) {
      chart.row = block->header_first;
      chart.column = block->area.last_column + 1;
      return;
    }
    auto finding = base::error("workbook-chart",
                               fmt::format("there is no block \"{}\" before it on the sheet", spec.beside), spec.place);
    finding.arguments = {{"reason", "beside"}, {"name", spec.beside}};
    diagnostics_.add(std::move(finding));
    return;
  }
  chart.row = row_count();
  RowSpec const empty;
  for (double covered = 0; covered < spec.height; covered += row_in_pixels) run(empty, pugi::xpath_node());
}

/// "Ledger", "Ledger (2)".
std::string Filler::name_of_part(std::string const& name) const {
  return part_ == 1 ? name : fmt::format("{} ({})", name, part_);
}

void Filler::run(std::unique_ptr<SheetSpec> const& spec, pugi::xpath_node context) {
  auto const name = contents_.words(spec->name, context);
  if (!name) return;
  is_streaming_ = writer_ != nullptr && input_.entries != nullptr && spec->can_be_streamed;
  part_ = 0;
  do {
    ++part_;
    declared_.variables->set("part", static_cast<double>(part_));
    declared_.variables->set("is-last-part", true);
    fill_sheet(*spec, name_of_part(*name), context);
  } while (waiting_entry_ && !diagnostics_.has_errors());
  is_streaming_ = false;
  feed_.reset();
}

void Filler::fill_sheet(SheetSpec const& spec, std::string name, pugi::xpath_node context) {
  check_sheet_name(name, book_, spec.name.place, diagnostics_);
  sheet_spec_ = &spec;
  column_styles_.clear();
  looks_of_sheet_.clear();
  has_filter_ = false;
  book_.sheets.emplace_back();
  Sheet& sheet = book_.sheets.back();
  sheet.id = spec.id;
  sheet.name = std::move(name);
  set_page(spec, context);
  if (writer_ != nullptr) writer_->begin_sheet(sheet);
  run(spec.columns, context);
  set_printed_columns(spec);
  if (is_streaming_) fix_wrapped_columns();
  run(spec.rows, context);
  if (row_count() <= input_.limits.most_rows) return;
  auto finding = base::error("workbook-rows", fmt::format("a sheet holds at most {} rows", input_.limits.most_rows),
                             spec.name.place);
  finding.arguments = {{"limit", std::to_string(input_.limits.most_rows)}};
  diagnostics_.add(std::move(finding));
}

/// Rows are written before the widest text is known, and with them their heights: so wrapped text gets all the width
/// that it may have.
void Filler::fix_wrapped_columns() {
  longest_numbers_.assign(sheet().columns.size(), {});
  days_seen_.clear();
  for (next_column_ = 0; next_column_ < sheet().columns.size(); ++next_column_) {
    Column& column = sheet().columns[next_column_];
    bool const wraps = book_.looks[look_of(no_styles_, no_styles_)].wrap;
    if (column.is_fixed || !wraps) continue;
    column.width = column.max_width;
    column.is_fixed = true;
  }
}

}  // namespace closeout::workbook
