// Text (css-text-3, css-text-4, css-writing-modes-3, CSS 2.2 section 10.8).

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

ValueParser<TextAlign> text_align_keywords() {
  return keywords<TextAlign>({{"start", TextAlign::Start},
                              {"end", TextAlign::End},
                              {"left", TextAlign::Left},
                              {"right", TextAlign::Right},
                              {"center", TextAlign::Center},
                              {"justify", TextAlign::Justify}});
}

Apply set_text_align(TextAlign align, std::string character) {
  return [align, character = std::move(character)](Computation& c) {
    c.style.text_align = align;
    c.style.text_align_character = character;
  };
}

/// css-text-3 section 6.4: the parent's value, its start and end as the parent's direction means them.
void match_parent_alignment(Computation& c) {
  bool const is_ltr = c.parent->direction == Direction::Ltr;
  TextAlign const align = c.parent->text_align;
  c.style.text_align_character = c.parent->text_align_character;
  c.style.text_align = align;
  if (align == TextAlign::Start) c.style.text_align = is_ltr ? TextAlign::Left : TextAlign::Right;
  if (align == TextAlign::End) c.style.text_align = is_ltr ? TextAlign::Right : TextAlign::Left;
}

/// css-text-4 section 7.1 for the <string>: one character that cells of a column line up at.
std::optional<Apply> parse_text_align(ValueReader& reader) {
  if (auto const align = text_align_keywords().parse(reader)) return set_text_align(*align, {});
  if (reader.take_ident("match-parent")) return Apply(match_parent_alignment);
  std::size_t const start = reader.position();
  auto character = reader.take_string();
  if (character && base::code_point_count(*character) == 1) {
    return set_text_align(TextAlign::Character, std::move(*character));
  }
  reader.rewind(start);
  return std::nullopt;
}

/// css-text-3 section 6.3; match-parent as in text-align-all.
std::optional<Apply> parse_text_align_last(ValueReader& reader) {
  static auto const words = keywords<TextAlignLast>({{"auto", TextAlignLast::Auto},
                                                     {"start", TextAlignLast::Start},
                                                     {"end", TextAlignLast::End},
                                                     {"left", TextAlignLast::Left},
                                                     {"right", TextAlignLast::Right},
                                                     {"center", TextAlignLast::Center},
                                                     {"justify", TextAlignLast::Justify}});
  if (auto const last = words.parse(reader)) return [last](Computation& c) { c.style.text_align_last = *last; };
  if (!reader.take_ident("match-parent")) return std::nullopt;
  return [](Computation& c) {
    bool const is_ltr = c.parent->direction == Direction::Ltr;
    TextAlignLast const last = c.parent->text_align_last;
    c.style.text_align_last = last;
    if (last == TextAlignLast::Start) c.style.text_align_last = is_ltr ? TextAlignLast::Left : TextAlignLast::Right;
    if (last == TextAlignLast::End) c.style.text_align_last = is_ltr ? TextAlignLast::Right : TextAlignLast::Left;
  };
}

/// css-text-3 section 7.1: [ <length-percentage> ] && hanging? && each-line?
std::optional<Apply> parse_text_indent(ValueReader& reader) {
  std::optional<SpecifiedLength> length;
  bool hanging = false;
  bool each_line = false;
  while (!reader.at_end()) {
    if (!hanging && reader.take_ident("hanging")) {
      hanging = true;
    } else if (!each_line && reader.take_ident("each-line")) {
      each_line = true;
    } else if (!length && (length = take_length(reader, Percentages::Allowed, Range::All))) {
    } else {
      break;
    }
  }
  if (!length) return std::nullopt;
  return [length = *length, hanging, each_line](Computation& c) {
    c.style.text_indent = computed(length, c.scale());
    c.style.text_indent_hanging = hanging;
    c.style.text_indent_each_line = each_line;
  };
}

struct Transform {
  TextTransform letters = TextTransform::None;
  bool full_width = false;
};

constexpr std::array<GroupedKeyword<Transform>, 4> transform_keywords{
    {{"uppercase", 0, [](Transform& t) { t.letters = TextTransform::Uppercase; }},
     {"lowercase", 0, [](Transform& t) { t.letters = TextTransform::Lowercase; }},
     {"capitalize", 0, [](Transform& t) { t.letters = TextTransform::Capitalize; }},
     {"full-width", 1, [](Transform& t) { t.full_width = true; }}}};

std::optional<Apply> parse_text_transform(ValueReader& reader) {
  auto const transform = reader.take_ident("none") ? std::optional(Transform{})
                                                   : take_grouped_keywords<Transform>(reader, transform_keywords);
  if (!transform) return std::nullopt;
  return [transform](Computation& c) {
    c.style.text_transform = transform->letters;
    c.style.text_transform_full_width = transform->full_width;
  };
}

/// css-text-3 section 4.2: a number of spaces, or a length.
std::optional<Apply> parse_tab_size(ValueReader& reader) {
  std::size_t const start = reader.position();
  if (auto const spaces = take_number(reader)) {
    if (*spaces >= 0) return [spaces = *spaces](Computation& c) { c.style.tab_size = {spaces, std::nullopt}; };
    reader.rewind(start);
    return std::nullopt;
  }
  auto const length = take_length(reader, Percentages::Forbidden, Range::NonNegative);
  if (!length) return std::nullopt;
  return [length = *length](Computation& c) {
    c.style.tab_size = {0, std::max(base::Length(), computed(length, c.scale()).length)};
  };
}

std::optional<std::optional<std::string>> parse_hyphenate_character(ValueReader& reader) {
  if (reader.take_ident("auto")) return std::optional<std::string>();
  auto text = reader.take_string();
  return text ? std::optional(std::optional(std::move(*text))) : std::nullopt;
}

/// css-text-4 section 6.3.3: [ auto | <integer> ]{1,3}; a missing third is the second, both missing are auto.
std::optional<HyphenateLimits> parse_hyphenate_limits(ValueReader& reader) {
  HyphenateLimits const automatic;
  HyphenateLimits limits;
  int HyphenateLimits::*const members[] = {&HyphenateLimits::word, &HyphenateLimits::before, &HyphenateLimits::after};
  int count = 0;
  for (auto const member : members) {
    if (reader.at_end()) break;
    auto const value = reader.take_ident("auto") ? std::optional(automatic.*member) : take_integer(reader);
    if (!value || *value < 0) return std::nullopt;
    limits.*member = *value;
    ++count;
  }
  if (count == 2) limits.after = limits.before;
  return count == 0 ? std::nullopt : std::optional(limits);
}

std::optional<Apply> parse_vertical_align(ValueReader& reader) {
  using Kind = VerticalAlign::Kind;
  static auto const words = keywords<Kind>({{"baseline", Kind::Baseline},
                                            {"sub", Kind::Sub},
                                            {"super", Kind::Super},
                                            {"top", Kind::Top},
                                            {"text-top", Kind::TextTop},
                                            {"middle", Kind::Middle},
                                            {"bottom", Kind::Bottom},
                                            {"text-bottom", Kind::TextBottom}});
  if (auto const kind = words.parse(reader))
    return [kind = *kind](Computation& c) { c.style.vertical_align = {kind, {}}; };
  auto const length = take_length(reader, Percentages::Allowed, Range::All);
  if (!length) return std::nullopt;
  return [length = *length](Computation& c) {
    c.style.vertical_align = {Kind::LengthPercentage, computed(length, c.scale())};
  };
}

void add_alignment(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row_of_members("text-align-all", "start", Yes,
                                {text_align_keywords().grammar + " | match-parent | <string>", parse_text_align},
                                [](ComputedStyle& to, ComputedStyle const& from) {
                                  to.text_align = from.text_align;
                                  to.text_align_character = from.text_align_character;
                                }));
  rows.push_back(
      row_with("text-align-last", "auto", Yes,
               {"auto | start | end | left | right | center | justify | match-parent", parse_text_align_last},
               CLOSEOUT_CSS_MEMBER(text_align_last)));
  rows.push_back(row_of_members("text-indent", "0", Yes,
                                {"<length-percentage> && hanging? && each-line?", parse_text_indent},
                                [](ComputedStyle& to, ComputedStyle const& from) {
                                  to.text_indent = from.text_indent;
                                  to.text_indent_hanging = from.text_indent_hanging;
                                  to.text_indent_each_line = from.text_indent_each_line;
                                }));
  rows.push_back(row("letter-spacing", "normal", Yes, spacing(), CLOSEOUT_CSS_MEMBER(letter_spacing)));
  rows.push_back(row("word-spacing", "normal", Yes, spacing(), CLOSEOUT_CSS_MEMBER(word_spacing)));
  rows.push_back(
      row_with("vertical-align", "baseline", No,
               {"baseline | sub | super | top | text-top | middle | bottom | text-bottom | <length-percentage>",
                parse_vertical_align},
               CLOSEOUT_CSS_MEMBER(vertical_align)));
}

void add_wrapping(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(
      row_of_members("text-transform", "none", Yes,
                     {"none | [ [ uppercase | lowercase | capitalize ] || full-width ]", parse_text_transform},
                     [](ComputedStyle& to, ComputedStyle const& from) {
                       to.text_transform = from.text_transform;
                       to.text_transform_full_width = from.text_transform_full_width;
                     }));
  rows.push_back(
      row_with("tab-size", "8", Yes, {"<number> | <length>", parse_tab_size}, CLOSEOUT_CSS_MEMBER(tab_size)));
  rows.push_back(row("white-space", "normal", Yes,
                     keywords<WhiteSpace>({{"normal", WhiteSpace::Normal},
                                           {"nowrap", WhiteSpace::Nowrap},
                                           {"pre", WhiteSpace::Pre},
                                           {"pre-wrap", WhiteSpace::PreWrap},
                                           {"pre-line", WhiteSpace::PreLine},
                                           {"break-spaces", WhiteSpace::BreakSpaces}}),
                     CLOSEOUT_CSS_MEMBER(white_space)));
  rows.push_back(row("word-break", "normal", Yes,
                     keywords<WordBreak>({{"normal", WordBreak::Normal},
                                          {"break-all", WordBreak::BreakAll},
                                          {"keep-all", WordBreak::KeepAll},
                                          {"break-word", WordBreak::BreakWord}}),
                     CLOSEOUT_CSS_MEMBER(word_break)));
  rows.push_back(row("line-break", "auto", Yes,
                     keywords<LineBreak>({{"auto", LineBreak::Auto},
                                          {"loose", LineBreak::Loose},
                                          {"normal", LineBreak::Normal},
                                          {"strict", LineBreak::Strict},
                                          {"anywhere", LineBreak::Anywhere}}),
                     CLOSEOUT_CSS_MEMBER(line_break)));
  rows.push_back(row("overflow-wrap", "normal", Yes,
                     keywords<OverflowWrap>({{"normal", OverflowWrap::Normal},
                                             {"break-word", OverflowWrap::BreakWord},
                                             {"anywhere", OverflowWrap::Anywhere}}),
                     CLOSEOUT_CSS_MEMBER(overflow_wrap)));
  rows.push_back(row("hyphens", "manual", Yes,
                     keywords<Hyphens>({{"none", Hyphens::None}, {"manual", Hyphens::Manual}, {"auto", Hyphens::Auto}}),
                     CLOSEOUT_CSS_MEMBER(hyphens)));
  rows.push_back(row("hyphenate-character", "auto", Yes,
                     ValueParser<std::optional<std::string>>{"auto | <string>", parse_hyphenate_character},
                     CLOSEOUT_CSS_MEMBER(hyphenate_character)));
  rows.push_back(row("hyphenate-limit-chars", "auto", Yes,
                     ValueParser<HyphenateLimits>{"[ auto | <integer [0,inf]> ]{1,3}", parse_hyphenate_limits},
                     CLOSEOUT_CSS_MEMBER(hyphenate_limits)));
  rows.push_back(row("unicode-bidi", "normal", No,
                     keywords<UnicodeBidi>({{"normal", UnicodeBidi::Normal},
                                            {"embed", UnicodeBidi::Embed},
                                            {"isolate", UnicodeBidi::Isolate},
                                            {"bidi-override", UnicodeBidi::BidiOverride},
                                            {"isolate-override", UnicodeBidi::IsolateOverride},
                                            {"plaintext", UnicodeBidi::Plaintext}}),
                     CLOSEOUT_CSS_MEMBER(unicode_bidi)));
}

}  // namespace

void add_text_properties(std::vector<Property>& rows) {
  add_alignment(rows);
  add_wrapping(rows);
}

}  // namespace closeout::css
