// Lists, generated content and named strings (css-lists-3, css-content-3, css-gcpm-3).

#include "css/characters.hpp"
#include "css/content_value.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

using StringSet = std::vector<std::pair<std::string, ContentItems>>;

Apply set_content(std::optional<ContentItems> content, ContentItems alternative = {}) {
  return [content = std::move(content), alternative = std::move(alternative)](Computation& c) {
    c.style.content = content;
    c.style.content_alternative = alternative;
  };
}

/// css-content-3 section 2: the alternative text after a slash is read instead of what is shown.
std::optional<Apply> parse_content(ValueReader& reader) {
  if (reader.take_ident("normal")) return set_content(std::nullopt);
  if (reader.take_ident("none")) return set_content(ContentItems());
  auto items = take_content_list(reader);
  if (!items) return std::nullopt;
  if (!reader.take_delim('/')) return set_content(std::move(items));
  auto alternative = take_content_list(reader);
  if (!alternative) return std::nullopt;
  return set_content(std::move(items), std::move(*alternative));
}

std::optional<Quotes> parse_quotes(ValueReader& reader) {
  if (reader.take_ident("auto")) return Quotes{};
  if (reader.take_ident("none")) return Quotes{Quotes::Kind::None, {}};
  Quotes quotes{Quotes::Kind::Pairs, {}};
  while (auto open = reader.take_string()) {
    auto close = reader.take_string();
    if (!close) return std::nullopt;
    quotes.pairs.emplace_back(std::move(*open), std::move(*close));
  }
  return quotes.pairs.empty() ? std::nullopt : std::optional(std::move(quotes));
}

std::optional<std::string> parse_list_style_image(ValueReader& reader) {
  if (reader.take_ident("none")) return std::string();
  return reader.take_url();
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
                     ValueParser<std::string>{"none | <counter-style-name> | <string>", parse_list_style_type},
                     CLOSEOUT_CSS_MEMBER(list_style_type)));
  rows.push_back(
      row("list-style-position", "outside", Yes,
          keywords<ListStylePosition>({{"outside", ListStylePosition::Outside}, {"inside", ListStylePosition::Inside}}),
          CLOSEOUT_CSS_MEMBER(list_style_position)));
  rows.push_back(row("list-style-image", "none", Yes, ValueParser<std::string>{"none | <url>", parse_list_style_image},
                     CLOSEOUT_CSS_MEMBER(list_style_image)));
  std::string const list(content_list_grammar);
  rows.push_back(row_of_members("content", "normal", No,
                                {"normal | none | " + list + " [ / " + list + " ]?", parse_content},
                                [](ComputedStyle& to, ComputedStyle const& from) {
                                  to.content = from.content;
                                  to.content_alternative = from.content_alternative;
                                }));
  rows.push_back(row("quotes", "auto", Yes, ValueParser<Quotes>{"auto | none | [ <string> <string> ]+", parse_quotes},
                     CLOSEOUT_CSS_MEMBER(quotes)));
  rows.push_back(row("counter-reset", "none", No, counter_changes(0), CLOSEOUT_CSS_MEMBER(counter_reset)));
  rows.push_back(row("counter-increment", "none", No, counter_changes(1), CLOSEOUT_CSS_MEMBER(counter_increment)));
  rows.push_back(row("counter-set", "none", No, counter_changes(0), CLOSEOUT_CSS_MEMBER(counter_set)));
  rows.push_back(row("string-set", "none", No,
                     ValueParser<StringSet>{"none | [ <custom-ident> <content-list> ]#", parse_string_set},
                     CLOSEOUT_CSS_MEMBER(string_set)));
}

}  // namespace closeout::css
