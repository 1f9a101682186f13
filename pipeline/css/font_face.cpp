#include "css/font_face.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "css/declarations.hpp"
#include "css/property.hpp"

namespace closeout::css {
namespace {

/// The computed font of a value written as that of a property.
std::optional<FontRequest> font_with(std::string_view property, ValueReader& reader) {
  auto const apply = parse_longhand(property, reader);
  if (!apply) return std::nullopt;
  Computation computation;
  computation.parent = &initial_style();
  (*apply)(computation);
  return computation.style.font;
}

/// One value or two: a range (css-fonts-4 section 4.4).
std::optional<std::pair<int, int>> take_range(std::string_view property, int FontRequest::*member,
                                              ValueReader& reader) {
  auto const first = font_with(property, reader);
  if (!first) return std::nullopt;
  auto const second = reader.at_end() ? first : font_with(property, reader);
  if (!second) return std::nullopt;
  return std::minmax({(*first).*member, (*second).*member});
}

std::optional<FontSource> take_source(ValueReader& reader) {
  FontSource source;
  if (auto address = reader.take_url()) {
    source.name = std::move(*address);
  } else if (ComponentValue const* local = reader.take_function("local")) {
    ValueReader inner(local->children);
    auto const families = font_with("font-family", inner);
    if (!families || families->families.size() != 1 || !inner.at_end()) return std::nullopt;
    source.is_local = true;
    source.name = families->families.front();
  } else {
    return std::nullopt;
  }
  if (ComponentValue const* format = reader.take_function("format")) {
    ValueReader inner(format->children);
    auto name = inner.take_string();
    if (!name) name = inner.take_any_ident();
    if (name) source.format = std::move(*name);
  }
  reader.take_function("tech");
  return source;
}

bool read_sources(ValueReader& reader, FontFace& face) {
  std::vector<FontSource> sources;
  do {
    auto source = take_source(reader);
    if (!source) return false;
    sources.push_back(std::move(*source));
  } while (reader.take(TokenKind::Comma));
  face.sources = std::move(sources);
  return true;
}

std::optional<char32_t> from_hex(std::string_view digits) {
  std::uint32_t value = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
  bool const is_whole = error == std::errc() && end == digits.data() + digits.size() && digits.size() <= 6;
  return is_whole && value <= 0x10FFFF ? std::optional(static_cast<char32_t>(value)) : std::nullopt;
}

/// U+26, U+0-7F or U+4?? (css-syntax-3 section 7).
std::optional<std::pair<char32_t, char32_t>> to_range(std::string_view text) {
  if (text.size() < 3 || (text[0] != 'u' && text[0] != 'U') || text[1] != '+') return std::nullopt;
  text.remove_prefix(2);
  std::size_t const dash = text.find('-');
  std::string low(text.substr(0, dash));
  std::string high(dash == std::string_view::npos ? text : text.substr(dash + 1));
  if (dash == std::string_view::npos) {
    std::replace(low.begin(), low.end(), '?', '0');
    std::replace(high.begin(), high.end(), '?', 'F');
  }
  auto const first = from_hex(low);
  auto const last = from_hex(high);
  if (!first || !last || *first > *last) return std::nullopt;
  return std::pair(*first, *last);
}

/// Read from the sheet's own text: the tokenizer's cut of "U+4??" says nothing about its meaning.
bool read_unicode_range(std::string_view text, FontFace& face) {
  std::vector<std::pair<char32_t, char32_t>> ranges;
  for (std::size_t at = 0; at <= text.size();) {
    std::size_t const end = std::min(text.find(',', at), text.size());
    std::string_view item = text.substr(at, end - at);
    constexpr std::string_view space = " \t\n\r\f";
    item.remove_prefix(std::min(item.find_first_not_of(space), item.size()));
    item = item.substr(0, item.find_last_not_of(space) + 1);
    auto const range = to_range(item);
    if (!range) return false;
    ranges.push_back(*range);
    at = end + 1;
  }
  face.unicode_range = std::move(ranges);
  return true;
}

bool read_family(ValueReader& reader, FontFace& face) {
  auto const font = font_with("font-family", reader);
  if (!font || font->families.size() != 1) return false;
  face.family = font->families.front();
  return true;
}

bool read_weight(ValueReader& reader, FontFace& face) {
  if (reader.take_ident("auto")) return true;
  auto const range = take_range("font-weight", &FontRequest::weight, reader);
  if (range) face.weight = *range;
  return range.has_value();
}

bool read_stretch(ValueReader& reader, FontFace& face) {
  if (reader.take_ident("auto")) return true;
  auto const range = take_range("font-stretch", &FontRequest::stretch_permille, reader);
  if (range) face.stretch_permille = *range;
  return range.has_value();
}

bool read_style(ValueReader& reader, FontFace& face) {
  if (reader.take_ident("auto")) return true;
  auto const font = font_with("font-style", reader);
  if (font) face.style = font->style;
  return font.has_value();
}

bool accept_any(ValueReader& reader, FontFace&) {
  while (!reader.at_end()) reader.take();
  return true;
}

struct Descriptor {
  std::string_view name;
  bool (*read)(ValueReader&, FontFace&);
};

/// font-display is about waiting for a network, which paper does not.
constexpr std::array<Descriptor, 7> descriptors{{{"font-family", read_family},
                                                 {"src", read_sources},
                                                 {"font-weight", read_weight},
                                                 {"font-stretch", read_stretch},
                                                 {"font-width", read_stretch},
                                                 {"font-style", read_style},
                                                 {"font-display", accept_any}}};

void warn_unknown(Declaration const& declaration, Reporter const& reporter) {
  std::vector<std::string_view> names{"unicode-range"};
  for (Descriptor const& row : descriptors) names.push_back(row.name);
  reporter.warn("css-unknown-property", "unknown descriptor \"" + declaration.name + "\" of @font-face",
                {declaration.offset, declaration.offset + declaration.name.size()},
                nearest_hint(declaration.name, names));
}

void read_descriptor(Declaration const& declaration, Reporter const& reporter, FontFace& face) {
  TextRange const range =
      declaration.value.empty() ? TextRange{declaration.offset, declaration.end} : range_of(declaration.value);
  bool is_read = false;
  if (declaration.name == "unicode-range") {
    is_read = read_unicode_range(reporter.sheet()->text().substr(range.offset, range.end - range.offset), face);
  } else {
    auto const row = std::find_if(descriptors.begin(), descriptors.end(),
                                  [&](Descriptor const& known) { return known.name == declaration.name; });
    if (row == descriptors.end()) return warn_unknown(declaration, reporter);
    ComponentValues const value = with_resolved_addresses(declaration.value, reporter.sheet()->directory());
    ValueReader reader(value);
    is_read = row->read(reader, face) && reader.at_end();
  }
  if (is_read) return;
  reporter.warn("css-invalid-value", "value is not one of descriptor \"" + declaration.name + "\"", range);
}

}  // namespace

std::optional<FontFace> read_font_face(Rule rule, Reporter const& reporter) {
  FontFace face;
  face.place = reporter.sheet()->place(rule.offset, rule.name.size() + 1);
  std::vector<SyntaxError> errors;
  BlockContents const contents = parse_block(std::move(rule.block), errors);
  reporter.warn(errors);
  for (Declaration const& declaration : contents.declarations) read_descriptor(declaration, reporter, face);
  if (!face.family.empty() && !face.sources.empty()) return face;
  reporter.warn("css-invalid-value", "@font-face needs font-family and src",
                {rule.offset, rule.offset + rule.name.size() + 1});
  return std::nullopt;
}

}  // namespace closeout::css
