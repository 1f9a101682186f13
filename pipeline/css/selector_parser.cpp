#include "css/selector_parser.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

using Kind = PseudoClass::Kind;

struct PlainPseudoClass {
  std::string_view name;
  PseudoClass::Kind kind;
  bool also_last = false;  ///< :only-child is :first-child:last-child.
};

constexpr std::array<PlainPseudoClass, 14> plain_pseudo_classes{{{"root", Kind::Root},
                                                                 {"empty", Kind::Empty},
                                                                 {"link", Kind::Link},
                                                                 {"any-link", Kind::Link},
                                                                 {"first-child", Kind::NthChild},
                                                                 {"last-child", Kind::NthLastChild},
                                                                 {"only-child", Kind::NthChild, true},
                                                                 {"first-of-type", Kind::NthOfType},
                                                                 {"last-of-type", Kind::NthLastOfType},
                                                                 {"only-of-type", Kind::NthOfType, true},
                                                                 {"hover", Kind::Never},
                                                                 {"active", Kind::Never},
                                                                 {"focus", Kind::Never},
                                                                 {"visited", Kind::Never}}};

struct FunctionalPseudoClass {
  std::string_view name;
  PseudoClass::Kind kind;
};

constexpr std::array<FunctionalPseudoClass, 8> functional_pseudo_classes{{{"nth-child", Kind::NthChild},
                                                                          {"nth-last-child", Kind::NthLastChild},
                                                                          {"nth-of-type", Kind::NthOfType},
                                                                          {"nth-last-of-type", Kind::NthLastOfType},
                                                                          {"lang", Kind::Language},
                                                                          {"is", Kind::Is},
                                                                          {"where", Kind::Where},
                                                                          {"not", Kind::Not}}};

struct NamedPseudoElement {
  std::string_view name;
  PseudoElement pseudo_element;
};

constexpr std::array<NamedPseudoElement, 3> pseudo_elements{
    {{"before", PseudoElement::Before}, {"after", PseudoElement::After}, {"marker", PseudoElement::Marker}}};

std::vector<std::string_view> known_pseudo_names() {
  std::vector<std::string_view> names;
  for (auto const& row : plain_pseudo_classes) names.push_back(row.name);
  for (auto const& row : functional_pseudo_classes) names.push_back(row.name);
  for (auto const& row : pseudo_elements) names.push_back(row.name);
  return names;
}

/// Guards against hostile input: matching recurses over both.
constexpr std::size_t maximum_compounds = 128;
constexpr int maximum_nesting = 8;

void add(Specificity& to, Specificity const& other) {
  to.ids += other.ids;
  to.classes += other.classes;
  to.types += other.types;
}

/// What is wrong, and where.
struct Problem {
  std::string message;
  TextRange range;
  std::string hint;
};

/// Recursive descent over one selector list; stops at the first problem.
class SelectorParser {
 public:
  explicit SelectorParser(ComponentValues const& values, int depth = 0) : values_(values), depth_(depth) {}

  std::optional<std::vector<ComplexSelector>> parse_list() {
    std::vector<ComplexSelector> selectors;
    do {
      auto selector = parse_complex();
      if (!selector) return std::nullopt;
      selectors.push_back(std::move(*selector));
    } while (take(TokenKind::Comma));
    if (!at_end()) return fail("unexpected \"" + serialize({peek()}) + "\" in selector");
    return selectors;
  }

  [[nodiscard]] Problem const& problem() const { return problem_; }

 private:
  [[nodiscard]] bool at_end() const { return at_ == values_.size(); }
  [[nodiscard]] ComponentValue const& peek(std::size_t ahead = 0) const { return values_[at_ + ahead]; }
  [[nodiscard]] bool next_is(TokenKind kind, std::size_t ahead = 0) const {
    return at_ + ahead < values_.size() && peek(ahead).is(kind);
  }
  [[nodiscard]] bool next_is_delim(char c) const { return !at_end() && peek().token.is_delim(c); }
  bool take(TokenKind kind) {
    if (!next_is(kind)) return false;
    ++at_;
    return true;
  }
  bool take_delim(char c) {
    if (!next_is_delim(c)) return false;
    ++at_;
    return true;
  }
  bool skip_whitespace() {
    bool skipped = false;
    while (take(TokenKind::Whitespace)) skipped = true;
    return skipped;
  }

  std::nullopt_t fail(std::string message, std::string hint = {}) {
    TextRange range = range_of(values_);
    if (!at_end()) range = {peek().token.offset, peek().end};
    problem_ = {std::move(message), range, std::move(hint)};
    return std::nullopt;
  }

  std::optional<ComplexSelector> parse_complex() {
    ComplexSelector selector;
    skip_whitespace();
    while (true) {
      auto compound = parse_compound(selector);
      if (!compound) return std::nullopt;
      selector.compounds.push_back(std::move(*compound));
      auto const combinator = take_combinator();
      if (!combinator) break;
      if (selector.pseudo_element) return fail("nothing may follow a pseudo-element");
      if (selector.compounds.size() == maximum_compounds) return fail("selector is too long");
      selector.combinators.push_back(*combinator);
    }
    std::reverse(selector.compounds.begin(), selector.compounds.end());
    std::reverse(selector.combinators.begin(), selector.combinators.end());
    return selector;
  }

  std::optional<Combinator> take_combinator() {
    bool const space = skip_whitespace();
    std::optional<Combinator> combinator;
    if (take_delim('>'))
      combinator = Combinator::Child;
    else if (take_delim('+'))
      combinator = Combinator::NextSibling;
    else if (take_delim('~'))
      combinator = Combinator::SubsequentSibling;
    else if (space && !at_end() && !next_is(TokenKind::Comma))
      return Combinator::Descendant;
    if (combinator) skip_whitespace();
    return combinator;
  }

  std::optional<CompoundSelector> parse_compound(ComplexSelector& selector) {
    CompoundSelector compound;
    std::size_t const start = at_;
    if (take_delim('*')) {
    } else if (next_is(TokenKind::Ident)) {
      compound.type = values_[at_++].token.text;
      ++selector.specificity.types;
    }
    while (!at_end() && !selector.pseudo_element) {
      std::size_t const before = at_;
      if (!parse_simple(compound, selector)) return std::nullopt;
      if (at_ == before) break;
    }
    if (at_ == start) return fail(at_end() ? "selector is missing" : "expected a selector");
    return compound;
  }

  /// One simple selector after the type; leaves the position where it is if there is none.
  bool parse_simple(CompoundSelector& compound, ComplexSelector& selector) {
    if (next_is(TokenKind::Hash)) return parse_id(compound, selector.specificity);
    if (next_is_delim('.')) return parse_class(compound, selector.specificity);
    if (next_is(TokenKind::OpenSquare)) return parse_attribute(compound, selector.specificity);
    if (next_is(TokenKind::Colon)) return parse_pseudo(compound, selector);
    return true;
  }

  bool parse_id(CompoundSelector& compound, Specificity& specificity) {
    if (!peek().token.is_id) {
      fail("\"#" + peek().token.text + "\" is not an identifier");
      return false;
    }
    std::string const& id = values_[at_++].token.text;
    compound.has_second_id = compound.has_second_id || (!compound.id.empty() && compound.id != id);
    compound.id = id;
    ++specificity.ids;
    return true;
  }

  bool parse_class(CompoundSelector& compound, Specificity& specificity) {
    ++at_;
    if (!next_is(TokenKind::Ident)) {
      fail("expected a class name after '.'");
      return false;
    }
    compound.classes.push_back(values_[at_++].token.text);
    ++specificity.classes;
    return true;
  }

  bool parse_attribute(CompoundSelector& compound, Specificity& specificity) {
    auto test = SelectorParser(peek().children, depth_).parse_attribute_test();
    if (!test) {
      fail("attribute selector is malformed", "expected [name], [name=value] or one of ~= |= ^= $= *=");
      return false;
    }
    compound.attributes.push_back(std::move(*test));
    ++at_;
    ++specificity.classes;
    return true;
  }

  std::optional<AttributeTest> parse_attribute_test() {
    AttributeTest test;
    skip_whitespace();
    if (!next_is(TokenKind::Ident)) return std::nullopt;
    test.name = values_[at_++].token.text;
    skip_whitespace();
    if (at_end()) return test;
    auto const kind = take_attribute_operator();
    if (!kind) return std::nullopt;
    test.kind = *kind;
    skip_whitespace();
    if (!next_is(TokenKind::Ident) && !next_is(TokenKind::String)) return std::nullopt;
    test.value = values_[at_++].token.text;
    skip_whitespace();
    if (at_end()) return test;
    std::string const flag = to_lower(peek().token.text);
    test.ignores_case = flag == "i";
    ++at_;
    skip_whitespace();
    return at_end() && (flag == "i" || flag == "s") ? std::optional(test) : std::nullopt;
  }

  std::optional<AttributeTest::Kind> take_attribute_operator() {
    using enum AttributeTest::Kind;
    constexpr std::array<std::pair<char, AttributeTest::Kind>, 5> operators{
        {{'~', Includes}, {'|', DashMatch}, {'^', Prefix}, {'$', Suffix}, {'*', Substring}}};
    AttributeTest::Kind kind = Equals;
    for (auto const& [character, value] : operators) {
      if (take_delim(character)) kind = value;
    }
    return take_delim('=') ? std::optional(kind) : std::nullopt;
  }

  bool parse_pseudo(CompoundSelector& compound, ComplexSelector& selector) {
    bool const is_element = next_is(TokenKind::Colon, 1);
    at_ += is_element ? 2 : 1;
    if (!is_element && next_is(TokenKind::Function)) return parse_functional(compound, selector.specificity);
    if (!next_is(TokenKind::Ident)) {
      fail("expected a name after ':'");
      return false;
    }
    std::string const name = to_lower(peek().token.text);
    if (take_pseudo_element(name, is_element, selector)) return true;
    if (!is_element && take_plain(name, compound, selector.specificity)) return true;
    return fail_unknown(name, is_element);
  }

  bool fail_unknown(std::string const& name, bool is_element) {
    fail("unknown pseudo-" + std::string(is_element ? "element" : "class") + " \"" + name + "\"",
         nearest_hint(name, known_pseudo_names()));
    return false;
  }

  /// :before and :after with one colon are the names of CSS 2.
  bool take_pseudo_element(std::string_view name, bool has_two_colons, ComplexSelector& selector) {
    for (NamedPseudoElement const& row : pseudo_elements) {
      bool const is_allowed = has_two_colons || row.pseudo_element != PseudoElement::Marker;
      if (row.name != name || !is_allowed || depth_ > 0) continue;
      selector.pseudo_element = row.pseudo_element;
      ++selector.specificity.types;
      ++at_;
      return true;
    }
    return false;
  }

  bool take_plain(std::string_view name, CompoundSelector& compound, Specificity& specificity) {
    for (PlainPseudoClass const& row : plain_pseudo_classes) {
      if (row.name != name) continue;
      compound.pseudo_classes.push_back({row.kind, 0, 1, {}, {}});
      auto const last = row.kind == Kind::NthChild ? Kind::NthLastChild : Kind::NthLastOfType;
      if (row.also_last) compound.pseudo_classes.push_back({last, 0, 1, {}, {}});
      ++specificity.classes;
      ++at_;
      return true;
    }
    return false;
  }

  bool parse_functional(CompoundSelector& compound, Specificity& specificity) {
    std::string const name = to_lower(peek().token.text);
    auto const row = std::find_if(functional_pseudo_classes.begin(), functional_pseudo_classes.end(),
                                  [&](FunctionalPseudoClass const& known) { return known.name == name; });
    if (row == functional_pseudo_classes.end()) return fail_unknown(name, false);
    PseudoClass pseudo;
    pseudo.kind = row->kind;
    if (!parse_arguments(pseudo, specificity)) return false;
    compound.pseudo_classes.push_back(std::move(pseudo));
    ++at_;
    return true;
  }

  bool parse_arguments(PseudoClass& pseudo, Specificity& specificity) {
    if (pseudo.kind == Kind::Language) return parse_languages(pseudo, specificity);
    bool const is_list = pseudo.kind == Kind::Is || pseudo.kind == Kind::Where || pseudo.kind == Kind::Not;
    if (is_list) return parse_nested(pseudo, specificity);
    auto const formula = parse_an_plus_b(peek().children);
    if (!formula) {
      fail("argument is not of the form An+B", "expected odd, even, a number, or like 2n+1");
      return false;
    }
    pseudo.step = formula->step;
    pseudo.offset = formula->offset;
    ++specificity.classes;
    return true;
  }

  // selectors-4 section 7.2: identifiers or strings, separated by commas
  bool parse_languages(PseudoClass& pseudo, Specificity& specificity) {
    for (ComponentValue const& value : peek().children) {
      bool const is_range = value.is(TokenKind::Ident) || value.is(TokenKind::String);
      if (is_range) pseudo.languages.push_back(to_lower(value.token.text));
    }
    ++specificity.classes;
    if (!pseudo.languages.empty()) return true;
    fail(":lang() names no language");
    return false;
  }

  /// selectors-4 section 15: :is() and :not() count as the most specific of their arguments, :where() as nothing.
  bool parse_nested(PseudoClass& pseudo, Specificity& specificity) {
    SelectorParser inner(peek().children, depth_ + 1);
    auto selectors = depth_ < maximum_nesting ? inner.parse_list() : std::nullopt;
    if (!selectors) {
      problem_ = inner.problem();
      if (problem_.message.empty()) fail("selectors are nested too deeply");
      return false;
    }
    Specificity most;
    for (ComplexSelector const& selector : *selectors) most = std::max(most, selector.specificity);
    if (pseudo.kind != Kind::Where) add(specificity, most);
    pseudo.selectors = std::move(*selectors);
    return true;
  }

  ComponentValues const& values_;
  int depth_ = 0;
  std::size_t at_ = 0;
  Problem problem_;
};

}  // namespace

std::optional<std::vector<ComplexSelector>> parse_selectors(ComponentValues const& prelude, Reporter const& reporter) {
  SelectorParser parser(prelude);
  auto selectors = parser.parse_list();
  if (selectors) return selectors;
  Problem const& problem = parser.problem();
  reporter.warn("css-invalid-selector", problem.message, problem.range, problem.hint);
  return std::nullopt;
}

}  // namespace closeout::css
