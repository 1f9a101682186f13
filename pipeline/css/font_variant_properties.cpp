// Choice among a font's glyphs, and what may be imitated (css-fonts-4 sections 2.8 and 6).

#include <array>

#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

using Choice = FontLigatures::Choice;

constexpr std::array<GroupedKeyword<FontLigatures>, 8> ligature_keywords{
    {{"common-ligatures", 0, [](FontLigatures& l) { l.common = Choice::On; }},
     {"no-common-ligatures", 0, [](FontLigatures& l) { l.common = Choice::Off; }},
     {"discretionary-ligatures", 1, [](FontLigatures& l) { l.discretionary = Choice::On; }},
     {"no-discretionary-ligatures", 1, [](FontLigatures& l) { l.discretionary = Choice::Off; }},
     {"historical-ligatures", 2, [](FontLigatures& l) { l.historical = Choice::On; }},
     {"no-historical-ligatures", 2, [](FontLigatures& l) { l.historical = Choice::Off; }},
     {"contextual", 3, [](FontLigatures& l) { l.contextual = Choice::On; }},
     {"no-contextual", 3, [](FontLigatures& l) { l.contextual = Choice::Off; }}}};

std::optional<FontLigatures> parse_ligatures(ValueReader& reader) {
  if (reader.take_ident("normal")) return FontLigatures{};
  if (reader.take_ident("none")) return FontLigatures{Choice::Off, Choice::Off, Choice::Off, Choice::Off};
  return take_grouped_keywords<FontLigatures>(reader, ligature_keywords);
}

constexpr std::array<GroupedKeyword<FontNumeric>, 8> numeric_keywords{
    {{"lining-nums", 0, [](FontNumeric& n) { n.figure = FontNumeric::Figure::Lining; }},
     {"oldstyle-nums", 0, [](FontNumeric& n) { n.figure = FontNumeric::Figure::Oldstyle; }},
     {"proportional-nums", 1, [](FontNumeric& n) { n.spacing = FontNumeric::Spacing::Proportional; }},
     {"tabular-nums", 1, [](FontNumeric& n) { n.spacing = FontNumeric::Spacing::Tabular; }},
     {"diagonal-fractions", 2, [](FontNumeric& n) { n.fraction = FontNumeric::Fraction::Diagonal; }},
     {"stacked-fractions", 2, [](FontNumeric& n) { n.fraction = FontNumeric::Fraction::Stacked; }},
     {"ordinal", 3, [](FontNumeric& n) { n.ordinal = true; }},
     {"slashed-zero", 4, [](FontNumeric& n) { n.slashed_zero = true; }}}};

std::optional<FontNumeric> parse_numeric(ValueReader& reader) {
  if (reader.take_ident("normal")) return FontNumeric{};
  return take_grouped_keywords<FontNumeric>(reader, numeric_keywords);
}

ValueParser<FontCaps> caps() {
  return keywords<FontCaps>({{"normal", FontCaps::Normal},
                             {"small-caps", FontCaps::SmallCaps},
                             {"all-small-caps", FontCaps::AllSmallCaps},
                             {"petite-caps", FontCaps::PetiteCaps},
                             {"all-petite-caps", FontCaps::AllPetiteCaps},
                             {"unicase", FontCaps::Unicase},
                             {"titling-caps", FontCaps::TitlingCaps}});
}

void add_synthesis(std::vector<Property>& rows) {
  auto const choice = keywords<bool>({{"auto", true}, {"none", false}});
  using enum Inherited;
  rows.push_back(row("font-synthesis-weight", "auto", Yes, choice, CLOSEOUT_CSS_MEMBER(font.synthesis.weight)));
  rows.push_back(row("font-synthesis-style", "auto", Yes, choice, CLOSEOUT_CSS_MEMBER(font.synthesis.style)));
  rows.push_back(row("font-synthesis-small-caps", "auto", Yes, choice, CLOSEOUT_CSS_MEMBER(font.synthesis.small_caps)));
  rows.push_back(row("font-synthesis-position", "auto", Yes, choice, CLOSEOUT_CSS_MEMBER(font.synthesis.position)));
}

}  // namespace

void add_font_variant_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("font-variant-ligatures", "normal", Yes,
                     ValueParser<FontLigatures>{
                         "normal | none | [ [ common-ligatures | no-common-ligatures ] || [ discretionary-ligatures | "
                         "no-discretionary-ligatures ] || [ historical-ligatures | no-historical-ligatures ] || "
                         "[ contextual | no-contextual ] ]",
                         parse_ligatures},
                     CLOSEOUT_CSS_MEMBER(font.ligatures)));
  rows.push_back(row("font-variant-caps", "normal", Yes, caps(), CLOSEOUT_CSS_MEMBER(font.caps)));
  rows.push_back(row(
      "font-variant-numeric", "normal", Yes,
      ValueParser<FontNumeric>{"normal | [ [ lining-nums | oldstyle-nums ] || [ proportional-nums | tabular-nums ] || "
                               "[ diagonal-fractions | stacked-fractions ] || ordinal || slashed-zero ]",
                               parse_numeric},
      CLOSEOUT_CSS_MEMBER(font.numeric)));
  rows.push_back(
      row("font-variant-position", "normal", Yes,
          keywords<FontPosition>(
              {{"normal", FontPosition::Normal}, {"sub", FontPosition::Sub}, {"super", FontPosition::Super}}),
          CLOSEOUT_CSS_MEMBER(font.position)));
  rows.push_back(row("font-kerning", "auto", Yes,
                     keywords<FontKerning>(
                         {{"auto", FontKerning::Auto}, {"normal", FontKerning::Normal}, {"none", FontKerning::None}}),
                     CLOSEOUT_CSS_MEMBER(font.kerning)));
  add_synthesis(rows);
}

}  // namespace closeout::css
