#include "boxes/svg_numbers.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace closeout::boxes {
namespace {

bool is_separator(char c) {
  return c == ' ' || c == ',' || c == '\t' || c == '\n' || c == '\r';
}

/// Keeps every coordinate finite after a few transforms.
constexpr double greatest_coordinate = 1e7;

constexpr std::array<std::pair<std::string_view, double>, 8> unit_pixels{{{"", 1},
                                                                          {"px", 1},
                                                                          {"pt", 96.0 / 72},
                                                                          {"pc", 16},
                                                                          {"mm", 96 / 25.4},
                                                                          {"cm", 96 / 2.54},
                                                                          {"in", 96},
                                                                          {"Q", 96 / 101.6}}};

}  // namespace

void NumberReader::skip_separators() {
  while (at_ < text_.size() && is_separator(text_[at_])) ++at_;
}

char NumberReader::peek() {
  return at_end() ? '\0' : text_[at_];
}

bool NumberReader::at_end() {
  skip_separators();
  return at_ == text_.size();
}

std::optional<double> NumberReader::number() {
  skip_separators();
  std::size_t const start = at_ < text_.size() && text_[at_] == '+' ? at_ + 1 : at_;
  bool const begins_number = start < text_.size() && (text_[start] == '-' || text_[start] == '.' ||
                                                      (text_[start] >= '0' && text_[start] <= '9'));
  if (!begins_number) return std::nullopt;
  double value = 0;
  auto const [end, error] = std::from_chars(text_.data() + start, text_.data() + text_.size(), value);
  if (error != std::errc() || !(value >= -greatest_coordinate && value <= greatest_coordinate)) return std::nullopt;
  at_ = static_cast<std::size_t>(end - text_.data());
  return value;
}

std::optional<bool> NumberReader::flag() {
  char const c = peek();
  if (c != '0' && c != '1') return std::nullopt;
  ++at_;
  return c == '1';
}

std::optional<double> parse_svg_length(std::string_view text) {
  NumberReader reader(text);
  auto const value = reader.number();
  if (!value) return std::nullopt;
  std::string_view unit = reader.rest();
  while (!unit.empty() && is_separator(unit.back())) unit.remove_suffix(1);
  for (auto const& [name, pixels] : unit_pixels) {
    if (unit == name) return *value * pixels;
  }
  return std::nullopt;
}

std::optional<double> SvgLengths::parse(std::string_view text, Axis axis) const {
  if (auto const length = parse_svg_length(text)) return length;
  NumberReader reader(text);
  auto const number = reader.number();
  if (!number) return std::nullopt;
  std::string_view const unit = reader.rest();
  if (unit == "em") return *number * font_size;
  if (unit == "ex" || unit == "ch") return *number * font_size / 2;
  if (unit != "%") return std::nullopt;
  double const diagonal = std::hypot(width, height) / std::sqrt(2.0);
  double const whole = axis == Axis::Horizontal ? width : axis == Axis::Vertical ? height : diagonal;
  return *number / 100 * whole;
}

std::optional<std::vector<double>> parse_numbers(std::string_view text) {
  std::vector<double> numbers;
  NumberReader reader(text);
  while (!reader.at_end()) {
    auto const value = reader.number();
    if (!value) return std::nullopt;
    numbers.push_back(*value);
  }
  return numbers;
}

}  // namespace closeout::boxes
