#include "workbook/formula_grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.hpp"
#include "workbook/functions.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

// Excel's published specifications and limits.
constexpr std::size_t most_nested_calls = 64;
constexpr std::size_t longest_string = 255;

/// As much of a formula as a message quotes.
std::string quoted(std::string_view formula) {
  constexpr std::size_t longest = 40;
  return std::string(formula.substr(0, longest));
}

/// False, so that it can be returned.
bool refuse(FormulaError& error, std::string_view about, std::string kind, std::string reason,
            std::vector<base::MessageArgument> arguments = {}) {
  error = {"workbook-formula", std::string(about), std::move(kind), std::move(reason), {}, std::move(arguments)};
  return false;
}

}  // namespace

std::size_t end_of_string(std::string_view formula, std::size_t start) {
  std::size_t const end = formula.find('"', start + 1);
  return end == std::string_view::npos ? formula.size() : end + 1;
}

bool is_word_part(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || base::is_digit(c) || c == '_' || c == '.';
}

bool check_function(std::string_view name, FormulaError& error) {
  if (function_named(name) != nullptr) return true;
  error = {"workbook-function", std::string(name), {}, {}, {}, {}};
  switch (refusal_of(name)) {
    case Refusal::Unknown:
      error.kind = "unknown";
      error.reason = fmt::format("there is no function \"{}\"", name);
      error.hint = nearest_function(name);
      return false;
    case Refusal::Volatile:
      error.kind = "volatile";
      error.reason = fmt::format("{} gives another result each time: what the file holds would not be true", name);
      return false;
    case Refusal::Outward:
      error.kind = "outward";
      error.reason = fmt::format("{} leads out of the workbook", name);
      return false;
    case Refusal::NotEverywhere:
      error.kind = "not_everywhere";
      error.reason = fmt::format("not every program that opens the workbook knows {}", name);
      return false;
  }
  return false;
}

bool check_character(char c, FormulaError& error) {
  constexpr std::string_view known = " \t\n\r+-*/^&=<>%(),{}";
  if (known.find(c) != std::string_view::npos) return true;
  std::string const text(1, c);
  if (c == ';') {
    return refuse(error, text, "semicolon", "in the file arguments are separated by commas in every language");
  }
  return refuse(error, text, "character",
                fmt::format("'{}' cannot stand in a formula: cells are named in brackets", text));
}

bool check_word(std::string_view word, FormulaError& error) {
  bool const is_number = base::is_digit(word[0]) || (word[0] == '.' && word.size() > 1);
  if (is_number || word == "TRUE" || word == "FALSE") return true;
  return refuse(error, word, "word",
                fmt::format("\"{}\" is neither a number nor a function: cells are named in brackets", word));
}

namespace {

/// Goes through a whole formula once; brackets and apostrophes are those of references that are already written out.
class Walker {
 public:
  Walker(std::string_view formula, FormulaError& error) : formula_(formula), error_(error) {}

  bool run() {
    while (at_ < formula_.size()) {
      if (!step()) return false;
    }
    if (open_.empty()) return true;
    return refuse(error_, quoted(formula_), "open_parenthesis", "a parenthesis is not closed");
  }

 private:
  /// Between a parenthesis and its partner.
  struct Open {
    char closing = ')';
    std::string_view function;  ///< Empty if there is none before it.
    std::size_t commas = 0;
    bool is_empty = true;
  };

  bool step() {
    char const c = formula_[at_];
    if (c == '(' || c == '{') return open(c == '(' ? ')' : '}', {});
    if (c == ')' || c == '}') return close(c);
    if (!open_.empty() && c != ' ') open_.back().is_empty = false;
    if (c == '"') return string();
    if (c == ',' && !open_.empty()) ++open_.back().commas;
    if (c == '\'') return skip_to(formula_.find('\'', at_ + 1));
    if (c == '[') return skip_brackets();
    if (is_word_part(c)) return word();
    ++at_;
    return true;
  }

  bool skip_to(std::size_t last) {
    at_ = std::min(last, formula_.size() - 1) + 1;
    return true;
  }

  /// In them an apostrophe takes the meaning from the character behind it.
  bool skip_brackets() {
    int depth = 0;
    for (; at_ < formula_.size(); ++at_) {
      if (formula_[at_] == '\'')
        ++at_;
      else if (formula_[at_] == '[')
        ++depth;
      else if (formula_[at_] == ']' && --depth == 0)
        return skip_to(at_);
    }
    return true;
  }

  /// Doubled quotation marks are one.
  bool string() {
    std::size_t units = 0;
    for (std::size_t start = at_ + 1;; units += 1) {
      std::size_t const end = formula_.find('"', start);
      if (end == std::string_view::npos) {
        return refuse(error_, quoted(formula_), "open_string", "a string is not closed");
      }
      units += utf16_units(formula_.substr(start, end - start));
      start = at_ = end + 1;
      if (at_ == formula_.size() || formula_[at_] != '"') break;
      ++start;
    }
    if (units <= longest_string) return true;
    return refuse(error_, quoted(formula_), "long_string",
                  fmt::format("a string in a formula holds at most {} characters", longest_string),
                  {{"limit", std::to_string(longest_string)}});
  }

  bool word() {
    std::size_t const start = at_;
    while (at_ < formula_.size() && is_word_part(formula_[at_])) ++at_;
    if (at_ == formula_.size() || formula_[at_] != '(') return true;
    return open(')', formula_.substr(start, at_ - start));
  }

  bool open(char closing, std::string_view function) {
    if (!open_.empty()) open_.back().is_empty = false;
    open_.push_back({closing, function, 0, true});
    ++at_;
    if (function.empty() || ++calls_ <= most_nested_calls) return true;
    return refuse(error_, quoted(formula_), "nesting",
                  fmt::format("functions stand in each other more than {} deep", most_nested_calls),
                  {{"limit", std::to_string(most_nested_calls)}});
  }

  bool close(char closing) {
    if (open_.empty() || open_.back().closing != closing) {
      return refuse(error_, quoted(formula_), "extra_parenthesis", "a parenthesis closes nothing");
    }
    Open const closed = open_.back();
    open_.pop_back();
    ++at_;
    if (closed.function.empty()) return true;
    --calls_;
    return check_call(closed);
  }

  bool check_call(Open const& call) {
    std::string_view const name = name_as_written(call.function);
    std::size_t const arguments = call.is_empty ? 0 : call.commas + 1;
    Function const* const function = function_named(name);
    if (function == nullptr || takes(*function, arguments)) return true;
    refuse(error_, name, "arguments", fmt::format("{} does not take {} arguments", name, arguments),
           {{"count", std::to_string(arguments)}});
    error_.code = "workbook-function";
    return false;
  }

  std::string_view formula_;
  FormulaError& error_;
  std::size_t at_ = 0;
  std::size_t calls_ = 0;
  std::vector<Open> open_;
};

}  // namespace

bool check_formula(std::string_view formula, std::size_t longest, FormulaError& error) {
  if (!fits(formula, longest)) {
    return refuse(error, quoted(formula), "long", fmt::format("the formula is longer than {} characters", longest),
                  {{"limit", std::to_string(longest)}});
  }
  return Walker(formula, error).run();
}

namespace {

/// Names before a parenthesis, outside of strings and brackets. One that is, or ends, in an expression is not there.
std::set<std::string_view> called_functions(std::string_view formula, char expression) {
  std::set<std::string_view> names;
  for (std::size_t at = 0; at < formula.size();) {
    if (formula[at] == '"')
      at = end_of_string(formula, at);
    else if (formula[at] == '[')
      at = std::min(formula.find(']', at), formula.size());
    else if (!is_word_part(formula[at]))
      ++at;
    else {
      std::size_t const start = at;
      while (at < formula.size() && is_word_part(formula[at])) ++at;
      bool const is_called = at < formula.size() && formula[at] == '(';
      bool const is_whole = start == 0 || formula[start - 1] != expression;
      if (is_called && is_whole) names.insert(formula.substr(start, at - start));
    }
  }
  return names;
}

/// Where the attribute calls it; the whole attribute if its text is written otherwise there.
base::SourcePlace place_of_call(std::string_view name, base::SourcePlace const& attribute) {
  if (!attribute.is_known()) return attribute;
  std::string_view const text = attribute.file->bytes().substr(attribute.offset, attribute.length);
  std::string const call = std::string(name) + "(";
  std::size_t at = text.find(call);
  while (at != std::string_view::npos && at > 0 && is_word_part(text[at - 1])) at = text.find(call, at + 1);
  if (at == std::string_view::npos) return attribute;
  return {attribute.file, attribute.offset + at, name.size()};
}

}  // namespace

void check_declared_functions(ValueTemplate const& formula, base::Diagnostics& diagnostics) {
  constexpr char expression = '\x01';
  std::string const text = formula.with_placeholders(expression);
  for (std::string_view const name : called_functions(text, expression)) {
    FormulaError error;
    if (check_function(name, error)) continue;
    diagnostics.add(to_diagnostic(std::move(error), place_of_call(name, formula.place())));
  }
}

}  // namespace closeout::workbook
