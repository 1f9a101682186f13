#pragma once
// Values of content, string-set and the counter properties (css-content-3, css-lists-3, css-gcpm-3).

#include <optional>
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
/// The counter styles of the profile (css-counter-styles-3 section 6).
[[nodiscard]] bool is_counter_style(std::string_view name);
inline constexpr std::string_view counter_style_names =
    "disc | circle | square | decimal | decimal-leading-zero | lower-alpha | upper-alpha | lower-latin | "
    "upper-latin | lower-roman | upper-roman | none";

}  // namespace closeout::css
