#include "pdf/writer.hpp"

#include "pdf/conformance_check.hpp"
#include "pdf/document_writer.hpp"

namespace closeout::pdf {

bool write(pages::Document const& document, WriteOptions const& options, base::ByteSink& sink,
           base::Diagnostics& diagnostics) {
  if (options.conformance == Conformance::PdfA3aAndPdfUa1 && !check_conformance(document, options, diagnostics)) {
    return false;
  }
  DocumentWriter writer(document.metadata, options, sink);
  for (pages::Page const& page : document.pages) writer.add_page(page, document.structure);
  return writer.finish({document.structure, document.outline, document.destinations}, diagnostics);
}

}  // namespace closeout::pdf
