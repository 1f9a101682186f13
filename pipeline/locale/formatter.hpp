#pragma once
// Values as a reader of one language expects them (CLDR through ICU). Never the user's environment.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostics.hpp"
#include "base/money.hpp"
#include "locale/messages.hpp"

namespace closeout::locale {

/// An argument of a message. A number is a decimal in the form "-12.50", so that plural rules see it exactly.
struct Number {
  std::string decimal;
};
using Argument = std::pair<std::string, std::variant<std::string, Number>>;

enum class DateForm : std::uint8_t {
  Numeric,  ///< 7.11.2021 in fi and sv (Finland's use, not CLDR's ISO form for sv), 07/11/2021 never: en is Long.
  Long,     ///< 7. marraskuuta 2021, 7 november 2021, 7 November 2021.
};

/// Formats for one language. Holds compiled patterns: one for each thread.
class Formatter {
 public:
  /// `catalogues` must outlive the formatter.
  Formatter(std::string language, Catalogues const& catalogues);
  ~Formatter();
  Formatter(Formatter&&) noexcept;
  Formatter& operator=(Formatter&&) noexcept;

  [[nodiscard]] std::string const& language() const;
  [[nodiscard]] std::string date(base::Date date, DateForm form) const;
  /// With an en dash, without repeating equal parts where the language does so.
  [[nodiscard]] std::string date_range(base::Date from, base::Date to, DateForm form) const;
  /// `decimal` ("1234.5") with grouping and exactly the given number of decimals; nothing if it is not a number.
  [[nodiscard]] std::optional<std::string> number(std::string_view decimal, int min_decimals, int max_decimals) const;
  /// "216 803,00 €"; without currency: "216 803,00".
  [[nodiscard]] std::string money(base::Cents amount, bool with_currency) const;
  /// Basis points: 1234 -> "12,34 %"; trailing zero decimals beyond `min_decimals` are left out.
  [[nodiscard]] std::string percent(std::int64_t basis_points, int min_decimals, int max_decimals) const;
  /// "a, b ja c".
  [[nodiscard]] std::string list(std::vector<std::string> const& items) const;
  /// Collation order of the language: negative, zero, positive.
  [[nodiscard]] int compare(std::string_view a, std::string_view b) const;
  /// A message with its arguments. A missing message is the error "message-missing" at `place` with the nearest
  /// key as hint; an argument the pattern needs and does not get is "message-argument".
  [[nodiscard]] std::optional<std::string> message(std::string_view key, std::vector<Argument> const& arguments,
                                                   base::SourcePlace const& place,
                                                   base::Diagnostics& diagnostics) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace closeout::locale
