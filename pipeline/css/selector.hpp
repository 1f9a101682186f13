#pragma once
// Selectors (selectors-4) as data: what the parser makes and the matcher reads.

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "css/an_plus_b.hpp"
#include "css/styled.hpp"

namespace closeout::css {

struct ComplexSelector;

/// Which namespace a name is in (css-namespaces-3 section 3): *|name, |name or prefix|name.
struct NamespaceTest {
  enum class Kind : std::uint8_t { Any, None, Uri };
  Kind kind = Kind::Any;
  std::string uri;
};

/// selectors-4 section 6
struct AttributeTest {
  enum class Kind : std::uint8_t { Exists, Equals, Includes, DashMatch, Prefix, Suffix, Substring };
  Kind kind = Kind::Exists;
  std::string name;  ///< Local name, as written: XHTML compares names exactly.
  NamespaceTest in{NamespaceTest::Kind::None, {}};
  std::string value;
  bool ignores_case = false;  ///< The i flag.
};

/// selectors-4 sections 7 to 14, the ones that can match in a document that does not change.
struct PseudoClass {
  enum class Kind : std::uint8_t {
    Root,
    Empty,
    Link,
    NthChild,
    NthLastChild,
    NthOfType,
    NthLastOfType,
    Language,
    LeftToRight,
    RightToLeft,
    Is,
    Where,
    Not,
    Has,
    Never,  ///< :hover, :visited and the like: known, but no element of a page is.
  };
  Kind kind = Kind::Root;
  AnPlusB formula;                         ///< :first-child is 0n+1.
  std::vector<std::string> languages;      ///< Ranges in lower case; an empty one is for no language.
  std::vector<ComplexSelector> selectors;  ///< Arguments of Is, Where, Not, Has; what NthChild counts (none: all).
};

/// Selectors-4 section 3.2; all parts are about one element.
struct CompoundSelector {
  std::string type;  ///< Empty: any.
  NamespaceTest in;
  std::string id;
  std::vector<std::string> classes;
  std::vector<AttributeTest> attributes;
  std::vector<PseudoClass> pseudo_classes;
  bool has_second_id = false;  ///< "#a#b" with different names: matches nothing.
  bool is_anchor = false;      ///< In :has(): the element that the pseudo-class stands at, nothing else.
};

enum class Combinator : std::uint8_t { Descendant, Child, NextSibling, SubsequentSibling };

/// selectors-4 section 15: ids, classes and their like, types.
struct Specificity {
  std::uint32_t ids = 0, classes = 0, types = 0;
  auto operator<=>(Specificity const&) const = default;
};

/// Compounds from right (the subject) to left; combinators[i] stands between compounds[i + 1] and compounds[i].
struct ComplexSelector {
  std::vector<CompoundSelector> compounds;
  std::vector<Combinator> combinators;
  std::optional<PseudoElement> pseudo_element;
  Specificity specificity;
};

}  // namespace closeout::css
