#include "pdf/structure_types.hpp"

#include <array>

namespace closeout::pdf {
namespace {

using Type = pages::StructureType;

// In the order of pages::StructureType.
constexpr std::array<std::string_view, 40> names = {
    "Document",  "Part",    "Art",   "Sect",      "Div",  "BlockQuote", "Caption", "TOC",    "TOCI",    "Index",
    "NonStruct", "Private", "H1",    "H2",        "H3",   "H4",         "H5",      "H6",     "P",       "L",
    "LI",        "Lbl",     "LBody", "Table",     "TR",   "TH",         "TD",      "THead",  "TBody",   "TFoot",
    "Span",      "Quote",   "Note",  "Reference", "Code", "Link",       "Annot",   "Figure", "Formula", "Form"};

static_assert(names[static_cast<std::size_t>(Type::Form)] == "Form");
static_assert(names[static_cast<std::size_t>(Type::H6)] == "H6");
static_assert(names[static_cast<std::size_t>(Type::TD)] == "TD");

}  // namespace

std::string_view structure_type_name(Type type) {
  return names[static_cast<std::size_t>(type)];
}

int heading_level(Type type) {
  if (type < Type::H1 || type > Type::H6) return 0;
  return static_cast<int>(type) - static_cast<int>(Type::H1) + 1;
}

}  // namespace closeout::pdf
