#include "css/selector_parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "css/characters.hpp"
#include "css/selector_names.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {
namespace {

using Kind = PseudoClass::Kind;

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

/// Where a parser is among parsers.
struct Nesting {
  SelectorNamespaces const& namespaces;
  int depth = 0;
  bool is_in_has = false;
};

/// Recursive descent over one selector list; stops at the first problem that is not forgiven.
class SelectorParser {
 public:
  SelectorParser(ComponentValues const& values, Nesting nesting) : values_(values), nesting_(nesting) {}

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

  /// selectors-4 section 4.2: what is wrong in a list is dropped alone; none may be left.
  std::vector<ComplexSelector> parse_forgiving_list() {
    std::vector<ComplexSelector> selectors;
    for (std::size_t start = 0; start <= values_.size();) {
      auto const comma = std::find_if(values_.begin() + static_cast<std::ptrdiff_t>(start), values_.end(),
                                      [](ComponentValue const& value) { return value.is(TokenKind::Comma); });
      ComponentValues const piece(values_.begin() + static_cast<std::ptrdiff_t>(start), comma);
      start = static_cast<std::size_t>(comma - values_.begin()) + 1;
      bool const is_blank = std::all_of(piece.begin(), piece.end(),
                                        [](ComponentValue const& value) { return value.is(TokenKind::Whitespace); });
      if (is_blank) continue;
      SelectorParser inner(piece, nesting_);
      if (auto parsed = inner.parse_list()) {
        selectors.push_back(std::move(parsed->front()));
      } else {
        forgiven_.push_back(inner.problem());
      }
      forgiven_.insert(forgiven_.end(), inner.forgiven_.begin(), inner.forgiven_.end());
    }
    return selectors;
  }

  /// <relative-selector-list> (section 4.5): each begins with a combinator, or is below the anchor.
  std::optional<std::vector<ComplexSelector>> parse_relative_list() {
    std::vector<ComplexSelector> selectors;
    do {
      skip_whitespace();
      Combinator const leading = take_combinator_sign().value_or(Combinator::Descendant);
      auto selector = parse_complex();
      if (!selector) return std::nullopt;
      CompoundSelector anchor;
      anchor.is_anchor = true;
      selector->compounds.push_back(std::move(anchor));
      selector->combinators.push_back(leading);
      selectors.push_back(std::move(*selector));
    } while (take(TokenKind::Comma));
    if (!at_end()) return fail("unexpected \"" + serialize({peek()}) + "\" in selector");
    return selectors;
  }

  [[nodiscard]] Problem const& problem() const { return problem_; }
  [[nodiscard]] std::vector<Problem> const& forgiven() const { return forgiven_; }

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
    if (auto const combinator = take_combinator_sign()) return combinator;
    bool const is_more = space && !at_end() && !next_is(TokenKind::Comma);
    return is_more ? std::optional(Combinator::Descendant) : std::nullopt;
  }

  std::optional<Combinator> take_combinator_sign() {
    constexpr std::array<std::pair<char, Combinator>, 3> signs{
        {{'>', Combinator::Child}, {'+', Combinator::NextSibling}, {'~', Combinator::SubsequentSibling}}};
    for (auto const& [sign, combinator] : signs) {
      if (!take_delim(sign)) continue;
      skip_whitespace();
      return combinator;
    }
    return std::nullopt;
  }

  std::optional<CompoundSelector> parse_compound(ComplexSelector& selector) {
    CompoundSelector compound;
    std::size_t const start = at_;
    if (!take_type(compound, selector.specificity)) return std::nullopt;
    while (!at_end() && !selector.pseudo_element) {
      std::size_t const before = at_;
      if (!parse_simple(compound, selector)) return std::nullopt;
      if (at_ == before) break;
    }
    if (at_ == start) return fail(at_end() ? "selector is missing" : "expected a selector");
    return compound;
  }

  [[nodiscard]] bool next_is_name(std::size_t ahead) const {
    return next_is(TokenKind::Ident, ahead) || (at_ + ahead < values_.size() && peek(ahead).token.is_delim('*'));
  }
  [[nodiscard]] bool next_is_bar(std::size_t ahead) const {
    return at_ + ahead < values_.size() && peek(ahead).token.is_delim('|');
  }

  /// css-namespaces-3 section 3: "prefix|", "*|" or "|" before a name; nothing if there is none. False for a prefix
  /// that no @namespace declares.
  bool take_prefix(std::optional<NamespaceTest>& test) {
    if (next_is_bar(0)) {
      at_ += 1;
      test = NamespaceTest{NamespaceTest::Kind::None, {}};
    } else if (take_delim('*')) {
      at_ += 1;
      test = NamespaceTest{};
    } else {
      std::string const& prefix = peek().token.text;
      auto const found = nesting_.namespaces.by_prefix.find(prefix);
      if (found == nesting_.namespaces.by_prefix.end()) {
        fail("namespace prefix \"" + prefix + "\" is not declared", "add @namespace " + prefix + " url(...);");
        return false;
      }
      at_ += 2;
      test = NamespaceTest{NamespaceTest::Kind::Uri, found->second};
    }
    return true;
  }

  /// A type or universal selector, if there is one. Without one the default namespace holds, but not within :is() and
  /// its like (section 4.2).
  bool take_type(CompoundSelector& compound, Specificity& specificity) {
    auto const& default_uri = nesting_.namespaces.default_uri;
    NamespaceTest const by_default =
        default_uri ? NamespaceTest{NamespaceTest::Kind::Uri, *default_uri} : NamespaceTest{};
    bool const has_prefix =
        (next_is_bar(0) && next_is_name(1)) || (next_is_name(0) && next_is_bar(1) && next_is_name(2));
    std::optional<NamespaceTest> prefix;
    if (has_prefix && !take_prefix(prefix)) return false;
    bool const has_name = next_is_name(0);
    if (has_name || nesting_.depth == 0) compound.in = prefix.value_or(by_default);
    if (!has_name || take_delim('*')) return true;
    compound.type = values_[at_++].token.text;
    ++specificity.types;
    return true;
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
    SelectorParser inner(peek().children, nesting_);
    auto test = inner.parse_attribute_test();
    if (!test) {
      problem_ = inner.problem();
      if (!problem_.message.empty()) return false;
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
    bool const has_prefix = (next_is_bar(0) && next_is(TokenKind::Ident, 1)) ||
                            (next_is_name(0) && next_is_bar(1) && next_is(TokenKind::Ident, 2));
    std::optional<NamespaceTest> prefix;
    if (has_prefix && !take_prefix(prefix)) return std::nullopt;
    if (prefix) test.in = *prefix;
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
      if (row.name != name || !is_allowed || nesting_.depth > 0) continue;
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
      compound.pseudo_classes.push_back({row.kind, {0, 1}, {}, {}});
      auto const last = row.kind == Kind::NthChild ? Kind::NthLastChild : Kind::NthLastOfType;
      if (row.also_last) compound.pseudo_classes.push_back({last, {0, 1}, {}, {}});
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
    switch (pseudo.kind) {
      case Kind::Language:
        return parse_languages(pseudo, specificity);
      case Kind::LeftToRight:
        return parse_direction(pseudo, specificity);
      case Kind::Is:
      case Kind::Where:
      case Kind::Not:
      case Kind::Has:
        return parse_nested(pseudo, specificity);
      default:
        return parse_formula(pseudo, specificity);
    }
  }

  /// An+B, and for :nth-child() and :nth-last-child() "of" with the selectors of what is counted (section 12.3).
  bool parse_formula(PseudoClass& pseudo, Specificity& specificity) {
    ComponentValues const& arguments = peek().children;
    auto const of = std::find_if(arguments.begin(), arguments.end(), [](ComponentValue const& value) {
      return value.is(TokenKind::Ident) && equals_ignoring_case(value.token.text, "of");
    });
    auto const formula = parse_an_plus_b(ComponentValues(arguments.begin(), of));
    bool const may_count = pseudo.kind == Kind::NthChild || pseudo.kind == Kind::NthLastChild;
    if (!formula || (of != arguments.end() && !may_count)) {
      fail("argument is not of the form An+B", "expected odd, even, a number, or like 2n+1");
      return false;
    }
    pseudo.formula = *formula;
    ++specificity.classes;
    if (of == arguments.end()) return true;
    ComponentValues const counted(of + 1, arguments.end());
    return parse_selectors_of(counted, pseudo, specificity);
  }

  bool parse_direction(PseudoClass& pseudo, Specificity& specificity) {
    ValueReader reader(peek().children);
    if (reader.take_ident("rtl")) {
      pseudo.kind = Kind::RightToLeft;
    } else if (!reader.take_ident("ltr")) {
      fail(":dir() names no direction", "expected ltr or rtl");
      return false;
    }
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

  bool parse_nested(PseudoClass& pseudo, Specificity& specificity) {
    return parse_selectors_of(peek().children, pseudo, specificity);
  }

  std::optional<std::vector<ComplexSelector>> parse_inner(SelectorParser& inner, Kind kind) {
    if (kind == Kind::Has) return inner.parse_relative_list();
    if (kind != Kind::Is && kind != Kind::Where) return inner.parse_list();
    auto selectors = inner.parse_forgiving_list();
    forgiven_.insert(forgiven_.end(), inner.forgiven_.begin(), inner.forgiven_.end());
    return selectors;
  }

  /// selectors-4 section 15: :is(), :not(), :has() and "of" count as the most specific of their arguments, :where() as
  /// nothing.
  bool parse_selectors_of(ComponentValues const& values, PseudoClass& pseudo, Specificity& specificity) {
    if (nesting_.depth == maximum_nesting) {
      fail("selectors are nested too deeply");
      return false;
    }
    bool const is_has = pseudo.kind == Kind::Has;
    if (is_has && nesting_.is_in_has) return fail_nested_has();
    SelectorParser inner(values, {nesting_.namespaces, nesting_.depth + 1, nesting_.is_in_has || is_has});
    auto selectors = parse_inner(inner, pseudo.kind);
    if (!selectors) {
      problem_ = inner.problem();
      return false;
    }
    Specificity most;
    for (ComplexSelector const& selector : *selectors) most = std::max(most, selector.specificity);
    if (pseudo.kind != Kind::Where) add(specificity, most);
    pseudo.selectors = std::move(*selectors);
    return true;
  }

  /// selectors-4 section 4.5: "The :has() pseudo-class cannot be nested".
  bool fail_nested_has() {
    fail(":has() may not stand in :has()");
    return false;
  }

  ComponentValues const& values_;
  Nesting nesting_;
  std::size_t at_ = 0;
  Problem problem_;
  std::vector<Problem> forgiven_;
};

}  // namespace

std::optional<std::vector<ComplexSelector>> parse_selectors(ComponentValues const& prelude,
                                                            SelectorNamespaces const& namespaces,
                                                            Reporter const& reporter) {
  SelectorParser parser(prelude, {namespaces, 0, false});
  auto selectors = parser.parse_list();
  std::vector<Problem> problems = parser.forgiven();
  if (!selectors) problems.push_back(parser.problem());
  for (Problem& problem : problems) {
    reporter.warn("css-invalid-selector", std::move(problem.message), problem.range, std::move(problem.hint));
  }
  return selectors;
}

}  // namespace closeout::css
