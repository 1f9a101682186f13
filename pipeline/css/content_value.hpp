#pragma once
// Values of content, string-set and the counter properties (css-content-3, css-lists-3, css-gcpm-3).

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "css/computed_style.hpp"
#include "css/value_reader.hpp"

namespace closeout::css {

inline constexpr std::string_view content_list_grammar =
    "[ <string> | <url> | attr() | counter() | counters() | content() | string() | leader() | target-counter() | "
    "target-counters() | target-text() | open-quote | close-quote | no-open-quote | no-close-quote ]+";

/// One or more pieces; stops at what is not one. Nothing if there is none or a function's arguments are wrong.
std::optional<ContentItems> take_content_list(ValueReader& reader);
/// `none`, or counter names, each with an integer or `default_value`.
std::optional<std::vector<CounterChange>> take_counter_changes(ValueReader& reader, int default_value);
/// The predefined counter styles (css-counter-styles-3 sections 6 and 7), and `none`; `name` in lower case.
[[nodiscard]] bool is_counter_style(std::string_view name);
[[nodiscard]] std::span<std::string_view const> counter_style_names();

}  // namespace closeout::css
