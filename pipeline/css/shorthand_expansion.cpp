#include "css/shorthand_expansion.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace closeout::css {
namespace {

/// The value at `position` as `longhand`'s; the reader stays where it is.
std::optional<Apply> longhand_at(std::size_t position, std::string_view longhand, ValueReader reader) {
  reader.rewind(position);
  return parse_longhand(longhand, reader);
}

/// Where each of up to `maximum` values begins; nothing if there are none, or more, or one is not `longhand`'s.
std::optional<std::vector<std::size_t>> value_positions(std::string_view longhand, std::size_t maximum,
                                                        ValueReader& reader) {
  std::vector<std::size_t> positions;
  while (!reader.at_end()) {
    positions.push_back(reader.position());
    if (positions.size() > maximum || !take_longhand(longhand, reader)) return std::nullopt;
  }
  if (positions.empty()) return std::nullopt;
  return positions;
}

/// Which of `count` values each side (or corner) takes: CSS 2.2 section 8.3, the missing ones from the opposite.
constexpr std::array<std::array<std::size_t, 4>, 4> side_values{
    {{0, 0, 0, 0}, {0, 1, 0, 1}, {0, 1, 2, 1}, {0, 1, 2, 3}}};

/// Where each longhand's value stands in a value that gives them in any order, each at most once.
std::optional<std::vector<std::optional<std::size_t>>> unordered_positions(Longhands const& longhands,
                                                                           ValueReader& reader) {
  std::vector<std::optional<std::size_t>> positions(longhands.size());
  if (reader.at_end()) return std::nullopt;
  while (!reader.at_end()) {
    bool is_taken = false;
    for (std::size_t i = 0; i < longhands.size() && !is_taken; ++i) {
      std::size_t const start = reader.position();
      if (positions[i] || !take_longhand(longhands[i], reader)) continue;
      positions[i] = start;
      is_taken = true;
    }
    if (!is_taken) return std::nullopt;
  }
  return positions;
}

}  // namespace

Shorthand shorthand(std::string_view name, std::string values, Longhands longhands, Expand expand) {
  Shorthand result{name, std::move(values), longhands, nullptr};
  result.expand = [longhands = std::move(longhands), expand](ValueReader& reader) -> Expansion {
    auto expansion = expand(longhands, reader);
    return expansion && reader.at_end() ? std::move(expansion) : std::nullopt;
  };
  return result;
}

std::optional<Apply> take_longhand(std::string_view longhand, ValueReader& reader) {
  std::size_t const start = reader.position();
  auto value = parse_longhand(longhand, reader);
  if (!value) reader.rewind(start);
  return value;
}

std::optional<Apply> value_from(std::string_view longhand, std::string_view text) {
  std::vector<SyntaxError> errors;
  ComponentValues const tokens = parse_component_values(text, errors);
  ValueReader reader(tokens);
  return parse_longhand(longhand, reader);
}

std::vector<ExpandedValue> initial_values(Longhands const& longhands) {
  std::vector<ExpandedValue> values;
  for (std::string_view const longhand : longhands) values.push_back({longhand, std::nullopt});
  return values;
}

std::optional<Apply>& value_of(std::string_view longhand, std::vector<ExpandedValue>& values) {
  return std::find_if(values.begin(), values.end(), [&](auto const& row) { return row.property == longhand; })->value;
}

Expansion expand_sides(Longhands const& longhands, ValueReader& reader) {
  auto const positions = value_positions(longhands[0], longhands.size(), reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    std::size_t const from = (*positions)[side_values[positions->size() - 1][i]];
    values.push_back({longhands[i], longhand_at(from, longhands[i], reader)});
  }
  return values;
}

Expansion expand_unordered(Longhands const& longhands, ValueReader& reader) {
  auto const positions = unordered_positions(longhands, reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    auto const& position = (*positions)[i];
    values.push_back({longhands[i], position ? longhand_at(*position, longhands[i], reader) : std::nullopt});
  }
  return values;
}

Expansion expand_border(Longhands const& longhands, ValueReader& reader) {
  auto const positions = unordered_positions({longhands[0], longhands[1], longhands[2]}, reader);
  if (!positions) return std::nullopt;
  std::vector<ExpandedValue> values;
  for (std::size_t i = 0; i < longhands.size(); ++i) {
    auto const& position = (*positions)[i % 3];
    values.push_back({longhands[i], position ? longhand_at(*position, longhands[i], reader) : std::nullopt});
  }
  return values;
}

// css-break-3 section 3.4: `always` means a page.
Expansion expand_page_break(Longhands const& longhands, ValueReader& reader) {
  if (reader.take_ident("always")) {
    return std::vector<ExpandedValue>{{longhands[0], value_from(longhands[0], "page")}};
  }
  bool const is_known =
      reader.next_is_ident("auto") || reader.next_is_ident("avoid") ||
      (longhands[0] != "break-inside" && (reader.next_is_ident("left") || reader.next_is_ident("right")));
  if (!is_known) return std::nullopt;
  return std::vector<ExpandedValue>{{longhands[0], take_longhand(longhands[0], reader)}};
}

}  // namespace closeout::css
