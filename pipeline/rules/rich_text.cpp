#include "rules/rich_text.hpp"

#include <charconv>

#include "xml/characters.hpp"

namespace closeout::rules {

namespace {

std::optional<std::int64_t> integer(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string written(std::string text, ValueForm form, locale::Formatter const& formatter) {
  switch (form) {
    case ValueForm::Money:
      if (auto const amount = base::Cents::parse(text)) return formatter.money(*amount, true);
      break;
    case ValueForm::Date:
      if (auto const date = base::parse_date(text)) return formatter.date(*date, locale::DateForm::Numeric);
      break;
    case ValueForm::Percent:
      if (auto const points = integer(text)) return formatter.percent(*points, 0, 2);
      break;
    case ValueForm::Plain:
      break;
  }
  return text;
}

std::string name_of(pugi::xpath_node node) {
  return node.attribute() ? node.attribute().name() : node.node().name();
}

}  // namespace

std::string render(RichText const& text, pugi::xpath_node context, locale::Formatter const& formatter) {
  std::string result;
  for (auto const& piece : text.pieces) {
    if (auto const* const words = std::get_if<std::string>(&piece)) {
      result += *words;
    } else if (auto const* const value = std::get_if<TextValue>(&piece)) {
      result += written(value->select.string(context), value->form, formatter);
    } else {
      auto const& path = std::get<TextName>(piece).path;
      result += name_of(path ? path->first(context) : context);
    }
  }
  return xml::collapsed(result);
}

std::string outline_of(RichText const& text) {
  std::string result;
  for (auto const& piece : text.pieces) {
    auto const* const words = std::get_if<std::string>(&piece);
    result += words != nullptr ? *words : "…";
  }
  return xml::collapsed(result);
}

}  // namespace closeout::rules
