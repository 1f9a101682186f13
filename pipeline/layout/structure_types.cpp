#include "layout/structure_types.hpp"

#include <array>
#include <utility>

namespace closeout::layout {

using boxes::Role;
using pages::StructureType;

std::optional<StructureType> structure_type(boxes::Semantics const& semantics) {
  switch (semantics.role) {
    case Role::None:
    case Role::Emphasis:
    case Role::Strong:
    case Role::Artifact:
      return std::nullopt;
    case Role::Document:
      return StructureType::Document;
    case Role::Part:
      return StructureType::Part;
    case Role::Section:
      return StructureType::Sect;
    case Role::Article:
      return StructureType::Art;
    case Role::Division:
      return StructureType::Div;
    case Role::BlockQuote:
      return StructureType::BlockQuote;
    case Role::Heading: {
      int const level = semantics.heading_level < 1 ? 1 : semantics.heading_level > 6 ? 6 : semantics.heading_level;
      return static_cast<StructureType>(static_cast<int>(StructureType::H1) + level - 1);
    }
    case Role::Paragraph:
      return StructureType::P;
    case Role::List:
      return StructureType::L;
    case Role::ListItem:
      return StructureType::LI;
    case Role::ListLabel:
      return StructureType::Lbl;
    case Role::ListBody:
      return StructureType::LBody;
    case Role::Table:
      return StructureType::Table;
    case Role::TableCaption:
    case Role::FigureCaption:
      return StructureType::Caption;
    case Role::TableHead:
      return StructureType::THead;
    case Role::TableBody:
      return StructureType::TBody;
    case Role::TableFoot:
      return StructureType::TFoot;
    case Role::TableRow:
      return StructureType::TR;
    case Role::TableHeaderCell:
      return StructureType::TH;
    case Role::TableDataCell:
      return StructureType::TD;
    case Role::Figure:
      return StructureType::Figure;
    case Role::Link:
      return StructureType::Link;
    case Role::Quote:
      return StructureType::Quote;
    case Role::Code:
      return StructureType::Code;
    case Role::Span:
      return StructureType::Span;
    case Role::Note:
      return StructureType::Note;
  }
  return std::nullopt;
}

bool is_grouping(StructureType type) {
  switch (type) {
    case StructureType::Document:
    case StructureType::Part:
    case StructureType::Art:
    case StructureType::Sect:
    case StructureType::Div:
    case StructureType::BlockQuote:
    case StructureType::L:
    case StructureType::LI:
    case StructureType::Table:
    case StructureType::THead:
    case StructureType::TBody:
    case StructureType::TFoot:
    case StructureType::TR:
      return true;
    default:
      return false;
  }
}

bool is_inline_level(StructureType type) {
  return type == StructureType::Link || type == StructureType::Span || type == StructureType::Quote ||
         type == StructureType::Code || type == StructureType::Reference;
}

bool is_table_part(StructureType type) {
  return type == StructureType::Table || type == StructureType::THead || type == StructureType::TBody ||
         type == StructureType::TFoot || type == StructureType::TR;
}

bool is_kept_empty(StructureType type) {
  return type == StructureType::Document || type == StructureType::TD || type == StructureType::TH ||
         type == StructureType::LBody;
}

pages::StructureElement::ListNumbering list_numbering(std::string const& list_style_type) {
  using Numbering = pages::StructureElement::ListNumbering;
  static constexpr std::array<std::pair<std::string_view, Numbering>, 11> names{{
      {"disc", Numbering::Disc},
      {"circle", Numbering::Circle},
      {"square", Numbering::Square},
      {"decimal", Numbering::Decimal},
      {"decimal-leading-zero", Numbering::Decimal},
      {"upper-roman", Numbering::UpperRoman},
      {"lower-roman", Numbering::LowerRoman},
      {"upper-alpha", Numbering::UpperAlpha},
      {"upper-latin", Numbering::UpperAlpha},
      {"lower-alpha", Numbering::LowerAlpha},
      {"lower-latin", Numbering::LowerAlpha},
  }};
  for (auto const& [name, numbering] : names) {
    if (name == list_style_type) return numbering;
  }
  return Numbering::None;
}

}  // namespace closeout::layout
