// Directives: loops, conditions and variables; entries that stream by.

#include "workbook/filler.hpp"

namespace closeout::workbook {

namespace {

/// Rows that a full sheet keeps for what stands below its entries.
constexpr std::uint32_t rows_for_totals = 16;

}  // namespace

void Filler::run(Instructions const& instructions, pugi::xpath_node context) {
  for (Instruction const& instruction : instructions) {
    std::visit([&](auto const& what) { run(what, context); }, instruction.what);
  }
}

void Filler::run(ForEach const& loop, pugi::xpath_node context) {
  if (loop.is_over_entries && is_streaming_) return run_streamed(loop);
  for (pugi::xpath_node const& node : loop.select.nodes(context)) {
    loop.is_over_entries ? run_entry(loop, node.node()) : run(loop.children, node);
  }
}

void Filler::run_entry(ForEach const& loop, pugi::xml_node entry) {
  declared_.variables->set("claim-number", input_.claim_of ? input_.claim_of(entry) : std::string());
  run(loop.children, entry);
}

/// Until no entry is left or the sheet is full; it is filled again then, as its next part.
void Filler::run_streamed(ForEach const& loop) {
  auto const next = [&] {
    pugi::xml_node entry;
    do {
      entry = feed_->next();
      ++entries_read_;
    } while (entry && loop.condition && !loop.condition->boolean(entry));
    return entry;
  };
  if (!feed_) {
    feed_ = input_.entries->read();
    entries_read_ = 0;
    waiting_entry_ = next();
  }
  while (waiting_entry_ && !sheet_is_full() && !diagnostics_.has_errors()) {
    entry_ = waiting_entry_;
    entry_number_ = entries_read_;
    run_entry(loop, entry_);
    waiting_entry_ = next();
  }
  entry_ = {};
  declared_.variables->set("is-last-part", !waiting_entry_);
  forget_variables(loop.children);
}

bool Filler::sheet_is_full() const {
  return row_count() + rows_for_totals >= input_.limits.most_rows;
}

/// They speak of an entry that is gone, wherever in the loop they are set.
void Filler::forget_variables(Instructions const& instructions) {
  for (Instruction const& instruction : instructions) {
    if (auto const* const loop = std::get_if<ForEach>(&instruction.what)) forget_variables(loop->children);
    if (auto const* const row = std::get_if<RowSpec>(&instruction.what)) forget_variables(row->cells);
    if (auto const* const choice = std::get_if<Choose>(&instruction.what)) {
      for (Branch const& branch : choice->branches) forget_variables(branch.children);
    }
    auto const* const variable = std::get_if<Variable>(&instruction.what);
    if (variable != nullptr && variable->select && variable->select->type() == xml::XPathType::NodeSet) {
      declared_.variables->set(variable->name, pugi::xpath_node_set());
    }
  }
}

void Filler::run(Choose const& choice, pugi::xpath_node context) {
  for (Branch const& branch : choice.branches) {
    if (!branch.test || branch.test->boolean(context)) return run(branch.children, context);
  }
}

void Filler::run(Variable const& variable, pugi::xpath_node context) {
  xml::XPathVariables& variables = *declared_.variables;
  std::string const key = variable.by ? variable.by->string(context) : std::string();
  if (variable.words) {
    auto& known = words_by_key_[&variable];
    auto found = known.find(key);
    if (!variable.by || found == known.end()) {
      auto const text = contents_.words(*variable.words, context);
      if (!text) return;
      found = known.insert_or_assign(key, *text).first;
    }
    variables.set(variable.name, found->second);
    return;
  }
  switch (variable.select->type()) {
    case xml::XPathType::NodeSet: {
      if (!variable.by) return void(variables.set(variable.name, variable.select->nodes(context)));
      auto const [found, is_new] = nodes_by_key_[&variable].try_emplace(key);
      if (is_new) found->second = variable.select->nodes(context);
      variables.set(variable.name, found->second);
      return;
    }
    case xml::XPathType::Boolean:
      variables.set(variable.name, variable.select->boolean(context));
      return;
    case xml::XPathType::Number:
      variables.set(variable.name, variable.select->number(context));
      return;
    case xml::XPathType::String:
      variables.set(variable.name, variable.select->string(context));
      return;
  }
}

}  // namespace closeout::workbook
