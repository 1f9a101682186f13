#include "base/diagnostics.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace closeout::base {

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Note:
      break;
  }
  return "note";
}

void Diagnostics::add(Diagnostic diagnostic) {
  if (diagnostic.severity == Severity::Error) {
    ++errors_;
    if (diagnostic.cause == Cause::Environment) ++environment_errors_;
  } else if (diagnostic.severity == Severity::Warning) {
    ++warnings_;
  }
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::append(Diagnostics other) {
  errors_ += other.errors_;
  warnings_ += other.warnings_;
  environment_errors_ += other.environment_errors_;
  std::move(other.all_.begin(), other.all_.end(), std::back_inserter(all_));
}

Diagnostic error(std::string code, std::string message, SourcePlace place) {
  Diagnostic result;
  result.code = std::move(code);
  result.message = std::move(message);
  result.place = std::move(place);
  return result;
}

Diagnostic warning(std::string code, std::string message, SourcePlace place) {
  Diagnostic result = error(std::move(code), std::move(message), std::move(place));
  result.severity = Severity::Warning;
  return result;
}

Diagnostic environment_error(std::string code, std::string message, std::string hint) {
  Diagnostic result = error(std::move(code), std::move(message));
  result.cause = Cause::Environment;
  result.hint = std::move(hint);
  return result;
}

namespace {

/// Levenshtein distance, in bytes: the words compared are names of a markup language.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      std::size_t const substitution = diagonal + (a[i] == b[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substitution, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

bool differs_by_a_swap(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  auto const [in_a, in_b] = std::ranges::mismatch(a, b);
  auto const at = static_cast<std::size_t>(in_a - a.begin());
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] && a.substr(at + 2) == b.substr(at + 2);
}

}  // namespace

std::string nearest_word(std::string_view word, std::vector<std::string_view> const& known) {
  for (std::string_view const candidate : known) {
    if (differs_by_a_swap(word, candidate)) return std::string(candidate);
  }
  std::size_t best = word.size() / 3 + 1;
  std::string_view nearest;
  for (std::string_view const candidate : known) {
    std::size_t const distance = edit_distance(word, candidate);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  return std::string(nearest);
}

}  // namespace closeout::base
