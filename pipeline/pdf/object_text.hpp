#pragma once
// PDF object values as text (ISO 32000-1 section 7.3), for the objects a document has by the thousand.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/geometry.hpp"
#include "base/length.hpp"

namespace closeout::pdf {

/// Number of an indirect object; 0 is none. Generations are always 0.
using ObjectNumber = std::uint32_t;

/// A real number as whole ten-thousandths: sums are exact and no locale or rounding mode shows in the output.
using Decimal = std::int64_t;
inline constexpr Decimal decimal_one = 10000;

/// Points (1/72 inch) of a length in CSS pixels (1/96 inch).
[[nodiscard]] Decimal points(base::Length length);
/// The same for a coordinate of a path.
[[nodiscard]] Decimal points(double pixels);

void append_integer(std::string& to, std::int64_t value);
/// Shortest form: no exponent (7.3.3 allows none), no trailing zeros, no leading zero before the point.
void append_decimal(std::string& to, Decimal value);
/// "/Name" with #xx for what is not a regular character (7.3.5).
void append_name(std::string& to, std::string_view name);
/// A byte string in parentheses (7.3.4.2).
void append_byte_string(std::string& to, std::string_view bytes);
/// A text string (7.9.2.2): as it stands if ASCII, else UTF-16BE with byte order mark in hexadecimal.
void append_text_string(std::string& to, std::string_view utf8);
/// The bytes a text string has once it is read: what name trees are sorted by (7.9.6).
[[nodiscard]] std::string text_string_bytes(std::string_view utf8);
void append_hexadecimal(std::string& to, std::string_view bytes);
/// "12 0 R".
void append_reference(std::string& to, ObjectNumber number);

/// User space of a page (8.3.2.3): points, origin at the bottom left, y upwards.
class UserSpace {
 public:
  UserSpace() = default;
  explicit UserSpace(base::Length page_height) : height_(points(page_height)) {}
  [[nodiscard]] Decimal x(base::Length from_left) const { return points(from_left); }
  [[nodiscard]] Decimal y(base::Length from_top) const { return height_ - points(from_top); }
  [[nodiscard]] Decimal x(double from_left) const { return points(from_left); }
  [[nodiscard]] Decimal y(double from_top) const { return height_ - points(from_top); }

 private:
  Decimal height_ = 0;
};

/// "[left bottom right top]" (7.9.5).
void append_rectangle(std::string& to, base::Rect const& rect, UserSpace const& space);

/// Writes one dictionary into a string; closed by the destructor.
class DictionaryText {
 public:
  explicit DictionaryText(std::string& to) : to_(to) { to_ += "<<"; }
  DictionaryText(DictionaryText const&) = delete;
  DictionaryText& operator=(DictionaryText const&) = delete;
  ~DictionaryText() { to_ += ">>"; }

  /// `name` stands for itself: no character needs escaping.
  void name(std::string_view key, std::string_view name);
  void integer(std::string_view key, std::int64_t value);
  void reference(std::string_view key, ObjectNumber number);
  void text(std::string_view key, std::string_view utf8);
  /// A value already in PDF's form. It begins with a delimiter.
  void value(std::string_view key, std::string_view value);
  /// The key alone; the caller appends a value that begins with a delimiter.
  std::string& key(std::string_view key);

 private:
  std::string& to_;
};

}  // namespace closeout::pdf
