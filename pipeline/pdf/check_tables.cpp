#include <algorithm>
#include <string>
#include <unordered_set>

#include "pdf/conformance_check.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Structure = std::vector<Element>;
using Type = pages::StructureType;

constexpr Rule no_header = {"pdf-table-without-header", "ISO 14289-1 7.5", "a table has no header cell",
                            "mark the header cells with <th>"};
constexpr Rule no_scope = {"pdf-header-without-scope", "ISO 14289-1 7.5", "a header cell says not which cells it heads",
                           "add scope=\"col\" or scope=\"row\""};
constexpr Rule unknown_header = {"pdf-unknown-header", "ISO 14289-1 7.5", "no header cell has the id '{id}'",
                                 "name ids of <th> in headers=\"...\""};
constexpr Rule uneven_rows = {"pdf-table-uneven", "ISO 14289-1 7.2",
                              "a row covers {found} columns, the first one {expected}",
                              "make the spans of each row add up alike"};
constexpr Rule cell_below = {"pdf-cell-below-table", "ISO 14289-1 7.2",
                             "a cell reaches below the last row of its table", "lower its rowspan"};
constexpr Rule two_headers = {"pdf-two-header-groups", "ISO 14289-1 7.2", "a table has two header groups", ""};
constexpr Rule two_footers = {"pdf-two-footer-groups", "ISO 14289-1 7.2", "a table has two footer groups", ""};
constexpr Rule no_body = {"pdf-table-without-body", "ISO 14289-1 7.2",
                          "a table with a header or footer group has no body", "put the other rows into <tbody>"};
constexpr Rule caption_inside = {"pdf-caption-inside", "ISO 14289-1 7.2",
                                 "a caption is neither first nor last in its table", ""};

/// Calls `action` on each element among the children.
template <typename Action>
void for_each_element(Structure const& structure, Element const& parent, Action action) {
  for (auto const& child : parent.children) {
    auto const* id = std::get_if<pages::StructureId>(&child);
    if (id && *id < structure.size()) action(structure[*id]);
  }
}

bool is_row_group(Type type) {
  return type == Type::THead || type == Type::TBody || type == Type::TFoot;
}

std::vector<Element const*> rows_of(Structure const& structure, Element const& table) {
  std::vector<Element const*> rows;
  auto const add_rows = [&](Element const& parent) {
    for_each_element(structure, parent, [&](Element const& child) {
      if (child.type == Type::TR) rows.push_back(&child);
    });
  };
  for_each_element(structure, table, [&](Element const& child) {
    if (child.type == Type::TR) rows.push_back(&child);
    if (is_row_group(child.type)) add_rows(child);
  });
  return rows;
}

/// The grid of cells: for each column, how many rows from this one on a cell above still covers.
class Grid {
 public:
  /// Columns that the row covers with what reaches into it from above.
  std::size_t add_row(Structure const& structure, Element const& row) {
    std::size_t column = 0;
    for_each_element(structure, row, [&](Element const& cell) {
      while (column < covered_.size() && covered_[column] > 0) ++column;
      for (int i = 0; i < cell.column_span; ++i, ++column) cover(column, cell.row_span);
    });
    std::size_t const width =
        static_cast<std::size_t>(std::count_if(covered_.begin(), covered_.end(), [](int rows) { return rows > 0; }));
    for (int& rows : covered_) rows = std::max(0, rows - 1);
    return width;
  }
  [[nodiscard]] bool reaches_below() const {
    return std::any_of(covered_.begin(), covered_.end(), [](int rows) { return rows > 0; });
  }

 private:
  void cover(std::size_t column, int rows) {
    if (column >= covered_.size()) covered_.resize(column + 1);
    covered_[column] = rows;
  }
  std::vector<int> covered_;
};

class TableCheck {
 public:
  TableCheck(pages::Document const& document, base::Diagnostics& diagnostics)
      : structure_(document.structure), diagnostics_(diagnostics) {
    for (Element const& element : structure_) {
      if (element.type == Type::TH && !element.id.empty()) header_ids_.insert(element.id);
      for (std::string const& header : element.headers) named_headers_.insert(header);
    }
  }

  void run() {
    for (Element const& element : structure_) {
      if (element.type == Type::Table) check_table(element);
    }
  }

 private:
  void add(Rule const& rule, std::vector<base::MessageArgument> arguments, Element const& element) {
    report_violation(rule, std::move(arguments), element.place, diagnostics_);
  }

  void check_table(Element const& table) {
    check_groups(table);
    std::vector<Element const*> const rows = rows_of(structure_, table);
    bool has_header = false;
    for (Element const* row : rows) {
      for_each_element(structure_, *row, [&](Element const& cell) {
        has_header = has_header || cell.type == Type::TH;
        check_cell(cell);
      });
    }
    if (!has_header) add(no_header, {}, table);
    check_grid(rows);
  }

  /// At most one THead and one TFoot, neither without a TBody; one caption, first or last.
  void check_groups(Element const& table) {
    std::vector<Type> types;
    for_each_element(structure_, table, [&](Element const& child) { types.push_back(child.type); });
    auto const count = [&](Type type) { return std::count(types.begin(), types.end(), type); };
    if (count(Type::THead) > 1) add(two_headers, {}, table);
    if (count(Type::TFoot) > 1) add(two_footers, {}, table);
    if (count(Type::TBody) == 0 && count(Type::THead) + count(Type::TFoot) > 0) {
      add(no_body, {}, table);
    }
    bool const is_inside =
        types.size() > 2 && std::find(types.begin() + 1, types.end() - 1, Type::Caption) != types.end() - 1;
    if (count(Type::Caption) > 1 || is_inside) add(caption_inside, {}, table);
  }

  void check_cell(Element const& cell) {
    bool const is_header = cell.type == Type::TH;
    bool const is_named = !cell.id.empty() && named_headers_.contains(cell.id);
    if (is_header && cell.scope == Element::Scope::None && !is_named) {
      add(no_scope, {}, cell);
    }
    for (std::string const& header : cell.headers) {
      if (!header_ids_.contains(header)) add(unknown_header, {{"id", header}}, cell);
    }
  }

  void check_grid(std::vector<Element const*> const& rows) {
    Grid grid;
    std::size_t expected = 0;
    for (Element const* row : rows) {
      std::size_t const width = grid.add_row(structure_, *row);
      if (row == rows.front()) expected = width;
      if (width == expected) continue;
      add(uneven_rows, {{"found", std::to_string(width)}, {"expected", std::to_string(expected)}}, *row);
    }
    if (grid.reaches_below()) add(cell_below, {}, *rows.back());
  }

  Structure const& structure_;
  base::Diagnostics& diagnostics_;
  std::unordered_set<std::string> header_ids_, named_headers_;
};

}  // namespace

void check_tables(pages::Document const& document, base::Diagnostics& diagnostics) {
  TableCheck(document, diagnostics).run();
}

}  // namespace closeout::pdf
