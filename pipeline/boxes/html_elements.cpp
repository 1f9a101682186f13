#include "boxes/html_elements.hpp"

#include <algorithm>
#include <array>

namespace closeout::boxes {
namespace {

// Roles after HTML-AAM 1.0 section 3.5, in the terms of ISO 32000-1 section 14.8.4. Sorted by name.
constexpr std::array<HtmlElement, 75> elements{{{"a", Role::None},
                                                {"abbr", Role::None},
                                                {"address", Role::Division},
                                                {"article", Role::Article},
                                                {"aside", Role::Section},
                                                {"b", Role::None},
                                                {"bdi", Role::None},
                                                {"bdo", Role::None},
                                                {"blockquote", Role::BlockQuote, true},
                                                {"body", Role::None},
                                                {"br", Role::None},
                                                {"caption", Role::TableCaption, true},
                                                {"cite", Role::None},
                                                {"code", Role::Code},
                                                {"col", Role::None},
                                                {"colgroup", Role::None},
                                                {"data", Role::None},
                                                {"dd", Role::ListBody, true},
                                                {"del", Role::None},
                                                {"dfn", Role::None},
                                                {"div", Role::None},
                                                {"dl", Role::List, true},
                                                {"dt", Role::ListLabel, true},
                                                {"em", Role::Emphasis},
                                                {"figcaption", Role::FigureCaption},
                                                {"figure", Role::Division},
                                                {"footer", Role::None},
                                                {"h1", Role::Heading},
                                                {"h2", Role::Heading},
                                                {"h3", Role::Heading},
                                                {"h4", Role::Heading},
                                                {"h5", Role::Heading},
                                                {"h6", Role::Heading},
                                                {"head", Role::None},
                                                {"header", Role::None},
                                                {"hgroup", Role::None},
                                                {"hr", Role::Artifact},
                                                {"html", Role::Document},
                                                {"i", Role::None},
                                                {"img", Role::Figure},
                                                {"ins", Role::None},
                                                {"kbd", Role::Code},
                                                {"li", Role::ListItem, true},
                                                {"link", Role::None},
                                                {"main", Role::Section},
                                                {"mark", Role::None},
                                                {"meta", Role::None},
                                                {"nav", Role::Section},
                                                {"ol", Role::List, true},
                                                {"p", Role::Paragraph},
                                                {"pre", Role::Paragraph},
                                                {"q", Role::Quote},
                                                {"s", Role::None},
                                                {"samp", Role::Code},
                                                {"section", Role::Section},
                                                {"small", Role::None},
                                                {"span", Role::None},
                                                {"strong", Role::Strong},
                                                {"style", Role::None},
                                                {"sub", Role::None},
                                                {"sup", Role::None},
                                                {"svg", Role::Figure},
                                                {"table", Role::Table, true},
                                                {"tbody", Role::TableBody, true},
                                                {"td", Role::TableDataCell, true},
                                                {"tfoot", Role::TableFoot, true},
                                                {"th", Role::TableHeaderCell, true},
                                                {"thead", Role::TableHead, true},
                                                {"time", Role::None},
                                                {"title", Role::None},
                                                {"tr", Role::TableRow, true},
                                                {"u", Role::None},
                                                {"ul", Role::List, true},
                                                {"var", Role::None},
                                                {"wbr", Role::None}}};

}  // namespace

HtmlElement const* find_html_element(std::string_view name) {
  auto const found = std::lower_bound(elements.begin(), elements.end(), name,
                                      [](HtmlElement const& row, std::string_view key) { return row.name < key; });
  return found != elements.end() && found->name == name ? &*found : nullptr;
}

std::vector<std::string_view> const& html_element_names() {
  static std::vector<std::string_view> const names = [] {
    std::vector<std::string_view> all;
    for (HtmlElement const& row : elements) all.push_back(row.name);
    return all;
  }();
  return names;
}

}  // namespace closeout::boxes
