// What leads from cell to cell: names, links, and comments that tell what was found about a cell's node.

#include <algorithm>

#include "workbook/cell_sizes.hpp"
#include "workbook/filler.hpp"
#include "workbook/text_limits.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

/// Comments are kept until their sheet is closed, also where its rows are not.
constexpr std::size_t most_comments_streamed = 1000;

}  // namespace

/// `names` are separated by spaces. With `first_only` a name that another cell of the sheet has stays there.
void Filler::add_names(std::string const& names, bool first_only) {
  Address const address{row_index(), next_column_};
  for_each_word(names, [&](std::string_view name) {
    if (first_only && unresolved_.cells.find(sheet().id, name) != nullptr) return;
    unresolved_.cells.add(sheet().id, sheet_index(), name, address);
  });
}

void Filler::name_cell(CellSpec const& spec, pugi::xpath_node context) {
  bool const is_body = row_spec_->role == RowRole::Body || row_spec_->role == RowRole::IfEmpty;
  if (block_ != nullptr && is_body) {
    CellNames::Areas*& areas = block_->column_names[next_column_];
    if (areas == nullptr) {
      std::string const name = block_->table.name + "." + sheet().columns[next_column_].name;
      areas = &unresolved_.cells.at(sheet().id, sheet_index(), name);
    }
    add_cell({row_index(), next_column_}, *areas);
  }
  if (spec.names) add_names(spec.names->evaluate(context), false);
  if (spec.anchors) add_names(spec.anchors->evaluate(context), true);
}

/// A link to nothing is none: where it leads may depend on the node. Rows of entries that stream lead nowhere, for a
/// sheet takes 65,530 links.
std::optional<UnresolvedLink> Filler::link_of(CellSpec const& spec, pugi::xpath_node context) {
  if (entry_ || (!spec.link && !spec.to_finding)) return std::nullopt;
  UnresolvedLink link;
  link.cell = {sheet_index(), row_index(), next_column_};
  link.origin = spec.link ? &spec.link->place() : &spec.to_finding->place();
  if (spec.to_finding) {
    auto const finding = findings_.number_of(spec.to_finding->first(context).node());
    auto const told = finding ? told_at_.find(*finding) : told_at_.end();
    if (told != told_at_.end()) link.to = told->second;
  }
  if (spec.link && !link.to) link.target = spec.link->evaluate(context);
  if (link.target.empty() && !link.to) return std::nullopt;
  link.tip = spec.tip ? contents_.message_of(*spec.tip, context).value_or("") : std::string();
  static_cast<void>(check_length(link.tip, longest_tip, "a link's tip", spec.content.place, diagnostics_));
  return link;
}

FindingIndex::Numbers Filler::findings_about(pugi::xpath_node_set const& nodes) const {
  bool const is_streamed = entry_ && std::ranges::find(nodes, pugi::xpath_node(entry_)) != nodes.end();
  return is_streamed ? findings_.about_entry(entry_number_) : findings_.about(nodes);
}

/// One comment on a cell, whatever asks for it: Excel mends a second one.
void Filler::add_comment(xml::XPath const& findings, std::uint32_t column, pugi::xpath_node context,
                         base::SourcePlace const& place) {
  auto const told = findings_about(findings.nodes(context));
  if (told.empty() || (is_streaming_ && ++comments_streamed_ > most_comments_streamed)) return;
  std::string text = findings_.text_of(told);
  if (!check_length(text, longest_cell_text, "a comment", place, diagnostics_)) return;
  auto& comments = sheet().comments;
  for (auto other = comments.rbegin(); other != comments.rend() && other->row == row_index(); ++other) {
    if (other->column == column) return;
  }
  comments.push_back(sizes_.fitted_comment({row_index(), column}, std::move(text)));
  for (std::size_t const finding : told) told_at_.try_emplace(finding, CellPlace{sheet_index(), row_index(), column});
}

}  // namespace closeout::workbook
