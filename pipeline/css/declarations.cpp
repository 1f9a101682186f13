#include "css/declarations.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "css/characters.hpp"

namespace closeout::css {
namespace {

bool contains_var(ComponentValues const& values) {
  return std::any_of(values.begin(), values.end(), [](ComponentValue const& value) {
    return value.is_function("var") || (value.is_block && contains_var(value.children));
  });
}

/// css-values-4 section 4.5: addresses are relative to the sheet they stand in. What has a scheme, is absolute or
/// points into the document is left as it is.
std::string resolved_address(std::string const& address, std::filesystem::path const& directory) {
  bool const has_scheme = address.find(':') != std::string::npos && address.find(':') < address.find('/');
  if (address.empty() || address.front() == '#' || has_scheme || directory.empty()) return address;
  return (directory / address).lexically_normal().generic_string();
}

void resolve_addresses(ComponentValues& values, std::filesystem::path const& directory) {
  for (ComponentValue& value : values) {
    bool const is_quoted = value.is_function("url") && value.children.size() == 1;
    if (value.is(TokenKind::Url)) value.token.text = resolved_address(value.token.text, directory);
    if (is_quoted) value.children[0].token.text = resolved_address(value.children[0].token.text, directory);
    if (value.is_block && !is_quoted) resolve_addresses(value.children, directory);
  }
}

bool contains_address(ComponentValues const& values) {
  return std::any_of(values.begin(), values.end(), [](ComponentValue const& value) {
    return value.is(TokenKind::Url) || value.is_function("url") || (value.is_block && contains_address(value.children));
  });
}

std::optional<WideKeyword> wide_keyword(ComponentValues const& value) {
  if (value.size() != 1 || !value[0].is(TokenKind::Ident)) return std::nullopt;
  std::string_view const word = value[0].token.text;
  if (equals_ignoring_case(word, "initial")) return WideKeyword::Initial;
  if (equals_ignoring_case(word, "inherit")) return WideKeyword::Inherit;
  if (equals_ignoring_case(word, "unset")) return WideKeyword::Unset;
  if (equals_ignoring_case(word, "revert")) return WideKeyword::Revert;
  if (equals_ignoring_case(word, "revert-layer")) return WideKeyword::RevertLayer;
  return std::nullopt;
}

/// Every longhand that a declaration of `name` sets.
std::vector<PropertyId> longhands_of(PropertyName name) {
  if (name.kind == PropertyName::Kind::Longhand) return {name.index};
  if (name.kind == PropertyName::Kind::Logical) return {static_cast<PropertyId>(properties().size() + name.index)};
  std::vector<PropertyId> ids;
  for (std::string_view const longhand : shorthands()[name.index].longhands) ids.push_back(longhand_id(longhand));
  return ids;
}

std::vector<LonghandDeclaration> same_value(PropertyName name, DeclaredValue const& value) {
  std::vector<LonghandDeclaration> longhands;
  for (PropertyId const id : longhands_of(name)) longhands.push_back({id, false, value});
  return longhands;
}

std::optional<std::vector<LonghandDeclaration>> parse_shorthand(Shorthand const& shorthand, ValueReader& reader) {
  auto expansion = shorthand.expand(reader);
  if (!expansion) return std::nullopt;
  std::vector<LonghandDeclaration> longhands;
  for (ExpandedValue& row : *expansion) {
    DeclaredValue value = WideKeyword::Initial;
    if (row.value) value = std::move(*row.value);
    longhands.push_back({longhand_id(row.property), false, std::move(value)});
  }
  return longhands;
}

std::string const& grammar_of(PropertyName name) {
  if (name.kind == PropertyName::Kind::Shorthand) return shorthands()[name.index].values;
  if (name.kind == PropertyName::Kind::Longhand) return properties()[name.index].values;
  return properties()[property_id(logical_properties()[name.index].left_to_right)].values;
}

/// Beginnings of properties that CSS has and the profile has not.
constexpr auto other_properties =
    std::to_array<std::string_view>({"align-",      "animation",    "backdrop-",     "clip",
                                     "column",      "contain",      "cursor",        "filter",
                                     "flex",        "footnote-",    "gap",           "grid",
                                     "hanging-",    "isolation",    "justify-",      "mask",
                                     "mix-blend",   "object-view",  "offset",        "order",
                                     "outline",     "perspective",  "place-",        "resize",
                                     "rotate",      "row-gap",      "ruby-",         "scale",
                                     "scroll",      "shape-",       "text-emphasis", "text-orientation",
                                     "text-shadow", "text-wrap",    "transform",     "transition",
                                     "translate",   "user-select",  "will-change",   "writing-mode",
                                     "box-shadow",  "border-image", "float-",        "-"});

bool is_other_property(std::string_view name) {
  return std::any_of(other_properties.begin(), other_properties.end(),
                     [&](std::string_view beginning) { return name.starts_with(beginning); });
}

void warn_unknown_property(Declaration const& declaration, Reporter const& reporter) {
  TextRange const range{declaration.offset, declaration.offset + declaration.name.size()};
  if (is_other_property(declaration.name)) {
    return reporter.warn("css-unknown-property", "property \"" + declaration.name + "\" is not in the profile", range);
  }
  reporter.warn("css-unknown-property", "unknown property \"" + declaration.name + "\"", range,
                nearest_hint(declaration.name, property_names()));
}

/// The nearest keyword if a single word is misspelt, else the grammar.
std::string value_hint(PropertyName name, ComponentValues const& value) {
  std::string const& grammar = grammar_of(name);
  std::string const expected = "expected " + grammar;
  if (value.size() != 1 || !value[0].is(TokenKind::Ident)) return expected;
  std::vector<std::string_view> words;
  auto const is_word = [](char c) { return is_ident_char(c); };
  for (auto at = grammar.begin(); at != grammar.end();) {
    auto const start = std::find_if(at, grammar.end(), is_word);
    at = std::find_if_not(start, grammar.end(), is_word);
    bool const is_type = start != grammar.begin() && (*std::prev(start) == '<' || *std::prev(start) == '\'');
    if (start != at && !is_type) words.emplace_back(&*start, static_cast<std::size_t>(at - start));
  }
  return nearest_hint(value[0].token.text, words, expected);
}

void warn_invalid_value(Declaration const& declaration, PropertyName name, Reporter const& reporter) {
  TextRange range = range_of(declaration.value);
  if (declaration.value.empty()) range = {declaration.offset, declaration.end};
  std::string const message = declaration.value.empty() ? "property \"" + declaration.name + "\" has no value"
                                                        : "value is not one of property \"" + declaration.name + "\"";
  reporter.warn("css-invalid-value", message, range, value_hint(name, declaration.value));
}

void declare_custom(Declaration const& declaration, Reporter const& reporter, DeclarationBlock& block) {
  CustomDeclaration custom{declaration.name, declaration.important, {}, {}};
  custom.place = reporter.sheet()->place(declaration.offset, declaration.name.size());
  if (auto const keyword = wide_keyword(declaration.value)) {
    custom.value = *keyword;
  } else {
    custom.value = serialize(declaration.value);
  }
  block.has_important = block.has_important || custom.important;
  block.custom.push_back(std::move(custom));
}

std::optional<std::vector<LonghandDeclaration>> declared_values(Declaration const& declaration, PropertyName name,
                                                                Reporter const& reporter) {
  if (!contains_var(declaration.value)) return parse_value(name, declaration.value);
  TextRange const range = range_of(declaration.value);
  auto pending = std::make_shared<PendingValue>();
  pending->property = declaration.name;
  pending->value = declaration.value;
  pending->place = reporter.sheet()->place(range.offset, range.end - range.offset);
  return same_value(name, PendingValueRef(std::move(pending)));
}

/// A sheet that sets boxes side by side by floats means another page than the one it gets.
void warn_of_float(Declaration const& declaration, Reporter const& reporter) {
  if (declaration.name != "float" || wide_keyword(declaration.value)) return;
  ValueReader value(declaration.value);
  if (value.next_is_ident("none")) return;
  reporter.warn("css-float-ignored", "floats are not laid out: the box stays in the flow", range_of(declaration.value),
                "use a table, inline-block or position: absolute");
}

/// Addresses are resolved.
void declare_resolved(Declaration const& declaration, Reporter const& reporter, DeclarationBlock& block) {
  if (declaration.name.starts_with("--")) return declare_custom(declaration, reporter, block);
  auto const name = find_property(declaration.name);
  if (!name) return warn_unknown_property(declaration, reporter);
  auto longhands = declared_values(declaration, *name, reporter);
  if (!longhands) return warn_invalid_value(declaration, *name, reporter);
  warn_of_float(declaration, reporter);
  block.has_important = block.has_important || declaration.important;
  for (LonghandDeclaration& longhand : *longhands) {
    longhand.important = declaration.important;
    block.longhands.push_back(std::move(longhand));
  }
}

}  // namespace

PropertyId longhand_id(std::string_view name) {
  PropertyName const found = *find_property(name);
  bool const is_logical = found.kind == PropertyName::Kind::Logical;
  return static_cast<PropertyId>(found.index + (is_logical ? properties().size() : 0));
}

std::optional<std::vector<LonghandDeclaration>> parse_value(PropertyName name, ComponentValues const& value) {
  if (auto const keyword = wide_keyword(value)) return same_value(name, *keyword);
  ValueReader reader(value);
  if (reader.at_end()) return std::nullopt;
  if (name.kind == PropertyName::Kind::Shorthand) return parse_shorthand(shorthands()[name.index], reader);
  bool const is_logical = name.kind == PropertyName::Kind::Logical;
  std::string_view const longhand = is_logical ? logical_properties()[name.index].name : properties()[name.index].name;
  auto apply = parse_longhand(longhand, reader);
  if (!apply || !reader.at_end()) return std::nullopt;
  return same_value(name, std::move(*apply));
}

void declare(Declaration const& declaration, Reporter const& reporter, DeclarationBlock& block) {
  if (!contains_address(declaration.value)) return declare_resolved(declaration, reporter, block);
  Declaration resolved = declaration;
  resolved.value = with_resolved_addresses(std::move(resolved.value), reporter.sheet()->directory());
  declare_resolved(resolved, reporter, block);
}

ComponentValues with_resolved_addresses(ComponentValues values, std::filesystem::path const& directory) {
  resolve_addresses(values, directory);
  return values;
}

bool is_known_declaration(Declaration const& declaration) {
  if (declaration.name.starts_with("--")) return true;
  auto const name = find_property(declaration.name);
  return name && (contains_var(declaration.value) || parse_value(*name, declaration.value));
}

DeclarationBlock declare_all(std::vector<Declaration> const& declarations, Reporter const& reporter) {
  DeclarationBlock block;
  for (Declaration const& declaration : declarations) declare(declaration, reporter, block);
  return block;
}

}  // namespace closeout::css
