#include "pdf/attachments.hpp"

#include <podofo/podofo.h>

#include <array>

#include "pdf/deflate.hpp"
#include "pdf/digest.hpp"
#include "pdf/document_dates.hpp"
#include "pdf/podofo_values.hpp"

namespace closeout::pdf {
namespace {

using PoDoFo::PdfDictionary;
using PoDoFo::PdfName;

/// Table 46.
void append_parameters(std::string& to, Attachment const& attachment, std::string_view document_date) {
  DictionaryText parameters(to);
  parameters.integer("Size", static_cast<std::int64_t>(attachment.bytes.size()));
  std::string const date = pdf_date(attachment.date.empty() ? document_date : std::string_view(attachment.date));
  if (!date.empty()) parameters.text("ModDate", date);
  parameters.key("CheckSum") += '<';
  append_hexadecimal(to, md5(attachment.bytes));
  to += '>';
}

ObjectNumber write_embedded_file(Attachment const& attachment, std::string_view document_date,
                                 ObjectAssembler& assembler) {
  std::string entries = "/Type/EmbeddedFile";
  if (!attachment.mime_type.empty()) append_name(entries += "/Subtype", attachment.mime_type);
  append_parameters(entries += "/Params", attachment, document_date);
  std::string const compressed = deflated(attachment.bytes, DeflateLevel::Fast);
  // A workbook is a compressed package already.
  if (compressed.size() >= attachment.bytes.size()) return assembler.add_stream(entries, attachment.bytes);
  return assembler.add_stream(entries += "/Filter/FlateDecode", compressed);
}

/// ISO 19005-3 table 5.
std::string_view relationship_name(Attachment::Relationship relationship) {
  constexpr std::array<std::string_view, 5> names = {"Source", "Data", "Alternative", "Supplement", "Unspecified"};
  return names[static_cast<std::size_t>(relationship)];
}

/// Table 44; both names and both files, as ISO 19005-3 6.8 wants them.
std::string file_specification(Attachment const& attachment, ObjectNumber embedded_file) {
  PdfDictionary files;
  files.AddKey("F", reference_to(embedded_file));
  files.AddKey("UF", reference_to(embedded_file));
  PdfDictionary specification;
  specification.AddKey("Type", PdfName("Filespec"));
  specification.AddKey("F", text_string(attachment.name));
  specification.AddKey("UF", text_string(attachment.name));
  specification.AddKey("AFRelationship", PdfName(std::string(relationship_name(attachment.relationship))));
  if (!attachment.description.empty()) specification.AddKey("Desc", text_string(attachment.description));
  specification.AddKey("EF", files);
  return serialised(specification);
}

}  // namespace

std::vector<ObjectNumber> write_attachments(std::vector<Attachment> const& attachments, std::string_view document_date,
                                            ObjectAssembler& assembler) {
  std::vector<ObjectNumber> specifications;
  for (Attachment const& attachment : attachments) {
    ObjectNumber const file = write_embedded_file(attachment, document_date, assembler);
    specifications.push_back(assembler.add(file_specification(attachment, file)));
  }
  return specifications;
}

}  // namespace closeout::pdf
