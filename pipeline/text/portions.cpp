// A portion ends between two letters of the paragraph's own direction, or between two such letters and a space. What
// UAX 9 finds on one side then does not depend on the other: both sides would begin and end with that direction anyway
// (rule X10), and no rule looks beyond a strong character (W1 to W7, N1; AD-HOC: a pair of brackets around such a place
// is no pair to N0). What UAX 14 says there is known: LB18 breaks behind the space, LB28 keeps alphabetic letters
// together, LB31 parts ideographs.

#include "text/portions.hpp"

#include <unicode/uchar.h>

#include <optional>

#include "base/utf8.hpp"

namespace closeout::text {
namespace {

// How far a space is looked for, before the text is cut between two letters.
constexpr std::size_t search_length = std::size_t{1} << 14U;

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

bool is_ideograph(char32_t c) {
  return c >= 0x4E00 && c <= 0x9FFF;
}

bool is_letter_of(BaseDirection direction, char32_t c) {
  auto const character = static_cast<UChar32>(c);
  if (u_isalpha(character) == 0) return false;
  UCharDirection const of_c = u_charDirection(character);
  if (direction == BaseDirection::LeftToRight) return of_c == U_LEFT_TO_RIGHT;
  return of_c == U_RIGHT_TO_LEFT || of_c == U_RIGHT_TO_LEFT_ARABIC;
}

/// U+200E, U+200F, U+061C, U+202A to U+202E and U+2066 to U+2069, by their first bytes; others that share them do no
/// harm.
bool has_directional_controls(std::string_view text) {
  for (std::string_view const prefix : {"\u061C", "\xE2\x81", "\xE2\x80\x8E", "\xE2\x80\x8F", "\xE2\x80\xAA",
                                        "\xE2\x80\xAB", "\xE2\x80\xAC", "\xE2\x80\xAD", "\xE2\x80\xAE"}) {
    if (text.find(prefix) != std::string_view::npos) return true;
  }
  return false;
}

class PortionFinder {
 public:
  PortionFinder(std::string_view text, BaseDirection direction, LineBreakRules const& rules)
      : text_(text), direction_(direction), rules_(rules) {}

  /// The first good place from `begin` on.
  std::optional<PortionEnd> find(std::size_t begin) {
    while (begin < text_.size() && (static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U) ++begin;
    char32_t before = 0, last = 0;
    for (std::size_t next = begin; next < text_.size();) {
      std::size_t const at = next;
      char32_t const c = base::next_code_point(text_, next);
      if (last == U' ' && is_letter(before) && is_letter(c)) return PortionEnd{at, true};
      if (at - begin > search_length && is_between_letters(last, c)) return PortionEnd{at, is_ideograph(c)};
      before = last;
      last = c;
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_letter(char32_t c) const { return is_letter_of(direction_, c); }

  /// AD-HOC: text without any space loses the kerning of two letters.
  [[nodiscard]] bool is_between_letters(char32_t a, char32_t b) const {
    if (direction_ != BaseDirection::LeftToRight || rules_ != LineBreakRules()) return false;
    return (is_ascii_letter(a) && is_ascii_letter(b)) || (is_ideograph(a) && is_ideograph(b));
  }

  std::string_view text_;
  BaseDirection direction_;
  LineBreakRules const& rules_;
};

}  // namespace

std::vector<PortionEnd> portion_ends(std::string_view text, BaseDirection direction, LineBreakRules const& rules,
                                     std::size_t smallest) {
  std::vector<PortionEnd> ends;
  if (direction == BaseDirection::FirstStrong || has_directional_controls(text)) return ends;
  PortionFinder finder(text, direction, rules);
  for (auto end = finder.find(smallest); end; end = finder.find(end->at + smallest)) ends.push_back(*end);
  return ends;
}

}  // namespace closeout::text
