#include "layout/layout.hpp"

#include <algorithm>

#include "layout/block_formatting_context.hpp"
#include "layout/context.hpp"
#include "layout/document_builder.hpp"
#include "layout/fragmentation.hpp"
#include "layout/page_assembly.hpp"

namespace closeout::layout {
namespace {

/// A table of contents that grows by a line can move what it points to, and that again the table; what is not
/// settled after three passes is left as the third found it.
constexpr int most_passes = 3;

struct Pass {
  pages::Document document;
  References found;
};

Pass lay_out_once(boxes::Tree const& tree, css::Styled const& styled, text::Fonts& fonts, text::Shaper& shaper,
                  References const& references, base::Diagnostics& diagnostics) {
  Context context(tree, styled, fonts, shaper, references, diagnostics);
  DocumentBuilder builder(context);
  PageAssembly pages(context, builder);
  Fragmentation fragmentation(pages, diagnostics);
  lay_out_document(context, fragmentation);
  fragmentation.finish();
  pages.finish();
  References found = builder.references();
  builder.finish();
  return {std::move(builder.document), std::move(found)};
}

/// Whether every text that depends on pages came out as it was set.
bool is_settled(boxes::Tree const& tree, References const& used, References const& found) {
  return std::all_of(tree.boxes.begin(), tree.boxes.end(), [&](boxes::Box const& box) {
    return box.deferred_content.empty() || deferred_text(box, used) == deferred_text(box, found);
  });
}

}  // namespace

std::optional<pages::Document> lay_out(boxes::Tree const& tree, css::Styled const& styled, text::Fonts& fonts,
                                       base::Diagnostics& diagnostics) {
  if (tree.root == nullptr) return std::nullopt;
  std::unique_ptr<text::Shaper> const shaper = text::Shaper::make(fonts);
  References references;
  for (int pass = 1;; ++pass) {
    base::Diagnostics findings;
    Pass result = lay_out_once(tree, styled, fonts, *shaper, references, findings);
    if (pass == most_passes || is_settled(tree, references, result.found)) {
      bool const failed = findings.has_errors();
      diagnostics.append(std::move(findings));
      if (failed) return std::nullopt;
      return std::move(result.document);
    }
    references = std::move(result.found);
  }
}

}  // namespace closeout::layout
