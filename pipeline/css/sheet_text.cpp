#include "css/sheet_text.hpp"

#include <algorithm>
#include <utility>

namespace closeout::css {
namespace {

/// Bytes of the code point that starts with `c`: what a character reference stands for.
std::size_t code_point_length(char c) {
  auto const byte = static_cast<unsigned char>(c);
  if (byte < 0x80) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

/// Walks the bytes of an XML source along the text that was read from them.
class XmlSource {
 public:
  XmlSource(std::string_view raw, std::size_t at) : raw_(raw), at_(at) {}
  [[nodiscard]] std::size_t position() const { return at_; }

  /// What gives no text: comments, processing instructions and the marks of CDATA sections.
  void skip_markup() {
    while (skip_mark() || skip_until("<!--", "-->") || skip_until("<?", "?>")) {
    }
  }

  /// Consumes what stands for the text at `text`; the bytes of it, or 0 if something else stands here.
  std::size_t consume(std::string_view text) {
    if (at_ >= raw_.size()) return 0;
    if (raw_[at_] == '&' && !in_cdata_) return consume_reference(text);
    if (raw_[at_] != text[0] && !is_normalized(raw_[at_], text[0])) return 0;
    at_ += raw_.substr(at_).starts_with("\r\n") ? 2U : 1U;
    return 1;
  }

 private:
  bool skip_mark() {
    std::string_view const mark = in_cdata_ ? "]]>" : "<![CDATA[";
    if (!raw_.substr(at_).starts_with(mark)) return false;
    at_ += mark.size();
    in_cdata_ = !in_cdata_;
    return true;
  }

  bool skip_until(std::string_view start, std::string_view end) {
    if (in_cdata_ || !raw_.substr(at_).starts_with(start)) return false;
    std::size_t const found = raw_.find(end, at_);
    at_ = found == std::string_view::npos ? raw_.size() : found + end.size();
    return true;
  }

  std::size_t consume_reference(std::string_view text) {
    std::size_t const end = raw_.find(';', at_);
    if (end == std::string_view::npos) return 0;
    at_ = end + 1;
    return std::min(code_point_length(text[0]), text.size());
  }

  /// XML 1.0 sections 2.11 and 3.3.3: line endings become U+000A, and in an attribute white space becomes U+0020.
  static bool is_normalized(char raw, char c) {
    return (raw == '\r' || raw == '\n' || raw == '\t') && (c == '\n' || c == ' ');
  }

  std::string_view raw_;
  std::size_t at_;
  bool in_cdata_ = false;
};

}  // namespace

SheetText SheetText::of_file(base::SourceFileRef file, std::filesystem::path directory) {
  SheetText sheet;
  sheet.directory_ = std::move(directory);
  sheet.text_ = std::string(file->bytes());
  sheet.segments_.push_back({0, {std::move(file), 0, 0}, true});
  return sheet;
}

SheetText SheetText::of_style_element(xml::Document const& document, pugi::xml_node element,
                                      std::filesystem::path directory) {
  SheetText sheet;
  sheet.directory_ = std::move(directory);
  for (pugi::xml_node const child : element.children()) {
    if (xml::is_text(child)) sheet.append_xml_text(child.value(), document.place_of(child));
  }
  return sheet;
}

SheetText SheetText::of_attribute(xml::Document const& document, pugi::xml_node element, std::string_view name,
                                  std::filesystem::path directory) {
  SheetText sheet;
  sheet.directory_ = std::move(directory);
  sheet.append_xml_text(element.attribute(std::string(name).c_str()).value(), document.place_of(element, name));
  return sheet;
}

void SheetText::append_xml_text(std::string_view text, base::SourcePlace const& source) {
  std::size_t const base = text_.size();
  text_ += text;
  if (!source.is_known()) return;
  std::vector<Segment> exact;
  XmlSource walk(source.file->bytes(), source.offset);
  for (std::size_t i = 0; i < text.size();) {
    walk.skip_markup();
    std::size_t const at = walk.position();
    bool const is_next = !exact.empty() && exact.back().source.offset + (base + i - exact.back().offset) == at;
    if (!is_next) exact.push_back({base + i, {source.file, at, 0}, true});
    std::size_t const consumed = walk.consume(text.substr(i));
    if (consumed == 0) {
      // Not the text that stands there (a template's directive made it): every byte has the one known place.
      segments_.push_back({base, source, false});
      return;
    }
    i += consumed;
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
