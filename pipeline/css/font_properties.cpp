// direction, fonts, line-height and color: what the values of all other properties may refer to, so these rows come
// first.

#include <algorithm>
#include <array>
#include <cmath>

#include "css/characters.hpp"
#include "css/property_rows.hpp"

namespace closeout::css {
namespace {

struct FontSizeKeyword {
  std::string_view name;
  double pixels;
};

// css-fonts-4 section 2.5, at the usual medium of 16 px.
constexpr std::array<FontSizeKeyword, 8> font_sizes{{{"xx-small", 9},
                                                     {"x-small", 10},
                                                     {"small", 13},
                                                     {"medium", 16},
                                                     {"large", 18},
                                                     {"x-large", 24},
                                                     {"xx-large", 32},
                                                     {"xxx-large", 48}}};
/// css-fonts-4 suggests a factor between 1.2 and 1.5 for larger and smaller.
constexpr double relative_size_factor = 1.2;

Apply set_font_size(std::function<base::Length(Computation const&)> size) {
  return [size = std::move(size)](Computation& computation) {
    computation.style.font.size = std::max(base::Length(), size(computation));
  };
}

Apply scaled_font_size(double factor) {
  return set_font_size([factor](Computation const& c) { return c.parent->font.size.scaled(factor); });
}

// css-fonts-4 section 2.5: em and % refer to the parent's font size.
std::optional<Apply> parse_font_size(ValueReader& reader) {
  for (FontSizeKeyword const& row : font_sizes) {
    if (!reader.take_ident(row.name)) continue;
    return set_font_size([pixels = row.pixels](Computation const&) { return base::Length::from_pixels(pixels); });
  }
  if (reader.take_ident("larger")) return scaled_font_size(relative_size_factor);
  if (reader.take_ident("smaller")) return scaled_font_size(1 / relative_size_factor);
  auto const length = take_length(reader, Percentages::Allowed, Range::NonNegative);
  if (!length) return std::nullopt;
  return set_font_size([length = *length](Computation const& c) {
    base::Length const parent = c.parent->font.size;
    return computed(length, c.parent_scale()).resolved(parent);
  });
}

/// A family name: a string, or identifiers joined by one space (css-fonts-4 section 2.1.1).
std::optional<std::string> take_family(ValueReader& reader) {
  if (auto name = reader.take_string()) return name;
  std::optional<std::string> family = reader.take_any_ident();
  while (family && reader.next_is(TokenKind::Ident)) family->append(" ").append(*reader.take_any_ident());
  return family;
}

std::optional<std::vector<std::string>> parse_families(ValueReader& reader) {
  std::vector<std::string> families;
  do {
    auto family = take_family(reader);
    if (!family) return std::nullopt;
    families.push_back(std::move(*family));
  } while (reader.take(TokenKind::Comma));
  return families;
}

// css-fonts-4 section 2.2.1, "relative weights"
int bolder(int weight) {
  return weight < 350 ? 400 : weight < 550 ? 700 : std::max(weight, 900);
}
int lighter(int weight) {
  return weight < 550 ? std::min(weight, 100) : weight < 750 ? 400 : 700;
}

std::optional<Apply> parse_font_weight(ValueReader& reader) {
  auto const fixed = [](int weight) { return [weight](Computation& c) { c.style.font.weight = weight; }; };
  if (reader.take_ident("normal")) return fixed(400);
  if (reader.take_ident("bold")) return fixed(700);
  if (reader.take_ident("bolder")) return [](Computation& c) { c.style.font.weight = bolder(c.parent->font.weight); };
  if (reader.take_ident("lighter")) {
    return [](Computation& c) { c.style.font.weight = lighter(c.parent->font.weight); };
  }
  auto const weight = take_number(reader);
  if (!weight || *weight < 1 || *weight > 1000) return std::nullopt;
  return fixed(static_cast<int>(*weight));
}

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
    base::Length const value = computed(length, c.line_height_scale()).resolved(c.style.font.size);
    c.style.line_height = {LineHeight::Kind::Length, 0, std::max(base::Length(), value)};
  };
}

struct FontStretchKeyword {
  std::string_view name;
  int permille;
};

// css-fonts-4 section 2.4
constexpr std::array<FontStretchKeyword, 9> font_stretches{{{"ultra-condensed", 500},
                                                            {"extra-condensed", 625},
                                                            {"condensed", 750},
                                                            {"semi-condensed", 875},
                                                            {"normal", 1000},
                                                            {"semi-expanded", 1125},
                                                            {"expanded", 1250},
                                                            {"extra-expanded", 1500},
                                                            {"ultra-expanded", 2000}}};
/// Far beyond any face; keeps the number an int.
constexpr double greatest_stretch = 10'000;

std::optional<int> parse_font_stretch(ValueReader& reader) {
  for (FontStretchKeyword const& row : font_stretches) {
    if (reader.take_ident(row.name)) return row.permille;
  }
  auto const percentage = take_percentage(reader);
  if (!percentage || *percentage < 0) return std::nullopt;
  return static_cast<int>(std::lround(std::min(*percentage, greatest_stretch) * 10));
}

ValueParser<int> font_stretch() {
  std::string grammar;
  for (FontStretchKeyword const& row : font_stretches) grammar.append(row.name).append(" | ");
  return {grammar + "<percentage>", parse_font_stretch};
}

using FontFeatures = std::vector<std::pair<std::string, std::uint32_t>>;

/// <feature-tag-value> (css-fonts-4 section 6.12): four ASCII characters, then on, off or a number.
std::optional<std::pair<std::string, std::uint32_t>> take_feature(ValueReader& reader) {
  auto tag = reader.take_string();
  auto const is_printable = [](char c) { return c >= 0x20 && c <= 0x7E; };
  if (!tag || tag->size() != 4 || !std::all_of(tag->begin(), tag->end(), is_printable)) return std::nullopt;
  if (reader.take_ident("off")) return std::pair(*tag, 0U);
  if (reader.take_ident("on") || !reader.next_is(TokenKind::Number)) return std::pair(*tag, 1U);
  auto const value = take_integer(reader);
  if (!value || *value < 0) return std::nullopt;
  return std::pair(*tag, static_cast<std::uint32_t>(*value));
}

std::optional<FontFeatures> parse_features(ValueReader& reader) {
  FontFeatures features;
  if (reader.take_ident("normal")) return features;
  do {
    auto feature = take_feature(reader);
    if (!feature) return std::nullopt;
    features.push_back(std::move(*feature));
  } while (reader.take(TokenKind::Comma));
  return features;
}

}  // namespace

void add_font_properties(std::vector<Property>& rows) {
  using enum Inherited;
  rows.push_back(row("direction", "ltr", Yes, keywords<Direction>({{"ltr", Direction::Ltr}, {"rtl", Direction::Rtl}}),
                     CLOSEOUT_CSS_MEMBER(direction)));
  rows.push_back(row_with("font-size", "medium", Yes,
                          {"xx-small | x-small | small | medium | large | x-large | xx-large | xxx-large | larger | "
                           "smaller | <length-percentage>",
                           parse_font_size},
                          CLOSEOUT_CSS_MEMBER(font.size)));
  rows.push_back(row("font-family", "serif", Yes,
                     ValueParser<std::vector<std::string>>{"[ <string> | <custom-ident>+ ]#", parse_families},
                     CLOSEOUT_CSS_MEMBER(font.families)));
  rows.push_back(row_with("font-weight", "normal", Yes,
                          {"normal | bold | bolder | lighter | <number [1,1000]>", parse_font_weight},
                          CLOSEOUT_CSS_MEMBER(font.weight)));
  rows.push_back(
      row("font-style", "normal", Yes,
          keywords<FontStyle>(
              {{"normal", FontStyle::Normal}, {"italic", FontStyle::Italic}, {"oblique", FontStyle::Oblique}}),
          CLOSEOUT_CSS_MEMBER(font.style)));
  rows.push_back(row("font-stretch", "normal", Yes, font_stretch(), CLOSEOUT_CSS_MEMBER(font.stretch_permille)));
  add_font_variant_properties(rows);
  rows.push_back(row("font-feature-settings", "normal", Yes,
                     ValueParser<FontFeatures>{"normal | [ <string> [ on | off | <integer> ]? ]#", parse_features},
                     CLOSEOUT_CSS_MEMBER(font.features)));
  rows.push_back(row_with("line-height", "normal", Yes, {"normal | <number> | <length-percentage>", parse_line_height},
                          CLOSEOUT_CSS_MEMBER(line_height)));
  // currentcolor is the parent's colour here (css-color-4 section 9.1): the inherited value is still in place.
  rows.push_back(row("color", "black", Yes, colour(), CLOSEOUT_CSS_MEMBER(colour)));
}

}  // namespace closeout::css
