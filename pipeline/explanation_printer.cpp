#include "explanation_printer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"

namespace closeout::pipeline {

namespace {

using figures::Operation;
using figures::Term;
using locale::Formatter;
using nlohmann::ordered_json;

std::string_view name_of(Operation operation) {
  switch (operation) {
    case Operation::Stands:
      return "stands";
    case Operation::Sum:
      return "sum";
    case Operation::Difference:
      return "difference";
    case Operation::Rate:
      return "rate";
    case Operation::Fraction:
      return "fraction";
    case Operation::Greatest:
      return "greatest";
    case Operation::Least:
      break;
  }
  return "least";
}

std::string message(Formatter const& formatter, std::string const& key,
                    std::vector<locale::Argument> const& arguments = {}) {
  base::Diagnostics unused;  // A test holds that every key is there.
  return formatter.message(key, arguments, {}, unused).value_or(key);
}

std::string label_of(Term const& term, Formatter const& formatter) {
  std::vector<locale::Argument> arguments;
  for (auto const& [name, value] : term.label.arguments) {
    auto const date = name == "date" ? base::parse_date(value) : std::nullopt;
    arguments.emplace_back(name, date ? formatter.date(*date, locale::DateForm::Numeric) : value);
  }
  return message(formatter, term.label.key, arguments);
}

/// How the amounts of the children make that of the term; nothing where it is simply their sum.
std::string operation_text(Term const& term, Formatter const& formatter) {
  if (term.operation == Operation::Stands || term.operation == Operation::Sum) return {};
  std::int64_t const basis_points = term.rate.numerator * 10000 / term.rate.denominator;
  std::string text = message(formatter, fmt::format("explain.operation.{}", name_of(term.operation)),
                             {{"rate", formatter.percent(basis_points, 0, 2)},
                              {"numerator", std::to_string(term.rate.numerator)},
                              {"denominator", std::to_string(term.rate.denominator)}});
  return term.see.empty() ? text : fmt::format("{} ({})", text, term.see);
}

// ---- text ----

struct Line {
  std::string amount, sign, text, place;
};

constexpr std::string_view minus_sign = "\u2212";

std::string_view sign_of(Term const& parent, std::size_t child) {
  if (parent.operation == Operation::Difference && child > 0) return minus_sign;
  return parent.operation == Operation::Sum || parent.operation == Operation::Difference ? "+" : " ";
}

std::string place_text(Term const& term) {
  if (!term.place) return {};
  return fmt::format("{}:{}:{}", term.place->file, term.place->position.line, term.place->position.column);
}

void add_lines(Term const& term, std::string_view sign, std::size_t depth, Formatter const& formatter,
               std::vector<Line>& lines) {
  std::string const indent(2 * depth, ' ');
  std::string text = indent + label_of(term, formatter);
  std::string const how = operation_text(term, formatter);
  if (!how.empty()) text += fmt::format(": {}", how);
  lines.push_back({formatter.money(term.amount, false), std::string(sign), std::move(text), place_text(term)});
  for (std::size_t i = 0; i < term.children.size(); ++i) {
    add_lines(term.children[i], sign_of(term, i), depth + 1, formatter, lines);
  }
  if (term.omitted == 0) return;
  std::string const more =
      message(formatter, "explain.omitted", {{"count", locale::Number{std::to_string(term.omitted)}}});
  lines.push_back({formatter.money(term.omitted_amount, false), "+", indent + "  " + more, {}});
}

std::string spaces(std::size_t width, std::string const& beside) {
  return std::string(width - std::min(width, base::code_point_count(beside)), ' ');
}

/// Amounts and places stand below one another.
std::string aligned(std::vector<Line> const& lines) {
  std::size_t amount = 0, text = 0;
  for (Line const& line : lines) {
    amount = std::max(amount, base::code_point_count(line.amount));
    if (!line.place.empty()) text = std::max(text, base::code_point_count(line.text));
  }
  std::string result;
  for (Line const& line : lines) {
    result += fmt::format("  {}{}  {} {}", spaces(amount, line.amount), line.amount, line.sign, line.text);
    if (!line.place.empty()) result += fmt::format("{}  {}", spaces(text, line.text), line.place);
    result += '\n';
  }
  return result;
}

// ---- JSON ----

ordered_json json_of(Term const& term, Formatter const& formatter) {
  ordered_json json{{"label", label_of(term, formatter)},
                    {"amount", term.amount.to_decimal()},
                    {"operation", name_of(term.operation)}};
  if (term.operation == Operation::Rate || term.operation == Operation::Fraction) {
    json["rate"] = fmt::format("{}/{}", term.rate.numerator, term.rate.denominator);
    json["rounding"] = "half-away-from-zero";
  }
  if (!term.see.empty()) json["see"] = term.see;
  if (term.place) {
    json["file"] = term.place->file;
    json["line"] = term.place->position.line;
    json["column"] = term.place->position.column;
  }
  for (Term const& child : term.children) json["children"].push_back(json_of(child, formatter));
  if (term.omitted > 0) json["omitted"] = {{"count", term.omitted}, {"amount", term.omitted_amount.to_decimal()}};
  return json;
}

}  // namespace

std::string to_text(std::vector<ExplainedFigure> const& figures, Formatter const& formatter) {
  std::string text;
  for (ExplainedFigure const& figure : figures) {
    std::vector<Line> lines;
    add_lines(figure.term, " ", 0, formatter, lines);
    if (!text.empty()) text += '\n';
    text += figure.address + "\n" + aligned(lines);
  }
  return text;
}

std::string addresses_of(std::vector<ExplainedFigure> const& figures) {
  std::string text;
  for (ExplainedFigure const& figure : figures) text += figure.address + "\n";
  return text;
}

std::string to_json(std::vector<ExplainedFigure> const& figures, Formatter const& formatter) {
  ordered_json all = ordered_json::array();
  for (ExplainedFigure const& figure : figures) {
    ordered_json json{{"figure", figure.address}};
    json.update(json_of(figure.term, formatter));
    all.push_back(std::move(json));
  }
  return ordered_json{{"figures", std::move(all)}}.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace closeout::pipeline
