#include "row_shape.hpp"

#include "schema/declarations.hpp"
#include "xml/namespaces.hpp"

namespace closeout::pipeline {

namespace {

/// Rows are flat; a schema that contains itself would have no end.
constexpr int deepest = 8;

record::RowShape shape_of(schema::Declarations const& declarations, pugi::xml_node instance, int depth) {
  record::RowShape shape;
  shape.name = instance.name();
  for (std::string_view const name : declarations.attribute_names(instance)) shape.attributes.emplace_back(name);
  schema::Type const type = declarations.type_of(declarations.element(instance));
  shape.has_text = declarations.simple_type(type).is_known();
  if (depth == deepest) return shape;
  for (schema::Particle const& particle : declarations.particles(instance)) {
    pugi::xml_node const child = instance.append_child(particle.declaration.attribute("name").value());
    shape.children.push_back(shape_of(declarations, child, depth + 1));
  }
  return shape;
}

}  // namespace

record::RowShape row_shape(schema::Schema const& schema, xml::Document const& frame, record::RowKind kind) {
  xml::Document example;
  pugi::xml_node container = example.tree().append_child(std::string(record::container_name(kind)).c_str());
  container.append_attribute("xmlns").set_value(std::string(xml::namespace_of(frame.root())).c_str());
  return shape_of(schema.declarations(), container.append_child(std::string(record::row_name(kind)).c_str()), 0);
}

}  // namespace closeout::pipeline
