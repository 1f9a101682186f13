#include "css/selector_matching.hpp"

#include <algorithm>
#include <string>

#include "css/characters.hpp"
#include "xml/document.hpp"

namespace closeout::css {
namespace {

pugi::xml_node previous_element(pugi::xml_node node) {
  do node = node.previous_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

pugi::xml_node next_element(pugi::xml_node node) {
  do node = node.next_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

std::string_view own_language(pugi::xml_node node) {
  if (pugi::xml_attribute const attribute = node.attribute("xml:lang")) return attribute.value();
  return node.attribute("lang").value();
}

bool has_class(std::string_view classes, std::string_view name) {
  bool found = false;
  for_each_class(classes, [&](std::string_view word) { found = found || word == name; });
  return found;
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

pugi::xml_attribute find_attribute(pugi::xml_node node, std::string_view local_name) {
  for (pugi::xml_attribute const attribute : node.attributes()) {
    std::string_view name = attribute.name();
    if (std::size_t const colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    if (name == local_name) return attribute;
  }
  return {};
}

bool matches_attribute(AttributeTest const& test, pugi::xml_node node) {
  pugi::xml_attribute const attribute = find_attribute(node, test.name);
  if (!attribute) return false;
  if (!test.ignores_case) return matches_value(test, attribute.value(), test.value);
  return matches_value(test, to_lower(attribute.value()), to_lower(test.value));
}

/// css-syntax-3 section 6: is there n >= 0 with step * n + offset = index?
bool is_in_series(int index, int step, int offset) {
  if (step == 0) return index == offset;
  long const distance = static_cast<long>(index) - offset;
  return distance % step == 0 && distance / step >= 0;
}

/// RFC 4647 section 3.3.1, basic filtering.
bool matches_language(std::string_view tag, std::string_view range) {
  if (tag.empty()) return false;
  std::string const lower = to_lower(tag);
  if (range == "*" || lower == range) return true;
  return lower.starts_with(range) && lower[range.size()] == '-';
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

bool matches_pseudo_class(PseudoClass const& pseudo, ElementFrame const& element) {
  using enum PseudoClass::Kind;
  auto const in_series = [&](int index) { return is_in_series(index, pseudo.step, pseudo.offset); };
  switch (pseudo.kind) {
    case Root:
      return element.parent() == nullptr;
    case Empty:
      return is_empty(element.node());
    case Link:
      return element.name() == "a" && element.node().attribute("href");
    case NthChild:
      return in_series(element.index());
    case NthLastChild:
      return in_series(element.index_from_end());
    case NthOfType:
      return in_series(element.index_of_type());
    case NthLastOfType:
      return in_series(element.index_of_type_from_end());
    case Language:
      return std::any_of(pseudo.languages.begin(), pseudo.languages.end(),
                         [&](std::string const& range) { return matches_language(element.language(), range); });
    case Is:
    case Where:
      return matches_any(pseudo.selectors, element);
    case Not:
      return !matches_any(pseudo.selectors, element);
    case Never:
      return false;
  }
  return false;
}

bool matches_compound(CompoundSelector const& compound, ElementFrame const& element) {
  if (!compound.type.empty() && compound.type != element.name()) return false;
  if (!compound.id.empty() && (compound.id != element.id() || compound.has_second_id)) return false;
  for (std::string const& name : compound.classes) {
    if (!has_class(element.classes(), name)) return false;
  }
  for (AttributeTest const& test : compound.attributes) {
    if (!matches_attribute(test, element.node())) return false;
  }
  return std::all_of(compound.pseudo_classes.begin(), compound.pseudo_classes.end(),
                     [&](PseudoClass const& pseudo) { return matches_pseudo_class(pseudo, element); });
}

}  // namespace

/// Compounds from right to left, each against the element or its relatives.
class SelectorMatcher {
 public:
  explicit SelectorMatcher(ComplexSelector const& selector) : selector_(selector) {}

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
    auto& search = element.parent()->children_.searches[{&selector_, from}];
    // An earlier element asks when :not() or "~" before "~" looks back: its answer is not in the memory.
    if (search.index >= element.index()) return match_earlier_siblings_anew(element, from);
    while (!search.found && search.index + 1 < element.index()) {
      search.last = search.last ? next_element(search.last) : first_element(element.parent()->node());
      ++search.index;
      search.found = match({search.last, element.parent(), search.index}, from) == Outcome::Matched;
    }
    return search.found ? Outcome::Matched : Outcome::Failed;
  }

  Outcome match_earlier_siblings_anew(ElementFrame const& element, std::size_t from) {
    for (auto sibling = element.previous_sibling(); sibling; sibling = sibling->previous_sibling()) {
      if (match(*sibling, from) == Outcome::Matched) return Outcome::Matched;
    }
    return Outcome::Failed;
  }

  static pugi::xml_node first_element(pugi::xml_node parent) {
    pugi::xml_node const first = parent.first_child();
    return first.type() == pugi::node_element ? first : next_element(first);
  }

  ComplexSelector const& selector_;
};

ElementFrame::ElementFrame(pugi::xml_node node, ElementFrame const* parent, int index)
    : node_(node),
      parent_(parent),
      name_(xml::local_name(node)),
      id_(node.attribute("id").value()),
      classes_(node.attribute("class").value()),
      language_(own_language(node)),
      index_(index) {
  if (language_.empty() && parent != nullptr) language_ = parent->language();
}

void ElementFrame::count_siblings() const {
  Children& known = parent_->children_;
  if (known.count >= 0) return;
  known.count = 0;
  for (pugi::xml_node const child : parent_->node_.children()) {
    if (child.type() != pugi::node_element) continue;
    ++known.count;
    ++known.count_by_type[xml::local_name(child)];
  }
}

int ElementFrame::index_from_end() const {
  if (parent_ == nullptr) return 1;
  count_siblings();
  return parent_->children_.count - index_ + 1;
}

int ElementFrame::index_of_type() const {
  if (parent_ == nullptr) return 1;
  auto& [last_index, last_of_type] = parent_->children_.last_of_type[name_];
  if (last_index == index_) return last_of_type;
  // Back to the element last asked for, or to the first.
  int steps = 1;
  int index = index_ - 1;
  for (auto node = previous_element(node_); node && index != last_index; node = previous_element(node), --index) {
    if (xml::local_name(node) == name_) ++steps;
  }
  last_of_type = index == last_index && last_index != 0 ? last_of_type + steps : steps;
  last_index = index_;
  return last_of_type;
}

int ElementFrame::index_of_type_from_end() const {
  if (parent_ == nullptr) return 1;
  count_siblings();
  return parent_->children_.count_by_type[name_] - index_of_type() + 1;
}

std::optional<ElementFrame> ElementFrame::previous_sibling() const {
  pugi::xml_node const previous = parent_ == nullptr ? pugi::xml_node() : previous_element(node_);
  if (!previous) return std::nullopt;
  return ElementFrame(previous, parent_, index_ - 1);
}

bool matches(ComplexSelector const& selector, ElementFrame const& element) {
  return SelectorMatcher(selector).match(element, 0) == SelectorMatcher::Outcome::Matched;
}

}  // namespace closeout::css
