#include "pdf/conformance_check.hpp"

#include <algorithm>
#include <set>

#include "base/date.hpp"
#include "base/utf8.hpp"

namespace closeout::pdf {
namespace {

constexpr Rule no_title = {"pdf-no-title", "ISO 14289-1 7.1", "the document has no title",
                           "give the document a <title>"};
constexpr Rule no_language = {"pdf-no-language", "ISO 14289-1 7.2", "the document has no language",
                              "give the root element lang=\"...\""};
constexpr Rule bad_language = {"pdf-bad-language", "ISO 19005-3 6.7.4", "'{found}' is not a language tag",
                               "use a tag of BCP 47, such as \"fi\""};
constexpr Rule bad_date = {"pdf-bad-date", "ISO 19005-3 6.6.3", "'{found}' is not a date",
                           "write the date as year-month-day"};
constexpr Rule attachment_without_name = {"pdf-attachment-without-name", "ISO 14289-1 7.11",
                                          "an attached file has no name", ""};
constexpr Rule attachment_name_twice = {"pdf-attachment-name-twice", "ISO 32000-1 7.7.4",
                                        "two attached files are called '{name}'", "give one another name"};
constexpr Rule attachment_without_type = {
    "pdf-attachment-without-type", "ISO 19005-3 6.8",
    "attached file '{name}' has no media type: expected one like 'text/xml', found '{found}'", ""};

/// The place of what concerns the whole document is the Document element's.
constexpr pages::StructureId root = 0;

void check_metadata(pages::Metadata const& metadata, Findings& findings) {
  if (metadata.title.empty()) findings.add_for(no_title, {}, 0, root);
  if (metadata.language.empty()) {
    findings.add_for(no_language, {}, 0, root);
  } else if (!is_language_tag(metadata.language)) {
    findings.add_for(bad_language, {{"found", metadata.language}}, 0, root);
  }
  if (!metadata.date.empty() && !base::parse_date(metadata.date)) {
    findings.add_for(bad_date, {{"found", metadata.date}}, 0, root);
  }
}

/// ISO 19005-3 6.8: type and subtype as RFC 2045 writes them.
bool is_mime_type(std::string_view type) {
  auto const is_token_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_+.").find(c) != std::string_view::npos;
  };
  std::size_t const slash = type.find('/');
  if (slash == 0 || slash == std::string_view::npos || slash + 1 == type.size()) return false;
  return std::all_of(type.begin(), type.begin() + static_cast<std::ptrdiff_t>(slash), is_token_character) &&
         std::all_of(type.begin() + static_cast<std::ptrdiff_t>(slash) + 1, type.end(), is_token_character);
}

void check_attachments(std::vector<Attachment> const& attachments, Findings& findings) {
  std::set<std::string_view> names;
  for (Attachment const& attachment : attachments) {
    if (attachment.name.empty()) {
      findings.add(attachment_without_name, {}, 0, {});
    }
    if (!names.insert(attachment.name).second) {
      findings.add(attachment_name_twice, {{"name", attachment.name}}, 0, {});
    }
    if (!is_mime_type(attachment.mime_type)) {
      findings.add(attachment_without_type, {{"name", attachment.name}, {"found", attachment.mime_type}}, 0, {});
    }
  }
}

}  // namespace

bool is_language_tag(std::string_view tag) {
  std::size_t length = 0;
  bool is_first = true;
  for (char const c : tag) {
    bool const is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c == '-' && length > 0) {
      length = 0;
      is_first = false;
    } else if (length == 8 || !(is_letter || (!is_first && c >= '0' && c <= '9'))) {
      return false;
    } else {
      ++length;
    }
  }
  return length > 0;
}

bool fits_text_string(std::string_view utf8) {
  constexpr std::size_t largest = 32767;
  // One byte of UTF-8 becomes at most two of UTF-16, so most texts need not be counted.
  return utf8.size() < largest / 2 - 1 || base::to_utf16be(utf8).size() + 2 <= largest;
}

ConformanceCheck::ConformanceCheck(pages::Metadata const& metadata, WriteOptions const& options) {
  check_metadata(metadata, of_document_);
  check_attachments(options.attachments, of_document_);
}

void ConformanceCheck::add_element(pages::StructureId id, pages::StructureElement const& element) {
  of_document_.element_comes(id, element.place);
  structure_.add_element(id, element);
  tables_.add_element(id, element);
  pages_.add_element(id, element);
}

bool ConformanceCheck::finish(pages::DocumentEnd const& end, base::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.error_count();
  of_document_.tell(diagnostics);
  structure_.finish(diagnostics);
  tables_.finish(diagnostics);
  pages_.finish(end.destinations, diagnostics);
  return diagnostics.error_count() == before;
}

}  // namespace closeout::pdf
