// What is said of the whole workbook: document properties and defined names.

#include <fmt/format.h>

#include <algorithm>

#include "workbook/filler.hpp"
#include "workbook/text_limits.hpp"

namespace closeout::workbook {

void Filler::report_value(PropertySpec const& spec, std::string const& expected, std::string const& found) {
  auto finding =
      base::error("workbook-value", fmt::format("expected a {}, found \"{}\"", expected, found), spec.content.place);
  finding.arguments = {{"kind", expected}, {"found", found}};
  diagnostics_.add(std::move(finding));
}

/// What is absent in the record is no property. An empty name or a second one of that name would be mended by Excel.
void Filler::add_custom(PropertySpec const& spec, std::string const& text) {
  using Kind = CustomProperty::Kind;
  if (text.empty()) return;
  auto& custom = book_.properties.custom;
  bool const is_right = spec.kind == Kind::Text || (spec.kind == Kind::Date && base::parse_date(text)) ||
                        (spec.kind == Kind::Number && is_decimal(text));
  if (!is_right) report_value(spec, spec.kind == Kind::Date ? "date" : "number", text);
  if (spec.custom.empty() || std::ranges::find(custom, spec.custom, &CustomProperty::name) != custom.end()) {
    diagnostics_.add(
        base::error("workbook-property", "a custom property needs a name that no other has", spec.content.place));
  }
  static_cast<void>(check_length(spec.custom, longest_property, "a property's name", spec.content.place, diagnostics_));
  static_cast<void>(check_length(text, longest_property, "a property", spec.content.place, diagnostics_));
  custom.push_back({spec.custom, spec.kind, text});
}

void Filler::set_properties(pugi::xpath_node context) {
  Properties& to = book_.properties;
  for (PropertySpec const& spec : declared_.properties) {
    std::string const text = contents_.words(spec.content, context).value_or("");
    if (spec.name == "title") to.title = text;
    if (spec.name == "subject") to.subject = text;
    if (spec.name == "author") to.author = text;
    if (spec.name == "company") to.company = text;
    if (spec.name == "category") to.category = text;
    if (spec.name == "keywords") to.keywords = text;
    if (spec.name == "comments") to.comments = text;
    if (spec.name == "custom") add_custom(spec, text);
    if (spec.name != "created" || text.empty()) continue;
    to.created = base::parse_date(text);
    if (to.created) continue;
    report_value(spec, "date", text);
  }
}

/// What a name is for need not be there: a project without a flat rate has no rate.
void Filler::define_names(pugi::xpath_node context) {
  for (DefinedNameSpec const& spec : declared_.names) {
    auto const word = contents_.words(spec.name, context);
    if (word) unresolved_.names.push_back({*word, spec.refers_to, spec.name.place});
  }
}

}  // namespace closeout::workbook
