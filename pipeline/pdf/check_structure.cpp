#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_set>

#include "pages/dump.hpp"
#include "pdf/conformance_check.hpp"
#include "pdf/structure_tree.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Structure = std::vector<Element>;
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

class StructureCheck {
 public:
  StructureCheck(pages::Document const& document, base::Diagnostics& diagnostics)
      : structure_(document.structure), diagnostics_(diagnostics) {}

  void run() {
    if (structure_.empty()) return report_violation(no_structure_tree, {}, {}, diagnostics_);
    visit(0);
    for (pages::StructureId id = 0; id < structure_.size(); ++id) check(id);
  }

 private:
  void add(Rule const& rule, std::vector<base::MessageArgument> arguments, Element const& element) {
    report_violation(rule, std::move(arguments), element.place, diagnostics_);
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
    if (last_heading_ == Type::Document && level != 1) add(first_heading, {named("found", element.type)}, element);
    if (last_heading_ != Type::Document && level > heading_level(last_heading_) + 1) {
      add(heading_skipped, {named("found", element.type), named("before", last_heading_)}, element);
    }
    last_heading_ = element.type;
  }

  void check(pages::StructureId id) {
    Element const& element = structure_[id];
    check_nesting(id);
    check_alternative(element);
    check_texts(element);
    if (element.children.empty() && must_have_content(element.type)) {
      add(is_empty, {named("found", element.type)}, element);
    }
    if (std::string const own_id = structure_element_id(structure_, id);
        !own_id.empty() && !ids_.insert(own_id).second) {
      add(id_twice, {{"id", own_id}}, element);
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
    if (!fits) add(wrong_parent, {named("found", element.type), named("parent", parent)}, element);
  }

  void check_alternative(Element const& element) {
    if (element.type != Type::Figure && element.type != Type::Formula) return;
    bool const is_figure = element.type == Type::Figure;
    if (element.alternative_text.empty() && element.actual_text.empty()) {
      add(is_figure ? figure_without_text : formula_without_text, {}, element);
    }
    if (is_figure && !element.bounding_box) add(figure_without_box, {}, element);
  }

  void check_texts(Element const& element) {
    if (!element.language.empty() && !is_language_tag(element.language)) {
      add(bad_language, {{"found", element.language}}, element);
    }
    for (std::string const* text :
         {&element.alternative_text, &element.actual_text, &element.title, &element.summary}) {
      if (!fits_text_string(*text)) add(text_too_long, {named("found", element.type)}, element);
    }
  }

  void check_link(Element const& element) {
    bool const has_annotation = std::any_of(element.children.begin(), element.children.end(), [](auto const& child) {
      return std::holds_alternative<pages::AnnotationReference>(child);
    });
    if (!has_annotation) add(link_without_annotation, {}, element);
  }

  Structure const& structure_;
  base::Diagnostics& diagnostics_;
  Type last_heading_ = Type::Document;  ///< Document: none yet.
  std::unordered_set<std::string> ids_;
};

}  // namespace

void check_structure(pages::Document const& document, base::Diagnostics& diagnostics) {
  StructureCheck(document, diagnostics).run();
}

}  // namespace closeout::pdf
