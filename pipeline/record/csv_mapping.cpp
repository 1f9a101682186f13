#include "record/csv_mapping.hpp"

#include <algorithm>

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "base/money.hpp"
#include "xml/characters.hpp"

namespace closeout::record {

namespace {

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, base::is_digit);
}

/// "enrolment" or "enrolment[2]".
std::optional<CsvTarget::Step> parse_step(std::string_view text) {
  CsvTarget::Step step;
  std::size_t const end = xml::end_of_name(text, 0);
  step.name = text.substr(0, end);
  text.remove_prefix(end);
  if (step.name.empty()) return std::nullopt;
  if (text.empty()) return step;
  if (!text.starts_with('[') || !text.ends_with(']') || !are_digits(text.substr(1, text.size() - 2)))
    return std::nullopt;
  if (text.size() > 5) return std::nullopt;  // Up to 999 namesakes.
  step.number = std::stoul(std::string(text.substr(1, text.size() - 2)));
  return step.number == 0 ? std::nullopt : std::optional(std::move(step));
}

/// The digits before the decimal separator without what stands between thousands; nothing if that stands elsewhere.
std::optional<std::string> ungrouped(std::string_view digits, std::string_view group) {
  std::string result;
  std::size_t since_group = 0;
  bool is_grouped = false;
  while (!digits.empty()) {
    if (!group.empty() && digits.starts_with(group)) {
      if (result.empty() || (is_grouped && since_group != 3) || since_group > 3) return std::nullopt;
      is_grouped = true;
      since_group = 0;
      digits.remove_prefix(group.size());
    } else if (base::is_digit(digits.front())) {
      result.push_back(digits.front());
      ++since_group;
      digits.remove_prefix(1);
    } else {
      return std::nullopt;
    }
  }
  if (result.empty() || (is_grouped && since_group != 3)) return std::nullopt;
  return result;
}

std::string_view without_space(std::string_view text) {
  while (!text.empty() && xml::is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && xml::is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view group_of(std::string_view name) {
  if (name == "space") return " ";
  if (name == "no-break-space") return "\xC2\xA0";
  if (name == "point") return ".";
  if (name == "comma") return ",";
  return {};
}

CsvMapping::Column column_from(pugi::xml_node node, xml::Document const& file) {
  CsvMapping::Column column{node.attribute("header").value(),
                            node.attribute("target").value(),
                            CsvValue::Text,
                            {},
                            file.place_of(node, "target")};
  std::string_view const value = node.attribute("value").value();
  if (value == "amount") column.value = CsvValue::Amount;
  if (value == "date") column.value = CsvValue::Date;
  for (pugi::xml_node const code : node.children("code")) {
    column.codes[code.attribute("from").value()] = code.attribute("to").value();
  }
  return column;
}

}  // namespace

std::optional<CsvTarget> parse_target(std::string_view text) {
  CsvTarget target;
  if (std::size_t const at = text.rfind('@'); at != std::string_view::npos) {
    target.attribute = text.substr(at + 1);
    if (target.attribute.empty() || xml::end_of_name(target.attribute, 0) != target.attribute.size()) {
      return std::nullopt;
    }
    text = text.substr(0, at);
    if (text.empty()) return target;
    if (!text.ends_with('/')) return std::nullopt;
    text.remove_suffix(1);
  }
  while (true) {
    std::size_t const slash = std::min(text.find('/'), text.size());
    auto step = parse_step(text.substr(0, slash));
    if (!step) return std::nullopt;
    target.elements.push_back(std::move(*step));
    if (slash == text.size()) return target;
    text.remove_prefix(slash + 1);
  }
}

CsvMapping CsvMapping::from(xml::Document const& file) {
  CsvMapping mapping;
  pugi::xml_node const root = file.root();
  auto const is = [root](char const* name, std::string_view value) { return root.attribute(name).value() == value; };
  if (is("encoding", "windows-1252")) mapping.encoding = TextWindow::Encoding::Windows1252;
  if (is("separator", "semicolon")) mapping.separator = ';';
  if (is("separator", "comma")) mapping.separator = ',';
  if (is("separator", "tab")) mapping.separator = '\t';
  if (is("decimal", "comma")) mapping.decimal = ',';
  mapping.group = group_of(root.attribute("group").value());
  mapping.has_finnish_dates = is("dates", "d.m.yyyy");
  mapping.ignores_other_columns = is("other-columns", "ignore");
  for (pugi::xml_node const node : root.children("column")) mapping.columns.push_back(column_from(node, file));
  for (pugi::xml_node const node : root.children("constant")) {
    mapping.constants.push_back(
        {node.attribute("target").value(), node.attribute("value").value(), file.place_of(node, "target")});
  }
  for (pugi::xml_node const node : root.children("row-number")) {
    mapping.numbers.push_back(
        {node.attribute("target").value(), node.attribute("prefix").value(), file.place_of(node, "target")});
  }
  return mapping;
}

std::optional<std::string> amount_of(std::string_view text, CsvMapping const& mapping) {
  text = without_space(text);
  std::string sign;
  for (std::string_view const minus : {"-", "\xE2\x88\x92"}) {  // Also U+2212 MINUS SIGN.
    if (!text.starts_with(minus)) continue;
    sign = "-";
    text.remove_prefix(minus.size());
    break;
  }
  std::size_t const decimal = std::min(text.find(mapping.decimal), text.size());
  auto const whole = ungrouped(text.substr(0, decimal), mapping.group);
  std::string_view const decimals = decimal == text.size() ? std::string_view() : text.substr(decimal + 1);
  if (!whole || (decimal != text.size() && !are_digits(decimals))) return std::nullopt;
  return sign + *whole + (decimals.empty() ? "" : ".") + std::string(decimals);
}

std::optional<std::string> date_of(std::string_view text, CsvMapping const& mapping) {
  text = without_space(text);
  if (!mapping.has_finnish_dates) {
    auto const date = base::parse_date(text);
    return date ? std::optional(base::to_iso(*date)) : std::nullopt;
  }
  std::size_t const first = text.find('.');
  std::size_t const second = first == std::string_view::npos ? first : text.find('.', first + 1);
  if (second == std::string_view::npos) return std::nullopt;
  auto const two_digits = [](std::string_view part) {
    bool const is_good = are_digits(part) && part.size() <= 2;
    return is_good ? std::string(2 - part.size(), '0').append(part) : std::string("x");
  };
  std::string const iso = std::string(text.substr(second + 1)) + "-" +
                          two_digits(text.substr(first + 1, second - first - 1)) + "-" +
                          two_digits(text.substr(0, first));
  auto const date = base::parse_date(iso);
  return date ? std::optional(iso) : std::nullopt;
}

}  // namespace closeout::record
