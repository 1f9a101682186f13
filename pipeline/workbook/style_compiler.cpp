#include "workbook/style_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "workbook/content_compiler.hpp"

namespace closeout::workbook {

namespace {

/// What a reader fills in has one colour in the whole workbook, that of the first style that unlocks a cell.
void check_input(TemplateReader& reader, pugi::xml_node node, Style const& style, CompiledWorkbook& book) {
  if (style.locked.value_or(true)) return;
  if (!book.input_fill) book.input_fill = style.fill;
  if (style.fill && style.fill == book.input_fill) return;
  reader.diagnostics().add(base::error("workbook-input",
                                       style.fill ? "cells to fill in have another fill in a style before this one"
                                                  : "a style that unlocks cells needs a fill: readers know them by it",
                                       reader.place_of(node, "name")));
}

/// A style begins as what it is based on, so that later declarations need to say only what differs.
void compile_style(TemplateReader& reader, pugi::xml_node node, CompiledWorkbook& book) {
  Style style;
  if (auto const base = node.attribute("based-on")) {
    auto const found = std::ranges::find(book.style_names, std::string_view(base.value()));
    if (found == book.style_names.end()) {
      reader.report_bad_value(node, "based-on", "the name of a style before this one");
    } else {
      style = book.styles[static_cast<std::size_t>(found - book.style_names.begin())];
    }
  }
  if (!node.attribute("name")) reader.check_attributes(node, {}, {"name"});
  for (pugi::xml_attribute const attribute : node.attributes()) {
    std::string_view const name = attribute.name();
    if (name == "name" || name == "based-on") continue;
    bool known = false;
    if (set_style_attribute(name, attribute.value(), style, known)) continue;
    if (known) {
      reader.report_bad_value(node, attribute.name(), "another kind of value (README.md lists them)");
    } else {
      auto finding = base::error("workbook-unknown-attribute", fmt::format("a style has no \"{}\"", name),
                                 reader.place_of(node, attribute.name()));
      finding.arguments = {{"element", node.name()}, {"attribute", std::string(name)}};
      reader.diagnostics().add(std::move(finding));
    }
  }
  check_input(reader, node, style, book);
  book.style_names.emplace_back(node.attribute("name").value());
  book.styles.push_back(std::move(style));
}

}  // namespace

void compile_styles(TemplateReader& reader, pugi::xml_node parent, CompiledWorkbook& book) {
  reader.check_attributes(parent, {});
  for (pugi::xml_node const node : parent.children()) {
    if (!counts(node)) continue;
    if (xml::local_name(node) == "style") {
      compile_style(reader, node, book);
    } else {
      reader.report_unknown_element(node, {"style"});
    }
  }
}

}  // namespace closeout::workbook
