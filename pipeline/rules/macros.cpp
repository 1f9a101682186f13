#include "rules/macros.hpp"

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/vocabulary.hpp"
#include "xml/characters.hpp"
#include "xml/placed_copy.hpp"

namespace closeout::rules {

namespace {

using Parameters = std::map<std::string, std::string, std::less<>>;

bool is_abstract(pugi::xml_node pattern) {
  return std::string_view(pattern.attribute("abstract").value()) == "true";
}

bool is_name_byte(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || xml::is_name_character(byte);
}

Parameters parameters_of(pugi::xml_node pattern) {
  Parameters parameters;
  for (pugi::xml_node const node : pattern.children()) {
    if (!is_schematron(node, "param")) continue;
    parameters.emplace(node.attribute("name").value(), node.attribute("value").value());
  }
  return parameters;
}

/// `$name` of a parameter becomes its value, as text; other variables are left.
std::string substituted(std::string_view text, Parameters const& parameters) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const dollar = std::min(text.find('$', at), text.size());
    result += text.substr(at, dollar - at);
    if (dollar == text.size()) break;
    std::size_t end = dollar + 1;
    while (end < text.size() && is_name_byte(text[end])) ++end;
    auto const found = parameters.find(text.substr(dollar + 1, end - dollar - 1));
    result += found == parameters.end() ? text.substr(dollar, end - dollar) : std::string_view(found->second);
    at = end;
  }
  return result;
}

class Instances {
 public:
  Instances(xml::Document const& file, base::Diagnostics& diagnostics) : file_(file), diagnostics_(diagnostics) {}

  xml::Document run() {
    pugi::xml_node const root = xml::copy_alone(file_.root(), file_, result_.tree(), result_);
    for (pugi::xml_node const child : file_.root().children()) add(child, root);
    return std::move(result_);
  }

 private:
  void add(pugi::xml_node child, pugi::xml_node root) {
    bool const is_pattern = is_schematron(child, "pattern");
    if (is_pattern && child.attribute("is-a")) return add_instance(child, root);
    if (!is_pattern || !is_abstract(child)) copy_of(child, root, {});
  }

  void copy_of(pugi::xml_node original, pugi::xml_node parent, Parameters const& parameters) {
    pugi::xml_node const copy = xml::copy_alone(original, file_, parent, result_);
    if (!schematron_name(original).empty() && !parameters.empty()) {
      for (pugi::xml_attribute attribute : copy.attributes()) {
        attribute.set_value(substituted(attribute.value(), parameters).c_str());
      }
    }
    for (pugi::xml_node const child : original.children()) copy_of(child, copy, parameters);
  }

  /// The pattern's own id and sources, then what it inherits with its parameters written in.
  void add_instance(pugi::xml_node instance, pugi::xml_node root) {
    pugi::xml_node const abstract = find_abstract(instance);
    if (!abstract) return;
    pugi::xml_node copy = xml::copy_alone(instance, file_, root, result_);
    copy.remove_attribute("is-a");
    Parameters const parameters = parameters_of(instance);
    for (pugi::xml_node const child : abstract.children()) copy_of(child, copy, parameters);
  }

  pugi::xml_node find_abstract(pugi::xml_node instance) {
    std::string_view const id = instance.attribute("is-a").value();
    std::vector<std::string_view> known;
    for (pugi::xml_node const pattern : file_.root().children()) {
      if (!is_schematron(pattern, "pattern") || !is_abstract(pattern)) continue;
      if (pattern.attribute("id").value() == id) return pattern;
      known.emplace_back(pattern.attribute("id").value());
    }
    std::string const nearest = base::nearest_word(id, known);
    base::Diagnostic it =
        base::error("rules-unknown-abstract-pattern", fmt::format("abstract pattern {} is not known", id),
                    file_.place_of(instance, "is-a"));
    if (!nearest.empty()) it.hint = fmt::format("did you mean {}?", nearest);
    it.arguments = {{"name", std::string(id)}, {"nearest", nearest}};
    diagnostics_.add(std::move(it));
    return {};
  }

  xml::Document const& file_;
  base::Diagnostics& diagnostics_;
  xml::Document result_;
};

}  // namespace

std::optional<xml::Document> with_instances(xml::Document const& file, base::Diagnostics& diagnostics) {
  for (pugi::xml_node const pattern : file.root().children()) {
    bool const is_macro = pattern.attribute("is-a") || is_abstract(pattern);
    if (is_schematron(pattern, "pattern") && is_macro) return Instances(file, diagnostics).run();
  }
  return std::nullopt;
}

}  // namespace closeout::rules
