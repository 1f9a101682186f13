#pragma once
// What a schema declares, asked by the elements of a document: for messages, which libxml2's compiled schema cannot
// serve.

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "schema/documents.hpp"

namespace closeout::schema {

/// A type by its definition (xs:simpleType, xs:complexType) or, for a built-in one, by its name alone ("date").
struct Type {
  pugi::xml_node definition;
  std::string_view built_in;
  [[nodiscard]] bool is_known() const { return definition || !built_in.empty(); }
};

/// An element declaration inside a content model.
struct Particle {
  pugi::xml_node declaration;  ///< Resolved if the particle is a reference.
  bool is_required = false;    ///< It must stand in every valid content: no choice, no minOccurs="0" around it.
};

class Declarations {
 public:
  /// Keeps no copy: `documents` must outlive it.
  explicit Declarations(Documents const& documents);

  /// Declaration of an element of a document, found along the path from its root; null if there is none.
  [[nodiscard]] pugi::xml_node element(pugi::xml_node instance) const;
  /// The xs:attribute for an attribute of `instance`, by its name as written ("id", "xml:lang"); null if there is none.
  [[nodiscard]] pugi::xml_node attribute(pugi::xml_node instance, std::string_view name) const;
  /// Type of an xs:element or xs:attribute.
  [[nodiscard]] Type type_of(pugi::xml_node declaration) const;

  /// What may stand in an element, in the order of its type's definition; each name once.
  [[nodiscard]] std::vector<Particle> particles(pugi::xml_node instance) const;
  /// Names of the attributes an element may have, as they are written in a document.
  [[nodiscard]] std::vector<std::string_view> attribute_names(pugi::xml_node instance) const;
  [[nodiscard]] std::vector<std::string_view> global_element_names() const;
  /// Target namespace of the first document.
  [[nodiscard]] std::string_view target_namespace() const;
  /// xs:key, xs:keyref or xs:unique of that name; null if there is none.
  [[nodiscard]] pugi::xml_node identity_constraint(std::string_view name) const;

  /// The simple type an element's or attribute's text must fit: for complex types with simple content their base.
  [[nodiscard]] Type simple_type(Type type) const;
  /// Values of the nearest enumeration on the way to the built-in type; empty if there is none.
  [[nodiscard]] std::vector<std::string_view> enumeration(Type simple) const;
  /// Alternative patterns of its own restriction; those of its bases hold besides.
  [[nodiscard]] std::size_t pattern_count(Type simple) const;
  /// Name of the built-in type that a simple type is derived from ("decimal"); "list" or "union" for these two.
  [[nodiscard]] std::string_view built_in_base(Type simple) const;

 private:
  enum class Kind : std::uint8_t { Element, Attribute, Type, Group, AttributeGroup };
  using Key = std::tuple<Kind, std::string_view, std::string_view>;

  [[nodiscard]] pugi::xml_node global(Kind kind, pugi::xml_node at, std::string_view qualified_name) const;
  [[nodiscard]] Type named_type(pugi::xml_node at, std::string_view qualified_name) const;
  [[nodiscard]] Type base_of(Type simple) const;
  void add_particles(pugi::xml_node model, bool is_required, std::vector<Particle>& to) const;
  void add_content(Type type, std::vector<Particle>& to) const;
  void add_attributes(pugi::xml_node from, std::vector<pugi::xml_node>& to) const;
  [[nodiscard]] std::vector<pugi::xml_node> attributes(pugi::xml_node instance) const;
  void index(pugi::xml_node schema);

  std::map<Key, pugi::xml_node> globals_;
  std::map<std::string_view, pugi::xml_node> identity_constraints_;
  std::string_view target_namespace_;
};

/// First sentence of a declaration's own xs:documentation, on one line and without its full stop; empty if it has none.
[[nodiscard]] std::string first_sentence(pugi::xml_node declaration);

}  // namespace closeout::schema
