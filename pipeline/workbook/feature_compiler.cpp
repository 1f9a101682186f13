#include "workbook/feature_compiler.hpp"

#include <utility>

#include "workbook/content_compiler.hpp"
#include "workbook/formula_grammar.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

using xml::XPathType;

constexpr Words<ValidationKind, 5> validation_kinds{{{"list", ValidationKind::List},
                                                     {"whole", ValidationKind::Whole},
                                                     {"decimal", ValidationKind::Decimal},
                                                     {"date", ValidationKind::Date},
                                                     {"text-length", ValidationKind::TextLength}}};
constexpr Words<Severity, 3> severities{
    {{"stop", Severity::Stop}, {"warning", Severity::Warning}, {"information", Severity::Information}}};

template <typename T, std::size_t N>
T word(TemplateReader const& reader, pugi::xml_node node, char const* attribute, Words<T, N> const& words,
       std::string_view otherwise) {
  std::string_view const value = node.attribute(attribute).as_string(otherwise.data());
  if (auto const meaning = meaning_of(value, words)) return *meaning;
  std::string expected;
  for (auto const& [name, meaning] : words) expected += (expected.empty() ? "" : ", ") + std::string(name);
  reader.report_bad_value(node, attribute, "one of " + expected);
  return words.front().second;
}

bool is_list_source_missing(ValidationSpec const& spec) {
  return spec.kind == ValidationKind::List && spec.from.has_value() == spec.values.has_value();
}

std::unique_ptr<FeatureSpec> compile_validation(TemplateReader const& reader, pugi::xml_node node) {
  reader.check_attributes(node,
                          {"of", "kind", "minimum", "maximum", "from", "values", "blank", "severity", "input-title",
                           "input", "error-title", "error"},
                          {"of", "kind"});
  ValidationSpec spec;
  spec.place = reader.place_of(node);
  spec.of = reader.value_template(node, "of");
  if (node.attribute("kind")) spec.kind = word(reader, node, "kind", validation_kinds, "");
  spec.minimum = reader.value_template(node, "minimum");
  spec.maximum = reader.value_template(node, "maximum");
  spec.from = reader.value_template(node, "from");
  spec.values = reader.expression(node, "values", XPathType::NodeSet);
  spec.input = {reader.value_template(node, "input-title"), reader.value_template(node, "input")};
  spec.error = {reader.value_template(node, "error-title"), reader.value_template(node, "error")};
  spec.severity = word(reader, node, "severity", severities, "stop");
  spec.allows_blank = reader.yes(node, "blank", true);
  if (is_list_source_missing(spec)) reader.report_bad_value(node, "kind", "either from or values beside a list");
  if (spec.kind != ValidationKind::List && !spec.minimum && !spec.maximum) {
    reader.report_bad_value(node, "kind", "a minimum or a maximum beside it");
  }
  for (auto const* const limit : {&spec.minimum, &spec.maximum}) {
    if (*limit) check_declared_functions(**limit, reader.diagnostics());
  }
  if (!spec.of) return nullptr;
  return std::make_unique<FeatureSpec>(FeatureSpec{std::move(spec)});
}

/// Colour alone tells nothing to who does not see it (WCAG 2.2, success criterion 1.4.1).
bool is_seen_without_colour(TemplateReader const& reader, ConditionSpec const& spec) {
  if (!spec.sign.empty()) return true;
  Style const style = reader.merged(spec.styles);
  return style.bold.value_or(false) || style.italic.value_or(false);
}

std::unique_ptr<FeatureSpec> compile_condition(TemplateReader const& reader, pugi::xml_node node) {
  reader.check_attributes(node, {"of", "formula", "style", "sign"}, {"of", "formula", "style"});
  ConditionSpec spec;
  spec.place = reader.place_of(node);
  spec.of = reader.value_template(node, "of");
  spec.formula = reader.value_template(node, "formula");
  spec.styles = reader.styles(node);
  spec.sign = node.attribute("sign").value();
  // It stands between quotation marks in the number format.
  if (spec.sign.find('"') != std::string::npos) reader.report_bad_value(node, "sign", "a sign without quotation marks");
  if (!spec.styles.empty() && !is_seen_without_colour(reader, spec)) {
    reader.report_bad_value(node, "style", "bold or italic too, or a sign: colour alone is not seen by everybody");
  }
  if (!spec.of || !spec.formula) return nullptr;
  check_declared_functions(*spec.formula, reader.diagnostics());
  return std::make_unique<FeatureSpec>(FeatureSpec{std::move(spec)});
}

constexpr Words<ChartKind, 2> chart_kinds{{{"column", ChartKind::Column}, {"bar", ChartKind::Bar}}};

void compile_series(TemplateReader const& reader, pugi::xml_node node, ChartSpec& chart) {
  for (pugi::xml_node const child : node.children()) {
    if (!counts(child)) continue;
    if (xml::local_name(child) != "series") {
      reader.report_unknown_element(child, {"series"});
      continue;
    }
    reader.check_attributes(child, {"name", "values", "categories"}, {"name", "values", "categories"});
    ChartSeriesSpec series{reader.value_template(child, "name"), reader.value_template(child, "values"),
                           reader.value_template(child, "categories")};
    if (series.name && series.values && series.categories) chart.series.push_back(std::move(series));
  }
}

std::unique_ptr<FeatureSpec> compile_chart(TemplateReader const& reader, pugi::xml_node node) {
  reader.check_attributes(
      node, {"kind", "title", "description", "category-title", "value-title", "format", "beside", "width", "height"},
      {"kind", "title", "description"});
  ChartSpec spec;
  spec.place = reader.place_of(node);
  if (node.attribute("kind")) spec.kind = word(reader, node, "kind", chart_kinds, "");
  spec.title = reader.value_template(node, "title");
  spec.description = reader.value_template(node, "description");
  spec.category_title = reader.value_template(node, "category-title");
  spec.value_title = reader.value_template(node, "value-title");
  auto const format = format_named(node.attribute("format").as_string("amount"));
  if (!format) reader.report_bad_value(node, "format", "a format of numbers, as in a style");
  spec.format = format.value_or(Format::Amount);
  spec.beside = node.attribute("beside").value();
  spec.width = reader.pixels(node, "width").value_or(spec.width);
  spec.height = reader.pixels(node, "height").value_or(spec.height);
  compile_series(reader, node, spec);
  if (spec.series.empty()) reader.report_bad_value(node, "kind", "a series in the chart");
  return std::make_unique<FeatureSpec>(FeatureSpec{std::move(spec)});
}

}  // namespace

bool is_feature(std::string_view element) {
  return element == "validation" || element == "condition" || element == "chart";
}

std::unique_ptr<FeatureSpec> compile_feature(TemplateReader const& reader, pugi::xml_node node) {
  std::string_view const name = xml::local_name(node);
  if (name == "chart") return compile_chart(reader, node);
  return name == "validation" ? compile_validation(reader, node) : compile_condition(reader, node);
}

}  // namespace closeout::workbook
