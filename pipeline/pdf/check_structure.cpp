#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_set>

#include "pdf/conformance_check.hpp"
#include "pdf/structure_tree.hpp"
#include "pdf/structure_types.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Structure = std::vector<Element>;
using Type = pages::StructureType;

constexpr Rule no_structure_tree = {"pdf-no-structure", "ISO 14289-1 7.1", ""};
constexpr Rule no_alternative = {"pdf-no-alternative-text", "ISO 14289-1 7.3",
                                 "say in alt=\"...\" what it shows, or make it decoration with role=\"presentation\""};
constexpr Rule no_formula_alternative = {"pdf-no-alternative-text", "ISO 14289-1 7.7",
                                         "say it in words in alt=\"...\""};
constexpr Rule no_bounding_box = {"pdf-no-bounding-box", "ISO 32000-1 14.8.5.4.3", ""};
constexpr Rule heading_order = {"pdf-heading-level", "ISO 14289-1 7.4.2",
                                "let headings begin at h1 and go down by one"};
constexpr Rule wrong_parent = {"pdf-structure-nesting", "ISO 32000-1 14.8.4.3", ""};
constexpr Rule is_empty = {"pdf-empty-element", "ISO 14289-1 7.1", "leave the element out or give it content"};
constexpr Rule wrong_language = {"pdf-no-language", "ISO 19005-3 6.7.4", "use a tag of BCP 47, such as \"fi\""};
constexpr Rule id_twice = {"pdf-id-twice", "ISO 32000-1 14.7.2", "give every element an id of its own"};
constexpr Rule link_without_annotation = {"pdf-link-without-annotation", "ISO 14289-1 7.18.5", ""};
constexpr Rule text_too_long = {"pdf-text-too-long", "ISO 19005-3 6.1.13", "shorten it to 16,000 characters"};

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

Nesting nesting_of(Type type) {
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

/// Types that mean nothing without content.
bool must_have_content(Type type) {
  using enum pages::StructureType;
  static Types const types = set_of(
      {H1, H2, H3, H4, H5, H6, L, LI, Table, TR, THead, TBody, TFoot, TOC, TOCI, Figure, Formula, Link, Caption});
  return contains(types, type);
}

std::string tag_of(Type type) {
  return '<' + std::string(structure_type_name(type)) + '>';
}

class StructureCheck {
 public:
  StructureCheck(pages::Document const& document, base::Diagnostics& diagnostics)
      : structure_(document.structure), diagnostics_(diagnostics) {}

  void run() {
    if (structure_.empty())
      return report_violation(no_structure_tree, "the document has no structure", {}, diagnostics_);
    visit(0);
    for (pages::StructureId id = 0; id < structure_.size(); ++id) check(id);
  }

 private:
  void add(Rule const& rule, std::string message, Element const& element) {
    report_violation(rule, std::move(message), element.place, diagnostics_);
  }

  /// Reading order, for the headings. Parents come before children, so this ends.
  void visit(pages::StructureId id) {
    check_heading(structure_[id]);
    for (auto const& child : structure_[id].children) {
      auto const* element = std::get_if<pages::StructureId>(&child);
      if (element && *element > id && *element < structure_.size()) visit(*element);
    }
  }

  void check_heading(Element const& element) {
    int const level = heading_level(element.type);
    if (level == 0) return;
    if (level > last_heading_ + 1) {
      add(heading_order,
          last_heading_ == 0 ? "the first heading is " + tag_of(element.type) + ", expected <H1>"
                             : "heading " + tag_of(element.type) + " follows <H" + std::to_string(last_heading_) + ">",
          element);
    }
    last_heading_ = level;
  }

  void check(pages::StructureId id) {
    Element const& element = structure_[id];
    check_nesting(id);
    check_alternative(element);
    check_texts(element);
    if (element.children.empty() && must_have_content(element.type)) {
      add(is_empty, tag_of(element.type) + " has no content", element);
    }
    if (std::string const own_id = structure_element_id(structure_, id);
        !own_id.empty() && !ids_.insert(own_id).second) {
      add(id_twice, "two elements have the id '" + own_id + "'", element);
    }
    if (element.type == Type::Link) check_link(element);
  }

  void check_nesting(pages::StructureId id) {
    Element const& element = structure_[id];
    if (element.parent >= structure_.size()) return;
    Type const parent = structure_[element.parent].type;
    Types const parents = nesting_of(element.type).parents, siblings = nesting_of(parent).children;
    bool const fits =
        (parents.none() || contains(parents, parent)) && (siblings.none() || contains(siblings, element.type));
    if (!fits) add(wrong_parent, tag_of(element.type) + " stands in " + tag_of(parent), element);
  }

  void check_alternative(Element const& element) {
    if (element.type != Type::Figure && element.type != Type::Formula) return;
    bool const is_figure = element.type == Type::Figure;
    if (element.alternative_text.empty() && element.actual_text.empty()) {
      add(is_figure ? no_alternative : no_formula_alternative,
          is_figure ? "a figure has no alternative text" : "a formula has no alternative text", element);
    }
    if (is_figure && !element.bounding_box) add(no_bounding_box, "a figure has no bounding box", element);
  }

  void check_texts(Element const& element) {
    if (!element.language.empty() && !is_language_tag(element.language)) {
      add(wrong_language, "'" + element.language + "' is not a language tag", element);
    }
    for (std::string const* text :
         {&element.alternative_text, &element.actual_text, &element.title, &element.summary}) {
      if (!fits_text_string(*text)) add(text_too_long, "a text of " + tag_of(element.type) + " is too long", element);
    }
  }

  void check_link(Element const& element) {
    bool const has_annotation = std::any_of(element.children.begin(), element.children.end(), [](auto const& child) {
      return std::holds_alternative<pages::AnnotationReference>(child);
    });
    if (!has_annotation) add(link_without_annotation, "a link leads nowhere", element);
  }

  Structure const& structure_;
  base::Diagnostics& diagnostics_;
  int last_heading_ = 0;
  std::unordered_set<std::string> ids_;
};

}  // namespace

void check_structure(pages::Document const& document, base::Diagnostics& diagnostics) {
  StructureCheck(document, diagnostics).run();
}

}  // namespace closeout::pdf
