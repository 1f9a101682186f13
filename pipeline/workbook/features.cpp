#include "workbook/features.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "workbook/text_limits.hpp"

namespace closeout::workbook {

namespace {

class Evaluator {
 public:
  Evaluator(pugi::xpath_node context, ContentReader const& contents, base::Diagnostics& diagnostics)
      : context_(context), contents_(contents), diagnostics_(diagnostics) {}

  Validation validation(ValidationSpec const& spec);
  Condition condition(ConditionSpec const& spec, std::vector<Style> const& styles);
  [[nodiscard]] bool is_good() const { return is_good_; }

 private:
  std::string message(std::optional<ValueTemplate> const& key, std::size_t limit, std::string_view what);
  std::string limit_of(std::optional<ValueTemplate> const& limit, ValidationKind kind);
  std::vector<std::string> items(xml::XPath const& values);

  pugi::xpath_node context_;
  ContentReader const& contents_;
  base::Diagnostics& diagnostics_;
  bool is_good_ = true;
};

std::string Evaluator::message(std::optional<ValueTemplate> const& key, std::size_t limit, std::string_view what) {
  if (!key) return {};
  auto text = contents_.message_of(*key, context_);
  is_good_ = is_good_ && text && check_length(*text, limit, what, key->place(), diagnostics_);
  return text.value_or("");
}

/// A date in a formula is its day number.
std::string Evaluator::limit_of(std::optional<ValueTemplate> const& limit, ValidationKind kind) {
  if (!limit) return {};
  std::string text = limit->evaluate(context_, Quoting::ExcelString);
  auto const date = kind == ValidationKind::Date ? base::parse_date(text) : std::nullopt;
  return date ? day_number(*date) : text;
}

/// Excel keeps a list's own items in one string of at most 255 characters with commas between them; the library's
/// room for it is 255 bytes.
std::vector<std::string> Evaluator::items(xml::XPath const& values) {
  std::vector<std::string> result;
  std::size_t length = 0;
  bool has_comma = false;
  for (pugi::xpath_node const& node : values.nodes(context_)) {
    result.push_back(contents_.string_of(node));
    length += result.back().size() + 1;
    has_comma = has_comma || result.back().find(',') != std::string::npos;
  }
  constexpr std::size_t most_bytes = 255;
  if (!result.empty() && !has_comma && length <= most_bytes + 1) return result;
  auto finding = base::error("workbook-list",
                             result.empty() ? "the list has no items"
                             : has_comma    ? "an item of the list has a comma"
                                            : fmt::format("the list's items are longer than {} bytes", most_bytes),
                             values.place());
  finding.hint = "write the items into cells and name them in \"from\"";
  diagnostics_.add(std::move(finding));
  is_good_ = false;
  return {};
}

Validation Evaluator::validation(ValidationSpec const& spec) {
  Validation result;
  result.kind = spec.kind;
  result.severity = spec.severity;
  result.allows_blank = spec.allows_blank;
  result.minimum = limit_of(spec.minimum, spec.kind);
  result.maximum = limit_of(spec.maximum, spec.kind);
  if (spec.from) result.from = "[" + spec.from->evaluate(context_) + "]";
  if (spec.values) result.items = items(*spec.values);
  result.input_title = message(spec.input.title, longest_validation_title, "the title of a validation");
  result.input_text = message(spec.input.text, longest_validation_text, "the message of a validation");
  result.error_title = message(spec.error.title, longest_validation_title, "the title of a validation");
  result.error_text = message(spec.error.text, longest_validation_text, "the message of a validation");
  return result;
}

Condition Evaluator::condition(ConditionSpec const& spec, std::vector<Style> const& styles) {
  Condition result;
  result.formula = spec.formula->evaluate(context_, Quoting::ExcelString);
  for (std::uint32_t const index : spec.styles) merge(styles[index], result.style);
  return result;
}

/// Brings the formulas of one feature to the addresses of one area of its cells.
class Resolver {
 public:
  Resolver(UnresolvedFeature const& feature, CellNames const& cells,
           std::map<std::string, std::vector<std::string>> const& defined_names, Book& book,
           base::Diagnostics& diagnostics)
      : feature_(feature), cells_(cells), defined_(defined_names), book_(book), diagnostics_(diagnostics) {}

  void run();

 private:
  bool resolve(std::string& formula, Area const& area, std::size_t limit);
  void add(Validation validation, Area const& area);
  void add(Condition condition, Area const& area);
  [[nodiscard]] Sheet& sheet() const { return book_.sheets[feature_.sheet]; }

  UnresolvedFeature const& feature_;
  CellNames const& cells_;
  std::map<std::string, std::vector<std::string>> const& defined_;
  Book& book_;
  base::Diagnostics& diagnostics_;
};

bool Resolver::resolve(std::string& formula, Area const& area, std::size_t limit) {
  if (formula.empty()) return true;
  Address const first{area.first_row, area.first_column};
  ReferenceContext const context{book_, cells_, defined_, feature_.sheet, first.row, &first};
  FormulaError error;
  if (auto resolved = resolve_formula(formula, context, limit, error)) {
    formula = std::move(*resolved);
    return true;
  }
  diagnostics_.add(to_diagnostic(std::move(error), *feature_.origin));
  return false;
}

bool overlap(Area const& one, Area const& other) {
  return one.first_row <= other.last_row && other.first_row <= one.last_row && one.first_column <= other.last_column &&
         other.first_column <= one.last_column;
}

/// Of two validations of a cell none could say which holds.
void Resolver::add(Validation validation, Area const& area) {
  validation.area = area;
  auto const is_on_it = [&](Validation const& other) { return overlap(other.area, area); };
  if (std::ranges::any_of(sheet().validations, is_on_it)) {
    auto finding = base::error("workbook-validation",
                               fmt::format("[{}]: its cells have a validation already", feature_.of), *feature_.origin);
    finding.arguments = {{"about", feature_.of}};
    return diagnostics_.add(std::move(finding));
  }
  for (std::string* const formula : {&validation.minimum, &validation.maximum, &validation.from}) {
    if (!resolve(*formula, area, longest_validation_formula)) return;
  }
  sheet().validations.push_back(std::move(validation));
}

/// `sign` before a number or text as its own cell shows it.
std::string with_sign(std::string const& sign, std::string const& code) {
  if (sign.empty()) return {};
  if (code != "General") return fmt::format("\"{} \"{}", sign, code);
  return fmt::format("\"{0} \"General;\"{0} \"\\-General;\"{0} \"General;\"{0} \"@", sign);
}

void Resolver::add(Condition condition, Area const& area) {
  condition.area = area;
  if (!resolve(condition.formula, area, longest_formula)) return;
  std::size_t const row = area.first_row - sheet().rows_written;
  for (Cell const& cell : row < sheet().rows.size() ? sheet().rows[row].cells : std::vector<Cell>()) {
    if (cell.column != area.first_column) continue;
    auto const format = static_cast<std::size_t>(book_.looks[cell.look].format);
    condition.number_format = with_sign(feature_.sign, book_.number_formats[format]);
  }
  if (!check_length(condition.number_format, longest_number_format, "a number format", *feature_.origin, diagnostics_))
    return;
  sheet().conditions.push_back(std::move(condition));
}

void Resolver::run() {
  auto const* const parts = cells_.find(sheet().id, feature_.of);
  auto const found = parts == nullptr ? CellNames::Parts::const_iterator() : parts->find(feature_.sheet);
  if (parts == nullptr || found == parts->end()) {
    auto error = no_such_cells(feature_.of, sheet().id, feature_.of, cells_);
    return diagnostics_.add(to_diagnostic(std::move(error), *feature_.origin));
  }
  for (Area const& area : joined(found->second)) {
    std::visit([&](auto const& what) { add(what, area); }, feature_.what);
  }
}

}  // namespace

std::optional<UnresolvedFeature> evaluate_feature(FeatureSpec const& spec, std::vector<Style> const& styles,
                                                  pugi::xpath_node context, ContentReader const& contents,
                                                  base::Diagnostics& diagnostics) {
  auto const* const validation = std::get_if<ValidationSpec>(&spec.what);
  auto const* const condition = std::get_if<ConditionSpec>(&spec.what);
  base::SourcePlace const& place = validation != nullptr ? validation->place : condition->place;
  Evaluator evaluator(context, contents, diagnostics);
  UnresolvedFeature result{};
  result.origin = &place;
  if (validation != nullptr) {
    result.of = validation->of->evaluate(context);
    result.what = evaluator.validation(*validation);
  } else {
    result.of = condition->of->evaluate(context);
    result.what = evaluator.condition(*condition, styles);
    result.sign = condition->sign;
  }
  if (!evaluator.is_good()) return std::nullopt;
  return result;
}

void resolve_features(std::vector<UnresolvedFeature> const& features, CellNames const& cells,
                      std::map<std::string, std::vector<std::string>> const& defined_names, Book& book,
                      base::Diagnostics& diagnostics) {
  for (UnresolvedFeature const& feature : features) Resolver(feature, cells, defined_names, book, diagnostics).run();
}

}  // namespace closeout::workbook
