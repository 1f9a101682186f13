#include "text/scripts.hpp"

#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <string>

namespace closeout::text {

namespace {

constexpr Script common{USCRIPT_COMMON};

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

Script script_of(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) ? Script{USCRIPT_LATIN} : common;
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode const script = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_FAILURE(status) != 0 ? common : Script{static_cast<std::int16_t>(script)};
}

bool is_specific(Script script) {
  return script != common && script != Script{USCRIPT_INHERITED} && script != Script{USCRIPT_UNKNOWN};
}

int bracket_type(char32_t c) {
  if (c <= U' ') return U_BPT_NONE;
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_BIDI_PAIRED_BRACKET_TYPE);
}

}  // namespace

Script likely_script(std::string_view language) {
  std::string const tag(language);
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{}, full{};
  std::array<char, ULOC_SCRIPT_CAPACITY> script{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int>(locale.size()), nullptr, &status);
  uloc_addLikelySubtags(locale.data(), full.data(), static_cast<int>(full.size()), &status);
  uloc_getScript(full.data(), script.data(), static_cast<int>(script.size()), &status);
  if (U_FAILURE(status) != 0 || script[0] == '\0') return Script{USCRIPT_LATIN};
  std::array<UScriptCode, 8> codes{};
  int const count = uscript_getCode(script.data(), codes.data(), static_cast<int>(codes.size()), &status);
  return U_FAILURE(status) != 0 || count == 0 ? Script{USCRIPT_LATIN} : Script{static_cast<std::int16_t>(codes[0])};
}

std::string_view iso_15924_code(Script script) {
  return uscript_getShortName(static_cast<UScriptCode>(static_cast<std::int16_t>(script)));
}

bool is_cursive(Script script) {
  constexpr std::array cursive = {
      USCRIPT_ARABIC,          USCRIPT_SYRIAC,     USCRIPT_MONGOLIAN,       USCRIPT_NKO,     USCRIPT_MANDAIC,
      USCRIPT_PHAGS_PA,        USCRIPT_ADLAM,      USCRIPT_HANIFI_ROHINGYA, USCRIPT_SOGDIAN, USCRIPT_MANICHAEAN,
      USCRIPT_PSALTER_PAHLAVI, USCRIPT_CHORASMIAN, USCRIPT_OLD_UYGHUR};
  return std::any_of(cursive.begin(), cursive.end(),
                     [script](UScriptCode code) { return script == Script{static_cast<std::int16_t>(code)}; });
}

// UAX 24 section 5.1 and 5.2: a common or inherited character takes the script before it; a closing bracket that
// of its opening one; characters before the first specific one that of the first.
void ScriptResolver::resolve(std::u32string_view text, std::string_view language, std::vector<Script>& scripts) {
  brackets_.clear();
  scripts.clear();
  Script current = common;
  for (char32_t c : text) {
    Script const own = script_of(c);
    if (!is_specific(own)) {
      scripts.push_back(script_of_common(c, current));
      continue;
    }
    if (!is_specific(current)) {
      for (OpenBracket& bracket : brackets_) bracket.script = own;
    }
    current = own;
    scripts.push_back(own);
  }
  auto const first = std::find_if(scripts.begin(), scripts.end(), is_specific);
  std::fill(scripts.begin(), first, first == scripts.end() ? script_of_language(language) : *first);
}

Script ScriptResolver::script_of_language(std::string_view language) {
  auto found = languages_.find(language);
  if (found == languages_.end()) found = languages_.emplace(language, likely_script(language)).first;
  return found->second;
}

Script ScriptResolver::script_of_common(char32_t c, Script current) {
  int const type = bracket_type(c);
  if (type == U_BPT_OPEN) {
    brackets_.push_back({static_cast<char32_t>(u_getBidiPairedBracket(static_cast<UChar32>(c))), current});
  }
  if (type != U_BPT_CLOSE) return current;
  auto const opening = std::find_if(brackets_.rbegin(), brackets_.rend(),
                                    [c](OpenBracket const& bracket) { return bracket.closing == c; });
  if (opening == brackets_.rend()) return current;
  Script const script = opening->script;
  brackets_.erase(std::prev(opening.base()), brackets_.end());
  return script;
}

}  // namespace closeout::text
