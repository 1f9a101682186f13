#include "pdf/check_structure.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "pages/dump.hpp"
#include "pdf/conformance_check.hpp"
#include "pdf/structure_tree.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Type = pages::StructureType;

constexpr Rule no_structure_tree = {"pdf-no-structure", "ISO 14289-1 7.1", "the document has no structure", ""};
constexpr Rule figure_without_text = {
    "pdf-figure-without-alternative", "ISO 14289-1 7.3", "a figure has no alternative text",
    "say in alt=\"...\" what it shows, or make it decoration with role=\"presentation\""};
constexpr Rule formula_without_text = {"pdf-formula-without-alternative", "ISO 14289-1 7.7",
                                       "a formula has no alternative text", "say it in words in alt=\"...\""};
constexpr Rule figure_without_box = {"pdf-figure-without-box", "ISO 32000-1 14.8.5.4.3", "a figure has no bounding box",
                                     ""};
constexpr Rule first_heading = {"pdf-first-heading", "ISO 14289-1 7.4.2",
                                "the first heading is <{found}>, expected <H1>", "begin with h1"};
constexpr Rule heading_skipped = {"pdf-heading-level", "ISO 14289-1 7.4.2", "heading <{found}> follows <{before}>",
                                  "let headings go down one level at a time"};
constexpr Rule wrong_parent = {"pdf-structure-nesting", "ISO 32000-1 14.8.4.3", "<{found}> stands in <{parent}>", ""};
constexpr Rule is_empty = {"pdf-empty-element", "ISO 14289-1 7.1", "<{found}> has no content",
                           "leave the element out or give it content"};
constexpr Rule bad_language = {"pdf-bad-language", "ISO 19005-3 6.7.4", "'{found}' is not a language tag",
                               "use a tag of BCP 47, such as \"fi\""};
constexpr Rule id_twice = {"pdf-id-twice", "ISO 32000-1 14.7.2", "two elements have the id '{id}'",
                           "give every element an id of its own"};
constexpr Rule link_without_annotation = {"pdf-link-without-annotation", "ISO 14289-1 7.18.5", "a link leads nowhere",
                                          ""};
constexpr Rule text_too_long = {"pdf-text-too-long", "ISO 19005-3 6.1.13", "a text of <{found}> is too long",
                                "shorten it to 16,000 characters"};

using Types = std::bitset<64>;

Types set_of(std::initializer_list<Type> types) {
  Types set;
  for (Type const type : types) set.set(static_cast<std::size_t>(type));
  return set;
}

bool contains(Types const& set, Type type) {
  return set[static_cast<std::size_t>(type)];
}

/// ISO 32000-1 tables 336 to 338: which parents a type must have (none: any), which children it may have (none: any).
struct Nesting {
  Types parents, children;
};

Nesting make_nesting(Type type) {
  using enum pages::StructureType;
  static Types const groups = set_of({Table, THead, TBody, TFoot});
  switch (type) {
    case Table:
      return {{}, set_of({TR, THead, TBody, TFoot, Caption})};
    case THead:
    case TBody:
    case TFoot:
      return {set_of({Table}), set_of({TR})};
    case TR:
      return {groups, set_of({TH, TD})};
    case TH:
    case TD:
      return {set_of({TR}), {}};
    case L:
      return {{}, set_of({L, LI, Caption})};
    case LI:
      return {set_of({L}), set_of({Lbl, LBody})};
    case LBody:
      return {set_of({LI}), {}};
    case TOC:
      return {{}, set_of({TOC, TOCI, Caption})};
    case TOCI:
      return {set_of({TOC}), {}};
    default:
      return {};
  }
}

Nesting const& nesting_of(Type type) {
  static auto const table = [] {
    std::array<Nesting, static_cast<std::size_t>(Type::Form) + 1> result;
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = make_nesting(static_cast<Type>(i));
    return result;
  }();
  return table[static_cast<std::size_t>(type)];
}

/// Types that mean nothing without content.
bool must_have_content(Type type) {
  using enum pages::StructureType;
  static Types const types = set_of(
      {H1, H2, H3, H4, H5, H6, L, LI, Table, TR, THead, TBody, TFoot, TOC, TOCI, Figure, Formula, Link, Caption});
  return contains(types, type);
}

/// 1 to 6 for H1 to H6, else 0.
int heading_level(Type type) {
  if (type < Type::H1 || type > Type::H6) return 0;
  return static_cast<int>(type) - static_cast<int>(Type::H1) + 1;
}

base::MessageArgument named(std::string name, Type type) {
  return {std::move(name), std::string(pages::name_of(type))};
}

bool has_annotation(Element const& element) {
  return std::any_of(element.children.begin(), element.children.end(),
                     [](auto const& child) { return std::holds_alternative<pages::AnnotationReference>(child); });
}

}  // namespace

void StructureCheck::add_element(pages::StructureId id, Element const& element) {
  has_root_ = has_root_ || id == 0;
  if (heading_level(element.type) != 0) headings_.push_back({id, element.type, element.place});
  check_nesting(id, element);
  check_alternative(id, element);
  check_texts(id, element);
  if (element.children.empty() && must_have_content(element.type)) {
    findings_.add(is_empty, {named("found", element.type)}, id, element.place);
  }
  if (std::string own_id = structure_element_id(id, element); !own_id.empty() && !ids_.insert(own_id).second) {
    findings_.add(id_twice, {{"id", std::move(own_id)}}, id, element.place);
  }
  if (element.type == Type::Link && !has_annotation(element)) {
    findings_.add(link_without_annotation, {}, id, element.place);
  }
}

void StructureCheck::check_nesting(pages::StructureId id, Element const& element) {
  if (element.parent == pages::no_structure) return;
  Type const parent = element.parent_type;
  Types const parents = nesting_of(element.type).parents, siblings = nesting_of(parent).children;
  bool const fits =
      (parents.none() || contains(parents, parent)) && (siblings.none() || contains(siblings, element.type));
  if (fits) return;
  findings_.add(wrong_parent, {named("found", element.type), named("parent", parent)}, id, element.place);
}

void StructureCheck::check_alternative(pages::StructureId id, Element const& element) {
  if (element.type != Type::Figure && element.type != Type::Formula) return;
  bool const is_figure = element.type == Type::Figure;
  if (element.alternative_text.empty() && element.actual_text.empty()) {
    findings_.add(is_figure ? figure_without_text : formula_without_text, {}, id, element.place);
  }
  if (is_figure && !element.bounding_box) findings_.add(figure_without_box, {}, id, element.place);
}

void StructureCheck::check_texts(pages::StructureId id, Element const& element) {
  if (!element.language.empty() && !is_language_tag(element.language)) {
    findings_.add(bad_language, {{"found", element.language}}, id, element.place);
  }
  for (std::string const* text : {&element.alternative_text, &element.actual_text, &element.title, &element.summary}) {
    if (!fits_text_string(*text)) findings_.add(text_too_long, {named("found", element.type)}, id, element.place);
  }
}

// Ids rise in document order, which is the order of reading.
void StructureCheck::check_headings(base::Diagnostics& diagnostics) {
  std::sort(headings_.begin(), headings_.end(), [](Heading const& a, Heading const& b) { return a.id < b.id; });
  Findings findings;
  Type before = Type::Document;  // None yet.
  for (Heading const& heading : headings_) {
    int const level = heading_level(heading.type);
    if (before == Type::Document && level != 1) {
      findings.add(first_heading, {named("found", heading.type)}, heading.id, heading.place);
    }
    if (before != Type::Document && level > heading_level(before) + 1) {
      findings.add(heading_skipped, {named("found", heading.type), named("before", before)}, heading.id, heading.place);
    }
    before = heading.type;
  }
  findings.tell(diagnostics);
}

void StructureCheck::finish(base::Diagnostics& diagnostics) {
  if (!has_root_) findings_.add(no_structure_tree, {}, 0, {});
  check_headings(diagnostics);
  findings_.tell(diagnostics);
}

}  // namespace closeout::pdf
