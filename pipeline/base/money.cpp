#include "base/money.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "base/money_overflow.hpp"

namespace closeout::base {

namespace {

__extension__ using Wide = __int128;

[[noreturn]] void stop_on_overflow() {
  std::fputs("closeout: internal error: an amount leaves the range of 64-bit cents\n", stderr);
  std::abort();
}

thread_local MoneyOverflowWatch* watch = nullptr;

}  // namespace

/// Where nobody watches, going on would mean a wrong amount.
void remember_overflow() {
  if (watch == nullptr) stop_on_overflow();
  watch->has_overflowed_ = true;
}

MoneyOverflowWatch::MoneyOverflowWatch() {
  watch = this;
}

MoneyOverflowWatch::~MoneyOverflowWatch() {
  watch = nullptr;
}

namespace {

constexpr Wide most_cents = std::numeric_limits<std::int64_t>::max();

std::int64_t narrowed(Wide value) {
  Wide const most = watch == nullptr ? most_cents : MoneyOverflowWatch::most.value();
  if (value < -most || value > most) remember_overflow();
  return static_cast<std::int64_t>(std::clamp(value, -most, most));
}

/// Half away from zero. Assumes denominator > 0.
Wide rounded_quotient(Wide numerator, Wide denominator) {
  Wide const magnitude = numerator < 0 ? -numerator : numerator;
  Wide const quotient = (2 * magnitude + denominator) / (2 * denominator);
  return numerator < 0 ? -quotient : quotient;
}

struct Decimal {
  std::int64_t digits = 0;  ///< Without the point.
  int places = 0;           ///< Digits after the point.
};

/// sign? digits ('.' digits)?, bounded so that it fits into 64 bits.
std::optional<Decimal> parse_decimal(std::string_view text, std::size_t max_integer, std::size_t max_places) {
  bool const negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::size_t const point = text.find('.');
  std::string_view const integer = text.substr(0, point);
  std::string_view const fraction = point == std::string_view::npos ? "" : text.substr(point + 1);
  if (integer.empty() || integer.size() > max_integer || fraction.size() > max_places) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  Decimal result{0, static_cast<int>(fraction.size())};
  for (std::string_view const part : {integer, fraction}) {
    for (char const c : part) {
      if (c < '0' || c > '9') return std::nullopt;
      result.digits = result.digits * 10 + (c - '0');
    }
  }
  if (negative) result.digits = -result.digits;
  return result;
}

}  // namespace

std::optional<Cents> Cents::parse(std::string_view decimal) {
  auto const parsed = parse_decimal(decimal, 15, 2);
  if (!parsed) return std::nullopt;
  std::int64_t const scale = parsed->places == 0 ? 100 : parsed->places == 1 ? 10 : 1;
  return Cents(parsed->digits * scale);
}

std::string Cents::to_decimal() const {
  Wide const magnitude = value_ < 0 ? -Wide{value_} : Wide{value_};
  auto const euros = static_cast<std::uint64_t>(magnitude / 100);
  auto const cents = static_cast<unsigned>(magnitude % 100);
  std::string result = value_ < 0 ? "-" : "";
  result += std::to_string(euros);
  result += cents < 10 ? ".0" : ".";
  result += std::to_string(cents);
  return result;
}

Cents Cents::operator-() const {
  return Cents(narrowed(-Wide{value_}));
}

Cents& Cents::operator+=(Cents other) {
  value_ = narrowed(Wide{value_} + other.value_);
  return *this;
}

Cents& Cents::operator-=(Cents other) {
  value_ = narrowed(Wide{value_} - other.value_);
  return *this;
}

Cents sum(std::span<Cents const> amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), Cents{});
}

std::optional<Rate> Rate::parse_percent(std::string_view percent) {
  auto const parsed = parse_decimal(percent, 9, 6);
  if (!parsed) return std::nullopt;
  std::int64_t denominator = 100;
  for (int place = 0; place < parsed->places; ++place) denominator *= 10;
  return Rate{parsed->digits, denominator};
}

Cents apply(Rate rate, Cents amount) {
  return Cents(narrowed(rounded_quotient(Wide{rate.numerator} * amount.value(), rate.denominator)));
}

std::optional<std::int64_t> share_in_basis_points(Cents part, Cents whole) {
  if (whole.value() == 0) return std::nullopt;
  Wide const sign = whole.value() < 0 ? -1 : 1;
  // Amounts within the limit of a watch leave room for this.
  Wide const share = rounded_quotient(sign * 10000 * Wide{part.value()}, sign * Wide{whole.value()});
  if (share < -most_cents || share > most_cents) stop_on_overflow();
  return static_cast<std::int64_t>(share);
}

std::vector<Cents> split(Cents total, std::span<std::int64_t const> weights) {
  Wide const weight_sum = std::accumulate(weights.begin(), weights.end(), Wide{0});
  if (weight_sum <= 0) stop_on_overflow();
  Wide const magnitude = total.value() < 0 ? -Wide{total.value()} : Wide{total.value()};
  std::vector<Wide> parts, remainders;
  Wide given = 0;
  for (std::int64_t const weight : weights) {
    parts.push_back(magnitude * weight / weight_sum);
    remainders.push_back(magnitude * weight % weight_sum);
    given += parts.back();
  }
  std::vector<std::size_t> order(weights.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
  for (std::size_t i = 0; given < magnitude; ++i, ++given) ++parts[order[i]];
  std::vector<Cents> result;
  for (Wide const part : parts) result.emplace_back(narrowed(total.value() < 0 ? -part : part));
  return result;
}

}  // namespace closeout::base
