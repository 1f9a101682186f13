#include "boxes/semantics.hpp"

#include <algorithm>
#include <charconv>

#include "boxes/html_elements.hpp"
#include "xml/characters.hpp"

namespace closeout::boxes {
namespace {

/// HTML section 4.9.11.
constexpr int most_columns = 1000;
constexpr int most_rows = 65534;

constexpr std::string_view white_space = " \t\n\r\f";

std::string_view attribute(pugi::xml_node element, char const* name) {
  return element.attribute(name).value();
}

/// 1 to `greatest`; anything that is no such number is 1.
int span_of(pugi::xml_node element, char const* name, int greatest) {
  std::string_view const text = attribute(element, name);
  int value = 1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value < 1 ? 1 : std::min(value, greatest);
}

pugi::xml_node child_named(pugi::xml_node parent, std::string_view name) {
  for (pugi::xml_node const child : parent.children()) {
    if (child.type() == pugi::node_element && xml::local_name(child) == name) return child;
  }
  return {};
}

bool row_has_data_cells(pugi::xml_node row) {
  return static_cast<bool>(child_named(row, "td"));
}

/// HTML section 4.9.12.2: the scope attribute; without it, what the cell's place says.
HeaderScope scope_of(pugi::xml_node cell, SemanticContext const& context) {
  std::string_view const scope = attribute(cell, "scope");
  if (scope == "col" || scope == "colgroup") return HeaderScope::Column;
  if (scope == "row" || scope == "rowgroup") return HeaderScope::Row;
  return !context.in_table_head && row_has_data_cells(cell.parent()) ? HeaderScope::Row : HeaderScope::Column;
}

void read_alternative_text(pugi::xml_node element, Semantics& semantics) {
  pugi::xml_attribute const label = element.attribute("aria-label");
  pugi::xml_attribute const alt = element.attribute("alt");
  pugi::xml_node const title = xml::local_name(element) == "svg" ? child_named(element, "title") : pugi::xml_node();
  semantics.has_alternative_text = label || alt || title;
  if (label)
    semantics.alternative_text = label.value();
  else if (alt)
    semantics.alternative_text = alt.value();
  else if (title)
    semantics.alternative_text = text_content(title);
}

void read_table_attributes(pugi::xml_node element, SemanticContext const& context, Semantics& semantics) {
  if (semantics.role == Role::Table) {
    std::string_view const label = attribute(element, "aria-label");
    semantics.table_summary = label.empty() ? attribute(element, "summary") : label;
  }
  bool const is_header = semantics.role == Role::TableHeaderCell;
  if (is_header) semantics.scope = scope_of(element, context);
  if (is_header || semantics.role == Role::TableDataCell) semantics.headers = words(attribute(element, "headers"));
}

Role heading_role(std::string_view name, Semantics& semantics) {
  semantics.heading_level = name[1] - '0';
  return Role::Heading;
}

/// A division or span with a language, or a target of links, matters to a reader; others are only for style.
Role role_of_plain(std::string_view name, Semantics const& semantics) {
  bool const is_block = name == "div" || name == "header" || name == "footer" || name == "hgroup";
  if (is_block) return semantics.language.empty() && semantics.id.empty() ? Role::None : Role::Division;
  bool const is_inline_text = name != "body" && name != "col" && name != "colgroup" && name != "br" && name != "wbr";
  return is_inline_text && !semantics.language.empty() ? Role::Span : Role::None;
}

/// DPUB-ARIA and ARIA roles that say more than the element's name.
Role role_of(pugi::xml_node element, SemanticContext const& context, Semantics& semantics) {
  if (is_artifact(element)) return Role::Artifact;
  std::string_view const name = xml::local_name(element);
  HtmlElement const* known = find_html_element(name);
  bool const is_table_part = known != nullptr && known->role >= Role::Table && known->role <= Role::TableDataCell;
  if (is_presentational(element) || (context.in_layout_table && is_table_part)) return Role::None;
  std::string_view const role = attribute(element, "role");
  if (role == "note" || role == "doc-footnote" || role == "doc-endnote") return Role::Note;
  if (name == "a" && element.attribute("href")) return Role::Link;
  if (known != nullptr && known->role == Role::Heading) return heading_role(name, semantics);
  if (name == "figure") return semantics.has_alternative_text ? Role::Figure : Role::Division;
  if (known != nullptr && known->role == Role::Figure && context.in_labelled_figure) return Role::None;
  if (known != nullptr && known->role != Role::None) return known->role;
  return role_of_plain(name, semantics);
}

}  // namespace

Semantics semantics_of(xml::Document const& document, pugi::xml_node element, SemanticContext const& context) {
  Semantics semantics;
  semantics.place = document.place_of(element);
  semantics.id = attribute(element, "id");
  semantics.title = attribute(element, "title");
  if (char const* language = own_language(element)) {
    if (context.parent_language != language) semantics.language = language;
  }
  read_alternative_text(element, semantics);
  semantics.role = role_of(element, context, semantics);
  if (semantics.role == Role::Link) semantics.href = attribute(element, "href");
  semantics.column_span = column_span_of(element);
  semantics.row_span = row_span_of(element);
  bool const is_column = xml::local_name(element) == "col" || xml::local_name(element) == "colgroup";
  if (is_column) semantics.column_span = span_of(element, "span", most_columns);
  read_table_attributes(element, context, semantics);
  return semantics;
}

bool is_presentational(pugi::xml_node element) {
  std::string_view const role = attribute(element, "role");
  return role == "presentation" || role == "none";
}

bool is_artifact(pugi::xml_node element) {
  if (attribute(element, "aria-hidden") == "true") return true;
  HtmlElement const* known = find_html_element(xml::local_name(element));
  return is_presentational(element) && (known == nullptr || !known->keeps_content);
}

char const* own_language(pugi::xml_node element) {
  for (char const* name : {"xml:lang", "lang"}) {
    if (pugi::xml_attribute const language = element.attribute(name)) return language.value();
  }
  return nullptr;
}

std::string text_content(pugi::xml_node node) {
  return xml::collapsed(xml::text_content(node));
}

int column_span_of(pugi::xml_node cell) {
  return span_of(cell, "colspan", most_columns);
}

int row_span_of(pugi::xml_node cell) {
  return span_of(cell, "rowspan", most_rows);
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> result;
  for (std::size_t at = text.find_first_not_of(white_space); at != std::string_view::npos;) {
    std::size_t const end = text.find_first_of(white_space, at);
    result.emplace_back(text.substr(at, end - at));
    at = end == std::string_view::npos ? end : text.find_first_not_of(white_space, end);
  }
  return result;
}

}  // namespace closeout::boxes
