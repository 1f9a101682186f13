#include "pdf/document_file.hpp"

#include <podofo/podofo.h>

#include "pdf/attachments.hpp"
#include "pdf/document_dates.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/outline.hpp"
#include "pdf/output_intent.hpp"
#include "pdf/podofo_values.hpp"
#include "pdf/shared_fonts.hpp"
#include "pdf/xmp_metadata.hpp"

namespace closeout::pdf {
namespace {

using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;

PoDoFo::PdfVariant raw(std::string const& text) {
  return PoDoFo::PdfVariant(PoDoFo::PdfData(text.data(), text.size()));
}

PoDoFo::PdfArray references_to(std::vector<ObjectNumber> const& numbers) {
  PoDoFo::PdfArray array;
  for (ObjectNumber const number : numbers) array.push_back(reference_to(number));
  return array;
}

PdfDictionary one_entry(char const* key, bool value) {
  PdfDictionary dictionary;
  dictionary.AddKey(key, PoDoFo::PdfVariant(value));
  return dictionary;
}

}  // namespace

DocumentFile::DocumentFile(pages::Metadata metadata, WriteOptions const& options, base::ByteSink& sink)
    : metadata_(std::move(metadata)),
      options_(options),
      assembler_(sink),
      fonts_(options.fonts ? &options.fonts->state().registry : nullptr) {}

void DocumentFile::add_page(pages::Page const& page) {
  page_writer_.add(page);
  labels_.add(page.label);
}

void DocumentFile::append_names(std::string& text, std::vector<pages::Destination> const& destinations,
                                std::vector<ObjectNumber> const& attachments) {
  DictionaryText names(text);
  if (!destinations.empty()) {
    std::vector<NameTreeEntry> entries;
    for (pages::Destination const& destination : destinations) {
      if (destination.page >= pages_.size()) continue;
      pages_.append_destination(entries.emplace_back(destination.name, "").second, destination.page, destination.at);
    }
    names.reference("Dests", write_name_tree(std::move(entries), assembler_));
  }
  if (!attachments.empty()) {
    std::vector<NameTreeEntry> entries;
    for (std::size_t i = 0; i < attachments.size(); ++i) {
      append_reference(entries.emplace_back(options_.attachments[i].name, "").second, attachments[i]);
    }
    names.reference("EmbeddedFiles", write_name_tree(std::move(entries), assembler_));
  }
}

ObjectNumber DocumentFile::write_catalog(pages::DocumentEnd const& end, Conformance claim) {
  std::vector<ObjectNumber> const attachments = write_attachments(options_.attachments, metadata_.date, assembler_);
  ObjectNumber const outline = write_outline(end.outline, pages_, assembler_);
  ObjectNumber const metadata = assembler_.add_stream("/Type/Metadata/Subtype/XML", xmp_metadata(metadata_, claim));
  ObjectNumber const structure = structure_.finish(parents_);
  std::string names;
  append_names(names, end.destinations, attachments);
  PdfDictionary catalog;
  catalog.AddKey("Type", PdfName("Catalog"));
  catalog.AddKey("Pages", reference_to(pages_.finish()));
  catalog.AddKey("MarkInfo", one_entry("Marked", true));
  catalog.AddKey("StructTreeRoot", reference_to(structure));
  catalog.AddKey("Metadata", reference_to(metadata));
  catalog.AddKey("ViewerPreferences", one_entry("DisplayDocTitle", true));
  catalog.AddKey("PageLabels", raw(labels_.number_tree()));
  catalog.AddKey("Names", raw(names));
  if (!metadata_.language.empty()) catalog.AddKey("Lang", text_string(metadata_.language));
  if (outline != 0) {
    catalog.AddKey("Outlines", reference_to(outline));
    catalog.AddKey("PageMode", PdfName("UseOutlines"));
  }
  if (!attachments.empty()) catalog.AddKey("AF", references_to(attachments));
  if (claim == Conformance::PdfA3aAndPdfUa1) {
    catalog.AddKey("OutputIntents", references_to({write_output_intent(assembler_)}));
  }
  return assembler_.add(serialised(catalog));
}

// ISO 19005-3 6.6.3: what stands in both is the same in both.
ObjectNumber DocumentFile::write_information() {
  std::string const date = pdf_date(metadata_.date);
  std::pair<char const*, std::string_view> const entries[] = {
      {"Title", metadata_.title},
      {"Author", metadata_.author},
      {"Subject", metadata_.subject},
      {"Keywords", metadata_.keywords},
      {"Producer", producer()},
      {"CreationDate", date},
      {"ModDate", date},
  };
  PdfDictionary information;
  for (auto const& [key, value] : entries) {
    if (!value.empty()) information.AddKey(key, text_string(value));
  }
  return assembler_.add(serialised(information));
}

bool DocumentFile::finish(pages::DocumentEnd const& end, Conformance claim, base::Diagnostics& diagnostics) {
  page_writer_.finish();
  bool const has_images = page_writer_.images().report(diagnostics);
  if (!page_writer_.resources().write_fonts(options_.fonts, diagnostics) || !has_images) return false;
  ObjectNumber const catalog = write_catalog(end, claim);
  assembler_.close(catalog, write_information());
  return true;
}

}  // namespace closeout::pdf
