#pragma once
// Attribute values that are words, and what they mean.

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace closeout::workbook {

template <typename T, std::size_t N>
using Words = std::array<std::pair<std::string_view, T>, N>;

/// Nothing if `value` is none of them.
template <typename T, std::size_t N>
[[nodiscard]] std::optional<T> meaning_of(std::string_view value, Words<T, N> const& words) {
  auto const found = std::ranges::find(words, value, &std::pair<std::string_view, T>::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace closeout::workbook
