// `closeout check`: everything that can be wrong with a record, while its rows stream by.

#include "normal_form.hpp"
#include "pipeline.hpp"
#include "record_resources.hpp"
#include "streamed_record.hpp"

namespace closeout::pipeline {

void check(std::filesystem::path const& path, Resources const& resources, ReadOptions const& options,
           base::Diagnostics& diagnostics) {
  auto const record = compute_streamed(path, resources, options.threads, diagnostics, check_normal_form);
  auto findings =
      record ? assess_streamed(*record, rule_options(resources, options), options.threads, diagnostics) : std::nullopt;
  if (!findings) return;
  if (findings->need_whole_record) {
    static_cast<void>(read_project(path, resources, options, diagnostics));
  } else {
    add_findings(findings->findings, diagnostics);
  }
}

}  // namespace closeout::pipeline
