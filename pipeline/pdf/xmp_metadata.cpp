#include "pdf/xmp_metadata.hpp"

#include "pdf/document_dates.hpp"

namespace closeout::pdf {
namespace {

constexpr std::string_view prologue =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
    "<dc:format>application/pdf</dc:format>\n";
constexpr std::string_view epilogue = "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";

// ISO 19005-3 6.6.2.3: a schema that PDF/A does not predefine is described where it is used.
constexpr std::string_view identification =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n"
    "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"
    "<pdfuaid:part>1</pdfuaid:part>\n</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

void append_escaped(std::string& to, std::string_view text) {
  for (char const c : text) {
    switch (c) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '"':
        to += "&quot;";
        break;
      default:
        to += c;
    }
  }
}

void append_element(std::string& to, std::string_view name, std::string_view attributes, std::string_view text) {
  to += '<';
  to += name;
  to += attributes;
  to += '>';
  append_escaped(to, text);
  to += "</";
  to += name;
  to += '>';
}

void append_simple(std::string& to, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  append_element(to, name, "", text);
  to += '\n';
}

/// A property with one item in an array of the given kind.
void append_array(std::string& to, std::string_view name, std::string_view kind, std::string_view text) {
  if (text.empty()) return;
  std::string item;
  append_element(item, "rdf:li", "", text);
  ((((((to += '<') += name) += "><") += kind) += '>') += item) += "</";
  (((to += kind) += "></") += name) += ">\n";
}

/// A language alternative: the text as default and in the document's language.
void append_alternative(std::string& to, std::string_view name, std::string_view text, std::string_view language) {
  if (text.empty()) return;
  ((to += '<') += name) += "><rdf:Alt>";
  append_element(to, "rdf:li", " xml:lang=\"x-default\"", text);
  if (!language.empty()) {
    std::string attribute = " xml:lang=\"";
    append_escaped(attribute, language);
    append_element(to, "rdf:li", attribute += '"', text);
  }
  ((to += "</rdf:Alt></") += name) += ">\n";
}

}  // namespace

std::string_view producer() {
  return "closeout " CLOSEOUT_VERSION;
}

std::string xmp_metadata(pages::Metadata const& metadata, Conformance conformance) {
  std::string const date = xmp_date(metadata.date);
  std::string xmp(prologue);
  append_alternative(xmp, "dc:title", metadata.title, metadata.language);
  append_array(xmp, "dc:creator", "rdf:Seq", metadata.author);
  append_alternative(xmp, "dc:description", metadata.subject, metadata.language);
  append_array(xmp, "dc:language", "rdf:Bag", metadata.language);
  append_simple(xmp, "dc:identifier", metadata.identifier);
  append_simple(xmp, "pdf:Keywords", metadata.keywords);
  append_simple(xmp, "pdf:Producer", producer());
  append_simple(xmp, "xmp:CreateDate", date);
  append_simple(xmp, "xmp:ModifyDate", date);
  append_simple(xmp, "xmp:MetadataDate", date);
  xmp += "</rdf:Description>\n";
  if (conformance == Conformance::PdfA3aAndPdfUa1) xmp += identification;
  return xmp += epilogue;
}

}  // namespace closeout::pdf
