#pragma once
// A { } block or style attribute as declared values of longhand properties.

#include <filesystem>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "base/source.hpp"
#include "css/property.hpp"
#include "css/reporter.hpp"
#include "css/syntax.hpp"

namespace closeout::css {

/// css-cascade-5 section 7.3
enum class WideKeyword : std::uint8_t { Initial, Inherit, Unset, Revert, RevertLayer };

/// A value with var(), whose grammar can be checked only when it is computed (css-variables-1 section 3).
struct PendingValue {
  std::string property;  ///< As declared; may be a shorthand.
  ComponentValues value;
  base::SourcePlace place;
};
using PendingValueRef = std::shared_ptr<PendingValue const>;

using DeclaredValue = std::variant<Apply, WideKeyword, PendingValueRef>;

/// Longhands by PropertyId; logical properties follow them, numbered from properties().size().
struct LonghandDeclaration {
  PropertyId property = 0;
  bool important = false;
  DeclaredValue value;
};

struct CustomDeclaration {
  std::string name;  ///< With the two hyphens.
  bool important = false;
  std::variant<std::string, WideKeyword> value;
  base::SourcePlace place;  ///< Of the name.
};

struct DeclarationBlock {
  std::vector<LonghandDeclaration> longhands;
  std::vector<CustomDeclaration> custom;
  bool has_important = false;
  [[nodiscard]] bool empty() const { return longhands.empty() && custom.empty(); }
};

/// Adds one declaration, expanded, to `block`; warns about unknown names and values that are not the property's.
void declare(Declaration const& declaration, Reporter const& reporter, DeclarationBlock& block);
/// All of them.
[[nodiscard]] DeclarationBlock declare_all(std::vector<Declaration> const& declarations, Reporter const& reporter);

/// The declared longhands of a value without var(); nothing if it is not the property's.
[[nodiscard]] std::optional<std::vector<LonghandDeclaration>> parse_value(PropertyName name,
                                                                          ComponentValues const& value);
/// Whether the engine knows the property and the value is one of it, as @supports asks.
[[nodiscard]] bool is_known_declaration(Declaration const& declaration);
/// With every url() relative to `directory` made one that can be opened (see css/image_values.hpp).
[[nodiscard]] ComponentValues with_resolved_addresses(ComponentValues values, std::filesystem::path const& directory);
/// Id of a longhand or logical property.
[[nodiscard]] PropertyId longhand_id(std::string_view name);

}  // namespace closeout::css
