#include "css/property.hpp"

#include <cassert>
#include <unordered_map>

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

std::vector<Property> make_properties() {
  std::vector<Property> rows;
  add_font_properties(rows);
  add_box_properties(rows);
  add_border_properties(rows);
  add_background_properties(rows);
  add_image_properties(rows);
  add_text_properties(rows);
  add_text_decoration_properties(rows);
  add_generated_content_properties(rows);
  add_table_and_page_properties(rows);
  return rows;
}

using NameIndex = std::unordered_map<std::string_view, PropertyName>;

template <typename Rows>
void add_names(NameIndex& index, Rows const& rows, PropertyName::Kind kind) {
  for (std::size_t i = 0; i < rows.size(); ++i) index[rows[i].name] = {kind, static_cast<std::uint16_t>(i)};
}

NameIndex make_name_index() {
  NameIndex index;
  add_names(index, properties(), PropertyName::Kind::Longhand);
  add_names(index, shorthands(), PropertyName::Kind::Shorthand);
  add_names(index, logical_properties(), PropertyName::Kind::Logical);
  for (PropertyAlias const& alias : property_aliases()) index[alias.name] = index.at(alias.target);
  return index;
}

NameIndex const& name_index() {
  static NameIndex const index = make_name_index();
  return index;
}

std::vector<std::string_view> make_property_names() {
  std::vector<std::string_view> names;
  for (Property const& row : properties()) names.push_back(row.name);
  for (Shorthand const& row : shorthands()) names.push_back(row.name);
  for (LogicalProperty const& row : logical_properties()) names.push_back(row.name);
  for (PropertyAlias const& row : property_aliases()) names.push_back(row.name);
  return names;
}

std::vector<Apply> make_initial_values() {
  std::vector<Apply> values;
  for (Property const& row : properties()) {
    std::vector<SyntaxError> errors;
    ComponentValues const tokens = parse_component_values(row.initial, errors);
    ValueReader reader(tokens);
    auto value = row.parse(reader);
    assert(value && "the table's own initial value is in its grammar");
    values.push_back(std::move(*value));
  }
  return values;
}

ComputedStyle make_initial_style() {
  ComputedStyle const none;
  Computation computation;
  computation.parent = &none;
  for (PropertyId id = 0; id < properties().size(); ++id) initial_value(id)(computation);
  return computation.style;
}

/// Reads the value for both directions; which one is written is known when the direction is.
std::optional<Apply> parse_logical(LogicalProperty const& logical, ValueReader& reader) {
  std::size_t const start = reader.position();
  auto left_to_right = properties()[property_id(logical.left_to_right)].parse(reader);
  std::size_t const end = reader.position();
  reader.rewind(start);
  auto right_to_left = properties()[property_id(logical.right_to_left)].parse(reader);
  if (!left_to_right || !right_to_left) return std::nullopt;
  reader.rewind(end);
  return [ltr = std::move(*left_to_right), rtl = std::move(*right_to_left)](Computation& computation) {
    (computation.style.direction == Direction::Rtl ? rtl : ltr)(computation);
  };
}

}  // namespace

std::vector<Property> const& properties() {
  static std::vector<Property> const rows = make_properties();
  return rows;
}

// css-logical-1 sections 4.2 to 4.4
std::vector<LogicalProperty> const& logical_properties() {
  static std::vector<LogicalProperty> const rows{
      {"margin-inline-start", "margin-left", "margin-right"},
      {"margin-inline-end", "margin-right", "margin-left"},
      {"padding-inline-start", "padding-left", "padding-right"},
      {"padding-inline-end", "padding-right", "padding-left"},
      {"inset-inline-start", "left", "right"},
      {"inset-inline-end", "right", "left"},
      {"border-inline-start-width", "border-left-width", "border-right-width"},
      {"border-inline-end-width", "border-right-width", "border-left-width"},
      {"border-inline-start-style", "border-left-style", "border-right-style"},
      {"border-inline-end-style", "border-right-style", "border-left-style"},
      {"border-inline-start-color", "border-left-color", "border-right-color"},
      {"border-inline-end-color", "border-right-color", "border-left-color"},
      {"border-start-start-radius", "border-top-left-radius", "border-top-right-radius"},
      {"border-start-end-radius", "border-top-right-radius", "border-top-left-radius"},
      {"border-end-start-radius", "border-bottom-left-radius", "border-bottom-right-radius"},
      {"border-end-end-radius", "border-bottom-right-radius", "border-bottom-left-radius"},
  };
  return rows;
}

// css-fonts-4 section 2.4, css-text-3 section 5.5 and css-logical-1
std::vector<PropertyAlias> const& property_aliases() {
  static std::vector<PropertyAlias> const rows{
      {"font-width", "font-stretch"},
      {"word-wrap", "overflow-wrap"},
      {"margin-block-start", "margin-top"},
      {"margin-block-end", "margin-bottom"},
      {"padding-block-start", "padding-top"},
      {"padding-block-end", "padding-bottom"},
      {"inset-block-start", "top"},
      {"inset-block-end", "bottom"},
      {"inline-size", "width"},
      {"block-size", "height"},
      {"min-inline-size", "min-width"},
      {"min-block-size", "min-height"},
      {"max-inline-size", "max-width"},
      {"max-block-size", "max-height"},
      {"border-block-start", "border-top"},
      {"border-block-end", "border-bottom"},
      {"border-block-start-width", "border-top-width"},
      {"border-block-end-width", "border-bottom-width"},
      {"border-block-start-style", "border-top-style"},
      {"border-block-end-style", "border-bottom-style"},
      {"border-block-start-color", "border-top-color"},
      {"border-block-end-color", "border-bottom-color"},
  };
  return rows;
}

std::optional<PropertyName> find_property(std::string_view name) {
  auto const found = name_index().find(name);
  if (found == name_index().end()) return std::nullopt;
  return found->second;
}

PropertyId property_id(std::string_view name) {
  // Shorthands are built from longhands, so this may not ask the index that holds both.
  static NameIndex const index = [] {
    NameIndex longhands;
    add_names(longhands, properties(), PropertyName::Kind::Longhand);
    return longhands;
  }();
  return index.at(name).index;
}

std::optional<Apply> parse_longhand(std::string_view name, ValueReader& reader) {
  PropertyName const found = name_index().at(name);
  if (found.kind == PropertyName::Kind::Logical) return parse_logical(logical_properties()[found.index], reader);
  return properties()[found.index].parse(reader);
}

std::vector<std::string_view> const& property_names() {
  static std::vector<std::string_view> const names = make_property_names();
  return names;
}

Apply const& initial_value(PropertyId property) {
  static std::vector<Apply> const values = make_initial_values();
  return values[property];
}

ComputedStyle const& initial_style() {
  static ComputedStyle const style = make_initial_style();
  return style;
}

}  // namespace closeout::css
