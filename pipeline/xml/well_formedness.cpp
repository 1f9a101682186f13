#include "xml/well_formedness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "xml/well_formedness_check.hpp"

namespace closeout::xml {

namespace {

/// A text with more faults than this is something else than XML; the rest would only be noise.
constexpr std::size_t max_faults = 50;

/// Bytes that need a closer look; all others are plain characters. 0xEF begins U+FFFE and U+FFFF.
constexpr std::array<bool, 256> make_suspects() {
  std::array<bool, 256> suspects{};
  for (std::size_t c = 0; c < 0x20; ++c) suspects[c] = c != '\t' && c != '\n' && c != '\r';
  suspects['&'] = suspects[']'] = suspects[0xEF] = true;
  return suspects;
}
constexpr auto suspects = make_suspects();

bool is_utf8_label(std::string_view label) {
  std::string lower;
  for (char const c : label) lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  return lower == "utf-8" || lower == "utf8" || lower == "us-ascii";
}

/// May a pseudo-attribute of the XML declaration have this value? ([26] VersionNum, [32] SDDecl.)
bool is_allowed(std::string_view name, std::string_view value) {
  if (name == "version") {
    return value.size() > 2 && value.starts_with("1.") && value.find_first_not_of("0123456789", 2) == std::string::npos;
  }
  return name == "encoding" ? is_utf8_label(value) : value == "yes" || value == "no";
}

}  // namespace

void WellFormednessCheck::add(Fault fault) {
  base::Diagnostic it =
      base::error(std::move(fault.code), std::move(fault.message), {source_, fault.offset, fault.length});
  it.why = std::move(fault.why);
  it.hint = std::move(fault.hint);
  it.arguments = std::move(fault.arguments);
  faults_.push_back(std::move(it));
}

WellFormednessCheck::Next WellFormednessCheck::stop(Fault fault) {
  add(std::move(fault));
  return Next::Stop;
}

void WellFormednessCheck::add_of_structure(Fault fault) {
  if (!structure_is_lost_) add(std::move(fault));
  structure_is_lost_ = true;
}

std::string WellFormednessCheck::found_at(std::size_t offset) const {
  if (offset >= text_.size()) return "the end of the file";
  std::size_t end = offset;
  char32_t const code_point = base::next_code_point(text_, end);
  if (code_point == '\n' || code_point == '\r') return "the end of the line";
  if (!is_character(code_point)) return base::code_point_notation(code_point);
  return fmt::format("'{}'", text_.substr(offset, end - offset));
}

std::vector<base::MessageArgument> WellFormednessCheck::with_found(std::size_t offset,
                                                                   std::vector<base::MessageArgument> arguments) const {
  std::string const found = found_at(offset);
  std::string_view const kind = found == "the end of the file"   ? "end_of_file"
                                : found == "the end of the line" ? "end_of_line"
                                                                 : "character";
  arguments.emplace_back("found", kind == "character" ? found : std::string());
  arguments.emplace_back("found_kind", kind);
  return arguments;
}

std::string WellFormednessCheck::place_name(std::size_t offset) const {
  base::Position const position = source_->position(offset);
  return fmt::format("{}:{}:{}", source_->name(), position.line, position.column);
}

bool WellFormednessCheck::finish() {
  std::ranges::stable_sort(faults_, {}, [](base::Diagnostic const& fault) { return fault.place.offset; });
  bool const is_well_formed = faults_.empty();
  for (base::Diagnostic& fault : faults_) diagnostics_.add(std::move(fault));
  return is_well_formed;
}

bool WellFormednessCheck::document() {
  Next next = xml_declaration();
  while (next == Next::Continue && !at_end() && faults_.size() < max_faults) next = markup();
  if (next == Next::Continue && at_end()) end_of_document();
  return finish();
}

bool WellFormednessCheck::prolog() {
  Next next = xml_declaration();
  while (next == Next::Continue && !at_end()) {
    bool const may_go_on = is_space(text_[at_]) || starts_with("<!--") || starts_with("<!DOCTYPE") || starts_with("<?");
    if (!may_go_on) break;
    next = markup();
  }
  return finish();
}

/// Production [23] XMLDecl: version, then perhaps encoding, then perhaps standalone.
WellFormednessCheck::Next WellFormednessCheck::xml_declaration() {
  if (!starts_with("<?xml") || at_ + 5 >= text_.size() || !is_space(text_[at_ + 5])) return Next::Continue;
  std::size_t const end = text_.find("?>", at_);
  if (end == std::string_view::npos) return skip_until(5, "?>", "XML declaration");
  at_ += 5;
  for (std::string_view const name : {"version", "encoding", "standalone"}) {
    auto const value = pseudo_attribute(name, end);
    bool const is_wrong = value ? !is_allowed(name, *value) : name == "version";
    if (is_wrong) return wrong_declaration(name, value);
  }
  skip_space();
  if (at_ != end) return wrong_declaration("", std::nullopt);
  at_ = end + 2;
  return Next::Continue;
}

/// The value of a pseudo-attribute of that name, if it stands here; at_ is moved behind it.
std::optional<std::string_view> WellFormednessCheck::pseudo_attribute(std::string_view name, std::size_t end) {
  std::size_t at = text_.find_first_not_of(" \t\r\n", at_);
  if (at == at_ || text_.substr(at, name.size()) != name) return std::nullopt;
  at = text_.find_first_not_of(" \t\r\n", at + name.size());
  if (text_[at] != '=') return std::nullopt;
  at = text_.find_first_not_of(" \t\r\n", at + 1);
  if (text_[at] != '"' && text_[at] != '\'') return std::nullopt;
  std::size_t const close = text_.find(text_[at], at + 1);
  if (close >= end) return std::nullopt;
  at_ = close + 1;
  return text_.substr(at + 1, close - at - 1);
}

/// What stands at at_, or the value before it, does not belong in an XML declaration.
WellFormednessCheck::Next WellFormednessCheck::wrong_declaration(std::string_view name,
                                                                 std::optional<std::string_view> value) {
  if (name == "encoding" && value) {
    return stop({.code = "xml-encoding",
                 .message = fmt::format("expected encoding UTF-8, found {}", *value),
                 .offset = at_ - 1 - value->size(),
                 .length = value->size(),
                 .hint = "save the file as UTF-8 and write encoding=\"UTF-8\"",
                 .arguments = {{"found", std::string(*value)}}});
  }
  skip_space();
  return stop({.code = "xml-declaration",
               .message = "expected version=\"1.0\", then encoding=\"UTF-8\", in the XML declaration",
               .offset = value ? at_ - 1 - value->size() : at_,
               .length = value ? value->size() : 1,
               .hint = "write <?xml version=\"1.0\" encoding=\"UTF-8\"?>"});
}

WellFormednessCheck::Next WellFormednessCheck::markup() {
  if (text_[at_] != '<') return character_data();
  if (starts_with("</")) return end_tag();
  if (starts_with("<!--")) return comment();
  if (starts_with("<![CDATA[")) return cdata_section();
  if (starts_with("<?")) return processing_instruction();
  if (starts_with("<!")) return declaration();
  return start_tag();
}

/// Productions [14] CharData and [67] Reference.
WellFormednessCheck::Next WellFormednessCheck::character_data() {
  std::size_t const end = std::min(text_.find('<', at_), text_.size());
  if (open_.empty() && text_outside_root(end) == Next::Stop) return Next::Stop;
  if (!open_.empty()) check_text(at_, end);
  at_ = end;
  return Next::Continue;
}

/// Outside the root only white space may stand ([27] Misc).
WellFormednessCheck::Next WellFormednessCheck::text_outside_root(std::size_t end) {
  std::size_t const start = std::min(text_.find_first_not_of(" \t\r\n", at_), end);
  if (start == end) return Next::Continue;
  if (!is_character(static_cast<unsigned char>(text_[start]))) {
    check_character(start);
    return Next::Stop;
  }
  std::string const found = found_at(start);
  add_of_structure({.code = root_.empty() ? "xml-text-before-root" : "xml-text-after-root",
                    .message = root_.empty()
                                   ? fmt::format("expected the start tag of the root element, found {}", found)
                                   : fmt::format("expected nothing after the end of {}, found {}", root_, found),
                    .offset = start,
                    .length = std::min(text_.find('\n', start), end) - start,
                    .arguments = with_found(start, {{"root", std::string(root_)}})});
  return Next::Stop;
}

void WellFormednessCheck::check_text(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && faults_.size() < max_faults; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (!suspects[byte]) continue;
    if (byte == '&') {
      check_reference(i, end);
    } else if (byte != ']') {
      check_character(i);
    } else if (i + 2 < end && text_.substr(i, 3) == "]]>") {  // XML 1.0 section 2.4.
      add({.code = "xml-cdata-end",
           .message = "found ']]>' outside a CDATA section",
           .offset = i,
           .length = 3,
           .hint = "write ]]&gt;"});
    }
  }
}

/// The same for an attribute's value, where "]]>" is nothing special.
void WellFormednessCheck::check_value(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end && faults_.size() < max_faults; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (!suspects[byte] || byte == ']') continue;
    byte == '&' ? check_reference(i, end) : check_character(i);
  }
}

void WellFormednessCheck::check_reference(std::size_t offset, std::size_t end) {
  Reference const reference = read_reference(text_.substr(0, end), offset);
  if (reference.character) return;
  std::string const written(text_.substr(offset, reference.length));
  Fault fault{.offset = offset, .length = written.size(), .arguments = {{"found", written}}};
  if (written.size() < 2 || !written.ends_with(';')) {
    fault.code = "xml-ampersand";
    fault.message = "found '&' that does not begin a reference";
    fault.hint = "write &amp;";
    fault.length = 1;
  } else if (written.starts_with("&#")) {
    fault.code = "xml-character-reference";
    fault.message = fmt::format("{} is not a character of XML", written);
  } else {
    fault.code = "xml-unknown-entity";
    fault.message = fmt::format("entity {} is not known", written);
    fault.why = "XML knows only &amp; &lt; &gt; &quot; &apos; and numbers such as &#228;";
    fault.hint = "write the character itself, or its number";
  }
  add(std::move(fault));
}

/// Production [2] Char.
void WellFormednessCheck::check_character(std::size_t offset) {
  std::size_t end = offset;
  char32_t const code_point = base::next_code_point(text_, end);
  if (is_character(code_point)) return;
  add({.code = "xml-character",
       .message = fmt::format("character {} is not allowed in XML", base::code_point_notation(code_point)),
       .offset = offset,
       .length = end - offset,
       .why = "XML 1.0 section 2.2: the only control characters in a text are tab, line feed and carriage return",
       .hint = code_point == 0 ? "the file is damaged or is not a text: restore it from where it came" : "remove it",
       .arguments = {{"found", base::code_point_notation(code_point)}}});
}

WellFormednessCheck::Next WellFormednessCheck::skip_until(std::size_t opening_length, std::string_view closing,
                                                          std::string_view what) {
  std::size_t const end = text_.find(closing, at_ + opening_length);
  if (end != std::string_view::npos) {
    at_ = end + closing.size();
    return Next::Continue;
  }
  return stop({.code = "xml-unclosed",
               .message = fmt::format("the {} is not closed", what),
               .offset = at_,
               .length = opening_length,
               .hint = fmt::format("close it with {}", closing),
               .arguments = {{"what", std::string(what)}, {"expected", std::string(closing)}}});
}

/// Production [15] Comment.
WellFormednessCheck::Next WellFormednessCheck::comment() {
  std::size_t const start = at_;
  if (skip_until(4, "-->", "comment") == Next::Stop) return Next::Stop;
  std::size_t const dashes = text_.find("--", start + 4);
  if (dashes < at_ - 3) {
    add({.code = "xml-comment",
         .message = "found '--' inside a comment",
         .offset = dashes,
         .length = 2,
         .hint = "a comment ends at its first --; write - -"});
  }
  return Next::Continue;
}

/// Productions [18] to [21].
WellFormednessCheck::Next WellFormednessCheck::cdata_section() {
  std::size_t const start = at_;
  if (open_.empty()) {
    add_of_structure({.code = "xml-cdata-outside-root",
                      .message = "found a CDATA section outside the root element",
                      .offset = at_,
                      .length = 9});
    return Next::Stop;
  }
  if (skip_until(9, "]]>", "CDATA section") == Next::Stop) return Next::Stop;
  for (std::size_t i = start; i < at_; ++i) {
    auto const byte = static_cast<unsigned char>(text_[i]);
    if (suspects[byte] && byte != '&' && byte != ']') check_character(i);
  }
  return Next::Continue;
}

/// Production [16] PI.
WellFormednessCheck::Next WellFormednessCheck::processing_instruction() {
  std::size_t const name = at_ + 2;
  std::string_view const target = text_.substr(name, end_of_name(text_, name) - name);
  if (target == "xml") {
    return stop({.code = "xml-declaration-place",
                 .message = "the XML declaration stands only at the very beginning of a file",
                 .offset = at_,
                 .length = 5,
                 .hint = "remove what stands before it, or remove this declaration"});
  }
  if (target.empty()) {
    return stop({.code = "xml-processing-instruction",
                 .message = fmt::format("expected a name after '<?', found {}", found_at(name)),
                 .offset = at_,
                 .length = 2,
                 .arguments = with_found(name)});
  }
  std::size_t const behind = name + target.size();
  if (behind < text_.size() && !is_space(text_[behind]) && text_.substr(behind, 2) != "?>") {
    return stop({.code = "xml-processing-instruction",
                 .message = fmt::format("expected a space after '<?{}', found {}", target, found_at(behind)),
                 .offset = behind,
                 .length = 1,
                 .arguments = with_found(behind)});
  }
  return skip_until(2, "?>", "processing instruction");
}

/// End of an XHTML document's `<!DOCTYPE html ...>`: it names no entities and what it points to is never fetched.
/// npos if the declaration is of anything else, or declares something itself ("[").
std::size_t end_of_html_doctype(std::string_view text, std::size_t at) {
  constexpr std::string_view opening = "<!DOCTYPE html";
  if (!text.substr(at).starts_with(opening)) return std::string_view::npos;
  at += opening.size();
  char quote = 0;
  for (bool is_name_over = false; at < text.size(); ++at) {
    char const c = text[at];
    if (quote == 0 && c == '>') return at + 1;
    if (!is_name_over && !is_space(c)) return std::string_view::npos;
    is_name_over = true;
    if (quote == 0 && (c == '[' || c == '<')) return std::string_view::npos;
    if (quote != 0 ? c == quote : c == '"' || c == '\'') quote = quote != 0 ? '\0' : c;
  }
  return std::string_view::npos;
}

/// Production [28] doctypedecl, and what only looks like one.
WellFormednessCheck::Next WellFormednessCheck::declaration() {
  if (!starts_with("<!DOCTYPE")) {
    return stop({.code = "xml-markup",
                 .message = "found '<!' that begins neither a comment nor a CDATA section",
                 .offset = at_,
                 .length = 2,
                 .hint = "write &lt;!"});
  }
  bool const may_stand_here = root_.empty() && !has_doctype_;
  if (std::size_t const html_end = end_of_html_doctype(text_, at_);
      may_stand_here && html_end != std::string_view::npos) {
    has_doctype_ = true;
    at_ = html_end;
    return Next::Continue;
  }
  std::size_t const end = std::min(text_.find_first_of("[>\r\n", at_), text_.size());
  bool const ends_with_mark = end < text_.size() && (text_[end] == '[' || text_[end] == '>');
  return stop({.code = "xml-doctype",
               .message = "a document type declaration is not accepted",
               .offset = at_,
               .length = end - at_ + (ends_with_mark ? 1 : 0),
               .why = "entities declared in it could expand without bound, and files named in it would be fetched",
               .hint = "remove <!DOCTYPE ...> and write the characters themselves"});
}

bool check_well_formed(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  return WellFormednessCheck(source, diagnostics).document();
}

bool check_prolog(base::SourceFileRef const& source, base::Diagnostics& diagnostics) {
  return WellFormednessCheck(source, diagnostics).prolog();
}

}  // namespace closeout::xml
