#include "locale/formatter.hpp"

#include <fmt/format.h>
#include <unicode/coll.h>
#include <unicode/dtitvfmt.h>
#include <unicode/listformatter.h>
#include <unicode/msgfmt.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <map>

#include "locale/icu_strings.hpp"
#include "locale/language.hpp"

namespace closeout::locale {

namespace {

using icu::number::LocalizedNumberFormatter;
using icu::number::NumberFormatter;
using icu::number::Precision;

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

/// Milliseconds of UTC noon: no time zone rule can move it to another day.
UDate noon_of(base::Date date) {
  auto const days = std::chrono::sys_days{date}.time_since_epoch().count();
  return static_cast<UDate>(days) * 86'400'000.0 + 43'200'000.0;
}

/// Finland writes d.M.yyyy in Finnish and in Swedish (certificates.md section 1.3); CLDR's sv_FI short form is ISO's.
char const* date_pattern(std::string_view language, DateForm form) {
  bool const finnish_use = language.starts_with("fi") || language.starts_with("sv");
  if (form == DateForm::Numeric && finnish_use) return "d.M.y";
  if (language.starts_with("fi")) return "d. MMMM y";
  return "d MMMM y";
}

bool is_cldr_pattern_needed(std::string_view language) {
  return !language.starts_with("fi") && !language.starts_with("sv") && !language.starts_with("en");
}

std::unique_ptr<icu::DateFormat> make_date_format(std::string_view language, icu::Locale const& locale, DateForm form) {
  std::unique_ptr<icu::DateFormat> format;
  UErrorCode status = U_ZERO_ERROR;
  if (is_cldr_pattern_needed(language)) {
    format.reset(icu::DateFormat::createDateInstance(
        form == DateForm::Long ? icu::DateFormat::kLong : icu::DateFormat::kShort, locale));
  } else if (language.starts_with("fi") && form == DateForm::Long) {
    // CLDR's own long form: "7. marraskuuta 2021", with the month in the partitive.
    format.reset(icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  } else {
    format = std::make_unique<icu::SimpleDateFormat>(to_icu(date_pattern(language, form)), locale, status);
  }
  if (format) format->adoptTimeZone(icu::TimeZone::getGMT()->clone());
  return format;
}

/// Nothing for a number that is none: ICU itself would go on with zero.
std::optional<icu::Formattable> formattable(std::variant<std::string, Number> const& value) {
  if (auto const* text = std::get_if<std::string>(&value)) return icu::Formattable(to_icu(*text));
  UErrorCode status = U_ZERO_ERROR;
  icu::Formattable number(piece(std::get<Number>(value).decimal), status);
  return U_SUCCESS(status) ? std::optional(std::move(number)) : std::nullopt;
}

/// Names of the arguments a pattern asks for.
std::vector<std::string> argument_names(icu::MessageFormat const& format) {
  std::vector<std::string> names;
  UErrorCode status = U_ZERO_ERROR;
  // getFormatNames is not const in ICU although it changes nothing.
  std::unique_ptr<icu::StringEnumeration> const list(const_cast<icu::MessageFormat&>(format).getFormatNames(status));
  if (!list) return names;
  while (icu::UnicodeString const* name = list->snext(status)) names.push_back(to_utf8(*name));
  return names;
}

}  // namespace

struct Formatter::State {
  std::string language;
  icu::Locale locale;
  Catalogues const* catalogues;
  std::unique_ptr<icu::DateFormat> numeric_date, long_date;
  std::unique_ptr<icu::ListFormatter> list;
  std::unique_ptr<icu::Collator> collator;
  LocalizedNumberFormatter amount, amount_with_currency;
  mutable std::map<std::string, std::unique_ptr<icu::MessageFormat>, std::less<>> messages;

  State(std::string tag, Catalogues const& all)
      : language(std::move(tag)), locale(icu_locale_of(language).c_str()), catalogues(&all) {
    UErrorCode status = U_ZERO_ERROR;
    numeric_date = make_date_format(language, locale, DateForm::Numeric);
    long_date = make_date_format(language, locale, DateForm::Long);
    list.reset(icu::ListFormatter::createInstance(locale, status));
    collator.reset(icu::Collator::createInstance(locale, status));
    auto const two_decimals = NumberFormatter::withLocale(locale).precision(Precision::fixedFraction(2));
    // Always grouped: CLDR would leave 1234 ungrouped in some languages, and columns of a table must agree.
    amount = two_decimals.grouping(UNUM_GROUPING_ON_ALIGNED);
    amount_with_currency =
        two_decimals.grouping(UNUM_GROUPING_ON_ALIGNED).unit(icu::CurrencyUnit(icu::StringPiece("EUR"), status));
  }

  [[nodiscard]] std::string formatted(LocalizedNumberFormatter const& format, std::string_view decimal) const {
    UErrorCode status = U_ZERO_ERROR;
    auto const result = format.formatDecimal(piece(decimal), status);
    return to_utf8(result.toString(status));
  }

  [[nodiscard]] icu::MessageFormat const* compiled(std::string_view key, Message const& message) const {
    auto const found = messages.find(key);
    if (found != messages.end()) return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    auto format = std::make_unique<icu::MessageFormat>(to_icu(message.pattern), locale, status);
    if (U_FAILURE(status)) return nullptr;
    return messages.emplace(key, std::move(format)).first->second.get();
  }
};

Formatter::Formatter(std::string language, Catalogues const& catalogues)
    : state_(std::make_unique<State>(std::move(language), catalogues)) {}
Formatter::~Formatter() = default;
Formatter::Formatter(Formatter&&) noexcept = default;
Formatter& Formatter::operator=(Formatter&&) noexcept = default;

std::string const& Formatter::language() const {
  return state_->language;
}

std::string Formatter::date(base::Date date, DateForm form) const {
  icu::UnicodeString text;
  auto const& format = form == DateForm::Long ? state_->long_date : state_->numeric_date;
  return to_utf8(format->format(noon_of(date), text));
}

std::string Formatter::date_range(base::Date from, base::Date to, DateForm form) const {
  bool const spaced = form == DateForm::Long || !state_->language.starts_with("fi");
  // Between words the dash stands between spaces, between figures without (Kielitoimiston ohjepankki, CLDR).
  bool const has_words = form == DateForm::Long || (spaced && !state_->language.starts_with("sv"));
  return date(from, form) + (has_words ? " \u2013 " : "\u2013") + date(to, form);
}

std::optional<std::string> Formatter::number(std::string_view decimal, int min_decimals, int max_decimals) const {
  UErrorCode status = U_ZERO_ERROR;
  auto const format = NumberFormatter::withLocale(state_->locale)
                          .precision(Precision::minMaxFraction(min_decimals, max_decimals))
                          .roundingMode(UNUM_ROUND_HALFUP);
  auto const result = format.formatDecimal(piece(decimal), status);
  if (U_FAILURE(status)) return std::nullopt;
  return to_utf8(result.toString(status));
}

std::string Formatter::money(base::Cents amount, bool with_currency) const {
  return state_->formatted(with_currency ? state_->amount_with_currency : state_->amount, amount.to_decimal());
}

std::string Formatter::percent(std::int64_t basis_points, int min_decimals, int max_decimals) const {
  UErrorCode status = U_ZERO_ERROR;
  auto const format = NumberFormatter::withLocale(state_->locale)
                          .unit(icu::NoUnit::percent())
                          .precision(Precision::minMaxFraction(min_decimals, max_decimals))
                          .roundingMode(UNUM_ROUND_HALFUP);
  // Hundredths of a percent have the same decimal form as cents.
  auto const result = format.formatDecimal(piece(base::Cents(basis_points).to_decimal()), status);
  return to_utf8(result.toString(status));
}

std::string Formatter::list(std::vector<std::string> const& items) const {
  std::vector<icu::UnicodeString> texts;
  for (std::string const& item : items) texts.push_back(to_icu(item));
  icu::UnicodeString result;
  UErrorCode status = U_ZERO_ERROR;
  return to_utf8(state_->list->format(texts.data(), static_cast<int32_t>(texts.size()), result, status));
}

int Formatter::compare(std::string_view a, std::string_view b) const {
  UErrorCode status = U_ZERO_ERROR;
  return state_->collator->compareUTF8(piece(a), piece(b), status);
}

namespace {

/// A message where it is asked for.
struct Use {
  std::string_view key;
  base::SourcePlace const& place;
};

base::Diagnostic missing_message(std::string_view key, Catalogues const& catalogues, std::string const& language,
                                 base::SourcePlace const& place) {
  auto finding =
      base::error("message-missing", fmt::format("no message \"{}\" in language \"{}\"", key, language), place);
  std::string const near = base::nearest_word(key, catalogues.keys(language));
  finding.hint =
      near.empty() ? fmt::format("add it to messages/{}.xml", language) : fmt::format("did you mean \"{}\"?", near);
  finding.arguments = {{"key", std::string(key)},
                       {"language", language},
                       {"advice", near.empty() ? "add" : "nearest"},
                       {"nearest", near}};
  return finding;
}

base::Diagnostic not_a_number(Use const& use, Argument const& argument) {
  auto finding = base::error("message-argument",
                             fmt::format("argument \"{}\" of message \"{}\" is no number: \"{}\"", argument.first,
                                         use.key, std::get<Number>(argument.second).decimal),
                             use.place);
  finding.arguments = {{"key", std::string(use.key)}, {"name", argument.first}};
  return finding;
}

/// Adds an error for every argument that the pattern asks for and does not get.
bool check_given(Use const& use, icu::MessageFormat const& format, std::vector<Argument> const& arguments,
                 base::Diagnostics& diagnostics) {
  bool is_complete = true;
  for (std::string const& name : argument_names(format)) {
    if (std::ranges::find(arguments, name, &Argument::first) != arguments.end()) continue;
    auto finding = base::error("message-argument",
                               fmt::format("message \"{}\" needs the argument \"{}\"", use.key, name), use.place);
    finding.arguments = {{"key", std::string(use.key)}, {"name", name}};
    diagnostics.add(std::move(finding));
    is_complete = false;
  }
  return is_complete;
}

}  // namespace

std::optional<std::string> Formatter::message(std::string_view key, std::vector<Argument> const& arguments,
                                              base::SourcePlace const& place, base::Diagnostics& diagnostics) const {
  Message const* const message = state_->catalogues->find(state_->language, key);
  if (message == nullptr) {
    diagnostics.add(missing_message(key, *state_->catalogues, state_->language, place));
    return std::nullopt;
  }
  icu::MessageFormat const* const format = state_->compiled(key, *message);
  if (format == nullptr || !check_given({key, place}, *format, arguments, diagnostics)) return std::nullopt;
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  for (Argument const& argument : arguments) {
    auto value = formattable(argument.second);
    if (!value) {
      diagnostics.add(not_a_number({key, place}, argument));
      return std::nullopt;
    }
    names.push_back(to_icu(argument.first));
    values.push_back(std::move(*value));
  }
  icu::UnicodeString text;
  UErrorCode status = U_ZERO_ERROR;
  format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), text, status);
  if (U_SUCCESS(status)) return to_utf8(text);
  auto finding = base::error("message-argument",
                             fmt::format("message \"{}\" cannot be formatted: {}", key, u_errorName(status)), place);
  finding.arguments = {{"key", std::string(key)}, {"name", u_errorName(status)}};
  diagnostics.add(std::move(finding));
  return std::nullopt;
}

}  // namespace closeout::locale
