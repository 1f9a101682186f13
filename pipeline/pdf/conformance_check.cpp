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

base::SourcePlace root_place(pages::Document const& document) {
  return document.structure.empty() ? base::SourcePlace() : document.structure.front().place;
}

void check_metadata(pages::Document const& document, base::Diagnostics& diagnostics) {
  pages::Metadata const& metadata = document.metadata;
  base::SourcePlace const place = root_place(document);
  if (metadata.title.empty()) report_violation(no_title, {}, place, diagnostics);
  if (metadata.language.empty()) {
    report_violation(no_language, {}, place, diagnostics);
  } else if (!is_language_tag(metadata.language)) {
    report_violation(bad_language, {{"found", metadata.language}}, place, diagnostics);
  }
  if (!metadata.date.empty() && !base::parse_date(metadata.date)) {
    report_violation(bad_date, {{"found", metadata.date}}, place, diagnostics);
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

void check_attachments(std::vector<Attachment> const& attachments, base::Diagnostics& diagnostics) {
  std::set<std::string_view> names;
  for (Attachment const& attachment : attachments) {
    if (attachment.name.empty()) {
      report_violation(attachment_without_name, {}, {}, diagnostics);
    }
    if (!names.insert(attachment.name).second) {
      report_violation(attachment_name_twice, {{"name", attachment.name}}, {}, diagnostics);
    }
    if (!is_mime_type(attachment.mime_type)) {
      report_violation(attachment_without_type, {{"name", attachment.name}, {"found", attachment.mime_type}}, {},
                       diagnostics);
    }
  }
}

}  // namespace

void report_violation(Rule const& rule, std::vector<base::MessageArgument> arguments, base::SourcePlace const& place,
                      base::Diagnostics& diagnostics) {
  std::string message(rule.message);
  for (auto const& [name, value] : arguments) {
    std::string const slot = '{' + name + '}';
    if (std::size_t const at = message.find(slot); at != std::string::npos) message.replace(at, slot.size(), value);
  }
  base::Diagnostic diagnostic = base::error(std::string(rule.code), std::move(message), place);
  diagnostic.why = rule.clause;
  diagnostic.hint = rule.hint;
  diagnostic.arguments = std::move(arguments);
  diagnostics.add(std::move(diagnostic));
}

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

bool check_conformance(pages::Document const& document, WriteOptions const& options, base::Diagnostics& diagnostics) {
  std::size_t const before = diagnostics.error_count();
  check_metadata(document, diagnostics);
  check_attachments(options.attachments, diagnostics);
  check_structure(document, diagnostics);
  check_tables(document, diagnostics);
  check_pages(document, diagnostics);
  return diagnostics.error_count() == before;
}

}  // namespace closeout::pdf
