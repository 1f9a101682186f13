#include "pdf/check_tables.hpp"

#include <algorithm>
#include <utility>

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Type = pages::StructureType;

constexpr Rule no_header = {"pdf-table-without-header", "ISO 14289-1 7.5", "a table has no header cell",
                            "mark the header cells with <th>"};
constexpr Rule no_scope = {"pdf-header-without-scope", "ISO 14289-1 7.5", "a header cell says not which cells it heads",
                           "add scope=\"col\" or scope=\"row\""};
constexpr Rule unknown_header = {"pdf-unknown-header", "ISO 14289-1 7.5", "no header cell has the id '{id}'",
                                 "name ids of <th> in headers=\"...\""};
constexpr Rule two_headers = {"pdf-two-header-groups", "ISO 14289-1 7.2", "a table has two header groups", ""};
constexpr Rule two_footers = {"pdf-two-footer-groups", "ISO 14289-1 7.2", "a table has two footer groups", ""};
constexpr Rule no_body = {"pdf-table-without-body", "ISO 14289-1 7.2",
                          "a table with a header or footer group has no body", "put the other rows into <tbody>"};
constexpr Rule caption_inside = {"pdf-caption-inside", "ISO 14289-1 7.2",
                                 "a caption is neither first nor last in its table", ""};

bool is_row_group(Type type) {
  return type == Type::THead || type == Type::TBody || type == Type::TFoot;
}

template <typename Child>
bool is_child(Child const& child, pages::StructureId id) {
  auto const* element = std::get_if<pages::StructureId>(&child);
  return element && *element == id;
}

std::uint32_t clamped(std::uint64_t count) {
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(count, 0xFFFFFFFF));
}

std::uint32_t count_of(int span) {
  return span > 0 ? static_cast<std::uint32_t>(span) : 1;
}

}  // namespace

void TableCheck::add_element(pages::StructureId id, Element const& element) {
  for (std::string const& header : element.headers) {
    wanted_headers_.try_emplace(header, Wanted{id, element.place});
  }
  if (element.type == Type::TH || element.type == Type::TD) add_cell(id, element);
  if (element.type == Type::TR) add_row(id, element);
  if (element.type == Type::Caption && element.parent_type == Type::Table) {
    tables_[element.parent].captions.push_back(id);
  }
  if (is_row_group(element.type)) add_group(id, element);
  if (element.type == Type::Table) finish_table(id, element);
}

void TableCheck::add_cell(pages::StructureId id, Element const& cell) {
  if (cell.type == Type::TH) add_header(id, cell);
  if (cell.parent_type != Type::TR) return;
  OpenRow& row = open_rows_[cell.parent];
  std::uint32_t const columns = count_of(cell.column_span), rows = count_of(cell.row_span);
  row.columns += columns;
  row.has_header = row.has_header || cell.type == Type::TH;
  if (rows > 1) row.spans.push_back({cell.parent, columns, rows});
}

void TableCheck::add_header(pages::StructureId id, Element const& header) {
  if (!header.id.empty()) header_ids_.insert(header.id);
  if (header.scope != Element::Scope::None) return;
  if (header.id.empty()) {
    findings_.add(no_scope, {}, id, header.place);
  } else {
    without_scope_.push_back({header.id, id, header.place});
  }
}

void TableCheck::add_row(pages::StructureId id, Element const& element) {
  auto const open = open_rows_.extract(id);
  OpenRow const row = open.empty() ? OpenRow() : open.mapped();
  TableRows* rows = nullptr;
  if (element.parent_type == Type::Table) rows = &tables_[element.parent].rows;
  if (is_row_group(element.parent_type)) rows = &groups_[element.parent];
  if (rows) rows->add({id, clamped(row.columns)}, row.spans, row.has_header, element.place);
}

void TableCheck::add_group(pages::StructureId id, Element const& group) {
  auto open = groups_.extract(id);
  if (group.parent_type != Type::Table) return;
  Table& table = tables_[group.parent];
  table.groups.push_back(group.type);
  if (!open.empty()) table.rows.append(std::move(open.mapped()));
}

void TableCheck::finish_table(pages::StructureId id, Element const& element) {
  auto open = tables_.extract(id);
  Table table = open.empty() ? Table() : std::move(open.mapped());
  check_groups(id, element, table);
  if (!table.rows.has_header()) findings_.add(no_header, {}, id, element.place);
  table.rows.check(element.place, findings_);
}

/// At most one THead and one TFoot, neither without a TBody; one caption, first or last.
void TableCheck::check_groups(pages::StructureId id, Element const& element, Table const& table) {
  auto const count = [&](Type type) { return std::count(table.groups.begin(), table.groups.end(), type); };
  if (count(Type::THead) > 1) findings_.add(two_headers, {}, id, element.place);
  if (count(Type::TFoot) > 1) findings_.add(two_footers, {}, id, element.place);
  if (count(Type::TBody) == 0 && count(Type::THead) + count(Type::TFoot) > 0) {
    findings_.add(no_body, {}, id, element.place);
  }
  bool const is_inside = !table.captions.empty() && !is_child(element.children.front(), table.captions[0]) &&
                         !is_child(element.children.back(), table.captions[0]);
  if (table.captions.size() > 1 || is_inside) findings_.add(caption_inside, {}, id, element.place);
}

void TableCheck::finish(base::Diagnostics& diagnostics) {
  for (auto const& [header, wanted] : wanted_headers_) {
    if (!header_ids_.contains(header)) findings_.add(unknown_header, {{"id", header}}, wanted.element, wanted.place);
  }
  for (HeaderCell const& header : without_scope_) {
    if (!wanted_headers_.contains(header.id)) findings_.add(no_scope, {}, header.element, header.place);
  }
  findings_.tell(diagnostics);
}

}  // namespace closeout::pdf
