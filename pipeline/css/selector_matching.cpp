#include "css/selector_matching.hpp"

#include <algorithm>
#include <string>

#include "css/characters.hpp"
#include "css/language_range.hpp"
#include "xml/namespaces.hpp"

namespace closeout::css {
namespace {

bool has_class(std::string_view classes, std::string_view name) {
  bool found = false;
  for_each_class(classes, [&](std::string_view word) { found = found || word == name; });
  return found;
}

bool is_in_namespace(NamespaceTest const& test, std::string_view uri) {
  if (test.kind == NamespaceTest::Kind::Any) return true;
  return test.kind == NamespaceTest::Kind::None ? uri.empty() : uri == test.uri;
}

// selectors-4 section 6.1 and 6.2
bool matches_value(AttributeTest const& test, std::string_view actual, std::string_view expected) {
  using enum AttributeTest::Kind;
  switch (test.kind) {
    case Exists:
      return true;
    case Equals:
      return actual == expected;
    case Includes:
      return !expected.empty() && has_class(actual, expected);
    case DashMatch:
      return actual.starts_with(expected) && (actual.size() == expected.size() || actual[expected.size()] == '-');
    case Prefix:
      return !expected.empty() && actual.starts_with(expected);
    case Suffix:
      return !expected.empty() && actual.ends_with(expected);
    case Substring:
      return !expected.empty() && actual.find(expected) != std::string_view::npos;
  }
  return false;
}

/// An attribute without a prefix is in no namespace (Namespaces in XML section 6.2).
bool names_attribute(AttributeTest const& test, pugi::xml_node node, std::string_view name) {
  std::string_view const prefix = xml::prefix_of(name);
  if (xml::without_prefix(name) != test.name || xml::is_namespace_declaration(name)) return false;
  if (prefix.empty()) return test.in.kind != NamespaceTest::Kind::Uri;
  return test.in.kind == NamespaceTest::Kind::Any ||
         (test.in.kind == NamespaceTest::Kind::Uri && xml::namespace_for(node, prefix) == test.in.uri);
}

bool matches_attribute(AttributeTest const& test, pugi::xml_node node) {
  for (pugi::xml_attribute const attribute : node.attributes()) {
    if (!names_attribute(test, node, attribute.name())) continue;
    bool const matches = test.ignores_case ? matches_value(test, to_lower(attribute.value()), to_lower(test.value))
                                           : matches_value(test, attribute.value(), test.value);
    if (matches) return true;
  }
  return false;
}

bool is_empty(pugi::xml_node node) {
  for (pugi::xml_node const child : node.children()) {
    bool const is_content = child.type() == pugi::node_element || child.value()[0] != '\0';
    if (is_content) return false;
  }
  return true;
}

bool matches_any(std::vector<ComplexSelector> const& selectors, ElementFrame const& element) {
  return std::any_of(selectors.begin(), selectors.end(),
                     [&](ComplexSelector const& selector) { return matches(selector, element); });
}

}  // namespace

/// Places among the siblings that match the selectors of :nth-child(An+B of S), counted from the one asked for last.
class FilteredIndex {
 public:
  FilteredIndex(PseudoClass const& pseudo, ElementFrame const& element) : pseudo_(pseudo), element_(element) {}

  int from_start() {
    if (element_.parent() == nullptr) return 1;
    ElementFrame::Counted& at = counted();
    if (at.index == 0) start(at);
    if (at.index == element_.index()) return at.count;
    auto frame = std::optional(ElementFrame(at.node, element_.parent(), at.index));
    for (; frame->index() < element_.index();) {
      frame = frame->next_sibling();
      if (is_counted(*frame)) ++at.count;
    }
    for (; frame->index() > element_.index();) {
      if (is_counted(*frame)) --at.count;
      frame = frame->previous_sibling();
    }
    at.node = frame->node();
    at.index = frame->index();
    return at.count;
  }

  int from_end() {
    if (element_.parent() == nullptr) return 1;
    int const index = from_start();
    ElementFrame::Counted& at = counted();
    if (at.total < 0) at.total = total();
    return at.total - index + 1;
  }

 private:
  [[nodiscard]] ElementFrame::Counted& counted() const { return element_.parent()->children().of_selectors[&pseudo_]; }
  [[nodiscard]] bool is_counted(ElementFrame const& frame) const { return matches_any(pseudo_.selectors, frame); }

  void start(ElementFrame::Counted& at) const {
    auto const first = element_.parent()->first_child();
    at.node = first->node();
    at.index = 1;
    at.count = is_counted(*first) ? 1 : 0;
  }

  [[nodiscard]] int total() const {
    int total = 0;
    for (auto at = element_.parent()->first_child(); at; at = at->next_sibling()) total += is_counted(*at) ? 1 : 0;
    return total;
  }

  PseudoClass const& pseudo_;
  ElementFrame const& element_;
};

/// Compounds from right to left, each against the element or its relatives. `anchor` is the element that a :has()
/// stands at.
class SelectorMatcher {
 public:
  explicit SelectorMatcher(ComplexSelector const& selector, ElementFrame const* anchor = nullptr)
      : selector_(selector), anchor_(anchor) {}

  /// FailedForAncestors: the ancestors ran out, so no attempt that starts higher up can succeed. Without it "a a a"
  /// would be tried from every ancestor again.
  enum class Outcome : std::uint8_t { Matched, Failed, FailedForAncestors };

  Outcome match(ElementFrame const& element, std::size_t from) {
    if (!matches_compound(selector_.compounds[from], element)) return Outcome::Failed;
    if (from + 1 == selector_.compounds.size()) return Outcome::Matched;
    switch (selector_.combinators[from]) {
      case Combinator::Descendant:
        return match_ancestors(element, from + 1);
      case Combinator::Child:
        return element.parent() == nullptr ? Outcome::FailedForAncestors : match(*element.parent(), from + 1);
      case Combinator::NextSibling:
        return match_previous(element, from + 1);
      case Combinator::SubsequentSibling:
        return match_earlier_siblings(element, from + 1);
    }
    return Outcome::Failed;
  }

  /// Does the element, or one below it, match?
  bool matches_in_tree(ElementFrame const& element) {
    return match(element, 0) == Outcome::Matched || matches_below(element);
  }

  bool matches_child(ElementFrame const& element) {
    for (auto child = element.first_child(); child; child = child->next_sibling()) {
      if (match(*child, 0) == Outcome::Matched) return true;
    }
    return false;
  }

  bool matches_below(ElementFrame const& element) {
    for (auto child = element.first_child(); child; child = child->next_sibling()) {
      if (matches_in_tree(*child)) return true;
    }
    return false;
  }

 private:
  Outcome match_ancestors(ElementFrame const& element, std::size_t from) {
    for (ElementFrame const* ancestor = element.parent(); ancestor != nullptr; ancestor = ancestor->parent()) {
      Outcome const outcome = match(*ancestor, from);
      if (outcome != Outcome::Failed) return outcome;
    }
    return Outcome::FailedForAncestors;
  }

  Outcome match_previous(ElementFrame const& element, std::size_t from) {
    auto const previous = element.previous_sibling();
    return previous ? match(*previous, from) : Outcome::Failed;
  }

  Outcome match_earlier_siblings(ElementFrame const& element, std::size_t from) {
    if (element.parent() == nullptr) return Outcome::Failed;
    // What is found for one anchor of a :has() says nothing of the next.
    if (anchor_ != nullptr && anchor_->parent() == element.parent()) return match_earlier_siblings_anew(element, from);
    auto& search = element.parent()->children().searches[{&selector_, from}];
    // An earlier element asks when :not() or "~" before "~" looks back: its answer is not in the memory.
    if (search.index >= element.index()) return match_earlier_siblings_anew(element, from);
    while (!search.found && search.index + 1 < element.index()) {
      auto const next = search.last ? ElementFrame(search.last, element.parent(), search.index).next_sibling()
                                    : element.parent()->first_child();
      search.last = next->node();
      ++search.index;
      search.found = match(*next, from) == Outcome::Matched;
    }
    return search.found ? Outcome::Matched : Outcome::Failed;
  }

  Outcome match_earlier_siblings_anew(ElementFrame const& element, std::size_t from) {
    for (auto sibling = element.previous_sibling(); sibling; sibling = sibling->previous_sibling()) {
      if (match(*sibling, from) == Outcome::Matched) return Outcome::Matched;
    }
    return Outcome::Failed;
  }

  bool matches_compound(CompoundSelector const& compound, ElementFrame const& element) const {
    if (compound.is_anchor) return element.node() == anchor_->node();
    if (!compound.type.empty() && compound.type != element.name()) return false;
    if (!compound.id.empty() && (compound.id != element.id() || compound.has_second_id)) return false;
    for (std::string const& name : compound.classes) {
      if (!has_class(element.classes(), name)) return false;
    }
    bool const asks_namespace = compound.in.kind != NamespaceTest::Kind::Any;
    if (asks_namespace && !is_in_namespace(compound.in, xml::namespace_of(element.node()))) return false;
    for (AttributeTest const& test : compound.attributes) {
      if (!matches_attribute(test, element.node())) return false;
    }
    return std::all_of(compound.pseudo_classes.begin(), compound.pseudo_classes.end(),
                       [&](PseudoClass const& pseudo) { return matches_pseudo_class(pseudo, element); });
  }

  static bool matches_pseudo_class(PseudoClass const& pseudo, ElementFrame const& element) {
    using enum PseudoClass::Kind;
    switch (pseudo.kind) {
      case Root:
        return element.parent() == nullptr;
      case Empty:
        return is_empty(element.node());
      case Link:
        return (element.name() == "a" || element.name() == "area") && element.node().attribute("href");
      case NthChild:
      case NthLastChild:
        return matches_nth_child(pseudo, element);
      case NthOfType:
        return pseudo.formula.contains(element.index_of_type());
      case NthLastOfType:
        return pseudo.formula.contains(element.index_of_type_from_end());
      case Language:
        return std::any_of(pseudo.languages.begin(), pseudo.languages.end(),
                           [&](std::string const& range) { return is_in_language_range(element.language(), range); });
      case LeftToRight:
        return !element.is_right_to_left();
      case RightToLeft:
        return element.is_right_to_left();
      case Is:
      case Where:
        return matches_any(pseudo.selectors, element);
      case Not:
        return !matches_any(pseudo.selectors, element);
      case Has:
        return std::any_of(pseudo.selectors.begin(), pseudo.selectors.end(),
                           [&](ComplexSelector const& selector) { return has_relative(selector, element); });
      case Never:
        return false;
    }
    return false;
  }

  static bool matches_nth_child(PseudoClass const& pseudo, ElementFrame const& element) {
    bool const from_start = pseudo.kind == PseudoClass::Kind::NthChild;
    if (pseudo.selectors.empty()) {
      return pseudo.formula.contains(from_start ? element.index() : element.index_from_end());
    }
    if (!matches_any(pseudo.selectors, element)) return false;
    FilteredIndex index(pseudo, element);
    return pseudo.formula.contains(from_start ? index.from_start() : index.from_end());
  }

  /// selectors-4 section 4.5: the selector's last compound is the anchor.
  static bool has_relative(ComplexSelector const& selector, ElementFrame const& element) {
    SelectorMatcher matcher(selector, &element);
    Combinator const leading = selector.combinators.back();
    bool const is_of_children = leading == Combinator::Child && selector.compounds.size() == 2;
    if (is_of_children) return matcher.matches_child(element);
    if (leading == Combinator::Descendant || leading == Combinator::Child) return matcher.matches_below(element);
    auto sibling = element.next_sibling();
    int const last = element.index() + (leading == Combinator::NextSibling ? 1 : maximum_siblings_of_has);
    for (; sibling && sibling->index() <= last; sibling = sibling->next_sibling()) {
      // The subject is the sibling itself, one of its own siblings, which will have its turn, or below it.
      if (matcher.match(*sibling, 0) == Outcome::Matched) return true;
      if (selector.compounds.size() > 2 && matcher.matches_below(*sibling)) return true;
    }
    return false;
  }

  ComplexSelector const& selector_;
  ElementFrame const* anchor_;
};

bool matches(ComplexSelector const& selector, ElementFrame const& element) {
  return SelectorMatcher(selector).match(element, 0) == SelectorMatcher::Outcome::Matched;
}

}  // namespace closeout::css
