#include "css/presentational_hints.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include "css/reporter.hpp"
#include "css/sheet_text.hpp"
#include "css/syntax.hpp"
#include "xml/document.hpp"

namespace closeout::css {
namespace {

/// HTML section 2.3.4.4, "rules for parsing dimension values": what follows the number or its % does not matter.
std::string dimension_of(std::string_view text) {
  std::size_t const first = text.find_first_not_of(" \t\n\f\r");
  if (first == std::string_view::npos || text[first] == '-') return {};
  text.remove_prefix(first);
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
  if (error != std::errc()) return {};
  std::string const number(text.data(), end);
  bool const is_percentage = end != text.data() + text.size() && *end == '%';
  return number + (is_percentage ? "%" : "px");
}

std::string hints_of(pugi::xml_node element) {
  std::string text;
  if (xml::local_name(element) != "img") return text;
  for (char const* name : {"width", "height"}) {
    std::string const value = dimension_of(element.attribute(name).value());
    if (!value.empty()) text.append(name).append(":").append(value).append(";");
  }
  return text;
}

DeclarationBlock parsed(std::string text) {
  auto const file = std::make_shared<base::SourceFile const>("", std::move(text));
  base::Diagnostics unheard;  // Made above, so nothing is wrong with it.
  Reporter const reporter(std::make_shared<SheetText const>(SheetText::of_file(file)), unheard);
  std::vector<SyntaxError> errors;
  BlockContents const contents = parse_block(parse_component_values(file->bytes(), errors), errors);
  return declare_all(contents.declarations, reporter);
}

}  // namespace

DeclarationBlock const* PresentationalHints::of(pugi::xml_node element) {
  std::string text = hints_of(element);
  if (text.empty()) return nullptr;
  auto& block = blocks_[text];
  if (!block) block = std::make_unique<DeclarationBlock const>(parsed(std::move(text)));
  return block.get();
}

}  // namespace closeout::css
