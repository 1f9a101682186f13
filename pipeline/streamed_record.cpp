#include "streamed_record.hpp"

#include <memory>

#include "base/lending_pool.hpp"
#include "base/ordered_jobs.hpp"
#include "record_resources.hpp"
#include "rules/partwise.hpp"

namespace closeout::pipeline {

namespace {

std::optional<figures::Figures> compute(StreamedRecord& streamed, schema::Schema const& schema,
                                        figures::ReferenceData data, unsigned threads, TextReader const& look,
                                        base::Diagnostics& diagnostics) {
  RecordStream const& record = streamed.record;
  base::Diagnostics of_texts;
  if (look && record.is_valid) look(record.frame.source(), of_texts);
  figures::Computation computation(record.frame, std::move(data));
  auto const add = [&](Rows const& rows) {
    if (look) look(rows.document.source(), of_texts);
    if (!record.is_valid) return;
    for (pugi::xml_node const row : rows.document.root().children()) {
      if (row.type() != pugi::node_element) continue;
      bool const is_entry = rows.kind == record::RowKind::Entry;
      streamed.entries += is_entry ? 1 : 0;
      is_entry ? computation.add_entry(row) : computation.add_participant(row);
    }
  };
  bool const rows_are_valid = read_valid_rows(record, schema, threads, add, diagnostics);
  diagnostics.append(std::move(of_texts));
  if (!rows_are_valid || !record.is_valid) return std::nullopt;
  return std::move(computation).finish(diagnostics);
}

/// The rules, compiled once for each thread that needs them.
using RulePool = base::LendingPool<rules::PartwiseAssessment>;

rules::PartFindings assess_chunk(RulePool& pool, record::RowChunk const& chunk) {
  base::Diagnostics valid_before;
  auto const rows = xml::parse(chunk.source, valid_before);
  if (!rows) return {};
  return pool.borrow()->assess_rows(*rows, chunk.first);
}

rules::Findings assess(RecordStream const& record, RulePool& pool, unsigned threads, base::Diagnostics& diagnostics) {
  rules::FindingsInOrder findings;
  findings.add(pool.borrow()->assess_frame());
  base::OrderedJobs<rules::PartFindings> jobs(threads,
                                              [&](rules::PartFindings part) { findings.add(std::move(part)); });
  base::Diagnostics told_already;
  auto const add = [&](record::RowChunk const& chunk) {
    jobs.add([&pool, chunk] { return assess_chunk(pool, chunk); });
    return true;
  };
  read_chunks(record, add, told_already);
  jobs.finish();
  auto const rules = pool.borrow();
  rules->check_waivers(findings, diagnostics);
  auto checked = rules->rules(findings);
  rules::Findings result = std::move(findings).finish();
  result.rules = std::move(checked);
  return result;
}

}  // namespace

std::optional<StreamedRecord> compute_streamed(std::filesystem::path const& path, Resources const& resources,
                                               unsigned threads, base::Diagnostics& diagnostics,
                                               TextReader const& look) {
  auto const schema = record_schema(resources, diagnostics);
  auto data = read_reference_data(resources, diagnostics);
  auto record = schema && data ? open_record(path, *schema, resources.schemas, diagnostics) : std::nullopt;
  if (!record) return std::nullopt;
  StreamedRecord streamed{std::move(*record), 0, {}, {}};
  auto figures = compute(streamed, *schema, std::move(*data), threads, look, diagnostics);
  if (!figures) return std::nullopt;
  streamed.figures = std::move(*figures);
  streamed.figures_tree = figures::to_tree(streamed.figures);
  return streamed;
}

std::optional<StreamedFindings> assess_streamed(StreamedRecord const& record, rules::Options const& rules,
                                                unsigned threads, base::Diagnostics& diagnostics) {
  auto const compile = [&](base::Diagnostics& found) {
    auto compiled = rules::PartwiseAssessment::begin(record.record.frame, record.figures_tree, rules, found);
    return compiled ? std::make_unique<rules::PartwiseAssessment>(std::move(*compiled)) : nullptr;
  };
  auto first = compile(diagnostics);
  if (!first) return std::nullopt;
  if (!first->can_take_rows_apart()) return StreamedFindings{true, {}};
  RulePool pool([&compile] {
    base::Diagnostics compiled_before;
    return compile(compiled_before);
  });
  pool.add(std::move(first));
  return StreamedFindings{false, assess(record.record, pool, threads, diagnostics)};
}

}  // namespace closeout::pipeline
