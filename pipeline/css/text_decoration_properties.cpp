// Text decoration (css-text-decor-3 section 2, css-text-decor-4 sections 2.4 to 2.6).

#include <array>

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

constexpr std::array<GroupedKeyword<TextDecoration>, 3> line_keywords{
    {{"underline", 0, [](TextDecoration& d) { d.underline = true; }},
     {"overline", 1, [](TextDecoration& d) { d.overline = true; }},
     {"line-through", 2, [](TextDecoration& d) { d.line_through = true; }}}};

std::optional<Apply> parse_line(ValueReader& reader) {
  auto const lines = reader.take_ident("none") ? std::optional(TextDecoration())
                                               : take_grouped_keywords<TextDecoration>(reader, line_keywords);
  if (!lines) return std::nullopt;
  return [underline = lines->underline, overline = lines->overline, through = lines->line_through](Computation& c) {
    c.style.text_decoration.underline = underline;
    c.style.text_decoration.overline = overline;
    c.style.text_decoration.line_through = through;
  };
}

std::optional<Apply> parse_thickness(ValueReader& reader) {
  using Kind = DecorationThickness::Kind;
  auto const set = [](Kind kind) { return [kind](Computation& c) { c.style.text_decoration.thickness = {kind, {}}; }; };
  if (reader.take_ident("auto")) return set(Kind::Auto);
  if (reader.take_ident("from-font")) return set(Kind::FromFont);
  auto const length = take_length(reader, Percentages::Allowed, Range::All);
  if (!length) return std::nullopt;
  return [length = *length](Computation& c) {
    c.style.text_decoration.thickness = {Kind::Length, computed(length, c.scale())};
  };
}

std::optional<Apply> parse_underline_offset(ValueReader& reader) {
  if (reader.take_ident("auto")) return [](Computation& c) { c.style.text_underline_offset.reset(); };
  auto const length = take_length(reader, Percentages::Allowed, Range::All);
  if (!length) return std::nullopt;
  return [length = *length](Computation& c) { c.style.text_underline_offset = computed(length, c.scale()); };
}

}  // namespace

void add_text_decoration_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row_of_members("text-decoration-line", "none", No,
                                {"none | [ underline || overline || line-through ]", parse_line},
                                [](ComputedStyle& to, ComputedStyle const& from) {
                                  to.text_decoration.underline = from.text_decoration.underline;
                                  to.text_decoration.overline = from.text_decoration.overline;
                                  to.text_decoration.line_through = from.text_decoration.line_through;
                                }));
  rows.push_back(row("text-decoration-style", "solid", No,
                     keywords<DecorationStyle>({{"solid", DecorationStyle::Solid},
                                                {"double", DecorationStyle::Double},
                                                {"dotted", DecorationStyle::Dotted},
                                                {"dashed", DecorationStyle::Dashed},
                                                {"wavy", DecorationStyle::Wavy}}),
                     CLOSEOUT_CSS_MEMBER(text_decoration.style)));
  rows.push_back(
      row("text-decoration-color", "currentcolor", No, colour(), CLOSEOUT_CSS_MEMBER(text_decoration.colour)));
  rows.push_back(row_with("text-decoration-thickness", "auto", No,
                          {"auto | from-font | <length-percentage>", parse_thickness},
                          CLOSEOUT_CSS_MEMBER(text_decoration.thickness)));
  rows.push_back(row("text-underline-position", "auto", Yes,
                     keywords<UnderlinePosition>({{"auto", UnderlinePosition::Auto},
                                                  {"from-font", UnderlinePosition::FromFont},
                                                  {"under", UnderlinePosition::Under}}),
                     CLOSEOUT_CSS_MEMBER(text_underline_position)));
  rows.push_back(row_with("text-underline-offset", "auto", Yes, {"auto | <length-percentage>", parse_underline_offset},
                          CLOSEOUT_CSS_MEMBER(text_underline_offset)));
}

}  // namespace closeout::css
