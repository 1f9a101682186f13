#include "xml/well_formedness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.hpp"
#include "xml/characters.hpp"

namespace closeout::xml {

namespace {

/// A text with more faults than this is something else than XML; the rest would only be noise.
constexpr std::size_t max_faults = 50;

struct OpenElement {
  std::string_view name;
  std::size_t offset = 0;         ///< Of the name.
  std::size_t prefixes_mark = 0;  ///< How many prefixes were in scope outside it.
};

enum class Next : std::uint8_t {
  Continue,
  Stop,  ///< After this fault the rest cannot be understood.
};

class Check {
 public:
  Check(base::SourceFileRef source, base::Diagnostics& diagnostics)
      : source_(std::move(source)), text_(source_->bytes()), diagnostics_(diagnostics) {}

  bool document();
  bool prolog();

 private:
  Next xml_declaration();
  Next pseudo_attribute(std::size_t end);
  Next markup();
  Next character_data();
  Next comment();
  Next cdata_section();
  Next processing_instruction();
  Next declaration();
  Next start_tag();
  Next attribute(std::string_view element, std::vector<std::string_view>& names);
  Next attribute_value(std::string_view name);
  Next end_tag();
  Next open(OpenElement element);
  void close_mismatched(std::string_view name, std::size_t offset);
  Next closed_or_missing(std::size_t opening_length, std::string_view closing, std::string_view what);
  void end_of_document();

  void check_text(std::size_t begin, std::size_t end);
  void check_reference(std::size_t offset, std::size_t end);
  void check_character(std::size_t offset);
  void check_prefix(std::string_view qualified_name, bool is_attribute);

  base::Diagnostic& fault(std::string code, std::string message, std::size_t offset, std::size_t length);
  /// A fault of the nesting; only the first is told, because it puts all later ones in doubt.
  base::Diagnostic* structure_fault(std::string code, std::string message, std::size_t offset, std::size_t length);
  void flush();
  [[nodiscard]] bool starts_with(std::string_view prefix) const { return text_.substr(at_).starts_with(prefix); }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  void skip_space() {
    while (!at_end() && is_space(text_[at_])) ++at_;
  }
  [[nodiscard]] std::string found_at(std::size_t offset) const;
  [[nodiscard]] std::string line_of(std::size_t offset) const;

  base::SourceFileRef source_;
  std::string_view text_;
  base::Diagnostics& diagnostics_;
  std::vector<base::Diagnostic> faults_;
  std::size_t at_ = 0;
  std::vector<OpenElement> open_;
  std::vector<std::string_view> prefixes_;
  std::string_view root_;
  bool structure_is_lost_ = false;
};

base::Diagnostic& Check::fault(std::string code, std::string message, std::size_t offset, std::size_t length) {
  faults_.push_back(base::error(std::move(code), std::move(message), {source_, offset, length}));
  return faults_.back();
}

base::Diagnostic* Check::structure_fault(std::string code, std::string message, std::size_t offset,
                                         std::size_t length) {
  if (structure_is_lost_) return nullptr;
  structure_is_lost_ = true;
  return &fault(std::move(code), std::move(message), offset, length);
}

void Check::flush() {
  std::ranges::stable_sort(faults_, {}, [](base::Diagnostic const& fault) { return fault.place.offset; });
  for (base::Diagnostic& fault : faults_) diagnostics_.add(std::move(fault));
  faults_.clear();
}

/// What stands at `offset`, for a message: a character in quotation marks, or the end of the file.
std::string Check::found_at(std::size_t offset) const {
  if (offset >= text_.size()) return "the end of the file";
  std::size_t end = offset;
  char32_t const code_point = base::next_code_point(text_, end);
  if (code_point == '\n' || code_point == '\r') return "the end of the line";
  if (!is_character(code_point)) return code_point_name(code_point);
  return fmt::format("'{}'", text_.substr(offset, end - offset));
}

std::string Check::line_of(std::size_t offset) const {
  base::Position const position = source_->position(offset);
  return fmt::format("{}:{}", position.line, position.column);
}

bool Check::document() {
  Next next = xml_declaration();
  while (next == Next::Continue && !at_end() && faults_.size() < max_faults) next = markup();
  if (next == Next::Continue && at_end()) end_of_document();
  bool const is_well_formed = faults_.empty();
  flush();
  return is_well_formed;
}

bool Check::prolog() {
  Next next = xml_declaration();
  while (next == Next::Continue && !at_end()) {
    bool const may_go_on = is_space(text_[at_]) || starts_with("<!--") || starts_with("<!DOCTYPE") || starts_with("<?");
    if (!may_go_on) break;
    next = markup();
  }
  bool const is_well_formed = faults_.empty();
  flush();
  return is_well_formed;
}

/// Production [23] XMLDecl.
Next Check::xml_declaration() {
  if (!starts_with("<?xml") || at_ + 5 >= text_.size() || !is_space(text_[at_ + 5])) return Next::Continue;
  std::size_t const end = text_.find("?>", at_);
  if (end == std::string_view::npos) return closed_or_missing(5, "?>", "XML declaration");
  at_ += 5;
  for (skip_space(); at_ < end; skip_space()) {
    if (pseudo_attribute(end) == Next::Stop) return Next::Stop;
  }
  at_ = end + 2;
  return Next::Continue;
}

bool is_utf8_label(std::string_view label) {
  std::string lower;
  for (char const c : label) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return lower == "utf-8" || lower == "utf8" || lower == "us-ascii";
}

Next Check::pseudo_attribute(std::size_t end) {
  std::size_t const start = at_;
  std::size_t const name_end = end_of_name(text_, at_);
  std::string_view const name = text_.substr(start, name_end - start);
  std::size_t const open_quote = text_.find_first_of("\"'", name_end);
  std::size_t const close_quote =
      open_quote < end ? text_.find(text_[open_quote], open_quote + 1) : std::string_view::npos;
  bool const is_known = name == "version" || name == "encoding" || name == "standalone";
  if (!is_known || close_quote >= end) {
    fault("xml-declaration", "expected version=\"1.0\" or encoding=\"UTF-8\" in the XML declaration", start,
          std::max<std::size_t>(name.size(), 1))
        .hint = "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    return Next::Stop;
  }
  std::string_view const value = text_.substr(open_quote + 1, close_quote - open_quote - 1);
  if (name == "encoding" && !is_utf8_label(value)) {
    auto& it =
        fault("xml-encoding", fmt::format("expected encoding UTF-8, found {}", value), open_quote + 1, value.size());
    it.hint = "save the file as UTF-8 and write encoding=\"UTF-8\"";
    it.arguments = {{"found", std::string(value)}};
    return Next::Stop;
  }
  at_ = close_quote + 1;
  return Next::Continue;
}

Next Check::markup() {
  if (text_[at_] != '<') return character_data();
  if (starts_with("</")) return end_tag();
  if (starts_with("<!--")) return comment();
  if (starts_with("<![CDATA[")) return cdata_section();
  if (starts_with("<?")) return processing_instruction();
  if (starts_with("<!")) return declaration();
  return start_tag();
}

/// Production [14] CharData and [67] Reference; outside the root only white space ([27] Misc).
Next Check::character_data() {
  std::size_t const end = std::min(text_.find('<', at_), text_.size());
  if (!open_.empty()) {
    check_text(at_, end);
  } else {
    std::size_t const start = std::min(text_.find_first_not_of(" \t\r\n", at_), end);
    if (start < end && !is_character(static_cast<unsigned char>(text_[start]))) {
      check_character(start);
      return Next::Stop;
    }
    if (start < end) {
      std::size_t const line_end = std::min(text_.find('\n', start), end);
      auto* const it = structure_fault(
          "xml-text-outside-root",
          root_.empty() ? fmt::format("expected the start tag of the root element, found {}", found_at(start))
                        : fmt::format("expected nothing after the end of {}, found {}", root_, found_at(start)),
          start, line_end - start);
      if (it != nullptr) it->arguments = {{"found", found_at(start)}, {"root", std::string(root_)}};
      return Next::Stop;
    }
  }
  at_ = end;
  return Next::Continue;
}

/// Bytes that need a closer look; all others are plain characters. 0xEF begins U+FFFE and U+FFFF.
constexpr std::array<bool, 256> make_suspects() {
  std::array<bool, 256> suspects{};
  for (std::size_t c = 0; c < 0x20; ++c) suspects[c] = c != '\t' && c != '\n' && c != '\r';
  suspects['&'] = suspects[']'] = suspects[0xEF] = true;
  return suspects;
}
constexpr auto suspects = make_suspects();

void Check::check_text(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && faults_.size() < max_faults; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (!suspects[byte]) continue;
    if (byte == '&') {
      check_reference(i, end);
    } else if (byte != ']') {
      check_character(i);
    } else if (text_.substr(i, 3) == "]]>" && i + 2 < end) {  // XML 1.0 section 2.4.
      fault("xml-cdata-end", "found ']]>' outside a CDATA section", i, 3).hint = "write ]]&gt;";
    }
  }
}

void Check::check_reference(std::size_t offset, std::size_t end) {
  Reference const reference = read_reference(text_.substr(0, end), offset);
  if (reference.character) return;
  std::string const written(text_.substr(offset, reference.length));
  auto& it = reference.length < 2 || !written.ends_with(';')
                 ? fault("xml-ampersand", "found '&' that does not begin a reference", offset, 1)
             : written.starts_with("&#")
                 ? fault("xml-character-reference", fmt::format("{} is not a character of XML", written), offset,
                         written.size())
                 : fault("xml-unknown-entity", fmt::format("entity {} is not known", written), offset, written.size());
  it.arguments = {{"found", written}};
  if (it.code == "xml-ampersand") it.hint = "write &amp;";
  if (it.code != "xml-unknown-entity") return;
  it.why = "XML knows only &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;";
  it.hint = "write the character itself, or its number";
}

void Check::check_character(std::size_t offset) {
  std::size_t end = offset;
  char32_t const code_point = base::next_code_point(text_, end);
  if (is_character(code_point)) return;
  auto& it = fault("xml-character", fmt::format("character {} is not allowed in XML", code_point_name(code_point)),
                   offset, end - offset);
  it.arguments = {{"found", code_point_name(code_point)}};
  it.why = "XML 1.0 section 2.2: of the control characters only tab, line feed and carriage return may stand in a text";
  it.hint = code_point == 0 ? "the file is damaged or is not a text: restore it from where it came" : "remove it";
}

/// For what begins here with `opening_length` bytes and ends with `closing`: a fault if `closing` does not follow.
Next Check::closed_or_missing(std::size_t opening_length, std::string_view closing, std::string_view what) {
  std::size_t const end = text_.find(closing, at_ + opening_length);
  if (end != std::string_view::npos) {
    at_ = end + closing.size();
    return Next::Continue;
  }
  auto& it = fault("xml-unclosed", fmt::format("the {} is not closed", what), at_, opening_length);
  it.hint = fmt::format("close it with {}", closing);
  it.arguments = {{"what", std::string(what)}, {"expected", std::string(closing)}};
  return Next::Stop;
}

/// Production [15] Comment.
Next Check::comment() {
  std::size_t const start = at_;
  if (closed_or_missing(4, "-->", "comment") == Next::Stop) return Next::Stop;
  std::size_t const dashes = text_.find("--", start + 4);
  if (dashes < at_ - 3) {
    fault("xml-comment", "found '--' inside a comment", dashes, 2).hint = "a comment ends at its first --; write - -";
  }
  return Next::Continue;
}

/// Productions [18] to [21].
Next Check::cdata_section() {
  std::size_t const start = at_;
  if (open_.empty()) {
    structure_fault("xml-text-outside-root", "found a CDATA section outside the root element", at_, 9);
    return Next::Stop;
  }
  if (closed_or_missing(9, "]]>", "CDATA section") == Next::Stop) return Next::Stop;
  for (std::size_t i = start; i < at_; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (suspects[byte] && byte != '&' && byte != ']') check_character(i);
  }
  return Next::Continue;
}

/// Production [16] PI.
Next Check::processing_instruction() {
  std::size_t const start = at_;
  std::string_view const target = text_.substr(start + 2, end_of_name(text_, start + 2) - start - 2);
  if (target == "xml") {
    fault("xml-declaration", "the XML declaration stands only at the very beginning of a file", start, 5).hint =
        "remove what stands before it, or remove this declaration";
    return Next::Stop;
  }
  if (target.empty()) {
    fault("xml-processing-instruction", fmt::format("expected a name after '<?', found {}", found_at(start + 2)), start,
          2);
    return Next::Stop;
  }
  return closed_or_missing(2, "?>", "processing instruction");
}

Next Check::declaration() {
  std::size_t const end = text_.find_first_of("[>\n", at_);
  std::size_t const length = std::min(end == std::string_view::npos ? text_.size() : end + 1, text_.size()) - at_;
  if (!starts_with("<!DOCTYPE")) {
    fault("xml-markup", "found '<!' that begins neither a comment nor a CDATA section", at_, 2).hint = "write &lt;!";
    return Next::Stop;
  }
  std::size_t const shown = text_[at_ + length - 1] == '\n' ? length - 1 : length;
  auto& it = fault("xml-doctype", "a document type declaration is not accepted", at_, shown);
  it.why = "entities declared in it could expand without bound, and files named in it would be fetched";
  it.hint = "remove <!DOCTYPE ...> and write the characters themselves";
  return Next::Stop;
}

/// Productions [40] STag and [44] EmptyElemTag.
Next Check::start_tag() {
  std::size_t const name_offset = at_ + 1;
  std::size_t const name_end = end_of_name(text_, name_offset);
  if (name_end == name_offset) {
    auto& it =
        fault("xml-less-than", fmt::format("expected a name after '<', found {}", found_at(name_offset)), at_, 1);
    it.hint = "a '<' that is text is written &lt;";
    it.arguments = {{"found", found_at(name_offset)}};
    return Next::Stop;
  }
  OpenElement const element{text_.substr(name_offset, name_end - name_offset), name_offset, prefixes_.size()};
  at_ = name_end;
  std::vector<std::string_view> names;
  while (true) {
    std::size_t const before = at_;
    skip_space();
    if (at_end() || text_[at_] == '>' || text_[at_] == '/') break;
    if (at_ == before) {
      fault("xml-start-tag", fmt::format("expected a space before the next attribute, found {}", found_at(at_)), at_, 1)
          .arguments = {{"found", found_at(at_)}};
      return Next::Stop;
    }
    if (attribute(element.name, names) == Next::Stop) return Next::Stop;
  }
  check_prefix(element.name, false);
  for (std::string_view const name : names) check_prefix(name, true);
  return open(element);
}

/// The end of a start tag: one more element is open, unless it is empty.
Next Check::open(OpenElement element) {
  bool const is_empty = starts_with("/>");
  if (!is_empty && !starts_with(">")) {
    std::size_t const shown = at_end() ? element.offset : at_;
    auto& it = fault("xml-start-tag",
                     fmt::format("expected '>' at the end of the start tag of {}, found {}", element.name,
                                 found_at(text_.substr(at_).starts_with("/") ? at_ + 1 : at_)),
                     shown, at_end() ? element.name.size() : 1);
    it.arguments = {{"element", std::string(element.name)}, {"found", found_at(at_)}};
    return Next::Stop;
  }
  at_ += is_empty ? 2 : 1;
  if (open_.empty() && !root_.empty()) {
    auto* const it = structure_fault(
        "xml-second-root",
        fmt::format("expected nothing after the end of the root element {}, found <{}>", root_, element.name),
        element.offset, element.name.size());
    if (it != nullptr) {
      it->why = "an XML document has exactly one root element";
      it->arguments = {{"root", std::string(root_)}, {"found", std::string(element.name)}};
    }
    return Next::Stop;
  }
  if (open_.empty()) root_ = element.name;
  if (is_empty) {
    prefixes_.resize(element.prefixes_mark);
    return Next::Continue;
  }
  if (open_.size() == max_depth) {
    auto& it = fault("xml-too-deep", fmt::format("element {} is nested more than {} deep", element.name, max_depth),
                     element.offset, element.name.size());
    it.arguments = {{"element", std::string(element.name)}, {"limit", std::to_string(max_depth)}};
    return Next::Stop;
  }
  open_.push_back(element);
  return Next::Continue;
}

/// Production [41] Attribute.
Next Check::attribute(std::string_view element, std::vector<std::string_view>& names) {
  std::size_t const start = at_;
  std::size_t const name_end = end_of_name(text_, start);
  std::string_view const name = text_.substr(start, name_end - start);
  if (name.empty()) {
    auto& it =
        fault("xml-start-tag",
              fmt::format("expected an attribute or '>' in the start tag of {}, found {}", element, found_at(start)),
              start, 1);
    it.arguments = {{"element", std::string(element)}, {"found", found_at(start)}};
    return Next::Stop;
  }
  if (std::ranges::find(names, name) != names.end()) {  // Well-formedness constraint: Unique Att Spec.
    auto& it = fault("xml-duplicate-attribute", fmt::format("attribute {} stands twice on element {}", name, element),
                     start, name.size());
    it.hint = "remove one of the two";
    it.arguments = {{"attribute", std::string(name)}, {"element", std::string(element)}};
  }
  names.push_back(name);
  at_ = name_end;
  skip_space();
  if (at_end() || text_[at_] != '=') {
    auto& it = fault("xml-attribute", fmt::format("expected '=' after attribute {}, found {}", name, found_at(at_)),
                     start, name.size());
    it.hint = fmt::format("write {}=\"...\"", name);
    it.arguments = {{"attribute", std::string(name)}, {"found", found_at(at_)}};
    return Next::Stop;
  }
  ++at_;
  skip_space();
  return attribute_value(name);
}

/// Production [10] AttValue; at_ is moved behind the closing quotation mark.
Next Check::attribute_value(std::string_view name) {
  char const quote = at_end() ? '\0' : text_[at_];
  if (quote != '"' && quote != '\'') {
    auto& it =
        fault("xml-attribute",
              fmt::format("expected the value of attribute {} in quotation marks, found {}", name, found_at(at_)),
              std::min(at_, text_.size()), 1);
    it.hint = fmt::format("write {}=\"...\"", name);
    it.arguments = {{"attribute", std::string(name)}, {"found", found_at(at_)}};
    return Next::Stop;
  }
  std::size_t const start = at_ + 1;
  std::size_t const end = text_.find(quote, start);
  std::size_t const less_than = text_.find('<', start);
  if (end == std::string_view::npos || less_than < end) {  // Well-formedness constraint: No < in Attribute Values.
    bool const is_unclosed = end == std::string_view::npos || text_.substr(start, end - start).find('\n') < end - start;
    std::size_t const line_end = std::min(text_.find('\n', start), text_.size());
    auto& it =
        is_unclosed
            ? fault("xml-attribute", fmt::format("the value of attribute {} is not closed", name), at_, line_end - at_)
            : fault("xml-less-than", fmt::format("found '<' in the value of attribute {}", name), less_than, 1);
    it.hint = is_unclosed ? fmt::format("close it with {}", quote) : "write &lt;";
    it.arguments = {{"attribute", std::string(name)}};
    return Next::Stop;
  }
  for (std::size_t i = start; i < end; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (!suspects[byte] || byte == ']') continue;
    byte == '&' ? check_reference(i, end) : check_character(i);
  }
  if (name == "xmlns") prefixes_.emplace_back();
  if (name.starts_with("xmlns:")) prefixes_.push_back(name.substr(6));
  at_ = end + 1;
  return Next::Continue;
}

/// Namespaces in XML 1.0 section 5, constraint Prefix Declared.
void Check::check_prefix(std::string_view qualified_name, bool is_attribute) {
  std::size_t const colon = qualified_name.find(':');
  if (colon == std::string_view::npos) return;
  std::string_view const prefix = qualified_name.substr(0, colon);
  if (prefix == "xml" || (is_attribute && prefix == "xmlns")) return;
  if (std::ranges::find(prefixes_, prefix) != prefixes_.end()) return;
  auto& it = fault("xml-undeclared-prefix", fmt::format("prefix {} of {} is not declared", prefix, qualified_name),
                   static_cast<std::size_t>(qualified_name.data() - text_.data()), prefix.size());
  it.hint = fmt::format("add xmlns:{}=\"...\", or remove the prefix", prefix);
  it.arguments = {{"prefix", std::string(prefix)}, {"name", std::string(qualified_name)}};
}

/// Production [42] ETag.
Next Check::end_tag() {
  std::size_t const name_offset = at_ + 2;
  std::size_t const name_end = end_of_name(text_, name_offset);
  std::string_view const name = text_.substr(name_offset, name_end - name_offset);
  at_ = name_end;
  skip_space();
  if (name.empty() || at_end() || text_[at_] != '>') {
    auto& it = fault("xml-end-tag", fmt::format("expected '>' at the end of the end tag, found {}", found_at(at_)),
                     name_offset - 2, name_end - name_offset + 2);
    it.arguments = {{"element", std::string(name)}, {"found", found_at(at_)}};
    return Next::Stop;
  }
  ++at_;
  if (!open_.empty() && open_.back().name == name) {
    prefixes_.resize(open_.back().prefixes_mark);
    open_.pop_back();
  } else {
    close_mismatched(name, name_offset);
  }
  return Next::Continue;
}

/// Well-formedness constraint: Element Type Match.
void Check::close_mismatched(std::string_view name, std::size_t offset) {
  if (open_.empty()) {
    auto* const it = structure_fault("xml-mismatched-tag", fmt::format("found </{}>, but no element is open", name),
                                     offset, name.size());
    if (it != nullptr) it->arguments = {{"found", std::string(name)}};
    return;
  }
  OpenElement const innermost = open_.back();
  auto* const it = structure_fault(
      "xml-mismatched-tag", fmt::format("expected </{}>, found </{}>", innermost.name, name), offset, name.size());
  if (it != nullptr) {
    it->why = fmt::format("<{}> was opened at {}:{}", innermost.name, source_->name(), line_of(innermost.offset));
    it->hint = fmt::format("close {} first, or correct the name of the end tag", innermost.name);
    it->arguments = {
        {"expected", std::string(innermost.name)}, {"found", std::string(name)}, {"opened", line_of(innermost.offset)}};
  }
  // The end tag of an outer element closes what is inside; any other is taken for a misspelt one of the innermost.
  auto const outer = std::ranges::find(open_.rbegin(), open_.rend(), name, &OpenElement::name);
  auto const keep = outer == open_.rend() ? open_.size() - 1 : static_cast<std::size_t>(open_.rend() - outer) - 1;
  prefixes_.resize(open_[keep].prefixes_mark);
  open_.resize(keep);
}

void Check::end_of_document() {
  if (open_.empty() && root_.empty()) {
    structure_fault("xml-no-root", "the file has no root element", 0, 0);
    return;
  }
  if (open_.empty()) return;
  OpenElement const innermost = open_.back();
  std::size_t const end = text_.find_last_not_of(" \t\r\n") + 1;
  auto* const it = structure_fault("xml-unclosed-element",
                                   fmt::format("expected </{}>, found the end of the file", innermost.name), end, 0);
  if (it == nullptr) return;
  it->why = fmt::format("<{}> was opened at {}:{}", innermost.name, source_->name(), line_of(innermost.offset));
  it->hint = "the file seems to be cut off: restore it, or close what is open";
  it->arguments = {{"expected", std::string(innermost.name)}, {"opened", line_of(innermost.offset)}};
}

}  // namespace

bool check_well_formed(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  return Check(source, diagnostics).document();
}

bool check_prolog(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  return Check(source, diagnostics).prolog();
}

}  // namespace closeout::xml
