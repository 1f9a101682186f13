#include "css/content_value.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

#include "css/characters.hpp"
#include "css/length_value.hpp"

namespace closeout::css {
namespace {

using Kind = ContentItem::Kind;

bool take_comma(ValueReader& reader) {
  return reader.take(TokenKind::Comma);
}

/// A further argument: ", <counter-style>", or nothing at the end. A string is the representation itself.
bool take_counter_style(ValueReader& reader, ContentItem& item) {
  if (reader.at_end()) return true;
  if (!take_comma(reader)) return false;
  if (auto const text = reader.take_string()) {
    item.style = "\"" + *text;
    return true;
  }
  auto const style = reader.take_any_ident();
  if (!style || !is_counter_style(to_lower(*style))) return false;
  item.style = to_lower(*style);
  return true;
}

bool take_name(ValueReader& reader, ContentItem& item) {
  auto const name = reader.take_any_ident();
  if (name) item.text = *name;
  return name.has_value();
}

/// css-content-3 section 2.6: the address is a string, url(), attr(name) or attr(name url).
bool take_target(ValueReader& reader, ContentItem& item) {
  auto address = reader.take_string();
  if (!address) address = reader.take_url();
  if (address) {
    item.target = std::move(*address);
    item.target_is_address = true;
    return true;
  }
  ComponentValue const* attribute = reader.take_function("attr");
  if (attribute == nullptr) return false;
  ValueReader inner(attribute->children);
  auto const name = inner.take_any_ident();
  inner.take_ident("url");
  if (!name || !inner.at_end()) return false;
  item.target = *name;
  return true;
}

/// One of `words`, in lower case, into `to`.
bool take_word(ValueReader& reader, std::span<std::string_view const> words, std::string& to) {
  for (std::string_view const word : words) {
    if (!reader.take_ident(word)) continue;
    to = word;
    return true;
  }
  return false;
}

bool take_attribute(ValueReader& reader, ContentItem& item) {
  return take_name(reader, item);
}

bool take_counter(ValueReader& reader, ContentItem& item) {
  return take_name(reader, item) && take_counter_style(reader, item);
}

bool take_counters(ValueReader& reader, ContentItem& item) {
  if (!take_name(reader, item) || !take_comma(reader)) return false;
  auto const separator = reader.take_string();
  if (separator) item.separator = *separator;
  return separator && take_counter_style(reader, item);
}

// css-gcpm-3 section 1.1.2: string(name, first | start | last | first-except)
bool take_string_reference(ValueReader& reader, ContentItem& item) {
  item.style = "first";
  if (!take_name(reader, item)) return false;
  if (!take_comma(reader)) return true;
  constexpr std::array<std::string_view, 4> words{"first", "start", "last", "first-except"};
  return take_word(reader, words, item.style);
}

bool take_target_counter(ValueReader& reader, ContentItem& item) {
  return take_target(reader, item) && take_comma(reader) && take_name(reader, item) && take_counter_style(reader, item);
}

bool take_target_counters(ValueReader& reader, ContentItem& item) {
  return take_target(reader, item) && take_comma(reader) && take_counters(reader, item);
}

/// css-content-3 section 2.6.3: target-text(<target>, [ content | before | after | first-letter ]?)
bool take_target_text(ValueReader& reader, ContentItem& item) {
  item.text = "content";
  if (!take_target(reader, item)) return false;
  constexpr std::array<std::string_view, 4> words{"content", "before", "after", "first-letter"};
  return reader.at_end() || (take_comma(reader) && take_word(reader, words, item.text));
}

/// css-content-3 section 2.4: content( [ text | before | after | first-letter | marker ]? )
bool take_element_text(ValueReader& reader, ContentItem& item) {
  item.text = "text";
  constexpr std::array<std::string_view, 5> words{"text", "before", "after", "first-letter", "marker"};
  return reader.at_end() || take_word(reader, words, item.text);
}

/// css-content-3 section 2.5: leader( dotted | solid | space | <string> )
bool take_leader(ValueReader& reader, ContentItem& item) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 3> words{
      {{"dotted", "."}, {"solid", "_"}, {"space", " "}}};
  for (auto const& [word, text] : words) {
    if (!reader.take_ident(word)) continue;
    item.text = text;
    return true;
  }
  auto text = reader.take_string();
  if (!text || text->empty()) return false;
  item.text = std::move(*text);
  return true;
}

struct ContentFunction {
  std::string_view name;
  Kind kind;
  bool (*take_arguments)(ValueReader&, ContentItem&);
};

constexpr std::array<ContentFunction, 9> content_functions{
    {{"attr", Kind::Attribute, take_attribute},
     {"counter", Kind::Counter, take_counter},
     {"counters", Kind::Counters, take_counters},
     {"string", Kind::StringReference, take_string_reference},
     {"target-counter", Kind::TargetCounter, take_target_counter},
     {"target-counters", Kind::TargetCounters, take_target_counters},
     {"leader", Kind::Leader, take_leader},
     {"target-text", Kind::TargetText, take_target_text},
     {"content", Kind::ElementText, take_element_text}}};

struct QuoteKeyword {
  std::string_view name;
  Kind kind;
};

constexpr std::array<QuoteKeyword, 4> quote_keywords{{{"open-quote", Kind::OpenQuote},
                                                      {"close-quote", Kind::CloseQuote},
                                                      {"no-open-quote", Kind::NoOpenQuote},
                                                      {"no-close-quote", Kind::NoCloseQuote}}};

std::optional<ContentItem> make_item(Kind kind, std::string text) {
  ContentItem item;
  item.kind = kind;
  item.text = std::move(text);
  return item;
}

std::optional<ContentItem> take_item(ValueReader& reader) {
  if (auto text = reader.take_string()) return make_item(Kind::String, std::move(*text));
  if (auto address = reader.take_url()) return make_item(Kind::Image, std::move(*address));
  for (QuoteKeyword const& row : quote_keywords) {
    if (reader.take_ident(row.name)) return make_item(row.kind, {});
  }
  if (!reader.next_is(TokenKind::Function)) return std::nullopt;
  ComponentValue const& function = reader.peek();
  for (ContentFunction const& row : content_functions) {
    if (!function.is_function(row.name)) continue;
    ContentItem item;
    item.kind = row.kind;
    ValueReader arguments(function.children);
    if (!row.take_arguments(arguments, item) || !arguments.at_end()) return std::nullopt;
    reader.take();
    return item;
  }
  return std::nullopt;
}

}  // namespace

std::optional<ContentItems> take_content_list(ValueReader& reader) {
  ContentItems items;
  while (auto item = take_item(reader)) items.push_back(std::move(*item));
  if (items.empty()) return std::nullopt;
  return items;
}

std::optional<std::vector<CounterChange>> take_counter_changes(ValueReader& reader, int default_value) {
  std::vector<CounterChange> changes;
  if (reader.take_ident("none")) return changes;
  while (auto name = reader.take_any_ident()) {
    auto const value = take_integer(reader);
    changes.push_back({std::move(*name), value.value_or(default_value)});
  }
  if (changes.empty()) return std::nullopt;
  return changes;
}

bool is_counter_style(std::string_view name) {
  auto const names = counter_style_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::span<std::string_view const> counter_style_names() {
  static constexpr std::array names = std::to_array<std::string_view>({"none",
                                                                       "disc",
                                                                       "circle",
                                                                       "square",
                                                                       "disclosure-open",
                                                                       "disclosure-closed",
                                                                       "decimal",
                                                                       "decimal-leading-zero",
                                                                       "arabic-indic",
                                                                       "armenian",
                                                                       "upper-armenian",
                                                                       "lower-armenian",
                                                                       "bengali",
                                                                       "cambodian",
                                                                       "khmer",
                                                                       "cjk-decimal",
                                                                       "devanagari",
                                                                       "georgian",
                                                                       "gujarati",
                                                                       "gurmukhi",
                                                                       "hebrew",
                                                                       "kannada",
                                                                       "lao",
                                                                       "malayalam",
                                                                       "mongolian",
                                                                       "myanmar",
                                                                       "oriya",
                                                                       "persian",
                                                                       "lower-roman",
                                                                       "upper-roman",
                                                                       "tamil",
                                                                       "telugu",
                                                                       "thai",
                                                                       "tibetan",
                                                                       "lower-alpha",
                                                                       "lower-latin",
                                                                       "upper-alpha",
                                                                       "upper-latin",
                                                                       "lower-greek",
                                                                       "hiragana",
                                                                       "hiragana-iroha",
                                                                       "katakana",
                                                                       "katakana-iroha",
                                                                       "cjk-earthly-branch",
                                                                       "cjk-heavenly-stem",
                                                                       "japanese-informal",
                                                                       "japanese-formal",
                                                                       "korean-hangul-formal",
                                                                       "korean-hanja-informal",
                                                                       "korean-hanja-formal",
                                                                       "simp-chinese-informal",
                                                                       "simp-chinese-formal",
                                                                       "trad-chinese-informal",
                                                                       "trad-chinese-formal",
                                                                       "cjk-ideographic",
                                                                       "ethiopic-numeric"});
  return names;
}

}  // namespace closeout::css
