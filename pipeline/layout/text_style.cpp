#include "layout/text_style.hpp"

namespace closeout::layout {
namespace {

using Features = std::vector<std::pair<std::string, std::uint32_t>>;
using Choice = css::FontLigatures::Choice;

void add_choice(Features& features, Choice choice, std::initializer_list<char const*> tags) {
  if (choice == Choice::Normal) return;
  for (char const* tag : tags) features.emplace_back(tag, choice == Choice::On ? 1U : 0U);
}

void add_if(Features& features, bool is_asked, char const* tag) {
  if (is_asked) features.emplace_back(tag, 1U);
}

/// css-fonts-4 section 6.4.
void add_ligatures(Features& features, css::FontLigatures const& ligatures) {
  add_choice(features, ligatures.common, {"liga", "clig"});
  add_choice(features, ligatures.discretionary, {"dlig"});
  add_choice(features, ligatures.historical, {"hlig"});
  add_choice(features, ligatures.contextual, {"calt"});
}

/// css-fonts-4 section 6.7.
void add_numeric(Features& features, css::FontNumeric const& numeric) {
  using Figure = css::FontNumeric::Figure;
  using Spacing = css::FontNumeric::Spacing;
  using Fraction = css::FontNumeric::Fraction;
  add_if(features, numeric.figure == Figure::Lining, "lnum");
  add_if(features, numeric.figure == Figure::Oldstyle, "onum");
  add_if(features, numeric.spacing == Spacing::Proportional, "pnum");
  add_if(features, numeric.fraction == Fraction::Diagonal, "frac");
  add_if(features, numeric.fraction == Fraction::Stacked, "afrc");
  add_if(features, numeric.ordinal, "ordn");
  add_if(features, numeric.slashed_zero, "zero");
}

/// css-fonts-4 section 7.2: what font-variant-* asks comes before font-feature-settings, which therefore win.
Features features_of(css::FontRequest const& font) {
  Features features;
  if (font.kerning == css::FontKerning::None) features.emplace_back("kern", 0U);
  add_ligatures(features, font.ligatures);
  add_numeric(features, font.numeric);
  add_if(features, font.position == css::FontPosition::Sub, "subs");
  add_if(features, font.position == css::FontPosition::Super, "sups");
  features.insert(features.end(), font.features.begin(), font.features.end());
  return features;
}

text::Capitals capitals_of(css::FontCaps caps) {
  switch (caps) {
    case css::FontCaps::SmallCaps:
      return text::Capitals::SmallCaps;
    case css::FontCaps::AllSmallCaps:
      return text::Capitals::AllSmallCaps;
    case css::FontCaps::PetiteCaps:
      return text::Capitals::PetiteCaps;
    case css::FontCaps::AllPetiteCaps:
      return text::Capitals::AllPetiteCaps;
    case css::FontCaps::Unicase:
      return text::Capitals::Unicase;
    case css::FontCaps::TitlingCaps:
      return text::Capitals::TitlingCaps;
    case css::FontCaps::Normal:
      break;
  }
  return text::Capitals::Normal;
}

text::LineBreakRules::Strictness strictness_of(css::LineBreak value) {
  using Strictness = text::LineBreakRules::Strictness;
  switch (value) {
    case css::LineBreak::Loose:
      return Strictness::Loose;
    case css::LineBreak::Normal:
      return Strictness::Normal;
    case css::LineBreak::Strict:
      return Strictness::Strict;
    case css::LineBreak::Anywhere:
      return Strictness::Anywhere;
    case css::LineBreak::Auto:
      break;
  }
  return Strictness::Auto;
}

text::LineBreakRules line_breaks_of(css::ComputedStyle const& style) {
  text::LineBreakRules rules;
  rules.strictness = strictness_of(style.line_break);
  if (style.word_break == css::WordBreak::BreakAll) rules.words = text::LineBreakRules::Words::BreakAll;
  if (style.word_break == css::WordBreak::KeepAll) rules.words = text::LineBreakRules::Words::KeepAll;
  rules.breaks_spaces = style.white_space == css::WhiteSpace::BreakSpaces;
  return rules;
}

}  // namespace

text::TextStyle text_style(css::FontRequest const& font, std::string const& language) {
  text::TextStyle out;
  out.font = {font.families, font.weight, font.style != css::FontStyle::Normal, font.stretch_permille};
  out.size = font.size;
  out.tabular_figures = font.numeric.spacing == css::FontNumeric::Spacing::Tabular;
  out.capitals = capitals_of(font.caps);
  out.synthesis = {font.synthesis.weight, font.synthesis.style, font.synthesis.small_caps};
  out.features = features_of(font);
  out.language = language;
  return out;
}

text::TextStyle text_style(css::ComputedStyle const& style, std::string const& language) {
  text::TextStyle out = text_style(style.font, language);
  out.letter_spacing = style.letter_spacing;
  out.word_spacing = style.word_spacing;
  out.line_breaks = line_breaks_of(style);
  return out;
}

bool may_wrap(css::ComputedStyle const& style) {
  return style.white_space != css::WhiteSpace::Nowrap && style.white_space != css::WhiteSpace::Pre;
}

bool breaks_words(css::ComputedStyle const& style) {
  bool const is_asked =
      style.overflow_wrap != css::OverflowWrap::Normal || style.word_break == css::WordBreak::BreakWord;
  return is_asked && may_wrap(style);
}

bool breaks_words_when_measured(css::ComputedStyle const& style) {
  bool const is_asked =
      style.overflow_wrap == css::OverflowWrap::Anywhere || style.word_break == css::WordBreak::BreakWord;
  return is_asked && may_wrap(style);
}

bool keeps_spaces_at_line_end(css::ComputedStyle const& style) {
  return style.white_space == css::WhiteSpace::BreakSpaces;
}

}  // namespace closeout::layout
