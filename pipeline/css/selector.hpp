#pragma once
// Selectors (selectors-4) as data: what the parser makes and the matcher reads.

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "css/styled.hpp"

namespace closeout::css {

struct ComplexSelector;

/// selectors-4 section 6
struct AttributeTest {
  enum class Kind : std::uint8_t { Exists, Equals, Includes, DashMatch, Prefix, Suffix, Substring };
  Kind kind = Kind::Exists;
  std::string name;  ///< Local name, as written: XHTML compares names exactly.
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
    Is,
    Where,
    Not,
    Never,  ///< :hover, :visited and the like: known, but no element of a page is.
  };
  Kind kind = Kind::Root;
  int step = 0, offset = 0;                ///< An+B: :first-child is 0n+1.
  std::vector<std::string> languages;      ///< In lower case.
  std::vector<ComplexSelector> selectors;  ///< Arguments of Is, Where, Not.
};

/// Selectors-4 section 3.2; all parts are about one element.
struct CompoundSelector {
  std::string type;  ///< Empty: any.
  std::string id;
  std::vector<std::string> classes;
  std::vector<AttributeTest> attributes;
  std::vector<PseudoClass> pseudo_classes;
  bool has_second_id = false;  ///< "#a#b" with different names: matches nothing.
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
