#include "workbook/property_compiler.hpp"

#include <algorithm>

#include "workbook/content_compiler.hpp"

namespace closeout::workbook {

namespace {

CustomProperty::Kind kind_of(TemplateReader& reader, pugi::xml_node property) {
  using Kind = CustomProperty::Kind;
  std::string_view const type = property.attribute("type").as_string("text");
  if (type == "number") return Kind::Number;
  if (type == "date") return Kind::Date;
  if (type != "text") reader.report_bad_value(property, "type", "text, number or date");
  return Kind::Text;
}

}  // namespace

void compile_properties(TemplateReader& reader, pugi::xml_node parent, CompiledWorkbook& book) {
  reader.check_attributes(parent, {});
  Names const known{"title", "subject", "author", "company", "category", "keywords", "comments", "created", "custom"};
  for (pugi::xml_node const node : parent.children()) {
    if (!counts(node)) continue;
    std::string_view const name = xml::local_name(node);
    if (std::ranges::find(known, name) == known.end()) {
      reader.report_unknown_element(node, known);
      continue;
    }
    reader.check_attributes(node, {"message", "text", "value", "name", "type"});
    book.properties.push_back(
        {std::string(name), node.attribute("name").value(), kind_of(reader, node), compile_content(reader, node)});
  }
}

void compile_defined_name(TemplateReader& reader, pugi::xml_node node, CompiledWorkbook& book) {
  reader.check_attributes(node, {"message", "refers-to"}, {"message", "refers-to"});
  book.names.push_back(
      {compile_content(reader, node), node.attribute("refers-to").value(), reader.place_of(node, "refers-to")});
}

}  // namespace closeout::workbook
