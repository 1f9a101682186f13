// Text (css-text-3, css-text-decor-3, css-writing-modes-3, CSS 2.2 section 10.8).

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

// CSS 2.2 section 10.8.1: a percentage computes to a length, a number is inherited as a number.
std::optional<Apply> parse_line_height(ValueReader& reader) {
  if (reader.take_ident("normal")) return [](Computation& c) { c.style.line_height = {}; };
  std::size_t const start = reader.position();
  if (auto const number = take_number(reader)) {
    if (*number < 0) {
      reader.rewind(start);
      return std::nullopt;
    }
    return [number = *number](Computation& c) { c.style.line_height = {LineHeight::Kind::Number, number, {}}; };
  }
  auto const length = take_length(reader, Percentages::Allowed, Range::NonNegative);
  if (!length) return std::nullopt;
  return [length = *length](Computation& c) {
    base::Length const value = computed(length, c.scale()).resolved(c.style.font.size);
    c.style.line_height = {LineHeight::Kind::Length, 0, value};
  };
}

/// css-text-decor-3 section 2.1: lines are drawn across descendants, so those of ancestors are kept (see
/// finish_style for the exceptions).
std::optional<Apply> parse_decoration_line(ValueReader& reader) {
  bool underline = false;
  bool line_through = false;
  if (!reader.take_ident("none")) {
    while (!reader.at_end()) {
      bool& line = reader.next_is_ident("underline") ? underline : line_through;
      bool const is_line = reader.next_is_ident("underline") || reader.next_is_ident("line-through");
      if (line || !is_line) break;
      line = true;
      reader.take();
    }
    if (!underline && !line_through) return std::nullopt;
  }
  return [=](Computation& c) {
    c.own_underline = underline;
    c.own_line_through = line_through;
  };
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
  rows.push_back(row_with("line-height", "normal", Yes, {"normal | <number> | <length-percentage>", parse_line_height},
                          CLOSEOUT_CSS_MEMBER(line_height)));
  rows.push_back(row("text-align", "start", Yes,
                     keywords<TextAlign>({{"start", TextAlign::Start},
                                          {"end", TextAlign::End},
                                          {"left", TextAlign::Left},
                                          {"right", TextAlign::Right},
                                          {"center", TextAlign::Center},
                                          {"justify", TextAlign::Justify}}),
                     CLOSEOUT_CSS_MEMBER(text_align)));
  rows.push_back(row("text-indent", "0", Yes, length_percentage(), CLOSEOUT_CSS_MEMBER(text_indent)));
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
  rows.push_back(row("text-transform", "none", Yes,
                     keywords<TextTransform>({{"none", TextTransform::None},
                                              {"uppercase", TextTransform::Uppercase},
                                              {"lowercase", TextTransform::Lowercase},
                                              {"capitalize", TextTransform::Capitalize}}),
                     CLOSEOUT_CSS_MEMBER(text_transform)));
  rows.push_back(row("white-space", "normal", Yes,
                     keywords<WhiteSpace>({{"normal", WhiteSpace::Normal},
                                           {"nowrap", WhiteSpace::Nowrap},
                                           {"pre", WhiteSpace::Pre},
                                           {"pre-wrap", WhiteSpace::PreWrap},
                                           {"pre-line", WhiteSpace::PreLine}}),
                     CLOSEOUT_CSS_MEMBER(white_space)));
  rows.push_back(row("overflow-wrap", "normal", Yes,
                     keywords<OverflowWrap>({{"normal", OverflowWrap::Normal},
                                             {"break-word", OverflowWrap::BreakWord},
                                             {"anywhere", OverflowWrap::Anywhere}}),
                     CLOSEOUT_CSS_MEMBER(overflow_wrap)));
  rows.push_back(row("hyphens", "manual", Yes,
                     keywords<Hyphens>({{"none", Hyphens::None}, {"manual", Hyphens::Manual}, {"auto", Hyphens::Auto}}),
                     CLOSEOUT_CSS_MEMBER(hyphens)));
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
  using enum Inherited;
  add_alignment(rows);
  add_wrapping(rows);
  Property line;
  line.name = "text-decoration-line";
  line.initial = "none";
  line.values = "none | [ underline || line-through ]";
  line.parse = parse_decoration_line;
  line.copy = [](ComputedStyle& to, ComputedStyle const& from) {
    to.underline = from.underline;
    to.line_through = from.line_through;
  };
  rows.push_back(std::move(line));
  rows.push_back(row("text-decoration-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(decoration_colour)));
}

}  // namespace closeout::css
