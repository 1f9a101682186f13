#include "layout/layout.hpp"

#include "layout/block_formatting_context.hpp"
#include "layout/context.hpp"
#include "layout/document_builder.hpp"
#include "layout/fragmentation.hpp"
#include "layout/page_assembly.hpp"

namespace closeout::layout {
namespace {

struct Pass {
  References found;
  bool is_settled = false;
  bool has_root = true;
};

Pass lay_out_once(boxes::BoxSource& source, Context& context, pages::DocumentSink& sink, base::Diagnostics& findings,
                  FragmentObserver* fragments) {
  Pass pass;
  DocumentBuilder builder(context, sink);
  context.observer = &builder;
  boxes::PartRef root = source.restart(findings);
  if (!root) {
    pass.has_root = false;
    return pass;
  }
  builder.take(*root);
  if (fragments != nullptr) fragments->begin_pass();
  PageAssembly pages(context, builder, fragments);
  pages.settle_progression(*root->root);
  Fragmentation fragmentation(pages, findings);
  lay_out_document(context, *root->root, fragmentation);
  root.reset();
  fragmentation.finish();
  pages.make_pages_for_carried();
  pass.found = builder.take_references();
  pages.finish(pass.found);
  builder.finish();
  pass.is_settled = builder.is_painting() && context.is_settled(pass.found);
  return pass;
}

base::Diagnostic not_settled() {
  base::Diagnostic finding =
      base::warning("layout-references-unsettled", "page numbers in the text change the pages they stand on");
  finding.hint = "give the place of the page number a fixed width";
  return finding;
}

}  // namespace

bool lay_out(boxes::BoxSource& source, css::Styled const& styled, text::Fonts& fonts, pages::DocumentSink& sink,
             base::Diagnostics& diagnostics, FragmentObserver* fragments) {
  std::unique_ptr<text::Shaper> const shaper = text::Shaper::make(fonts);
  References references;
  for (int number = 1;; ++number) {
    base::Diagnostics findings;
    Context context(source.info(), styled, fonts, *shaper, references, findings);
    context.is_last_pass = number == most_passes;
    context.source = &source;
    Pass pass = lay_out_once(source, context, sink, findings, fragments);
    if (!pass.has_root || pass.is_settled || context.is_last_pass) {
      if (pass.has_root && !pass.is_settled) findings.add(not_settled());
      bool const failed = findings.has_errors();
      diagnostics.append(std::move(findings));
      return !failed;
    }
    references = std::move(pass.found);
  }
}

}  // namespace closeout::layout
