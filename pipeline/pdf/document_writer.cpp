#include "pdf/document_writer.hpp"

#include <podofo/podofo.h>

#include "pdf/annotations.hpp"
#include "pdf/attachments.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/deflate.hpp"
#include "pdf/document_dates.hpp"
#include "pdf/font_embedding.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/outline.hpp"
#include "pdf/output_intent.hpp"
#include "pdf/podofo_values.hpp"
#include "pdf/shared_fonts.hpp"
#include "pdf/structure_tree.hpp"
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

DocumentWriter::DocumentWriter(pages::Metadata const& metadata, WriteOptions const& options, base::ByteSink& sink)
    : metadata_(metadata),
      options_(options),
      assembler_(sink),
      fonts_(options.fonts ? &options.fonts->state().registry : nullptr) {}

ObjectNumber DocumentWriter::font_object(FontUse const& font) {
  for (auto const& [known, number] : font_objects_) {
    if (known == &font) return number;
  }
  return font_objects_.emplace_back(&font, assembler_.reserve()).second;
}

void DocumentWriter::append_resources(std::string& text, PageContent const& content) {
  DictionaryText resources(text);
  if (!content.fonts.empty()) {
    DictionaryText fonts(resources.key("Font"));
    for (FontUse const* font : content.fonts) fonts.reference(font->resource(), font_object(*font));
  }
  if (content.alphas.any()) {
    DictionaryText states(resources.key("ExtGState"));
    append_alpha_states(text, content.alphas);
  }
}

void DocumentWriter::add_page(pages::Page const& page, std::vector<pages::StructureElement> const& structure) {
  PageContent const content = page_content(page, structure, fonts_);
  ObjectNumber const contents =
      assembler_.add_stream("/Filter/FlateDecode", deflated(content.operators, DeflateLevel::Fast));
  std::string resources;
  append_resources(resources, content);
  write_page(page, assembler_.reserve(), contents, resources);
  labels_.add(page.label);
}

void DocumentWriter::write_page(pages::Page const& page, ObjectNumber number, ObjectNumber contents,
                                std::string const& resources) {
  ObjectNumber const parent = pages_.add(number, page.size);
  std::size_t const key = parents_.add_page(page.marked_contents);
  annotations_.push_back(write_annotations(page, number, parents_, assembler_));
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "Page");
    dictionary.reference("Parent", parent);
    append_rectangle(dictionary.key("MediaBox"), {{}, page.size}, UserSpace(page.size.height));
    dictionary.value("Resources", resources);
    dictionary.reference("Contents", contents);
    dictionary.integer("StructParents", static_cast<std::int64_t>(key));
    dictionary.name("Tabs", "S");  // Structure order: ISO 14289-1 7.18.3.
    if (resources.find("/ExtGState") != std::string::npos) {
      dictionary.value("Group", "<</S/Transparency/CS/DeviceRGB>>");
    }
    if (!annotations_.back().empty()) {
      dictionary.key("Annots") += '[';
      for (ObjectNumber const annotation : annotations_.back()) append_reference(text += ' ', annotation);
      text += ']';
    }
  }
  assembler_.write(number, text);
}

bool DocumentWriter::write_fonts(base::Diagnostics& diagnostics) {
  bool is_complete = true;
  for (auto const& [font, number] : font_objects_) {
    EmbeddedFont const* const shared = options_.fonts ? options_.fonts->state().find(*font) : nullptr;
    std::optional<EmbeddedFont> const own =
        shared ? std::nullopt : prepare_font(*font, DeflateLevel::Fast, diagnostics);
    if (shared || own) {
      write_font(shared ? *shared : *own, number, assembler_);
    } else {
      is_complete = false;
    }
  }
  return is_complete;
}

void DocumentWriter::append_names(std::string& text, std::vector<pages::Destination> const& destinations,
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

ObjectNumber DocumentWriter::write_catalog(DocumentEnd const& end) {
  std::vector<ObjectNumber> const attachments = write_attachments(options_.attachments, metadata_.date, assembler_);
  ObjectNumber const outline = write_outline(end.outline, pages_, assembler_);
  ObjectNumber const metadata =
      assembler_.add_stream("/Type/Metadata/Subtype/XML", xmp_metadata(metadata_, options_.conformance));
  ObjectNumber const structure =
      write_structure_tree(end.structure, {pages_, annotations_}, elements_, parents_, assembler_);
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
  if (options_.conformance == Conformance::PdfA3aAndPdfUa1) {
    catalog.AddKey("OutputIntents", references_to({write_output_intent(assembler_)}));
  }
  return assembler_.add(serialised(catalog));
}

// ISO 19005-3 6.6.3: what stands in both is the same in both.
ObjectNumber DocumentWriter::write_information() {
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

bool DocumentWriter::finish(DocumentEnd const& end, base::Diagnostics& diagnostics) {
  if (!write_fonts(diagnostics)) return false;
  ObjectNumber const catalog = write_catalog(end);
  assembler_.close(catalog, write_information());
  return true;
}

}  // namespace closeout::pdf
