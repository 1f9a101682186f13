#include "workbook/content_compiler.hpp"

#include <utility>

#include "workbook/formula_grammar.hpp"
#include "workbook/words.hpp"

namespace closeout::workbook {

namespace {

using xml::XPathType;

constexpr Words<ArgumentForm, 6> argument_forms{{{"text", ArgumentForm::Text},
                                                 {"number", ArgumentForm::Number},
                                                 {"date", ArgumentForm::Date},
                                                 {"long-date", ArgumentForm::LongDate},
                                                 {"money", ArgumentForm::Money},
                                                 {"percent", ArgumentForm::Percent}}};

void compile_arguments(TemplateReader const& reader, pugi::xml_node node, Content& content) {
  for (pugi::xml_node const child : node.children()) {
    if (!counts(child)) continue;
    if (xml::local_name(child) != "argument") {
      reader.report_unknown_element(child, {"argument"});
      continue;
    }
    reader.check_attributes(child, {"name", "select", "as"}, {"name", "select"});
    auto select = reader.expression(child, "select");
    if (!select) continue;
    std::string_view const as = child.attribute("as").as_string("text");
    auto const form = meaning_of(as, argument_forms);
    if (!form) {
      reader.report_bad_value(child, "as", "text, number, date, long-date, money or percent");
      continue;
    }
    content.arguments.push_back({child.attribute("name").value(), *form, std::move(*select)});
  }
}

}  // namespace

bool counts(pugi::xml_node node) {
  if (node.type() == pugi::node_element) return true;
  return std::string_view(node.value()).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

Content compile_content(TemplateReader const& reader, pugi::xml_node node) {
  Content result;
  result.place = reader.place_of(node);
  result.message = reader.value_template(node, "message");
  result.text = reader.expression(node, "text");
  result.value = reader.expression(node, "value");
  result.sum = reader.expression(node, "sum", XPathType::NodeSet);
  result.less = reader.expression(node, "less", XPathType::NodeSet);
  result.of = reader.expression(node, "of", XPathType::NodeSet);
  result.total = node.attribute("total").value();
  result.grand_total = node.attribute("grand-total").value();
  result.formula = reader.value_template(node, "formula");
  if (result.formula) check_declared_functions(*result.formula, reader.diagnostics());
  compile_arguments(reader, node, result);
  return result;
}

PageLineSpec compile_page_line(TemplateReader& reader, pugi::xml_node parent) {
  reader.check_attributes(parent, {});
  PageLineSpec line;
  for (pugi::xml_node const node : parent.children()) {
    if (!counts(node)) continue;
    std::string_view const name = xml::local_name(node);
    if (name != "left" && name != "centre" && name != "right") {
      reader.report_unknown_element(node, {"left", "centre", "right"});
      continue;
    }
    reader.check_attributes(node, {"message", "text", "value"});
    (name == "left" ? line.left : name == "centre" ? line.centre : line.right) = compile_content(reader, node);
  }
  return line;
}

}  // namespace closeout::workbook
