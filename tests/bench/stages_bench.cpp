// What each stage costs on sample A.

#include <benchmark/benchmark.h>

#include <cstdlib>

#include "boxes/box_source.hpp"
#include "boxes/pictures.hpp"
#include "certificates/certificates.hpp"
#include "css/styled.hpp"
#include "document_maker.hpp"
#include "layout/layout.hpp"
#include "pages/document_collector.hpp"
#include "pipeline.hpp"

namespace {

using namespace closeout;

/// Sample A, read once for all benchmarks.
struct Sample {
  base::Diagnostics diagnostics;
  pipeline::Resources resources{CLOSEOUT_SOURCE_DIR "/schemas", CLOSEOUT_SOURCE_DIR "/templates"};
  std::optional<pipeline::Project> project =
      pipeline::read_project(CLOSEOUT_SOURCE_DIR "/samples/digitizer-training.xml", resources, {}, diagnostics);
  std::optional<locale::Catalogues> catalogues =
      locale::Catalogues::load(resources.templates / "messages", diagnostics);
  std::unique_ptr<text::Fonts> fonts = text::Fonts::of_system(diagnostics);
  css::SheetCache sheets;
  pipeline::PublicTrees public_trees = pipeline::PublicTrees::of(*project);
  pipeline::Workshop workshop{*project, &public_trees, resources, *catalogues, *fonts, sheets};
  pipeline::DocumentMaker maker{workshop};
};

Sample& sample() {
  static Sample instance;
  return instance;
}

void read_and_assess(benchmark::State& state) {
  for (auto _ : state) {
    base::Diagnostics diagnostics;
    benchmark::DoNotOptimize(pipeline::read_project(CLOSEOUT_SOURCE_DIR "/samples/digitizer-training.xml",
                                                    sample().resources, {}, diagnostics));
  }
}
BENCHMARK(read_and_assess)->Unit(benchmark::kMillisecond);

void compose_report(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(sample().maker.compose_report("fi", sample().diagnostics));
}
BENCHMARK(compose_report)->Unit(benchmark::kMillisecond);

void style_box_and_lay_out_report(benchmark::State& state) {
  auto const composed = sample().maker.compose_report("fi", sample().diagnostics);
  if (!composed) std::abort();
  for (auto _ : state) {
    auto const styled = css::style(*composed, {sample().resources.templates}, sample().diagnostics);
    boxes::Pictures pictures;
    boxes::BoxSource boxes(*composed, *styled, pictures, sample().diagnostics);
    pages::DocumentCollector pages;
    benchmark::DoNotOptimize(layout::lay_out(boxes, *styled, *sample().fonts, pages, sample().diagnostics));
  }
}
BENCHMARK(style_box_and_lay_out_report)->Unit(benchmark::kMillisecond);

void certificate(benchmark::State& state) {
  auto const certificates = certificates::select(sample().project->record);
  std::size_t next = 0;
  for (auto _ : state) {
    auto const& certificate = certificates[next++ % certificates.size()];
    benchmark::DoNotOptimize(sample().maker.make_certificate(certificate, sample().diagnostics));
  }
}
BENCHMARK(certificate)->Unit(benchmark::kMillisecond);

}  // namespace
