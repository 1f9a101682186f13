// Lists, generated content and named strings (css-lists-3, css-content-3, css-gcpm-3).

#include "css/characters.hpp"
#include "css/content_value.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

using Content = std::optional<std::vector<ContentItem>>;
using StringSet = std::vector<std::pair<std::string, std::vector<ContentItem>>>;

std::optional<Content> parse_content(ValueReader& reader) {
  if (reader.take_ident("normal")) return Content();
  if (reader.take_ident("none")) return Content(std::vector<ContentItem>{});
  auto items = take_content_list(reader);
  if (!items) return std::nullopt;
  return Content(std::move(items));
}

std::optional<StringSet> parse_string_set(ValueReader& reader) {
  StringSet strings;
  if (reader.take_ident("none")) return strings;
  do {
    auto name = reader.take_any_ident();
    auto items = name ? take_content_list(reader) : std::nullopt;
    if (!items) return std::nullopt;
    strings.emplace_back(std::move(*name), std::move(*items));
  } while (reader.take(TokenKind::Comma));
  return strings;
}

/// A counter style, or a string that is the marker itself; kept with a leading quote to tell it from a name.
std::optional<std::string> parse_list_style_type(ValueReader& reader) {
  if (auto text = reader.take_string()) return "\"" + *text;
  if (!reader.next_is(TokenKind::Ident)) return std::nullopt;
  std::string name = to_lower(reader.peek().token.text);
  if (!is_counter_style(name)) return std::nullopt;
  reader.take();
  return name;
}

ValueParser<std::vector<CounterChange>> counter_changes(int default_value) {
  return {"none | [ <custom-ident> <integer>? ]+",
          [default_value](ValueReader& reader) { return take_counter_changes(reader, default_value); }};
}

}  // namespace

void add_generated_content_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("list-style-type", "disc", Yes,
                     ValueParser<std::string>{std::string(counter_style_names) + " | <string>", parse_list_style_type},
                     CLOSEOUT_CSS_MEMBER(list_style_type)));
  rows.push_back(
      row("list-style-position", "outside", Yes,
          keywords<ListStylePosition>({{"outside", ListStylePosition::Outside}, {"inside", ListStylePosition::Inside}}),
          CLOSEOUT_CSS_MEMBER(list_style_position)));
  rows.push_back(row("content", "normal", No,
                     ValueParser<Content>{"normal | none | [ <string> | attr() | counter() | counters() | string() | "
                                          "target-counter() | target-text() ]+",
                                          parse_content},
                     CLOSEOUT_CSS_MEMBER(content)));
  rows.push_back(row("counter-reset", "none", No, counter_changes(0), CLOSEOUT_CSS_MEMBER(counter_reset)));
  rows.push_back(row("counter-increment", "none", No, counter_changes(1), CLOSEOUT_CSS_MEMBER(counter_increment)));
  rows.push_back(row("counter-set", "none", No, counter_changes(0), CLOSEOUT_CSS_MEMBER(counter_set)));
  rows.push_back(row("string-set", "none", No,
                     ValueParser<StringSet>{"none | [ <custom-ident> [ <string> | content() | attr() | counter() ]+ ]#",
                                            parse_string_set},
                     CLOSEOUT_CSS_MEMBER(string_set)));
}

}  // namespace closeout::css
