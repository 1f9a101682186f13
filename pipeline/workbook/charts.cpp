#include "workbook/charts.hpp"

#include <fmt/format.h>

#include <utility>

namespace closeout::workbook {

namespace {

class Resolver {
 public:
  Resolver(UnresolvedChart const& chart, CellNames const& cells, Book const& book, base::Diagnostics& diagnostics)
      : chart_(chart), cells_(cells), book_(book), diagnostics_(diagnostics) {}

  std::optional<Chart> run();

 private:
  std::optional<ChartRange> range_of(std::string const& name);
  void report(FormulaError error);

  UnresolvedChart const& chart_;
  CellNames const& cells_;
  Book const& book_;
  base::Diagnostics& diagnostics_;
};

std::uint32_t size_of(Area const& area) {
  return (area.last_row - area.first_row + 1) * (area.last_column - area.first_column + 1);
}

void Resolver::report(FormulaError error) {
  diagnostics_.add(to_diagnostic(std::move(error), *chart_.origin));
}

std::optional<ChartRange> Resolver::range_of(std::string const& name) {
  auto const mark = name.find('!');
  std::string const own = book_.sheets[chart_.sheet].id;
  std::string const sheet = mark == std::string::npos ? own : name.substr(0, mark);
  std::string const word = mark == std::string::npos ? name : name.substr(mark + 1);
  auto const* const parts = cells_.find(sheet, word);
  if (parts == nullptr || parts->empty()) {
    report(no_such_cells(name, sheet, word, cells_));
    return std::nullopt;
  }
  auto const areas = joined(parts->begin()->second);
  if (areas.size() == 1 && parts->size() == 1) return ChartRange{book_.sheets[parts->begin()->first].name, areas[0]};
  report({"workbook-reference", name, "ranges", "its cells are not one range", {}, {}});
  return std::nullopt;
}

std::optional<Chart> Resolver::run() {
  Chart chart = chart_.chart;
  for (UnresolvedChart::Series const& series : chart_.series) {
    auto values = range_of(series.values);
    auto categories = range_of(series.categories);
    if (!values || !categories) return std::nullopt;
    if (size_of(values->area) != size_of(categories->area)) {
      std::string const has = std::to_string(size_of(values->area));
      std::string const expected = std::to_string(size_of(categories->area));
      report({"workbook-reference",
              series.values,
              "size",
              fmt::format("it has {} cells, and [{}] has {}", has, series.categories, expected),
              {},
              {{"count", has}, {"other", series.categories}, {"expected", expected}}});
      return std::nullopt;
    }
    chart.series.push_back({series.name, std::move(*values), std::move(*categories)});
  }
  return chart;
}

}  // namespace

std::optional<UnresolvedChart> evaluate_chart(ChartSpec const& spec, pugi::xpath_node context,
                                              ContentReader const& contents,
                                              std::vector<std::string> const& number_formats,
                                              base::Diagnostics& diagnostics) {
  bool is_good = true;
  auto const words = [&](std::optional<ValueTemplate> const& key) {
    auto text = key ? contents.message_of(*key, context) : std::optional<std::string>("");
    is_good = is_good && text;
    return text.value_or("");
  };
  UnresolvedChart result;
  result.origin = &spec.place;
  Chart& chart = result.chart;
  chart.kind = spec.kind;
  chart.title = words(spec.title);
  chart.description = words(spec.description);
  chart.category_title = words(spec.category_title);
  chart.value_title = words(spec.value_title);
  chart.number_format = number_formats[static_cast<std::size_t>(spec.format)];
  chart.width = spec.width;
  chart.height = spec.height;
  for (ChartSeriesSpec const& series : spec.series) {
    result.series.push_back(
        {words(series.name), series.values->evaluate(context), series.categories->evaluate(context)});
  }
  if (is_good && chart.description.empty()) {
    auto finding = base::error("workbook-chart", "a chart needs words for who does not see it", spec.place);
    finding.arguments = {{"reason", "description"}, {"name", std::string()}};
    diagnostics.add(std::move(finding));
    return std::nullopt;
  }
  return is_good ? std::optional(std::move(result)) : std::nullopt;
}

void resolve_charts(std::vector<UnresolvedChart> const& charts, CellNames const& cells, Book& book,
                    base::Diagnostics& diagnostics) {
  for (UnresolvedChart const& chart : charts) {
    if (auto resolved = Resolver(chart, cells, book, diagnostics).run()) {
      book.sheets[chart.sheet].charts.push_back(std::move(*resolved));
    }
  }
}

}  // namespace closeout::workbook
