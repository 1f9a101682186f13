#include "rules/text_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "locale/language.hpp"
#include "rules/match_pattern.hpp"
#include "rules/vocabulary.hpp"
#include "xml/characters.hpp"

namespace closeout::rules {

namespace {

struct FormName {
  std::string_view name;
  ValueForm form;
};

constexpr std::array<FormName, 3> form_names{
    {{"money", ValueForm::Money}, {"date", ValueForm::Date}, {"percent", ValueForm::Percent}}};

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !xml::is_space(text[end])) ++end;
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

RichText best_of(std::vector<RichText> texts, std::string_view language) {
  std::vector<std::string_view> available;
  for (RichText const& text : texts) available.emplace_back(text.language);
  std::size_t const best = locale::best_match(language, available);
  return best < texts.size() ? std::move(texts[best]) : RichText{};
}

bool is_translation(pugi::xml_node diagnostic, std::string_view assertion_id) {
  return diagnostic.attribute("id").value() == fmt::format("{}.{}", assertion_id, xml::language_of(diagnostic));
}

}  // namespace

TextChoice TextCompiler::compile(pugi::xml_node assertion, std::string_view language) {
  Texts texts = compile_all(assertion);
  return {best_of(std::move(texts.messages), language), best_of(std::move(texts.remedies), language)};
}

std::vector<RichText> TextCompiler::compile_messages(pugi::xml_node assertion) {
  return compile_all(assertion).messages;
}

TextCompiler::Texts TextCompiler::compile_all(pugi::xml_node assertion) {
  Texts texts;
  texts.messages.push_back(compile_text(assertion));
  for (std::string_view const id : words_of(assertion.attribute("diagnostics").value())) {
    pugi::xml_node const diagnostic = find_diagnostic(assertion, id);
    if (!diagnostic) continue;
    bool const is_message = is_translation(diagnostic, assertion.attribute("id").value());
    (is_message ? texts.messages : texts.remedies).push_back(compile_text(diagnostic));
  }
  return texts;
}

pugi::xml_node TextCompiler::find_diagnostic(pugi::xml_node assertion, std::string_view id) {
  std::vector<std::string_view> known;
  for (pugi::xml_node const list : file_.root().children()) {
    if (!is_schematron(list, "diagnostics")) continue;
    for (pugi::xml_node const diagnostic : list.children()) {
      if (!is_schematron(diagnostic, "diagnostic")) continue;
      if (diagnostic.attribute("id").value() == id) return diagnostic;
      known.emplace_back(diagnostic.attribute("id").value());
    }
  }
  base::Diagnostic it = base::error("rules-unknown-diagnostic", fmt::format("diagnostic {} is not known", id),
                                    file_.place_of(assertion, "diagnostics"));
  std::string const nearest = base::nearest_word(id, known);
  if (!nearest.empty()) it.hint = fmt::format("did you mean {}?", nearest);
  it.arguments = {{"name", std::string(id)}, {"nearest", nearest}};
  diagnostics_.add(std::move(it));
  return {};
}

RichText TextCompiler::compile_text(pugi::xml_node element) {
  RichText text{std::string(xml::language_of(element)), {}};
  add_pieces(element, text);
  return text;
}

void TextCompiler::add_pieces(pugi::xml_node element, RichText& text) {
  for (pugi::xml_node const child : element.children()) {
    std::string_view const name = schematron_name(child);
    if (child.type() == pugi::node_pcdata) {
      text.pieces.emplace_back(child.value());
    } else if (name == "value-of") {
      add_value(child, text);
    } else if (name == "name") {
      auto path = child.attribute("path") ? compile_xpath(child, "path") : std::nullopt;
      text.pieces.emplace_back(TextName{std::move(path)});
    } else if (!name.empty()) {
      add_pieces(child, text);  // emph, span and dir only mark words.
    }
  }
}

void TextCompiler::add_value(pugi::xml_node element, RichText& text) {
  auto select = compile_xpath(element, "select");
  ValueForm const form = form_of(element);
  if (select) text.pieces.emplace_back(TextValue{std::move(*select), form});
}

ValueForm TextCompiler::form_of(pugi::xml_node value_of) {
  pugi::xml_attribute const as = extension_attribute(value_of, "as");
  if (!as) return ValueForm::Plain;
  auto const found = std::ranges::find(form_names, as.value(), &FormName::name);
  if (found != form_names.end()) return found->form;
  base::Diagnostic it = base::error("rules-unknown-form", fmt::format("form {} is not known", as.value()),
                                    file_.place_of(value_of, as.name()));
  it.hint = "one of money, date, percent";
  it.arguments = {{"found", as.value()}};
  diagnostics_.add(std::move(it));
  return ValueForm::Plain;
}

std::optional<xml::RareXPath> TextCompiler::compile_xpath(pugi::xml_node node, char const* attribute) {
  auto const expression = xml::XPath::compile(without_prefixes(node.attribute(attribute).value(), prefixes_),
                                              file_.place_of(node, attribute), diagnostics_, &scope_.variables());
  if (!expression) return std::nullopt;
  return xml::RareXPath(*expression, scope_.variables());
}

}  // namespace closeout::rules
