// Any text as a selector: it is parsed, and what it gives is matched against every element of a small tree.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "css/selector_matching.hpp"
#include "css/selector_parser.hpp"
#include "xml/document.hpp"

namespace {

using namespace closeout;

constexpr char const* tree_text =
    "<html lang='en'><body dir='rtl'><p class='a b' id='c' title='x y'/><p/>text<i lang='fi-FI'><b/><b class='a'/></i>"
    "<svg xmlns='http://www.w3.org/2000/svg'><a href='#c'/></svg></body></html>";

void match_below(css::ElementFrame const& frame, std::vector<css::ComplexSelector> const& selectors) {
  for (css::ComplexSelector const& selector : selectors) static_cast<void>(css::matches(selector, frame));
  for (auto child = frame.first_child(); child; child = child->next_sibling()) match_below(*child, selectors);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string const text(reinterpret_cast<char const*>(data), size);
  if (base::first_malformed_utf8(text)) return 0;
  base::Diagnostics diagnostics;
  auto const file = std::make_shared<base::SourceFile const>("a.css", text);
  css::Reporter const reporter(std::make_shared<css::SheetText const>(css::SheetText::of_file(file)), diagnostics);
  std::vector<css::SyntaxError> errors;
  css::SelectorNamespaces namespaces;
  namespaces.by_prefix["s"] = "http://www.w3.org/2000/svg";
  auto const selectors = css::parse_selectors(css::parse_component_values(text, errors), namespaces, reporter);
  if (!selectors) return 0;
  auto const tree = std::make_shared<base::SourceFile const>("a.xhtml", tree_text);
  auto const document = xml::parse(tree, diagnostics);
  match_below(css::ElementFrame(document->root(), nullptr, 1), *selectors);
  return 0;
}
