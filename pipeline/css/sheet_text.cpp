#include "css/sheet_text.hpp"

#include <algorithm>
#include <utility>

namespace closeout::css {
namespace {

/// Bytes of `raw` at `at` that stand for text byte `c`: one, a line ending of two, or an entity whose text is
/// known to begin with `c` only by its position. 0: they do not match.
std::size_t raw_length(std::string_view raw, std::size_t at, char c) {
  if (at >= raw.size()) return 0;
  if (raw[at] == '&') {
    std::size_t const end = raw.find(';', at);
    return end == std::string_view::npos ? 0 : end + 1 - at;
  }
  if (raw[at] == c) return 1;
  if (raw[at] != '\r' && raw[at] != '\n' && raw[at] != '\t') return 0;
  // XML 1.0 sections 2.11 and 3.3.3: line endings become U+000A, and in an attribute white space becomes U+0020.
  bool const is_pair = raw.substr(at).starts_with("\r\n");
  return c == '\n' || c == ' ' ? (is_pair ? 2 : 1) : 0;
}

/// Bytes of the code point that starts with `c`: what a character reference stands for.
std::size_t code_point_length(char c) {
  auto const byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

}  // namespace

SheetText SheetText::of_file(base::SourceFileRef file) {
  SheetText sheet;
  sheet.text_ = std::string(file->bytes());
  sheet.segments_.push_back({0, {std::move(file), 0, 0}, true});
  return sheet;
}

SheetText SheetText::of_style_element(xml::Document const& document, pugi::xml_node element) {
  SheetText sheet;
  for (pugi::xml_node const child : element.children()) {
    bool const is_text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
    if (is_text) sheet.append_xml_text(child.value(), document.place_of(child));
  }
  return sheet;
}

SheetText SheetText::of_attribute(xml::Document const& document, pugi::xml_node element, std::string_view name) {
  SheetText sheet;
  sheet.append_xml_text(element.attribute(std::string(name).c_str()).value(), document.place_of(element, name));
  return sheet;
}

void SheetText::append_xml_text(std::string_view text, base::SourcePlace const& source) {
  std::size_t const base = text_.size();
  text_ += text;
  if (!source.is_known()) return;
  std::string_view const raw = source.file->bytes();
  std::vector<Segment> exact{{base, source, true}};
  std::size_t at = source.offset;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t const length = raw_length(raw, at, text[i]);
    if (length == 0) {
      // Not the text that stands there (a template's directive made it): every byte has the one known place.
      segments_.push_back({base, source, false});
      return;
    }
    std::size_t const consumed = raw[at] == '&' ? code_point_length(text[i]) : 1;
    at += length;
    i += consumed;
    if (length != consumed) exact.push_back({base + i, {source.file, at, 0}, true});
  }
  segments_.insert(segments_.end(), exact.begin(), exact.end());
}

base::SourcePlace SheetText::place(std::size_t offset, std::size_t length) const {
  auto const after = std::upper_bound(segments_.begin(), segments_.end(), offset,
                                      [](std::size_t value, Segment const& segment) { return value < segment.offset; });
  if (after == segments_.begin()) return {};
  Segment const& segment = *std::prev(after);
  if (!segment.is_exact) return segment.source;
  return {segment.source.file, segment.source.offset + (offset - segment.offset), length};
}

}  // namespace closeout::css
