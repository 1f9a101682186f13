// Media queries from text (mediaqueries-4 section 3).

#include <array>
#include <utility>

#include "css/angle_value.hpp"
#include "css/characters.hpp"
#include "css/length_value.hpp"
#include "css/media_query.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {
namespace {

using Comparison = MediaFeature::Comparison;
using Kind = MediaCondition::Kind;
using Name = MediaFeature::Name;

/// Dots per pixel that (resolution) is compared with: a page is drawn in vectors; 300 dpi is what printers begin at.
constexpr double paper_resolution = 300.0 / 96;

struct RangeFeature {
  std::string_view name;
  Name kind;
  double fixed;  ///< Known: what paper has.
};

constexpr std::array<RangeFeature, 11> range_features{{{"width", Name::Width, 0},
                                                       {"height", Name::Height, 0},
                                                       {"device-width", Name::Width, 0},
                                                       {"device-height", Name::Height, 0},
                                                       {"aspect-ratio", Name::AspectRatio, 0},
                                                       {"device-aspect-ratio", Name::AspectRatio, 0},
                                                       {"resolution", Name::Known, paper_resolution},
                                                       {"color", Name::Known, 8},
                                                       {"color-index", Name::Known, 0},
                                                       {"monochrome", Name::Known, 0},
                                                       {"grid", Name::Known, 0}}};

struct DiscreteFeature {
  std::string_view name;
  std::string_view paper;  ///< The value that paper has; none: false in a boolean context.
};

constexpr std::array<DiscreteFeature, 12> discrete_features{{{"scan", "none"},
                                                             {"update", "none"},
                                                             {"overflow-block", "paged"},
                                                             {"overflow-inline", "none"},
                                                             {"hover", "none"},
                                                             {"any-hover", "none"},
                                                             {"pointer", "none"},
                                                             {"any-pointer", "none"},
                                                             {"scripting", "none"},
                                                             {"color-gamut", "srgb"},
                                                             {"prefers-color-scheme", "light"},
                                                             {"prefers-reduced-motion", "reduce"}}};

MediaCondition from_feature(MediaFeature feature) {
  MediaCondition condition;
  condition.feature = feature;
  return condition;
}

/// A feature that paper answers at once.
MediaCondition known(bool value) {
  MediaFeature feature;
  feature.truth = value ? MediaTruth::True : MediaTruth::False;
  return from_feature(feature);
}

RangeFeature const* find_range(std::string_view name) {
  for (RangeFeature const& row : range_features) {
    if (equals_ignoring_case(row.name, name)) return &row;
  }
  return nullptr;
}

std::optional<double> take_ratio(ValueReader& reader) {
  auto const width = take_number(reader);
  if (!width) return std::nullopt;
  if (!reader.take_delim('/')) return width;
  auto const height = take_number(reader);
  return height && *height > 0 ? std::optional(*width / *height) : std::nullopt;
}

/// A feature's value: a length, a ratio, a resolution or a number, whichever it takes.
std::optional<double> take_value(RangeFeature const& feature, ValueReader& reader) {
  if (feature.kind == Name::AspectRatio) return take_ratio(reader);
  if (feature.name == "resolution") return take_resolution(reader);
  if (feature.kind == Name::Known) return take_number(reader);
  auto const length = take_length(reader, Percentages::Forbidden, Range::All);
  return length ? std::optional(computed(*length, {}).length.pixels()) : std::nullopt;
}

MediaCondition compared(RangeFeature const& row, Comparison comparison, double value) {
  MediaFeature feature;
  feature.name = row.kind;
  feature.comparison = comparison;
  feature.value = value;
  if (row.kind != Name::Known) return from_feature(feature);
  double const difference = row.fixed - value;
  bool const holds = (comparison == Comparison::Equal && difference == 0) ||
                     (comparison == Comparison::Less && difference < 0) ||
                     (comparison == Comparison::LessOrEqual && difference <= 0) ||
                     (comparison == Comparison::Greater && difference > 0) ||
                     (comparison == Comparison::GreaterOrEqual && difference >= 0);
  return known(holds);
}

/// = < <= > >=
std::optional<Comparison> take_comparison(ValueReader& reader) {
  if (reader.take_delim('=')) return Comparison::Equal;
  if (reader.take_delim('<')) return reader.take_delim('=') ? Comparison::LessOrEqual : Comparison::Less;
  if (reader.take_delim('>')) return reader.take_delim('=') ? Comparison::GreaterOrEqual : Comparison::Greater;
  return std::nullopt;
}

/// "10cm < width" says of the width that it is greater.
Comparison turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::Less:
      return Comparison::Greater;
    case Comparison::LessOrEqual:
      return Comparison::GreaterOrEqual;
    case Comparison::Greater:
      return Comparison::Less;
    case Comparison::GreaterOrEqual:
      return Comparison::LessOrEqual;
    case Comparison::Equal:
      break;
  }
  return comparison;
}

/// Reads what stands between the brackets of one feature.
class FeatureParser {
 public:
  explicit FeatureParser(ComponentValues const& values) : values_(values) {}

  std::optional<MediaCondition> parse() {
    ValueReader reader(values_);
    auto condition = reader.next_is(TokenKind::Ident) ? parse_named(reader) : parse_range(reader);
    return condition && reader.at_end() ? std::move(condition) : std::nullopt;
  }

 private:
  static std::optional<MediaCondition> parse_named(ValueReader& reader) {
    std::string const name = to_lower(*reader.take_any_ident());
    if (reader.take(TokenKind::Colon)) return parse_plain(name, reader);
    if (auto const* row = find_range(name)) {
      if (reader.at_end()) return compared(*row, Comparison::Greater, 0);
      auto const comparison = take_comparison(reader);
      auto const value = comparison ? take_value(*row, reader) : std::nullopt;
      return value ? std::optional(compared(*row, *comparison, *value)) : std::nullopt;
    }
    if (!reader.at_end()) return std::nullopt;
    if (name == "orientation") return known(true);
    for (DiscreteFeature const& row : discrete_features) {
      if (row.name == name) return known(row.paper != "none");
    }
    return std::nullopt;
  }

  /// name: value, with min- or max- before a range feature's name.
  static std::optional<MediaCondition> parse_plain(std::string_view name, ValueReader& reader) {
    if (name == "orientation") return parse_orientation(reader);
    for (DiscreteFeature const& row : discrete_features) {
      if (row.name == name) return parse_discrete(row, reader);
    }
    Comparison comparison = Comparison::Equal;
    if (name.starts_with("min-")) comparison = Comparison::GreaterOrEqual;
    if (name.starts_with("max-")) comparison = Comparison::LessOrEqual;
    if (comparison != Comparison::Equal) name.remove_prefix(4);
    auto const* row = find_range(name);
    auto const value = row == nullptr ? std::nullopt : take_value(*row, reader);
    return value ? std::optional(compared(*row, comparison, *value)) : std::nullopt;
  }

  static std::optional<MediaCondition> parse_discrete(DiscreteFeature const& row, ValueReader& reader) {
    auto const word = reader.take_any_ident();
    return word ? std::optional(known(equals_ignoring_case(*word, row.paper))) : std::nullopt;
  }

  static std::optional<MediaCondition> parse_orientation(ValueReader& reader) {
    MediaFeature feature;
    feature.name = Name::Orientation;
    bool const is_landscape = reader.take_ident("landscape");
    feature.value = is_landscape ? 1 : 0;
    if (!is_landscape && !reader.take_ident("portrait")) return std::nullopt;
    return from_feature(feature);
  }

  /// value < name, or value < name < value. The name is looked for first: it says what the values are.
  std::optional<MediaCondition> parse_range(ValueReader& reader) {
    RangeFeature const* row = nullptr;
    for (ComponentValue const& value : values_) {
      if (row == nullptr && value.is(TokenKind::Ident)) row = find_range(value.token.text);
    }
    if (row == nullptr) return std::nullopt;
    auto const first = take_value(*row, reader);
    auto const comparison = first ? take_comparison(reader) : std::nullopt;
    if (!comparison || !reader.take_any_ident()) return std::nullopt;
    MediaCondition left = compared(*row, turned(*comparison), *first);
    if (reader.at_end()) return left;
    auto const second = take_comparison(reader);
    auto const value = second ? take_value(*row, reader) : std::nullopt;
    if (!value) return std::nullopt;
    MediaCondition both;
    both.kind = Kind::And;
    both.operands = {std::move(left), compared(*row, *second, *value)};
    return both;
  }

  ComponentValues const& values_;
};

/// Reads a whole list; what it cannot read becomes a query that never applies.
class ListParser {
 public:
  ListParser(ComponentValues const& prelude, Reporter const& reporter) : reader_(prelude), reporter_(reporter) {
    if (!prelude.empty()) last_ = prelude.back();
  }

  MediaQueryList parse() {
    MediaQueryList list;
    while (!reader_.at_end()) {
      auto query = parse_query();
      bool const is_whole = query && (reader_.at_end() || reader_.next_is(TokenKind::Comma));
      if (!is_whole) query = never();
      while (!reader_.at_end() && !reader_.next_is(TokenKind::Comma)) reader_.take();
      reader_.take(TokenKind::Comma);
      list.push_back(std::move(*query));
    }
    return list;
  }

 private:
  MediaQuery never() {
    if (!has_warned_) warn(reader_.at_end() ? last_ : reader_.peek(), "media query is malformed", {});
    has_warned_ = false;
    MediaQuery query;
    query.type_applies = false;
    return query;
  }

  void warn(ComponentValue const& at, std::string message, std::string hint) {
    reporter_.warn("css-unknown-media", std::move(message), {at.token.offset, at.end}, std::move(hint));
    has_warned_ = true;
  }

  std::optional<MediaQuery> parse_query() {
    MediaQuery query;
    std::size_t const start = reader_.position();
    query.is_negated = reader_.take_ident("not");
    if (!query.is_negated) reader_.take_ident("only");
    auto const type = reader_.take_any_ident();
    if (!type) {
      reader_.rewind(start);
      query.is_negated = false;
      query.condition = parse_condition(true);
      return query.condition ? std::optional(std::move(query)) : std::nullopt;
    }
    query.type_applies = equals_ignoring_case(*type, "print") || equals_ignoring_case(*type, "all");
    if (!reader_.take_ident("and")) return query;
    // Section 3: "or" would be ambiguous here.
    query.condition = parse_condition(false);
    return query.condition ? std::optional(std::move(query)) : std::nullopt;
  }

  /// not X, or X joined by "and" alone or "or" alone.
  std::optional<MediaCondition> parse_condition(bool may_be_or) {
    if (reader_.take_ident("not")) {
      auto operand = parse_in_brackets();
      if (!operand) return std::nullopt;
      MediaCondition condition;
      condition.kind = Kind::Not;
      condition.operands.push_back(std::move(*operand));
      return condition;
    }
    auto first = parse_in_brackets();
    bool const is_and = first && reader_.next_is_ident("and");
    bool const is_or = first && may_be_or && reader_.next_is_ident("or");
    if (!is_and && !is_or) return first;
    MediaCondition condition;
    condition.kind = is_and ? Kind::And : Kind::Or;
    condition.operands.push_back(std::move(*first));
    while (reader_.take_ident(is_and ? "and" : "or")) {
      auto next = parse_in_brackets();
      if (!next) return std::nullopt;
      condition.operands.push_back(std::move(*next));
    }
    return condition;
  }

  /// ( <condition> ), ( <feature> ), or something enclosed that is unknown (section 3.1).
  std::optional<MediaCondition> parse_in_brackets() {
    if (reader_.at_end() || !reader_.peek().is_block) return std::nullopt;
    ComponentValue const& block = reader_.take();
    if (block.is(TokenKind::OpenParen)) {
      if (auto feature = FeatureParser(block.children).parse()) return feature;
      ListParser inner(block.children, reporter_);
      bool const is_nested = inner.reader_.next_is_ident("not") || inner.reader_.next_is(TokenKind::OpenParen);
      auto condition = is_nested ? inner.parse_condition(true) : std::nullopt;
      has_warned_ = has_warned_ || inner.has_warned_;
      if (condition && inner.reader_.at_end()) return condition;
    }
    if (!has_warned_) {
      warn(block, "media feature is not known", "width, height, aspect-ratio, orientation, resolution and color are");
    }
    return from_feature({});
  }

  ValueReader reader_;
  Reporter const& reporter_;
  ComponentValue last_;  ///< Where a query that ends too early is reported.
  bool has_warned_ = false;
};

}  // namespace

MediaQueryList parse_media(ComponentValues const& prelude, Reporter const& reporter) {
  return ListParser(prelude, reporter).parse();
}

}  // namespace closeout::css
