#include "pdf/structure_attributes.hpp"

#include <array>

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Type = pages::StructureType;

/// 14.8.4.3.2: inside these an illustration is an inline-level element, elsewhere it stands as a block.
bool holds_inline_content(Type type) {
  return (type >= Type::H1 && type <= Type::P) || type == Type::Lbl || type == Type::Span || type == Type::Quote ||
         type == Type::Reference || type == Type::Code || type == Type::Link || type == Type::Annot;
}

bool is_illustration(Type type) {
  return type == Type::Figure || type == Type::Formula || type == Type::Form;
}

void append_layout(std::string& to, Element const& element, Type parent, UserSpace const& space) {
  if (!element.bounding_box) return;
  DictionaryText attributes(to);
  attributes.name("O", "Layout");
  if (is_illustration(element.type)) attributes.name("Placement", holds_inline_content(parent) ? "Inline" : "Block");
  append_rectangle(attributes.key("BBox"), *element.bounding_box, space);
}

void append_list(std::string& to, Element const& element) {
  constexpr std::array<std::string_view, 9> numberings = {
      "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"};
  if (element.type != Type::L) return;
  DictionaryText attributes(to);
  attributes.name("O", "List");
  attributes.name("ListNumbering", numberings[static_cast<std::size_t>(element.list_numbering)]);
}

bool has_table_attributes(Element const& element) {
  return element.scope != Element::Scope::None || !element.headers.empty() || element.column_span != 1 ||
         element.row_span != 1 || !element.summary.empty();
}

void append_table(std::string& to, Element const& element) {
  constexpr std::array<std::string_view, 4> scopes = {"", "Column", "Row", "Both"};
  if (!has_table_attributes(element)) return;
  DictionaryText attributes(to);
  attributes.name("O", "Table");
  if (element.scope != Element::Scope::None) {
    attributes.name("Scope", scopes[static_cast<std::size_t>(element.scope)]);
  }
  if (!element.headers.empty()) {
    attributes.key("Headers") += '[';
    for (std::string const& header : element.headers) append_byte_string(to, text_string_bytes(header));
    to += ']';
  }
  if (element.column_span != 1) attributes.integer("ColSpan", element.column_span);
  if (element.row_span != 1) attributes.integer("RowSpan", element.row_span);
  if (!element.summary.empty()) attributes.text("Summary", element.summary);
}

}  // namespace

std::string structure_attributes(Element const& element, Type parent, UserSpace const& space) {
  std::string objects = "[";
  append_layout(objects, element, parent, space);
  append_list(objects, element);
  append_table(objects, element);
  return objects.size() == 1 ? std::string() : objects + ']';
}

}  // namespace closeout::pdf
