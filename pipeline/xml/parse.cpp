// Bytes to a tree, by pugixml; whether they are XML at all is decided before, because pugixml is lenient.

#include <fmt/format.h>

#include <string>

#include "xml/document.hpp"
#include "xml/well_formedness.hpp"

namespace closeout::xml {

namespace {

/// White space is kept, line ends and attribute values are normalised, references are resolved.
constexpr unsigned parse_flags =
    pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol | pugi::parse_ws_pcdata | pugi::parse_cdata;

/// The next node in document order after the whole of `node`.
pugi::xml_node after(pugi::xml_node node) {
  while (node && !node.next_sibling()) node = node.parent();
  return node.next_sibling();
}

/// `first` and the texts that follow it directly become one text node, placed where `first` stands.
pugi::xml_node merge_texts(Document& document, pugi::xml_node first) {
  base::SourcePlace const place = document.place_of(first);
  std::string text = first.value();
  while (is_text(first.next_sibling())) {
    text += first.next_sibling().value();
    first.parent().remove_child(first.next_sibling());
  }
  pugi::xml_node merged = first.parent().insert_child_before(pugi::node_pcdata, first);
  first.parent().remove_child(first);
  merged.set_value(text.c_str());
  document.set_origin(merged, place);
  return merged;
}

/// XPath 1.0 section 5.7: "a text node never has an immediately following or preceding sibling that is a text node".
/// Comments, instructions and CDATA sections leave such siblings behind in pugixml's tree.
void join_split_texts(Document& document) {
  for (pugi::xml_node node = document.tree().first_child(); node;) {
    if (is_text(node) && (node.type() == pugi::node_cdata || is_text(node.next_sibling()))) {
      node = merge_texts(document, node);
    }
    node = node.first_child() ? node.first_child() : after(node);
  }
}

bool may_have_split_texts(std::string_view bytes) {
  return bytes.find("<!") != std::string_view::npos || bytes.find("<?", 1) != std::string_view::npos;
}

/// check_well_formed() accepts nothing that pugixml refuses; if it should, this says so rather than losing the text.
base::Diagnostic refused(base::SourceFileRef const& source, pugi::xml_parse_result const& result) {
  return base::error("xml-not-well-formed", fmt::format("the text is not well-formed XML: {}", result.description()),
                     {source, static_cast<std::size_t>(result.offset), 0});
}

}  // namespace

std::optional<Document> parse(base::SourceFileRef source, base::Diagnostics& diagnostics) {
  if (!check_well_formed(source, diagnostics)) return std::nullopt;
  Document document;
  std::string_view const bytes = source->bytes();
  auto const result = document.tree().load_buffer(bytes.data(), bytes.size(), parse_flags, pugi::encoding_utf8);
  if (!result) {
    diagnostics.add(refused(source, result));
    return std::nullopt;
  }
  document.source_ = std::move(source);
  if (may_have_split_texts(bytes)) join_split_texts(document);
  return document;
}

std::optional<Document> load(std::filesystem::path const& path, base::Diagnostics& diagnostics) {
  auto source = read_source(path, diagnostics);
  if (!source) return std::nullopt;
  return parse(std::move(*source), diagnostics);
}

}  // namespace closeout::xml
