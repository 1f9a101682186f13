#pragma once
// Charts on their way from the declaration to a sheet.

#include <optional>
#include <string>
#include <vector>

#include "workbook/compiled.hpp"
#include "workbook/content.hpp"
#include "workbook/references.hpp"

namespace closeout::workbook {

/// Its series still speak of cells by name.
struct UnresolvedChart {
  struct Series {
    std::string name, values, categories;
  };
  std::size_t sheet = 0;
  Chart chart;
  std::vector<Series> series;
  base::SourcePlace const* origin = nullptr;
};

/// Texts are read; the caller says where it stands. Nothing after an error.
[[nodiscard]] std::optional<UnresolvedChart> evaluate_chart(ChartSpec const& spec, pugi::xpath_node context,
                                                            ContentReader const& contents,
                                                            std::vector<std::string> const& number_formats,
                                                            base::Diagnostics& diagnostics);

/// Gives each chart to its sheet. A series' names must each stand for one range, and both for as many cells.
void resolve_charts(std::vector<UnresolvedChart> const& charts, CellNames const& cells, Book& book,
                    base::Diagnostics& diagnostics);

}  // namespace closeout::workbook
