#include <xlsxwriter.h>

#include <array>

#include "workbook/references.hpp"
#include "workbook/xlsx_parts.hpp"

namespace closeout::workbook {

namespace {

/// The house's blue and its dark blue-grey, and patterns, so that series differ without colour too.
struct Look {
  lxw_color_t foreground, background;
  std::uint8_t pattern;
};
constexpr lxw_color_t ink = 0x33475B;
constexpr std::array<Look, 4> looks{{{0x003399, 0x003399, LXW_CHART_PATTERN_NONE},
                                     {ink, 0xD9E2EC, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL},
                                     {0x003399, 0xFFFFFF, LXW_CHART_PATTERN_NARROW_HORIZONTAL},
                                     {ink, 0xFFFFFF, LXW_CHART_PATTERN_SMALL_GRID}}};

std::string formula_of(ChartRange const& range) {
  return "=" + absolute_range(range.sheet, range.area);
}

void set_look(lxw_chart_series* series, Look const& look) {
  lxw_chart_line line{};
  line.color = ink;
  line.width = 0.75;
  chart_series_set_line(series, &line);
  if (look.pattern == LXW_CHART_PATTERN_NONE) {
    lxw_chart_fill fill{};
    fill.color = look.foreground;
    chart_series_set_fill(series, &fill);
    return;
  }
  lxw_chart_pattern pattern{};
  pattern.fg_color = look.foreground;
  pattern.bg_color = look.background;
  pattern.type = look.pattern;
  chart_series_set_pattern(series, &pattern);
}

void set_font(lxw_chart* chart, std::string const& title) {
  lxw_chart_font font{};
  std::string name = "Calibri";
  font.name = name.data();
  font.size = 14;
  font.bold = LXW_TRUE;
  font.color = 0x003399;
  chart_title_set_name(chart, title.c_str());
  chart_title_set_name_font(chart, &font);
}

void write(lxw_workbook* workbook, lxw_worksheet* worksheet, Chart const& chart, WriteErrors& errors) {
  bool const lies = chart.kind == ChartKind::Bar;
  lxw_chart* const to = workbook_add_chart(workbook, lies ? LXW_CHART_BAR : LXW_CHART_COLUMN);
  if (to == nullptr) return errors.note(LXW_ERROR_MEMORY_MALLOC_FAILED);
  for (std::size_t at = 0; at < chart.series.size(); ++at) {
    ChartSeries const& series = chart.series[at];
    lxw_chart_series* const added =
        chart_add_series(to, formula_of(series.categories).c_str(), formula_of(series.values).c_str());
    chart_series_set_name(added, series.name.c_str());
    set_look(added, looks[at % looks.size()]);
  }
  set_font(to, chart.title);
  if (!chart.category_title.empty()) chart_axis_set_name(to->x_axis, chart.category_title.c_str());
  if (!chart.value_title.empty()) chart_axis_set_name(to->y_axis, chart.value_title.c_str());
  chart_axis_set_num_format(to->y_axis, chart.number_format.c_str());
  lxw_chart_line grid{};
  grid.color = 0xC9D2DB;
  grid.width = 0.5;
  chart_axis_major_gridlines_set_line(to->y_axis, &grid);
  // The first category on top, as in the table.
  if (lies) chart_axis_set_reverse(to->x_axis);
  chart_legend_set_position(to, chart.series.size() > 1 ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE);
  std::string description = chart.description;
  lxw_chart_options options{};
  // The library's own size in pixels.
  constexpr double width = 480, height = 288;
  options.x_scale = chart.width / width;
  options.y_scale = chart.height / height;
  options.description = description.data();
  errors.note(worksheet_insert_chart_opt(worksheet, chart.row, static_cast<lxw_col_t>(chart.column), to, &options));
}

}  // namespace

void write_charts(lxw_workbook* workbook, lxw_worksheet* worksheet, Sheet const& sheet, WriteErrors& errors) {
  for (Chart const& chart : sheet.charts) write(workbook, worksheet, chart, errors);
}

}  // namespace closeout::workbook
