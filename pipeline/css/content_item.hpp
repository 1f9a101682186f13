#pragma once
// Computed values of generated content (css-content-3, css-lists-3, css-gcpm-3).

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace closeout::css {

/// One piece of a `content`, `string-set` or `bookmark-label` value.
struct ContentItem {
  enum class Kind : std::uint8_t {
    String,
    Attribute,
    Counter,
    Counters,
    StringReference,
    TargetCounter,
    TargetCounters,
    TargetText,
    ElementText,  ///< content() in string-set and bookmark-label: what `text` names of the element itself.
    Leader,
    OpenQuote,
    CloseQuote,
    NoOpenQuote,
    NoCloseQuote,
    Image,
  };
  Kind kind = Kind::String;
  /// String, Leader: the text itself. Attribute, counters, StringReference: the name. Image: the address. ElementText
  /// and TargetText: which text, "text" (TargetText: "content"), "before", "after", "first-letter" or "marker".
  std::string text;
  std::string separator;          ///< counters(), target-counters().
  std::string style = "decimal";  ///< Counter style, or a string with a leading quote; keyword of string().
  std::string target;             ///< target-*(): an attribute that holds the address, or the address itself.
  bool target_is_address = false;
  bool operator==(ContentItem const&) const = default;
};

using ContentItems = std::vector<ContentItem>;

struct CounterChange {
  std::string name;
  int value = 0;
  bool operator==(CounterChange const&) const = default;
};

/// quotes (css-content-3 section 3.2). Auto: as the language of the parent of the quotation has it.
struct Quotes {
  enum class Kind : std::uint8_t { Auto, None, Pairs };
  Kind kind = Kind::Auto;
  std::vector<std::pair<std::string, std::string>> pairs;  ///< Outermost first; open, close.
  bool operator==(Quotes const&) const = default;
};

}  // namespace closeout::css
