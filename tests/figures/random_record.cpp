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
  std::int64_t parties, categories, years, claims;
  std::int64_t flat_category;
  char const* model;
  bool is_all_claimed;  ///< Every entry names a claim.

  [[nodiscard]] bool is_lump_sum() const { return std::string_view(model) == "lump-sum"; }
};

std::string parties(Shape const& shape) {
  std::string text;
  for (std::int64_t party = 0; party <= shape.parties; ++party) text += "<party id='" + numbered("p", party) + "'/>";
  return "<parties>" + text + "</parties>";
}

std::string lump_sum_parts(Dice& dice, Shape const& shape) {
  if (!shape.is_lump_sum() || dice.once_in(4)) return "";
  std::string parts;
  for (std::int64_t i = dice.upto(3); i >= 0; --i) {
    parts += "<lump-sum-part party='" + numbered("p", dice.upto(shape.parties)) + "' amount='" + amount(dice) +
             "' achieved='" + (dice.once_in(3) ? "no" : "yes") + "'" +
             (shape.claims > 0 && dice.once_in(2) ? " claim='k1'" : "") + "/>";
  }
  return "<lump-sum-parts>" + parts + "</lump-sum-parts>";
}

std::string budget(Dice& dice, Shape const& shape) {
  std::string categories, lines;
  for (std::int64_t category = 0; category <= shape.categories; ++category) {
    bool const is_flat = category == shape.flat_category;
    categories += "<category id='" + numbered("c", category) + "' type='" +
                  (!is_flat              ? "staff"
                   : shape.is_lump_sum() ? "lump-sum"
                                         : "flat-rate") +
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
  std::string const positions = "<positions><position id='q0' share='50' hourly-rate='" + amount(dice, 99'99) +
                                "'/><position id='q1' share='12.5' yearly-gross='" + amount(dice) +
                                "' side-cost-percentage='26.44'/></positions>";
  return std::string("<budget cost-model='") + shape.model + "'><categories>" + categories + "</categories><lines>" +
         lines + "</lines>" + lump_sum_parts(dice, shape) + "</budget>";
}

std::string day_of(Dice& dice) {
  auto const two_digits = [](std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return std::to_string(2020 + dice.upto(3)) + "-" + two_digits(1 + dice.upto(11)) + "-" +
         two_digits(1 + dice.upto(27));
}

/// What an entry says of the claim it belongs to: its name, a day of payment or of the voucher.
std::string belonging(Dice& dice, Shape const& shape) {
  std::string text = " date='" + day_of(dice) + "'";
  if (dice.once_in(2)) text += " paid='" + day_of(dice) + "'";
  if (shape.claims > 0 && (shape.is_all_claimed || dice.once_in(3)))
    text += " claim='" + numbered("k", 1 + dice.upto(shape.claims - 1)) + "'";
  return text;
}

/// What an entry says of a position, a supplier or a currency, for those counters that look at them.
std::string details(Dice& dice) {
  std::string text = " id='e" + std::to_string(dice.upto(9'999)) + "' voucher='" + std::to_string(dice.upto(3)) + "'";
  if (dice.once_in(3)) text += " position='q" + std::to_string(dice.upto(1)) + "' hours='" + amount(dice, 200'00) + "'";
  if (dice.once_in(3)) text += " supplier='s" + std::to_string(dice.upto(1)) + "'";
  if (dice.once_in(5)) text += " currency-amount='" + amount(dice) + "' rate='11.2345'";
  return text;
}

/// Any amount, or one just under the limit of a purchase.
std::string cost(Dice& dice) {
  if (dice.once_in(4)) return base::Cents(2'700'00 + dice.upto(299'99)).to_decimal();
  return (dice.once_in(10) ? "-" : "") + amount(dice);
}

std::string ledger(Dice& dice, Shape const& shape) {
  std::string entries;
  for (std::int64_t i = dice.upto(60); i > 0; --i) {
    std::int64_t const category = dice.upto(shape.categories);
    if (category == shape.flat_category) continue;
    entries += "<entry" + belonging(dice, shape) + details(dice) + " party='" +
               numbered("p", dice.upto(shape.parties)) + "' category='" + numbered("c", category) + "' amount='" +
               cost(dice) + "'/>";
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
    std::string const party = "party='" + numbered("p", dice.upto(shape.parties)) + "' ";
    income += "<line " + party + "planned='" + amount(dice, 50'000) + "'/><entry " + party + "date='" + day_of(dice) +
              "' amount='" + amount(dice, 50'000) + "'/>";
  }
  return "<funding support-rate='" + std::to_string(40 + dice.upto(60)) + "' eu-share='50'>" + lines +
         "</funding><income>" + income + "</income>";
}

/// A claim a quarter of 2021 and 2022, and the day after the last one.
std::string quarter(std::int64_t number, bool is_end) {
  static constexpr std::array<char const*, 4> starts{"-01-01", "-04-01", "-07-01", "-10-01"};
  static constexpr std::array<char const*, 4> ends{"-03-31", "-06-30", "-09-30", "-12-31"};
  auto const of_year = static_cast<std::size_t>((number - 1) % 4);
  return std::to_string(2021 + (number - 1) / 4) + (is_end ? ends : starts)[of_year];
}

std::string claimed(Dice& dice, Shape const& shape, std::string const& party) {
  std::string rows;
  for (std::int64_t category = 0; category <= shape.categories; ++category) {
    if (dice.once_in(3)) continue;
    rows += "<cost party='" + party + "' category='" + numbered("c", category) + "' claimed='" + amount(dice) + "'/>";
  }
  rows += "<funding type='eu-state' party='" + party + "' financier='p0' amount='" + amount(dice) + "'/>";
  return rows;
}

/// In an order of their own: the last number first.
std::string claims(Dice& dice, Shape const& shape) {
  std::string all;
  for (std::int64_t number = shape.claims; number > 0; --number) {
    all += "<claim id='" + numbered("k", number) + "' number='" + std::to_string(number) + "' start='" +
           quarter(number, false) + "' end='" + quarter(number, true) + "' last='" +
           (number == shape.claims ? "yes" : "no") + "'>";
    for (std::int64_t party = 0; party <= shape.parties; ++party) all += claimed(dice, shape, numbered("p", party));
    all += "</claim>";
  }
  return "<claims>" + all + "</claims>";
}

std::string advance(Dice& dice, Shape const& shape) {
  std::string deductions;
  for (std::int64_t number = 1; number <= shape.claims; ++number) {
    if (dice.once_in(2)) continue;
    deductions += "<deduction claim='" + numbered("k", number) + "' amount='" + amount(dice) + "'/>";
  }
  return "<advances><advance id='a' date='2021-02-01' party='p0' amount='" + amount(dice) + "'>" + deductions +
         "</advance></advances>";
}

}  // namespace

std::string random_record(std::uint32_t seed) {
  Dice dice(seed);
  static constexpr std::array<char const*, 6> models{"flat-rate-17", "flat-rate-15", "flat-rate-40",
                                                     "flat-rate-7",  "lump-sum",     "actual-costs"};
  Shape shape{dice.upto(4), dice.upto(5), dice.upto(3), dice.upto(6), 0, dice.one_of(models), dice.once_in(2)};
  shape.flat_category = dice.upto(shape.categories);
  return "<project><identity period='2014-2020' start='2020-01-01' end='2023-12-31'/>" + parties(shape) +
         budget(dice, shape) + ledger(dice, shape) + funding(dice, shape) + advance(dice, shape) + claims(dice, shape) +
         "</project>";
}

}  // namespace closeout::figures
