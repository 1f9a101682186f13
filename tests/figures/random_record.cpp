#include "random_record.hpp"

#include <array>
#include <random>

#include "base/money.hpp"

namespace closeout::figures {

namespace {

/// The distributions of the standard library differ between its makers; the engine does not.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}
  std::int64_t upto(std::int64_t most) { return static_cast<std::int64_t>(engine_()) % (most + 1); }
  bool once_in(std::int64_t n) { return upto(n - 1) == 0; }
  template <std::size_t size>
  char const* one_of(std::array<char const*, size> const& of) {
    return of[static_cast<std::size_t>(upto(static_cast<std::int64_t>(size) - 1))];
  }

 private:
  std::mt19937 engine_;
};

std::string amount(Dice& dice, std::int64_t most = 9'999'999'99) {
  return base::Cents(dice.upto(most)).to_decimal();
}

std::string numbered(char const* name, std::int64_t number) {
  return name + std::to_string(number);
}

struct Shape {
  std::int64_t parties, categories, years;
  std::int64_t flat_category;
};

std::string parties(Shape const& shape) {
  std::string text;
  for (std::int64_t party = 0; party <= shape.parties; ++party) text += "<party id='" + numbered("p", party) + "'/>";
  return "<parties>" + text + "</parties>";
}

std::string budget(Dice& dice, Shape const& shape) {
  static constexpr std::array<char const*, 6> models{"flat-rate-17", "flat-rate-15", "flat-rate-40",
                                                     "flat-rate-7",  "lump-sum",     "actual-costs"};
  std::string categories, lines;
  for (std::int64_t category = 0; category <= shape.categories; ++category) {
    bool const is_flat = category == shape.flat_category;
    categories += "<category id='" + numbered("c", category) + "' type='" + (is_flat ? "flat-rate" : "staff") +
                  "' flat-rate-base='" + (!is_flat && dice.once_in(2) ? "yes" : "no") + "'/>";
  }
  for (std::int64_t party = 0; party <= shape.parties; ++party) {
    for (std::int64_t category = 0; category <= shape.categories; ++category) {
      for (std::int64_t year = 0; year <= shape.years; ++year) {
        if (dice.once_in(4)) continue;
        lines += "<line party='" + numbered("p", party) + "' category='" + numbered("c", category) + "' year='" +
                 std::to_string(2023 - year) + "' planned='" + amount(dice) + "'/>";
      }
    }
  }
  return std::string("<budget cost-model='") + dice.one_of(models) + "'><categories>" + categories +
         "</categories><lines>" + lines + "</lines></budget>";
}

std::string ledger(Dice& dice, Shape const& shape) {
  std::string entries;
  for (std::int64_t i = dice.upto(60); i > 0; --i) {
    std::int64_t const category = dice.upto(shape.categories);
    if (category == shape.flat_category) continue;
    entries += "<entry party='" + numbered("p", dice.upto(shape.parties)) + "' category='" + numbered("c", category) +
               "' amount='" + (dice.once_in(10) ? "-" : "") + amount(dice) + "'/>";
  }
  return "<ledger>" + entries + "</ledger>";
}

std::string funding(Dice& dice, Shape const& shape) {
  static constexpr std::array<char const*, 4> types{"eu-state", "municipal", "other-public", "private"};
  std::string lines, income;
  for (std::int64_t i = dice.upto(8); i >= 0; --i) {
    lines += std::string("<line type='") + dice.one_of(types) + "' party='" + numbered("p", dice.upto(shape.parties)) +
             "' financier='p0' own='" + (dice.once_in(2) ? "yes" : "no") + "' planned='" + amount(dice) + "'" +
             (dice.once_in(5) ? "" : " actual='" + amount(dice) + "'") + "/>";
  }
  for (std::int64_t i = dice.upto(2); i > 0; --i) {
    income += "<line planned='" + amount(dice, 50'000) + "'/><entry amount='" + amount(dice, 50'000) + "'/>";
  }
  return "<funding>" + lines + "</funding><income>" + income + "</income>";
}

/// In an order of their own: the last number first.
std::string claims(Dice& dice, Shape const& shape) {
  std::string all;
  for (std::int64_t number = dice.upto(6); number > 0; --number) {
    all += "<claim id='" + numbered("k", number) + "' number='" + std::to_string(number) + "'>";
    for (std::int64_t party = 0; party <= shape.parties; ++party) all += "<cost claimed='" + amount(dice) + "'/>";
    all += "</claim>";
  }
  return "<claims>" + all + "</claims>";
}

}  // namespace

std::string random_record(std::uint32_t seed) {
  Dice dice(seed);
  Shape shape{dice.upto(4), dice.upto(5), dice.upto(3), 0};
  shape.flat_category = dice.upto(shape.categories);
  return "<project><identity period='2014-2020' start='2020-01-01' end='2023-12-31'/>" + parties(shape) +
         budget(dice, shape) + ledger(dice, shape) + funding(dice, shape) + claims(dice, shape) + "</project>";
}

}  // namespace closeout::figures
