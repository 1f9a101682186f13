#pragma once
// Amounts in integer cents with checked arithmetic, and rates that are applied to them exactly.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace closeout::base {

/// An amount of money in cents. Sums of a record that passes the schema do not overflow (an amount is below 10^12
/// cents, so it takes nine million of the largest) and are checked all the same: see money_overflow.hpp.
class Cents {
 public:
  constexpr Cents() = default;
  constexpr explicit Cents(std::int64_t value) : value_(value) {}

  /// "1234.5", "-0.05", "12" -> cents; nothing for anything else (more than two decimals, exponent,
  /// group separators, more than 15 integer digits). The lexical space of xs:decimal, narrowed.
  [[nodiscard]] static std::optional<Cents> parse(std::string_view decimal);

  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  /// "1234.50": always two decimals, '.' as separator, no grouping.
  [[nodiscard]] std::string to_decimal() const;

  constexpr auto operator<=>(Cents const&) const = default;
  Cents operator-() const;
  Cents& operator+=(Cents other);
  Cents& operator-=(Cents other);
  friend Cents operator+(Cents a, Cents b) { return a += b; }
  friend Cents operator-(Cents a, Cents b) { return a -= b; }

 private:
  std::int64_t value_ = 0;
};

[[nodiscard]] Cents sum(std::span<Cents const> amounts);

/// A rate as an exact fraction: 26.44 % is {2644, 10000}.
struct Rate {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;
  /// "17", "26.44" (a percentage in decimal form) -> exact fraction.
  [[nodiscard]] static std::optional<Rate> parse_percent(std::string_view percent);
};

/// rate x amount, rounded half away from zero to the cent (esf.md section 4.3), in 128-bit arithmetic.
[[nodiscard]] Cents apply(Rate rate, Cents amount);

/// part / whole in hundredths of a percent (1234 = 12.34 %), half away from zero; nothing if whole is 0.
[[nodiscard]] std::optional<std::int64_t> share_in_basis_points(Cents part, Cents whole);

/// Splits `total` in proportion to `weights` (none negative, not all zero) by largest remainder, ties to
/// the earlier part: the parts always add up to `total`.
[[nodiscard]] std::vector<Cents> split(Cents total, std::span<std::int64_t const> weights);

}  // namespace closeout::base
