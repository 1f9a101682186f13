#pragma once
// CSS lengths as fixed-point numbers, so that sums are exact and layout is the same on every machine.

#include <cmath>
#include <compare>
#include <cstdint>

namespace closeout::base {

/// A length in CSS pixels (96 to the inch, css-values-3 section 6.2), kept as whole 1/1024 px.
class Length {
 public:
  static constexpr std::int64_t units_per_pixel = 1024;

  constexpr Length() = default;
  [[nodiscard]] static constexpr Length from_units(std::int64_t units) { return Length(units); }
  /// Rounded half away from zero.
  [[nodiscard]] static Length from_pixels(double pixels) {
    return Length(std::llround(pixels * static_cast<double>(units_per_pixel)));
  }
  /// PDF and typographic points, 72 to the inch.
  [[nodiscard]] static Length from_points(double points) { return from_pixels(points * 4.0 / 3.0); }

  [[nodiscard]] constexpr std::int64_t units() const { return units_; }
  [[nodiscard]] constexpr double pixels() const {
    return static_cast<double>(units_) / static_cast<double>(units_per_pixel);
  }
  [[nodiscard]] constexpr double points() const { return pixels() * 0.75; }
  [[nodiscard]] constexpr bool is_zero() const { return units_ == 0; }

  /// This length times a factor, rounded half away from zero.
  [[nodiscard]] Length scaled(double factor) const {
    return Length(std::llround(static_cast<double>(units_) * factor));
  }

  constexpr auto operator<=>(Length const&) const = default;
  constexpr Length operator-() const { return Length(-units_); }
  constexpr Length& operator+=(Length other) {
    units_ += other.units_;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    units_ -= other.units_;
    return *this;
  }
  friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
  friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
  friend constexpr Length operator*(Length a, std::int64_t n) { return Length(a.units_ * n); }
  friend constexpr Length operator/(Length a, std::int64_t n) { return Length(a.units_ / n); }

 private:
  constexpr explicit Length(std::int64_t units) : units_(units) {}
  std::int64_t units_ = 0;
};

}  // namespace closeout::base
