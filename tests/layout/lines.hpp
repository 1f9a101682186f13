#pragma once
// What the tests of lines share: a font of one width, and lines as text.

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "layout/laid_out.hpp"

namespace closeout::test {

// In DejaVu Sans Mono every advance is 1233/2048 em: at 10px a character is 6.02px wide, and ten fit into 60.21px.
inline constexpr std::string_view ten_characters =
    "html { font-family: 'DejaVu Sans Mono' } p { width: 60.21px; white-space: pre-wrap } ";

/// Text items of a page in painting order.
inline std::vector<pages::TextItem const*> text_items(pages::Page const& page) {
  std::vector<pages::TextItem const*> items;
  for (pages::Item const& item : page.items) {
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) items.push_back(text);
  }
  return items;
}

/// The lines of the first page from top to bottom, each in reading order; soft hyphens are shown as "-".
inline std::vector<std::string> lines(pages::Page const& page) {
  std::vector<std::string> result;
  base::Length baseline;
  for (pages::TextItem const* item : text_items(page)) {
    if (result.empty() || item->origin.y != baseline) result.emplace_back();
    baseline = item->origin.y;
    result.back() += item->run.text == "\u00AD" ? "-" : item->run.text;
  }
  return result;
}

inline std::vector<std::string> lines(std::string_view body, std::string_view css = {}) {
  return lines(lay_out(body, css).document.pages.at(0));
}

/// The lines of a paragraph ten characters wide with these declarations. Its white space is kept.
inline std::vector<std::string> lines_with(std::string_view declarations, std::string_view text) {
  return lines("<p>" + std::string(text) + "</p>",
               std::string(ten_characters) + "p { " + std::string(declarations) + " }");
}

/// Left edges of the text items of such a paragraph in characters, rounded to tenths.
inline std::vector<double> lefts_with(std::string_view declarations, std::string_view text) {
  LaidOut const out = lay_out("<p>" + std::string(text) + "</p>",
                              std::string(ten_characters) + "p { " + std::string(declarations) + " }");
  std::vector<double> lefts;
  for (pages::TextItem const* item : text_items(out.document.pages.at(0))) {
    lefts.push_back(std::round(item->origin.x.pixels() / 6.0205 * 10) / 10);
  }
  return lefts;
}

}  // namespace closeout::test
