#pragma once
// The texts of an assertion in the language asked for. For this room's sources only.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "rules/rich_text.hpp"
#include "rules/scope.hpp"
#include "xml/document.hpp"

namespace closeout::rules {

struct TextChoice {
  RichText message, remedy;
};

/// The text of the assertion is its message in the language around it (xml:lang). Among the diagnostics it refers to,
/// those with its id and their language ("esf-13.fi") are the message in that language, all others its remedy.
class TextCompiler {
 public:
  TextCompiler(xml::Document const& file, Scope const& scope, std::set<std::string, std::less<>> const& prefixes,
               base::Diagnostics& diagnostics)
      : file_(file), scope_(scope), prefixes_(prefixes), diagnostics_(diagnostics) {}

  /// Compiles all texts, so that an error shows in every language; keeps the best by fallback_chain().
  [[nodiscard]] TextChoice compile(pugi::xml_node assertion, std::string_view language);
  /// The message in every language there is.
  [[nodiscard]] std::vector<RichText> compile_messages(pugi::xml_node assertion);

 private:
  struct Texts {
    std::vector<RichText> messages, remedies;
  };

  [[nodiscard]] Texts compile_all(pugi::xml_node assertion);
  [[nodiscard]] pugi::xml_node find_diagnostic(pugi::xml_node assertion, std::string_view id);
  [[nodiscard]] RichText compile_text(pugi::xml_node element);
  void add_pieces(pugi::xml_node element, RichText& text);
  void add_value(pugi::xml_node element, RichText& text);
  [[nodiscard]] ValueForm form_of(pugi::xml_node value_of);
  [[nodiscard]] std::optional<xml::RareXPath> compile_xpath(pugi::xml_node node, char const* attribute);

  xml::Document const& file_;
  Scope const& scope_;
  std::set<std::string, std::less<>> const& prefixes_;
  base::Diagnostics& diagnostics_;
};

}  // namespace closeout::rules
