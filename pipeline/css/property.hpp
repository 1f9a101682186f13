#pragma once
// The property table: every property the profile knows, as a row. templates/README.md, "The CSS profile", is the
// same table for people; a test holds one against the other.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "css/computed_style.hpp"
#include "css/length_value.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {

/// One element's values being computed.
struct Computation {
  ComputedStyle style;
  ComputedStyle const* parent = nullptr;  ///< Initial values for the root element.
  ComputedStyle const* root = nullptr;    ///< Null while the root element itself is computed.
  double root_em = 16;                    ///< Font size of the root element in pixels.
  LengthEnvironment const* environment = nullptr;

  [[nodiscard]] LengthScale scale() const {
    return {style.font.size.pixels(), root_em, &style.font, style.line_height, root, environment};
  }
  /// For font-size, whose relative units are the parent's.
  [[nodiscard]] LengthScale parent_scale() const {
    return {parent->font.size.pixels(), root_em, &parent->font, parent->line_height, root, environment};
  }
  /// For line-height, where lh alone is the parent's.
  [[nodiscard]] LengthScale line_height_scale() const {
    LengthScale result = scale();
    result.line_height = parent->line_height;
    if (result.line_height.kind != LineHeight::Kind::Number) return result;
    result.line_height = {LineHeight::Kind::Length, 0, parent->font.size.scaled(parent->line_height.number)};
    return result;
  }
};

/// A parsed value: writes the computed value into the style.
using Apply = std::function<void(Computation&)>;

/// Row number in properties(); also the order in which values are computed, so that font-size and color come
/// before what refers to them.
using PropertyId = std::uint16_t;

struct Property {
  std::string_view name;
  std::string_view initial;  ///< As the specification writes it; parsed for the keyword `initial`.
  bool is_inherited = false;
  std::string values;  ///< The grammar of its values, for hints and the documentation.
  std::function<std::optional<Apply>(ValueReader&)> parse;
  std::function<void(ComputedStyle& to, ComputedStyle const& from)> copy;
};

/// A longhand value within a shorthand's expansion; nothing: the longhand's initial value.
struct ExpandedValue {
  std::string_view property;
  std::optional<Apply> value;
};

struct Shorthand {
  std::string_view name;
  std::string values;
  std::vector<std::string_view> longhands;
  /// All longhands, or nothing if the value is not the shorthand's.
  std::function<std::optional<std::vector<ExpandedValue>>(ValueReader&)> expand;
};

/// A flow-relative property: one or the other physical one by the direction (css-logical-1). Block-axis names are
/// plain aliases, since the profile has no vertical writing modes.
struct LogicalProperty {
  std::string_view name, left_to_right, right_to_left;
};

/// Another name of a property, with the same values.
struct PropertyAlias {
  std::string_view name, target;
};

[[nodiscard]] std::vector<Property> const& properties();
[[nodiscard]] std::vector<Shorthand> const& shorthands();
[[nodiscard]] std::vector<LogicalProperty> const& logical_properties();
[[nodiscard]] std::vector<PropertyAlias> const& property_aliases();

/// What a property name stands for; indices into the lists above, aliases resolved.
struct PropertyName {
  enum class Kind : std::uint8_t { Longhand, Shorthand, Logical };
  Kind kind = Kind::Longhand;
  std::uint16_t index = 0;
};

/// `name` in lower case.
[[nodiscard]] std::optional<PropertyName> find_property(std::string_view name);
/// Assumes the name is a longhand's.
[[nodiscard]] PropertyId property_id(std::string_view name);
/// A value of a longhand or logical property; the reader may stand after more than it, or anywhere if it fails.
std::optional<Apply> parse_longhand(std::string_view name, ValueReader& reader);
/// Every name that find_property knows.
[[nodiscard]] std::vector<std::string_view> const& property_names();
/// The parsed initial value of a property.
[[nodiscard]] Apply const& initial_value(PropertyId property);
/// All properties at their initial value.
[[nodiscard]] ComputedStyle const& initial_style();

}  // namespace closeout::css
