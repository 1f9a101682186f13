#include "workbook/template_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "workbook/entry_access.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

bool is_namespace_declaration(std::string_view attribute) {
  return attribute == "xmlns" || attribute.starts_with("xmlns:");
}

/// `near` is empty where nothing is.
void add_nearest(std::string near, base::Diagnostic& finding) {
  if (near.empty()) return;
  finding.hint = fmt::format("did you mean \"{}\"?", near);
  finding.arguments.emplace_back("nearest", std::move(near));
}

std::string one_of(Names names) {
  std::string result;
  for (std::string_view const name : names) result += (result.empty() ? "" : ", ") + std::string(name);
  return result;
}

template <typename T>
std::optional<T> whole_number(std::string_view text) {
  T number{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string_view namespace_of(pugi::xml_node node) {
  std::string_view const name = node.name();
  std::size_t const colon = name.find(':');
  std::string const declaration =
      colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
  for (; node; node = node.parent()) {
    if (auto const attribute = node.attribute(declaration.c_str())) return attribute.value();
  }
  return {};
}

void TemplateReader::check_attributes(pugi::xml_node node, Names allowed, Names required) const {
  for (pugi::xml_attribute const attribute : node.attributes()) {
    std::string_view const name = attribute.name();
    if (is_namespace_declaration(name) || std::ranges::find(allowed, name) != allowed.end()) continue;
    auto finding =
        base::error("workbook-unknown-attribute", fmt::format("<{}> has no attribute \"{}\"", node.name(), name),
                    source_.place_of(node, name));
    finding.arguments = {{"element", node.name()}, {"attribute", std::string(name)}};
    add_nearest(base::nearest_word(name, allowed), finding);
    diagnostics_.add(std::move(finding));
  }
  for (std::string_view const name : required) {
    if (node.attribute(std::string(name).c_str())) continue;
    auto finding = base::error("workbook-missing-attribute",
                               fmt::format("<{}> needs the attribute \"{}\"", node.name(), name), place_of(node));
    finding.arguments = {{"element", node.name()}, {"attribute", std::string(name)}};
    diagnostics_.add(std::move(finding));
  }
}

void TemplateReader::report_unknown_element(pugi::xml_node node, Names allowed) const {
  auto finding =
      base::error("workbook-unknown-element",
                  fmt::format("<{}> cannot stand in <{}>", node.name(), node.parent().name()), place_of(node));
  finding.why = fmt::format("expected one of: {}", one_of(allowed));
  finding.arguments = {{"element", node.name()}, {"parent", node.parent().name()}, {"expected", one_of(allowed)}};
  add_nearest(base::nearest_word(xml::local_name(node), allowed), finding);
  diagnostics_.add(std::move(finding));
}

void TemplateReader::report_bad_value(pugi::xml_node node, char const* attribute, std::string const& expected) const {
  char const* const found = node.attribute(attribute).value();
  auto finding =
      base::error("workbook-attribute-value", fmt::format("{}=\"{}\": expected {}", attribute, found, expected),
                  place_of(node, attribute));
  finding.arguments = {{"attribute", attribute}, {"found", found}, {"expected", expected}};
  diagnostics_.add(std::move(finding));
}

void TemplateReader::note_entries(std::string_view expression) const {
  if (may_reach_rows(expression) || (is_at_entry_ && may_leave_entry(expression))) {
    book_.needs_rows_in_record = true;
  }
}

/// Asks for entries in a way that can be answered while they come.
std::optional<xml::XPath> TemplateReader::loop_expression(pugi::xml_node node, char const* attribute) const {
  bool const needed_before = book_.needs_rows_in_record;
  auto select = expression(node, attribute, xml::XPathType::NodeSet);
  if (select && entry_condition(select->text())) book_.needs_rows_in_record = needed_before;
  return select;
}

std::optional<xml::XPath> TemplateReader::expression(pugi::xml_node node, char const* attribute,
                                                     std::optional<xml::XPathType> type) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return std::nullopt;
  note_entries(found.value());
  return xml::XPath::compile(found.value(), place_of(node, attribute), diagnostics_, book_.variables.get(), type);
}

std::optional<ValueTemplate> TemplateReader::value_template(pugi::xml_node node, char const* attribute) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return std::nullopt;
  note_entries(found.value());
  return ValueTemplate::compile(found.value(), place_of(node, attribute), *book_.variables, diagnostics_);
}

std::optional<double> TemplateReader::length(pugi::xml_node node, char const* attribute, double greatest) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return std::nullopt;
  auto const number = whole_number<double>(found.value());
  if (number && *number > 0 && *number <= greatest) return number;
  report_bad_value(node, attribute, "a number above 0");
  return std::nullopt;
}

std::optional<double> TemplateReader::width(pugi::xml_node node, char const* attribute) const {
  // Excel's greatest column; a row may be 409 points high.
  return length(node, attribute, 409);
}

std::optional<double> TemplateReader::pixels(pugi::xml_node node, char const* attribute) const {
  return length(node, attribute, 4000);
}

std::optional<Rgb> TemplateReader::colour(pugi::xml_node node, char const* attribute) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return std::nullopt;
  Style style;
  bool known = false;
  if (set_style_attribute("colour", found.value(), style, known)) return style.colour;
  report_bad_value(node, attribute, "a colour such as #33475b");
  return std::nullopt;
}

std::uint8_t TemplateReader::small_number(pugi::xml_node node, char const* attribute, unsigned greatest) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return 0;
  auto const number = whole_number<unsigned>(found.value());
  if (number && *number <= greatest) return static_cast<std::uint8_t>(*number);
  report_bad_value(node, attribute, fmt::format("a number from 0 to {}", greatest));
  return 0;
}

bool TemplateReader::yes(pugi::xml_node node, char const* attribute, bool otherwise) const {
  pugi::xml_attribute const found = node.attribute(attribute);
  if (!found) return otherwise;
  std::string_view const value = found.value();
  if (value != "yes" && value != "no") report_bad_value(node, attribute, "yes or no");
  return value == "yes";
}

StyleIndices TemplateReader::styles(pugi::xml_node node, char const* attribute) const {
  StyleIndices result;
  for_each_word(node.attribute(attribute).value(), [&](std::string_view name) {
    auto const found = std::ranges::find(book_.style_names, name);
    if (found != book_.style_names.end()) {
      result.push_back(static_cast<std::uint32_t>(found - book_.style_names.begin()));
      return;
    }
    auto finding =
        base::error("workbook-unknown-style", fmt::format("there is no style \"{}\"", name), place_of(node, attribute));
    finding.arguments = {{"name", std::string(name)}};
    add_nearest(base::nearest_word(name, {book_.style_names.begin(), book_.style_names.end()}), finding);
    diagnostics_.add(std::move(finding));
  });
  return result;
}

Style TemplateReader::merged(StyleIndices const& styles) const {
  Style result;
  for (std::uint32_t const index : styles) merge(book_.styles[index], result);
  return result;
}

}  // namespace closeout::workbook
