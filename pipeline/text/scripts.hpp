#pragma once
// Script of each character of a paragraph, common and inherited ones resolved (UAX 24 section 5).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::text {

/// A UScriptCode of ICU.
enum class Script : std::int16_t {};

/// The script most text in `language` (BCP 47) is written in.
[[nodiscard]] Script likely_script(std::string_view language);
/// OpenType and HarfBuzz know scripts by ISO 15924 codes: "Latn".
[[nodiscard]] std::string_view iso_15924_code(Script script);
/// True where letters join their neighbours, so that they must be shaped in sight of them.
[[nodiscard]] bool is_cursive(Script script);

/// Resolves scripts from the first character to the last.
class ScriptResolver {
 public:
  /// Text without any specific character ("12,50") is in the script of `language`.
  void resolve(std::u32string_view text, std::string_view language, std::vector<Script>& scripts);

 private:
  struct OpenBracket {
    char32_t closing;
    Script script;
  };
  [[nodiscard]] Script script_of_common(char32_t c, Script current);
  [[nodiscard]] Script script_of_language(std::string_view language);

  std::vector<OpenBracket> brackets_;
  std::map<std::string, Script, std::less<>> languages_;
};

}  // namespace closeout::text
