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

/// Calls `what` with each word of a list whose words are separated by spaces.
template <typename What>
void for_each_word(std::string_view list, What const& what) {
  while (!list.empty()) {
    std::size_t const end = std::min(list.find(' '), list.size());
    if (end > 0) what(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

}  // namespace closeout::workbook
