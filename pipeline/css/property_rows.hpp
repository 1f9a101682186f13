#pragma once
// How the rows of the property table are made: a value parser with its grammar, and the member it fills.

#include <initializer_list>
#include <utility>

#include "css/colour_value.hpp"
#include "css/position_value.hpp"
#include "css/property.hpp"

namespace closeout::css {

/// Reads one kind of value; `grammar` is what it accepts, in the notation of css-values-3 section 2.
template <typename Value>
struct ValueParser {
  using Result = Value;
  std::string grammar;
  std::function<std::optional<Value>(ValueReader&)> parse;
};

/// A length-percentage without percentage, computed to base::Length.
struct AbsoluteLength {
  SpecifiedLength length;
};
/// Clamped to 0 when computed (a negative calc()).
struct NonNegativeLength {
  SpecifiedLength length;
};
struct SpecifiedSize {
  SizeValue::Kind kind = SizeValue::Kind::Auto;
  SpecifiedLength length;
  bool is_non_negative = false;
};

struct SpecifiedRadius {
  NonNegativeLength horizontal, vertical;
};

// Specified to computed value, by type; what needs no context computes to itself.
template <typename Value>
Value to_computed(Value const& value, Computation const&) {
  return value;
}
inline base::Colour to_computed(SpecifiedColour const& value, Computation const& computation) {
  return value.is_current ? computation.style.colour : value.colour;
}
inline base::Length to_computed(AbsoluteLength const& value, Computation const& computation) {
  return computed(value.length, computation.scale()).length;
}
inline LengthPercentage to_computed(SpecifiedLength const& value, Computation const& computation) {
  return computed(value, computation.scale());
}
inline LengthPercentage to_computed(NonNegativeLength const& value, Computation const& computation) {
  LengthPercentage result = computed(value.length, computation.scale());
  if (result.percentage == 0 && result.length < base::Length()) result.length = {};
  return result;
}
inline AlignedPosition to_computed(SpecifiedPosition const& value, Computation const& computation) {
  return {to_computed(value.x, computation), to_computed(value.y, computation)};
}
inline CornerRadius to_computed(SpecifiedRadius const& value, Computation const& computation) {
  return {to_computed(value.horizontal, computation), to_computed(value.vertical, computation)};
}
inline SizeValue to_computed(SpecifiedSize const& value, Computation const& computation) {
  if (value.kind != SizeValue::Kind::LengthPercentage) return {value.kind, {}};
  if (!value.is_non_negative) return {value.kind, to_computed(value.length, computation)};
  return {value.kind, to_computed(NonNegativeLength{value.length}, computation)};
}

/// Keywords, each with its value.
template <typename Value>
ValueParser<Value> keywords(std::vector<std::pair<std::string_view, Value>> table) {
  std::string grammar;
  for (auto const& [keyword, value] : table) grammar += (grammar.empty() ? "" : " | ") + std::string(keyword);
  auto parse = [table = std::move(table)](ValueReader& reader) -> std::optional<Value> {
    for (auto const& [keyword, value] : table) {
      if (reader.take_ident(keyword)) return value;
    }
    return std::nullopt;
  };
  return {std::move(grammar), std::move(parse)};
}

/// One keyword of a value made of keywords in any order, at most one of each group.
template <typename Value>
struct GroupedKeyword {
  std::string_view name;
  int group;
  void (*set)(Value&);
};

/// At least one keyword; stops before a second one of a group, and before what is none.
template <typename Value, typename Table>
std::optional<Value> take_grouped_keywords(ValueReader& reader, Table const& table) {
  Value value;
  unsigned taken = 0;
  bool found = true;
  while (found) {
    found = false;
    for (auto const& row : table) {
      if ((taken & (1U << row.group)) != 0 || !reader.take_ident(row.name)) continue;
      row.set(value);
      taken |= 1U << row.group;
      found = true;
      break;
    }
  }
  return taken == 0 ? std::nullopt : std::optional(value);
}

[[nodiscard]] ValueParser<SpecifiedColour> colour();
[[nodiscard]] ValueParser<AbsoluteLength> absolute_length();
/// <length [0,inf]>, computed to base::Length.
[[nodiscard]] ValueParser<AbsoluteLength> non_negative_length();
[[nodiscard]] ValueParser<SpecifiedLength> length_percentage();
[[nodiscard]] ValueParser<NonNegativeLength> non_negative_length_percentage();
[[nodiscard]] ValueParser<SpecifiedPosition> position();
/// `normal` is 0.
[[nodiscard]] ValueParser<AbsoluteLength> spacing();

enum class Inherited : std::uint8_t { No, Yes };

/// A row whose value is written to the member that `access` names.
template <typename Value, typename Access>
Property row(std::string_view name, std::string_view initial, Inherited inherited, ValueParser<Value> parser,
             Access access) {
  Property property;
  property.name = name;
  property.initial = initial;
  property.is_inherited = inherited == Inherited::Yes;
  property.values = std::move(parser.grammar);
  property.parse = [parse = std::move(parser.parse), access](ValueReader& reader) -> std::optional<Apply> {
    auto const value = parse(reader);
    if (!value) return std::nullopt;
    return [value = *value, access](Computation& computation) {
      access(computation.style) = to_computed(value, computation);
    };
  };
  property.copy = [access](ComputedStyle& to, ComputedStyle const& from) { access(to) = access(from); };
  return property;
}

/// A row that fills several members; `copy` copies them all.
[[nodiscard]] Property row_of_members(std::string_view name, std::string_view initial, Inherited inherited,
                                      ValueParser<Apply> parser,
                                      std::function<void(ComputedStyle&, ComputedStyle const&)> copy);

/// A row whose parser gives the Apply itself, for values that need more than one member or the parent.
template <typename Access>
Property row_with(std::string_view name, std::string_view initial, Inherited inherited, ValueParser<Apply> parser,
                  Access access) {
  return row_of_members(name, initial, inherited, std::move(parser),
                        [access](ComputedStyle& to, ComputedStyle const& from) { access(to) = access(from); });
}

// The families, in table order: each adds its rows.
void add_font_properties(std::vector<Property>& rows);
void add_font_variant_properties(std::vector<Property>& rows);
void add_box_properties(std::vector<Property>& rows);
void add_border_properties(std::vector<Property>& rows);
void add_background_properties(std::vector<Property>& rows);
void add_image_properties(std::vector<Property>& rows);
void add_text_properties(std::vector<Property>& rows);
void add_text_decoration_properties(std::vector<Property>& rows);
void add_generated_content_properties(std::vector<Property>& rows);
void add_table_and_page_properties(std::vector<Property>& rows);

}  // namespace closeout::css

/// Names the member of ComputedStyle that a row fills, for reading and writing.
#define CLOSEOUT_CSS_MEMBER(member) \
  [](auto& style) -> auto& {        \
    return style.member;            \
  }
