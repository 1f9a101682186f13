#include "xml/document.hpp"

#include <algorithm>

#include "xml/start_tag.hpp"

namespace closeout::xml {

namespace {

class StringWriter final : public pugi::xml_writer {
 public:
  /// pugixml leaves a carriage return in text as it is; a parser would make a line feed of it (XML 1.0 section 2.11).
  void write(void const* data, std::size_t size) override {
    std::string_view bytes(static_cast<char const*>(data), size);
    for (std::size_t at = bytes.find('\r'); at != std::string_view::npos; at = bytes.find('\r')) {
      text.append(bytes.substr(0, at)).append("&#13;");
      bytes.remove_prefix(at + 1);
    }
    text.append(bytes);
  }
  std::string text;
};

/// The place of a node that was parsed; nothing for one made in memory.
std::optional<base::SourcePlace> parsed_place(base::SourceFileRef const& source, pugi::xml_node node) {
  std::ptrdiff_t const offset = node.offset_debug();
  if (offset < 0 || source == nullptr) return std::nullopt;
  auto const start = static_cast<std::size_t>(offset);
  if (node.type() == pugi::node_element) return base::SourcePlace{source, start, std::string_view(node.name()).size()};
  std::size_t const end = std::min(source->bytes().find('<', start), source->bytes().size());
  return base::SourcePlace{source, start, end - start};
}

}  // namespace

Document::Document() : tree_(std::make_unique<pugi::xml_document>()) {}

std::optional<base::SourcePlace> Document::own_place(pugi::xml_node node) const {
  if (auto const found = origins_.find(node.hash_value()); found != origins_.end()) return found->second;
  return parsed_place(source_, node);
}

base::SourcePlace Document::place_of(pugi::xml_node node) const {
  for (pugi::xml_node at = node; at; at = at.parent()) {
    if (auto place = own_place(at)) return *place;
  }
  return {};
}

base::SourcePlace Document::place_of(pugi::xml_node element, std::string_view attribute) const {
  auto const own = own_place(element);
  if (!own || !own->is_known()) return place_of(element);
  std::string_view const bytes = own->file->bytes();
  if (own->offset == 0 || own->offset >= bytes.size() || bytes[own->offset - 1] != '<') return *own;
  StartTag const tag = read_start_tag(bytes, own->offset);
  AttributeText const* const found = tag.find(attribute);
  if (found == nullptr) return *own;
  return {own->file, found->value_offset, found->value_length};
}

void Document::set_origin(pugi::xml_node node, base::SourcePlace place) {
  origins_.insert_or_assign(node.hash_value(), std::move(place));
}

std::string serialize(Document const& document) {
  StringWriter writer;
  writer.text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  document.tree().save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  writer.text += '\n';
  return std::move(writer.text);
}

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::string text_content(pugi::xml_node node) {
  struct Collector : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& at) override {
      if (is_text(at)) text += at.value();
      return true;
    }
  } collector;
  node.traverse(collector);
  return std::move(collector.text);
}

pugi::xml_node previous_element(pugi::xml_node node) {
  do node = node.previous_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

pugi::xml_node next_element(pugi::xml_node node) {
  do node = node.next_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

std::string_view local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view language_of(pugi::xml_node node) {
  for (pugi::xml_node at = node; at; at = at.parent()) {
    if (auto const xml_lang = at.attribute("xml:lang")) return xml_lang.value();
    if (auto const lang = at.attribute("lang")) return lang.value();
  }
  return {};
}

}  // namespace closeout::xml
