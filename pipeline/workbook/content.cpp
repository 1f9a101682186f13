#include "workbook/content.hpp"

#include <fmt/format.h>

#include <charconv>

#include "locale/language.hpp"

namespace closeout::workbook {

namespace {

/// The day 0 of Excel's calendar, seen from any day after February 1900 (ECMA-376 part 1, section 18.17.4.1).
constexpr base::Date day_zero{std::chrono::year{1899}, std::chrono::December, std::chrono::day{30}};

/// Hundredths of a percent as the fraction a cell holds: 9876 -> "0.9876".
std::string fraction_of(std::int64_t basis_points) {
  std::string digits = std::to_string(basis_points < 0 ? -basis_points : basis_points);
  if (digits.size() < 5) digits.insert(0, 5 - digits.size(), '0');
  digits.insert(digits.size() - 4, ".");
  return (basis_points < 0 ? "-" : "") + digits;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// The other way round; nothing if it has not four decimals.
std::optional<std::int64_t> basis_points_of(std::string_view fraction) {
  std::size_t const point = fraction.find('.');
  if (point == std::string_view::npos || fraction.size() - point != 5) return std::nullopt;
  std::string const digits = std::string(fraction.substr(0, point)) + std::string(fraction.substr(point + 1));
  return whole_number(digits);
}

/// In a page line "&" begins a code; "&&" is the sign itself.
std::string without_codes(std::string_view text) {
  std::string result;
  for (char const c : text) {
    result += c;
    if (c == '&') result += c;
  }
  return result;
}

/// Cells show a month's name by three letters: "15 September 2020" -> "15 Sep 2020".
std::string with_short_month(std::string_view date) {
  std::string result;
  int letters = 0;
  for (char const c : date) {
    bool const is_letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    letters = is_letter ? letters + 1 : 0;
    if (letters <= 3) result += c;
  }
  return result;
}

/// A cell's number has the sign of ASCII before it, whatever the language.
std::string with_plain_minus(std::string number) {
  constexpr std::string_view minus = "\u2212";
  std::size_t const at = number.find(minus);
  return at == std::string::npos ? number : number.replace(at, minus.size(), "-");
}

xml::XPath normalizing() {
  base::Diagnostics none;
  return *xml::XPath::compile("normalize-space(.)", {}, none);
}

/// For translations: the word behind the article.
std::string kind_of(std::string_view expected) {
  for (char const* const kind : {"amount", "date", "number"}) {
    if (expected.find(kind) != std::string_view::npos) return kind;
  }
  return "other";
}

}  // namespace

bool is_decimal(std::string_view text) {
  double number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return !text.empty() && error == std::errc{} && end == text.data() + text.size();
}

std::string day_number(base::Date date) {
  return std::to_string(base::days_between(day_zero, date));
}

base::Date date_of(std::int64_t day_number) {
  return std::chrono::sys_days{day_zero} + std::chrono::days{day_number};
}

ContentReader::ContentReader(Input const& input, base::Diagnostics& diagnostics)
    : input_(input), diagnostics_(diagnostics), normalized_(normalizing()) {}

std::string ContentReader::string_of(pugi::xpath_node node) const {
  return normalized_.string(node);
}

void ContentReader::report(xml::XPath const& expression, std::string_view found, std::string_view expected) const {
  auto finding =
      base::error("workbook-value", fmt::format("expected {}, found \"{}\"", expected, found), expression.place());
  finding.why = fmt::format("the expression {} gives it", expression.text());
  finding.arguments = {
      {"kind", kind_of(expected)}, {"found", std::string(found)}, {"expression", std::string(expression.text())}};
  diagnostics_.add(std::move(finding));
}

std::string ContentReader::localized(xml::XPath const& text, pugi::xpath_node context) const {
  if (text.type() != xml::XPathType::NodeSet) return text.string(context);
  auto const nodes = text.nodes(context);
  if (nodes.empty()) return {};
  std::vector<std::string_view> languages;
  for (pugi::xpath_node const& node : nodes) {
    languages.push_back(xml::language_of(node.attribute() ? node.parent() : node.node()));
  }
  return string_of(nodes[locale::best_match(input_.formatter.language(), languages)]);
}

locale::Argument ContentReader::argument(ArgumentSpec const& spec, pugi::xpath_node context) const {
  std::string const text = localized(spec.select, context);
  locale::Formatter const& formatter = input_.formatter;
  auto const date = base::parse_date(text);
  auto const cents = base::Cents::parse(text);
  auto const basis_points = whole_number(text);
  switch (spec.form) {
    case ArgumentForm::Number:
      if (is_decimal(text)) return {spec.name, locale::Number{text}};
      break;
    case ArgumentForm::Date:
      if (date) return {spec.name, formatter.date(*date, locale::DateForm::Numeric)};
      break;
    case ArgumentForm::LongDate:
      if (date) return {spec.name, formatter.date(*date, locale::DateForm::Long)};
      break;
    case ArgumentForm::Money:
      if (cents) return {spec.name, formatter.money(*cents, true)};
      break;
    case ArgumentForm::Percent:
      if (basis_points) return {spec.name, formatter.percent(*basis_points, 0, 2)};
      break;
    case ArgumentForm::Text:
      return {spec.name, text};
  }
  if (!text.empty()) report(spec.select, text, "a value of the argument's kind");
  return {spec.name, text};
}

std::optional<std::string> ContentReader::message(Content const& content, pugi::xpath_node context,
                                                  bool with_page_codes) const {
  std::vector<locale::Argument> arguments;
  for (ArgumentSpec const& spec : content.arguments) {
    arguments.push_back(argument(spec, context));
    auto* const text = std::get_if<std::string>(&arguments.back().second);
    if (with_page_codes && text != nullptr) *text = without_codes(*text);
  }
  if (with_page_codes) {
    arguments.emplace_back("page", std::string("&P"));
    arguments.emplace_back("pages", std::string("&N"));
  }
  return input_.formatter.message(content.message->evaluate(context), arguments, content.message->place(),
                                  diagnostics_);
}

std::optional<std::string> ContentReader::message_of(ValueTemplate const& key, pugi::xpath_node context) const {
  return input_.formatter.message(key.evaluate(context), {}, key.place(), diagnostics_);
}

std::optional<std::string> ContentReader::words(Content const& content, pugi::xpath_node context,
                                                bool with_page_codes) const {
  if (content.message) return message(content, context, with_page_codes);
  std::string text;
  if (content.text) text = localized(*content.text, context);
  if (content.value) text = content.value->string(context);
  return with_page_codes ? without_codes(text) : text;
}

std::optional<base::Cents> ContentReader::amount_of(pugi::xpath_node node, xml::XPath const& expression) const {
  std::string const text = string_of(node);
  auto const amount = base::Cents::parse(text);
  if (!amount) report(expression, text, "an amount such as 1250.00");
  return amount;
}

std::optional<base::Cents> ContentReader::sum_of(xml::XPath const& expression, pugi::xpath_node context) const {
  base::Cents total;
  for (pugi::xpath_node const& node : expression.nodes(context)) {
    auto const amount = amount_of(node, expression);
    if (!amount) return std::nullopt;
    total += *amount;
  }
  return total;
}

std::optional<Value> ContentReader::amount(Content const& content, pugi::xpath_node context) const {
  base::Cents total;
  if (content.sum) {
    auto const sum = sum_of(*content.sum, context);
    if (!sum) return std::nullopt;
    total = *sum;
  } else {
    std::string const text = content.value->string(context);
    if (text.empty() && !content.less) return Value{};
    auto const amount = base::Cents::parse(text);
    if (!amount) {
      report(*content.value, text, "an amount such as 1250.00");
      return std::nullopt;
    }
    total = *amount;
  }
  if (content.less) {
    auto const less = sum_of(*content.less, context);
    if (!less) return std::nullopt;
    total -= *less;
  }
  return Decimal{total.to_decimal()};
}

std::optional<Value> ContentReader::share(Content const& content, pugi::xpath_node context) const {
  Content const& part = content;
  auto const whole = sum_of(*content.of, context);
  auto const amount_text = part.sum ? std::string() : part.value->string(context);
  auto const amount = part.sum ? sum_of(*part.sum, context) : base::Cents::parse(amount_text);
  if (!amount) report(part.sum ? *part.sum : *part.value, amount_text, "an amount such as 1250.00");
  if (!whole || !amount) return std::nullopt;
  auto const basis_points = base::share_in_basis_points(*amount, *whole);
  return basis_points ? Value(Decimal{fraction_of(*basis_points)}) : Value();
}

std::optional<Value> ContentReader::plain(Content const& content, Format format, pugi::xpath_node context) const {
  std::string const text = content.value->string(context);
  if (text.empty()) return Value{};
  if (format == Format::Percent) {
    if (auto const basis_points = whole_number(text)) return Decimal{fraction_of(*basis_points)};
    report(*content.value, text, "hundredths of a percent, a whole number");
    return std::nullopt;
  }
  if (format == Format::Date) {
    if (auto const date = base::parse_date(text)) return Decimal{day_number(*date)};
    report(*content.value, text, "a date such as 2021-11-07");
    return std::nullopt;
  }
  if (is_decimal(text)) return Decimal{text};
  report(*content.value, text, "a number such as 15 or 7.5");
  return std::nullopt;
}

std::optional<Value> ContentReader::evaluate(Content const& content, Format format, pugi::xpath_node context) const {
  if (content.message || content.text || format == Format::Text) {
    auto text = words(content, context);
    if (!text) return std::nullopt;
    return text->empty() ? Value() : Value(std::move(*text));
  }
  if (!content.value && !content.sum) return Value{};
  if (content.of) return share(content, context);
  if (content.sum || format == Format::Amount || format == Format::Money) return amount(content, context);
  return plain(content, format, context);
}

std::string ContentReader::shown_number(Decimal const& number, Format format) const {
  locale::Formatter const& formatter = input_.formatter;
  switch (format) {
    case Format::Amount:
    case Format::Money:
      if (auto const amount = base::Cents::parse(number.digits))
        return formatter.money(*amount, format == Format::Money);
      break;
    case Format::Percent:
      if (auto const basis_points = basis_points_of(number.digits)) return formatter.percent(*basis_points, 2, 2);
      break;
    case Format::Date:
      if (auto const day = whole_number(number.digits)) {
        return with_short_month(formatter.date(date_of(*day), locale::DateForm::Numeric));
      }
      break;
    case Format::Count:
      return formatter.number(number.digits, 0, 2).value_or(number.digits);
    case Format::Number:
    case Format::Year:
    case Format::Text:
      break;
  }
  return number.digits;
}

std::string ContentReader::shown(Value const& value, Format format) const {
  if (auto const* const text = std::get_if<std::string>(&value)) return *text;
  auto const* const number = std::get_if<Decimal>(&value);
  return number == nullptr ? std::string() : with_plain_minus(shown_number(*number, format));
}

}  // namespace closeout::workbook
