#include "pdf/object_text.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/utf8.hpp"

namespace closeout::pdf {
namespace {

constexpr char hexadecimal_digits[] = "0123456789ABCDEF";

bool is_regular(char c) {
  // 7.2.2: delimiters, white space and everything outside "!" to "~" is escaped in a name.
  constexpr std::string_view special = "()<>[]{}/%#";
  return c > ' ' && c <= '~' && special.find(c) == std::string_view::npos;
}

bool is_ascii_text(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';  // The same in PDFDocEncoding (annex D.2).
  });
}

Decimal divided_half_up(std::int64_t value, std::int64_t divisor) {
  std::int64_t const shifted = 2 * value + divisor;
  std::int64_t const quotient = shifted / (2 * divisor);
  return shifted % (2 * divisor) < 0 ? quotient - 1 : quotient;
}

}  // namespace

Decimal points(base::Length length) {
  // 0.75 points to the pixel, shortened with the 1024 units so that no page overflows.
  return divided_half_up(length.units() * (decimal_one * 3 / 16), base::Length::units_per_pixel / 4);
}

Decimal points(double pixels) {
  return std::llround(pixels * 0.75 * static_cast<double>(decimal_one));
}

void append_integer(std::string& to, std::int64_t value) {
  char digits[24];
  to.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

void append_decimal(std::string& to, Decimal value) {
  if (value < 0) {
    to += '-';
    value = -value;
  }
  Decimal const whole = value / decimal_one;
  auto fraction = static_cast<int>(value % decimal_one);
  if (whole != 0 || fraction == 0) append_integer(to, whole);
  if (fraction == 0) return;
  to += '.';
  for (int place = static_cast<int>(decimal_one) / 10; fraction != 0; place /= 10) {
    to += static_cast<char>('0' + fraction / place);
    fraction %= place;
  }
}

void append_name(std::string& to, std::string_view name) {
  to += '/';
  for (char const c : name) {
    if (is_regular(c)) {
      to += c;
    } else {
      to += '#';
      append_hexadecimal(to, {&c, 1});
    }
  }
}

void append_byte_string(std::string& to, std::string_view bytes) {
  to += '(';
  for (char const c : bytes) {
    if (c == '\r') {  // Unescaped it would be read as a line feed.
      to += "\\r";
      continue;
    }
    if (c == '(' || c == ')' || c == '\\') to += '\\';
    to += c;
  }
  to += ')';
}

void append_text_string(std::string& to, std::string_view utf8) {
  if (is_ascii_text(utf8)) return append_byte_string(to, utf8);
  to += "<FEFF";
  append_hexadecimal(to, base::to_utf16be(utf8));
  to += '>';
}

std::string text_string_bytes(std::string_view utf8) {
  return is_ascii_text(utf8) ? std::string(utf8) : "\xFE\xFF" + base::to_utf16be(utf8);
}

void append_hexadecimal(std::string& to, std::string_view bytes) {
  for (char const c : bytes) {
    auto const byte = static_cast<unsigned char>(c);
    to += hexadecimal_digits[byte >> 4];
    to += hexadecimal_digits[byte & 15];
  }
}

void append_reference(std::string& to, ObjectNumber number) {
  append_integer(to, number);
  to += " 0 R";
}

void append_rectangle(std::string& to, base::Rect const& rect, UserSpace const& space) {
  to += '[';
  append_decimal(to, space.x(rect.left()));
  to += ' ';
  append_decimal(to, space.y(rect.bottom()));
  to += ' ';
  append_decimal(to, space.x(rect.right()));
  to += ' ';
  append_decimal(to, space.y(rect.top()));
  to += ']';
}

std::string& DictionaryText::key(std::string_view key) {
  to_ += '/';
  to_ += key;
  return to_;
}

void DictionaryText::name(std::string_view key, std::string_view name) {
  this->key(key) += '/';
  to_ += name;
}

void DictionaryText::integer(std::string_view key, std::int64_t value) {
  this->key(key) += ' ';
  append_integer(to_, value);
}

void DictionaryText::reference(std::string_view key, ObjectNumber number) {
  this->key(key) += ' ';
  append_reference(to_, number);
}

void DictionaryText::text(std::string_view key, std::string_view utf8) {
  append_text_string(this->key(key), utf8);
}

void DictionaryText::value(std::string_view key, std::string_view value) {
  this->key(key) += value;
}

}  // namespace closeout::pdf
