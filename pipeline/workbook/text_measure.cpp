#include "workbook/text_measure.hpp"

#include <algorithm>
#include <utility>

#include "base/utf8.hpp"
#include "text/conventional_width.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

constexpr std::int16_t unknown = -2, to_be_shaped = -1;
/// Faces are measured at this size, whatever the look's: a word is shaped once for all sizes.
base::Length const em = base::Length::from_pixels(100);
/// Noto Sans CJK's distance of lines, in thousandths of the em.
constexpr std::int64_t ideographic_line = 1448;

/// Free families with the advances of those that readers have.
constexpr Words<std::string_view, 5> measured_by{{{"Calibri", "Carlito"},
                                                  {"Cambria", "Caladea"},
                                                  {"Arial", "Liberation Sans"},
                                                  {"Times New Roman", "Liberation Serif"},
                                                  {"Courier New", "Liberation Mono"}}};

/// Latin, Greek, Cyrillic and signs that come with them: a glyph each, side by side.
bool is_simple(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 9> ranges{{{0x20, 0x7E},
                                                                 {0xA0, 0xAC},
                                                                 {0xAE, 0x2FF},
                                                                 {0x370, 0x482},
                                                                 {0x48A, 0x52F},
                                                                 {0x1E00, 0x1FFF},
                                                                 {0x2010, 0x2027},
                                                                 {0x202F, 0x205E},
                                                                 {0x20A0, 0x22FF}}};
  return std::ranges::any_of(ranges, [c](auto const& range) { return c >= range.first && c <= range.second; }) &&
         (c < 0x20D0 || c > 0x20F0);  // Combining marks for symbols.
}

text::TextStyle style_of(Look const& look, std::string const& language) {
  text::TextStyle style;
  style.font.families = {std::string(meaning_of(look.font, measured_by).value_or(look.font))};
  style.font.weight = look.bold ? 700 : 400;
  style.font.italic = look.italic;
  style.size = em;
  style.features = {{"kern", 0}, {"liga", 0}, {"clig", 0}};
  style.language = language;
  return style;
}

base::Length in_ems(std::int64_t thousandths) {
  return em * thousandths / 1000;
}

base::Length at_size(base::Length at_em, Look const& look) {
  auto const size = base::Length::from_points(look.tenths_of_point / 10.0);
  // Rounded up: a column must not be a hair too narrow.
  return base::Length::from_units((at_em.units() * size.units() + em.units() - 1) / em.units());
}

base::Length line_of(text::FontFace const* face) {
  if (face == nullptr) return em;
  text::FontMetrics const& metrics = face->metrics();
  return em.scaled((metrics.ascent - metrics.descent + metrics.line_gap) / 1000);
}

std::string_view without_spaces_behind(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Calls `what` with each line of a text that has line feeds.
template <typename What>
void for_each_line(std::string_view text, What const& what) {
  for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    what(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  what(text);
}

}  // namespace

TextMeasure::TextMeasure(text::Fonts& fonts, std::string language, base::Diagnostics& diagnostics)
    : fonts_(fonts), language_(std::move(language)), diagnostics_(diagnostics), shaper_(text::Shaper::make(fonts)) {}

TextMeasure::Face& TextMeasure::face_of(Look const& look) {
  for (auto const& known : faces_) {
    if (known->bold == look.bold && known->italic == look.italic && known->font == look.font) return *known;
  }
  auto face = std::make_unique<Face>();
  face->font = look.font;
  face->bold = look.bold;
  face->italic = look.italic;
  face->style = style_of(look, language_);
  face->face = fonts_.match(face->style.font);
  face->advances.fill(unknown);
  if (face->face != nullptr) faces_used_.insert(face->face);
  return *faces_.emplace_back(std::move(face));
}

int TextMeasure::find_advance(char32_t c, Face const& face) const {
  if (!is_simple(c) || face.face == nullptr) return to_be_shaped;
  if (auto const advance = face.face->advance_of(c)) return *advance;
  // As HarfBuzz shows them in a font that has them not.
  bool const is_space = c == U'\u00A0' || c == U'\u202F';
  if (is_space) return face.face->advance_of(U' ').value_or(to_be_shaped);
  if (c == U'\u2011') return face.face->advance_of(U'\u2010').value_or(to_be_shaped);
  return to_be_shaped;
}

int TextMeasure::advance_of(char32_t c, Face& face) {
  if (c >= face.advances.size()) return to_be_shaped;
  std::int16_t& known = face.advances[c];
  if (known == unknown) known = static_cast<std::int16_t>(find_advance(c, face));
  return known;
}

std::int64_t TextMeasure::simple_advance(std::string_view text, Face& face) {
  std::int64_t sum = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    auto const byte = static_cast<unsigned char>(text[offset]);
    bool const is_ascii = byte < 0x80;
    int const advance = advance_of(is_ascii ? byte : base::next_code_point(text, offset), face);
    if (is_ascii) ++offset;
    if (advance < 0) return to_be_shaped;
    sum += advance;
  }
  return sum;
}

TextMeasure::Extent TextMeasure::extent_of(std::string_view line, Face& face) {
  std::int64_t const sum = simple_advance(line, face);
  return sum >= 0 ? Extent{in_ems(sum), line_of(face.face)} : shaped(line, face);
}

/// Shapes what stands between characters that are as wide in every font.
TextMeasure::Extent TextMeasure::shaped(std::string_view text, Face& face) {
  Extent whole{{}, line_of(face.face)};
  auto const add = [&whole](Extent const& part) {
    whole.width += part.width;
    whole.line_height = std::max(whole.line_height, part.line_height);
  };
  std::size_t begin = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    std::size_t const at = offset;
    auto const advance = text::conventional_advance(base::next_code_point(text, offset));
    if (!advance) continue;
    add(shape_part(text.substr(begin, at - begin), face));
    add({in_ems(*advance), in_ems(ideographic_line)});
    begin = offset;
  }
  add(shape_part(text.substr(begin), face));
  return whole;
}

TextMeasure::Extent TextMeasure::shape_part(std::string_view text, Face& face) {
  Extent extent;
  if (text.empty()) return extent;
  auto const paragraph = shaper_->shape({{text, &face.style, 0}}, text::BaseDirection::FirstStrong, false);
  for (text::Piece const& piece : paragraph.pieces) {
    extent.width += piece.width + piece.space_width;
    for (text::SharedRun const& run : piece.runs) {
      extent.line_height = std::max(extent.line_height, line_of(run->font));
      faces_used_.insert(run->font);
    }
  }
  for (char32_t const missing : paragraph.missing) {
    tell_missing(missing);
    for (std::size_t offset = 0; offset < text.size();) {
      if (base::next_code_point(text, offset) == missing) extent.width += em;
    }
  }
  return extent;
}

void TextMeasure::tell_missing(char32_t character) {
  if (!missing_.insert(character).second) return;
  base::Diagnostic finding = text::no_glyph(character, {});
  finding.severity = base::Severity::Warning;
  diagnostics_.add(std::move(finding));
}

base::Length TextMeasure::width(std::string_view text, Look const& look) {
  Face& face = face_of(look);
  base::Length widest;
  for_each_line(text, [&](std::string_view line) { widest = std::max(widest, extent_of(line, face).width); });
  return at_size(widest, look);
}

base::Length TextMeasure::line_height(std::string_view text, Look const& look) {
  Face& face = face_of(look);
  base::Length highest;
  for_each_line(text, [&](std::string_view line) { highest = std::max(highest, extent_of(line, face).line_height); });
  return at_size(highest, look);
}

base::Length TextMeasure::widest_part(std::string_view text, Look const& look) {
  Face& face = face_of(look);
  base::Length widest;
  for_each_line(text, [&](std::string_view line) {
    for (Part const& part : parts_of(line, face, simple_advance(line, face) >= 0))
      widest = std::max(widest, extent_of(part.shown, face).width);
  });
  return at_size(widest, look);
}

/// Between simple letters at spaces alone: programs differ on other places, and at fewer places lines are not fewer.
std::vector<TextMeasure::Part> TextMeasure::parts_of(std::string_view line, Face const& face, bool is_simple) {
  if (!is_simple) return shaped_parts(line, face);
  std::vector<Part> parts;
  while (!line.empty()) {
    std::size_t const end = std::min(line.find(' '), line.size());
    std::size_t const next = std::min(line.find_first_not_of(' ', end), line.size());
    parts.push_back({line.substr(0, end), line.substr(end, next - end)});
    line.remove_prefix(next);
  }
  return parts;
}

std::vector<TextMeasure::Part> TextMeasure::shaped_parts(std::string_view line, Face const& face) {
  std::vector<Part> parts;
  auto const paragraph = shaper_->shape({{line, &face.style, 0}}, text::BaseDirection::FirstStrong, true);
  std::size_t begin = 0;
  for (text::Piece const& piece : paragraph.pieces) {
    if (!piece.can_break_after && piece.end < line.size()) continue;
    std::string_view const whole = line.substr(begin, piece.end - begin);
    std::string_view const shown = without_spaces_behind(whole);
    parts.push_back({shown, whole.substr(shown.size())});
    begin = piece.end;
  }
  if (begin < line.size()) parts.push_back({line.substr(begin), {}});
  return parts;
}

/// Lines that are full before the one it ends in; `used` is what stands there.
std::size_t TextMeasure::lines_of_word(std::string_view word, Face& face, base::Length room, base::Length& used) {
  std::size_t lines = 0;
  for (std::size_t offset = 0; offset < word.size();) {
    std::size_t const begin = offset;
    static_cast<void>(base::next_code_point(word, offset));
    for (std::size_t behind = offset; behind < word.size(); offset = behind) {
      if (!text::extends_cluster(base::next_code_point(word, behind))) break;
    }
    base::Length const width = extent_of(word.substr(begin, offset - begin), face).width;
    if (used > base::Length() && used + width > room) {
      ++lines;
      used = {};
    }
    used += width;
  }
  return lines;
}

std::size_t TextMeasure::lines_of_line(std::string_view line, Face& face, base::Length room) {
  std::int64_t const sum = simple_advance(line, face);
  if ((sum >= 0 ? in_ems(sum) : shaped(line, face).width) <= room) return 1;
  std::size_t lines = 1;
  base::Length used, space;
  for (Part const& part : parts_of(line, face, sum >= 0)) {
    base::Length const width = extent_of(part.shown, face).width;
    if (used > base::Length() && used + space + width > room) {
      ++lines;
      used = space = {};
    }
    used += space;
    width > room ? void(lines += lines_of_word(part.shown, face, room, used)) : void(used += width);
    space = extent_of(part.space, face).width;
  }
  return lines;
}

std::size_t TextMeasure::lines(std::string_view text, Look const& look, base::Length room) {
  Face& face = face_of(look);
  // The room in the size that faces are measured at.
  auto const size = base::Length::from_points(look.tenths_of_point / 10.0);
  base::Length const at_em = base::Length::from_units(room.units() * em.units() / size.units());
  std::size_t lines = 0;
  for_each_line(text, [&](std::string_view line) { lines += lines_of_line(line, face, at_em); });
  return lines;
}

}  // namespace closeout::workbook
