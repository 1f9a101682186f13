#include "pdf/writer.hpp"

#include "pages/document_collector.hpp"
#include "pdf/document_writer.hpp"

namespace closeout::pdf {

bool write(pages::Document const& document, WriteOptions const& options, base::ByteSink& sink,
           base::Diagnostics& diagnostics) {
  DocumentWriter writer(options, sink, diagnostics);
  pages::replay(document, writer);
  return writer.ok();
}

}  // namespace closeout::pdf
