// What workbooks need of a record: its frame, its figures and findings, and its ledger as a stream if it is long.

#include <algorithm>
#include <utility>

#include "document_maker.hpp"
#include "pipeline.hpp"
#include "record_files.hpp"
#include "record_resources.hpp"
#include "streamed_record.hpp"
#include "workbook/workbook.hpp"

namespace closeout::pipeline {

namespace {

namespace fs = std::filesystem;

/// A declaration that cannot be compiled says so when it is asked for.
bool declaration_needs_rows(fs::path const& path) {
  base::Diagnostics told_later;
  auto const source = xml::load(path, told_later);
  auto const declaration = source ? workbook::Declaration::compile(*source, told_later) : std::nullopt;
  return !declaration || declaration->needs_rows_in_record();
}

/// Reports and certificates ask for rows by XPath; workbooks only if their declarations do.
bool needs_rows(Product product, Resources const& resources) {
  auto const layout = workbook_layout_of(product);
  return !layout || declaration_needs_rows(path_of_layout(*layout, resources));
}

/// Few entries stand in the record: a workbook that holds them all has Excel tables.
void take_entries(RecordStream& record) {
  read_entries(record, [&record](Rows const& rows) {
    append_rows(rows, record.frame);
    return true;
  });
}

/// A record that is kept as long as somebody may ask for its entries.
struct Kept {
  RecordStream record;
  workbook::EntrySource entries;
};

std::shared_ptr<workbook::EntrySource const> keep_entries(RecordStream record, std::uint64_t count) {
  auto kept = std::make_shared<Kept>();
  kept->record = std::move(record);
  kept->entries = entries_of(kept->record, count);
  return {kept, &kept->entries};
}

}  // namespace

std::optional<Project> read_project_for(std::set<Product> const& products, fs::path const& path,
                                        Resources const& resources, ReadOptions const& options,
                                        base::Diagnostics& diagnostics) {
  bool const wants_rows = std::ranges::any_of(products, [&](Product one) { return needs_rows(one, resources); });
  if (wants_rows) return read_project(path, resources, options, diagnostics);
  auto streamed = compute_streamed(path, resources, options.threads, diagnostics);
  auto const rules = rule_options_of_documents(resources, options);
  auto assessed = streamed ? assess_streamed(*streamed, rules, options.threads, diagnostics) : std::nullopt;
  if (!assessed) return std::nullopt;
  if (assessed->need_whole_record) return read_project(path, resources, options, diagnostics);
  add_findings(assessed->findings, diagnostics);
  Project project;
  project.inputs = digests_of(streamed->record.inputs);
  bool const is_long = streamed->entries > workbook::Limits{}.most_entries_held;
  if (!is_long) take_entries(streamed->record);
  project.record = std::move(streamed->record.frame);
  project.figures = std::move(streamed->figures);
  project.figures_tree = std::move(streamed->figures_tree);
  set_findings(std::move(assessed->findings), project);
  if (is_long) project.entries = keep_entries(std::move(streamed->record), streamed->entries);
  return project;
}

}  // namespace closeout::pipeline
