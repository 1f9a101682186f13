// Any text as a style sheet: the document is styled, whatever stands in the sheet.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "base/utf8.hpp"
#include "css/styled.hpp"
#include "xml/document.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace closeout;
  std::string const sheet(reinterpret_cast<char const*>(data), size);
  if (base::first_malformed_utf8(sheet)) return 0;
  base::Diagnostics diagnostics;
  xml::Document document;
  pugi::xml_node html = document.tree().append_child("html");
  html.append_child("head").append_child("style").append_child(pugi::node_pcdata).set_value(sheet.c_str());
  html.append_child("body").append_child("p").append_attribute("class").set_value("a");
  auto const styled = css::style(document, {}, diagnostics);
  if (!styled || !styled->style_of(document.root())) std::abort();
  static_cast<void>(styled->page_style({}));
  return 0;
}
