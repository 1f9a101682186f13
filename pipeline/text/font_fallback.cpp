#include "text/font_fallback.hpp"

#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <utility>

namespace closeout::text {

namespace {

using Families = std::vector<std::string_view>;

std::pair<std::string_view, Families> const generic_families[] = {
    {"serif", {"Noto Serif", "DejaVu Serif", "Liberation Serif"}},
    {"sans-serif", {"Noto Sans", "DejaVu Sans", "Liberation Sans"}},
    {"monospace", {"Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono"}},
    {"system-ui", {"Noto Sans", "DejaVu Sans", "Liberation Sans"}},
    {"ui-serif", {"Noto Serif", "DejaVu Serif", "Liberation Serif"}},
    {"ui-sans-serif", {"Noto Sans", "DejaVu Sans", "Liberation Sans"}},
    {"ui-monospace", {"Noto Sans Mono", "DejaVu Sans Mono", "Liberation Mono"}},
    {"math", {"Noto Sans Math", "DejaVu Math TeX Gyre", "DejaVu Sans"}},
};

/// Script names of Unicode that Noto spells differently.
std::pair<std::string_view, std::string_view> const noto_names[] = {
    {"Nko", "NKo"}, {"Phags Pa", "PhagsPa"}, {"Sutton SignWriting", "SignWriting"}, {"SignWriting", "SignWriting"}};

/// Symbols and punctuation that belong to no script.
std::vector<std::string> symbol_families(bool serif) {
  std::vector<std::string> families = {"Noto Sans", "Noto Serif"};
  if (serif) std::swap(families[0], families[1]);
  for (char const* name : {"Noto Sans Math", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Music", "DejaVu Sans"}) {
    families.emplace_back(name);
  }
  return families;
}

bool has_primary_subtag(std::string_view language, std::string_view subtag) {
  return language.substr(0, language.find('-')) == subtag;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::string_view han_variant(std::string_view language) {
  if (has_primary_subtag(language, "ja")) return "JP";
  if (has_primary_subtag(language, "ko")) return "KR";
  if (contains(language, "-HK") || contains(language, "-MO")) return "HK";
  if (contains(language, "-Hant") || contains(language, "-TW")) return "TC";
  return "SC";
}

std::vector<std::string> with_serif_preference(std::string const& script, bool serif) {
  std::vector<std::string> families = {"Noto Sans " + script, "Noto Serif " + script};
  if (serif) std::swap(families[0], families[1]);
  return families;
}

std::vector<std::string> arabic_families(std::string_view language, bool serif) {
  std::vector<std::string> families = {"Noto Sans Arabic", "Noto Naskh Arabic", "Noto Kufi Arabic"};
  if (serif) std::swap(families[0], families[1]);
  if (has_primary_subtag(language, "ur")) families.insert(families.begin(), "Noto Nastaliq Urdu");
  return families;
}

bool is_east_asian(UScriptCode script) {
  constexpr std::array scripts = {USCRIPT_HAN, USCRIPT_HIRAGANA, USCRIPT_KATAKANA, USCRIPT_HANGUL, USCRIPT_BOPOMOFO};
  return std::find(scripts.begin(), scripts.end(), script) != scripts.end();
}

std::string noto_script_name(UScriptCode script) {
  std::string name = uscript_getName(script);
  std::replace(name.begin(), name.end(), '_', ' ');
  for (auto const& [unicode, noto] : noto_names) {
    if (name == unicode) return std::string(noto);
  }
  return name;
}

std::vector<std::string> families_of(UScriptCode script, std::string_view language, bool serif) {
  if (script == USCRIPT_ARABIC) return arabic_families(language, serif);
  if (is_east_asian(script)) return with_serif_preference("CJK " + std::string(han_variant(language)), serif);
  if (script != USCRIPT_LATIN && script != USCRIPT_GREEK && script != USCRIPT_CYRILLIC) {
    return with_serif_preference(noto_script_name(script), serif);
  }
  std::vector<std::string> families = {"Noto Sans", "Noto Serif", "DejaVu Sans", "DejaVu Serif"};
  if (serif) families = {"Noto Serif", "Noto Sans", "DejaVu Serif", "DejaVu Sans"};
  return families;
}

/// The scripts a character is used in: one, or for common and inherited characters those of Script_Extensions
/// (UAX 24 section 1.6).
std::vector<UScriptCode> scripts_of(char32_t code_point) {
  std::array<UScriptCode, 32> scripts{};
  UErrorCode status = U_ZERO_ERROR;
  int const count = uscript_getScriptExtensions(static_cast<UChar32>(code_point), scripts.data(),
                                                static_cast<int>(scripts.size()), &status);
  if (U_FAILURE(status) != 0) return {};
  return {scripts.begin(), scripts.begin() + count};
}

bool is_specific(UScriptCode script) {
  return script > USCRIPT_INHERITED && script != USCRIPT_UNKNOWN;
}

}  // namespace

std::vector<std::string_view> const& families_of_generic(std::string_view name) {
  static Families const none;
  for (auto const& [generic, families] : generic_families) {
    if (generic == name) return families;
  }
  return none;
}

std::vector<std::string> families_of_script(char32_t code_point, std::string_view language, bool serif) {
  std::vector<std::string> families;
  for (UScriptCode script : scripts_of(code_point)) {
    if (!is_specific(script)) continue;
    std::vector<std::string> const more = families_of(script, language, serif);
    families.insert(families.end(), more.begin(), more.end());
  }
  std::vector<std::string> const symbols = symbol_families(serif);
  families.insert(families.end(), symbols.begin(), symbols.end());
  return families;
}

}  // namespace closeout::text
