#include "locale/messages.hpp"

#include <fmt/format.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <system_error>

#include "locale/icu_strings.hpp"
#include "locale/language.hpp"
#include "xml/characters.hpp"
#include "xml/document.hpp"

namespace closeout::locale {

namespace {

namespace fs = std::filesystem;
using ByKey = std::map<std::string, Message, std::less<>>;

std::vector<fs::path> catalogue_files(fs::path const& directory) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(directory, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".xml") files.push_back(it->path());
  }
  std::ranges::sort(files);
  return files;
}

bool check_pattern(std::string const& language, Message const& message, base::Diagnostics& diagnostics) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  icu::MessageFormat const compiled(to_icu(message.pattern), icu::Locale(icu_locale_of(language).c_str()), where,
                                    status);
  if (U_SUCCESS(status)) return true;
  auto finding = base::error("message-pattern", fmt::format("message pattern cannot be read: {}", u_errorName(status)),
                             message.place);
  finding.arguments = {{"reason", u_errorName(status)}};
  finding.why = "catalogues hold ICU MessageFormat patterns; an apostrophe or brace of the text is doubled or quoted";
  diagnostics.add(std::move(finding));
  return false;
}

void read_messages(xml::Document const& document, std::string const& language, ByKey& messages,
                   base::Diagnostics& diagnostics) {
  for (pugi::xml_node const node : document.root().children("message")) {
    std::string const key = node.attribute("key").value();
    Message message{xml::collapsed(node.text().get()), document.place_of(node)};
    if (key.empty()) {
      diagnostics.add(base::error("message-key", "message without a key", message.place));
    } else if (messages.contains(key)) {
      diagnostics.add(base::error("message-key", fmt::format("message \"{}\" stands twice", key), message.place));
    } else if (check_pattern(language, message, diagnostics)) {
      messages.emplace(key, std::move(message));
    }
  }
}

}  // namespace

std::optional<Catalogues> Catalogues::load(fs::path const& directory, base::Diagnostics& diagnostics) {
  Catalogues result;
  std::size_t const errors_before = diagnostics.error_count();
  for (fs::path const& file : catalogue_files(directory)) {
    auto const document = xml::load(file, diagnostics);
    if (!document) continue;
    std::string const language = document->root().attribute("xml:lang").value();
    if (xml::local_name(document->root()) != "messages" || language.empty()) {
      diagnostics.add(base::error("message-catalogue", "expected a root element <messages xml:lang=\"...\">",
                                  document->place_of(document->root())));
      continue;
    }
    read_messages(*document, language, result.by_language_[language], diagnostics);
  }
  if (result.by_language_.empty()) {
    diagnostics.add(base::environment_error("message-catalogue",
                                            fmt::format("no message catalogue in {}", directory.string()),
                                            "give the folder of the templates with --templates DIR"));
  }
  if (diagnostics.error_count() != errors_before) return std::nullopt;
  return result;
}

Message const* Catalogues::find(std::string_view language, std::string_view key) const {
  while (true) {
    auto const catalogue = by_language_.find(language);
    if (catalogue != by_language_.end()) {
      auto const message = catalogue->second.find(key);
      if (message != catalogue->second.end()) return &message->second;
    }
    std::size_t const cut = language.rfind('-');
    if (cut == std::string_view::npos) return nullptr;
    language = language.substr(0, cut);
  }
}

bool Catalogues::has_language(std::string_view language) const {
  return by_language_.contains(language) || by_language_.contains(language.substr(0, language.find('-')));
}

std::vector<std::string_view> Catalogues::keys(std::string_view language) const {
  std::vector<std::string_view> result;
  auto const catalogue = by_language_.find(language);
  if (catalogue == by_language_.end()) return result;
  for (auto const& [key, message] : catalogue->second) result.emplace_back(key);
  return result;
}

std::vector<std::string> Catalogues::languages() const {
  std::vector<std::string> result;
  for (auto const& [language, messages] : by_language_) result.push_back(language);
  return result;
}

}  // namespace closeout::locale
