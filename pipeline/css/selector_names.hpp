#pragma once
// The names of pseudo-classes and pseudo-elements.

#include <array>
#include <string_view>
#include <vector>

#include "css/selector.hpp"

namespace closeout::css {

struct PlainPseudoClass {
  std::string_view name;
  PseudoClass::Kind kind;
  bool also_last = false;  ///< :only-child is :first-child:last-child.
};

inline constexpr std::array<PlainPseudoClass, 21> plain_pseudo_classes{
    {{"root", PseudoClass::Kind::Root},
     {"empty", PseudoClass::Kind::Empty},
     {"link", PseudoClass::Kind::Link},
     {"any-link", PseudoClass::Kind::Link},
     {"first-child", PseudoClass::Kind::NthChild},
     {"last-child", PseudoClass::Kind::NthLastChild},
     {"only-child", PseudoClass::Kind::NthChild, true},
     {"first-of-type", PseudoClass::Kind::NthOfType},
     {"last-of-type", PseudoClass::Kind::NthLastOfType},
     {"only-of-type", PseudoClass::Kind::NthOfType, true},
     {"scope", PseudoClass::Kind::Root},
     {"hover", PseudoClass::Kind::Never},
     {"active", PseudoClass::Kind::Never},
     {"focus", PseudoClass::Kind::Never},
     {"focus-within", PseudoClass::Kind::Never},
     {"focus-visible", PseudoClass::Kind::Never},
     {"target", PseudoClass::Kind::Never},
     {"target-within", PseudoClass::Kind::Never},
     {"local-link", PseudoClass::Kind::Never},
     {"current", PseudoClass::Kind::Never},
     {"visited", PseudoClass::Kind::Never}}};

struct FunctionalPseudoClass {
  std::string_view name;
  PseudoClass::Kind kind;
};

inline constexpr std::array<FunctionalPseudoClass, 10> functional_pseudo_classes{
    {{"nth-child", PseudoClass::Kind::NthChild},
     {"nth-last-child", PseudoClass::Kind::NthLastChild},
     {"nth-of-type", PseudoClass::Kind::NthOfType},
     {"nth-last-of-type", PseudoClass::Kind::NthLastOfType},
     {"lang", PseudoClass::Kind::Language},
     {"is", PseudoClass::Kind::Is},
     {"where", PseudoClass::Kind::Where},
     {"not", PseudoClass::Kind::Not},
     {"has", PseudoClass::Kind::Has},
     {"dir", PseudoClass::Kind::LeftToRight}}};

struct NamedPseudoElement {
  std::string_view name;
  PseudoElement pseudo_element;
};

inline constexpr std::array<NamedPseudoElement, 3> pseudo_elements{
    {{"before", PseudoElement::Before}, {"after", PseudoElement::After}, {"marker", PseudoElement::Marker}}};

[[nodiscard]] std::vector<std::string_view> known_pseudo_names();

}  // namespace closeout::css
