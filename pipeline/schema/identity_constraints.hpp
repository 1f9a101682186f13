#pragma once
// Keys, unique values and references (XML Schema part 1 section 3.11): libxml2 says which value, we say where.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "schema/explanation.hpp"
#include "schema/identity_findings.hpp"

namespace closeout::schema {

/// Explains the complaints about identity constraints of one document, one after the other.
class IdentityConstraints {
 public:
  explicit IdentityConstraints(Context context) : context_(context) {}

  /// Nothing for what follows from another mistake: a key left out (its attribute is told to be missing), a reference
  /// to a key that is there but not valid, a value whose references were told before.
  [[nodiscard]] std::optional<base::Diagnostic> explain(Complaint const& complaint);

 private:
  struct Row {
    pugi::xml_node node;
    KeyValues values;  ///< Of the fields; empty if one of them is absent.
  };

  /// What a constraint selects in one scope.
  struct Table {
    std::vector<Row> rows;
    std::map<KeyValues, std::vector<std::size_t>> by_values;  ///< Indices into `rows`.
  };

  [[nodiscard]] std::optional<base::Diagnostic> explain_duplicate(Complaint const& complaint, pugi::xml_node constraint,
                                                                  KeyValues const& values);
  [[nodiscard]] std::optional<base::Diagnostic> explain_dangling(Complaint const& complaint, pugi::xml_node constraint,
                                                                 KeyValues const& values);
  [[nodiscard]] Table const& table(pugi::xml_node scope, pugi::xml_node constraint);
  [[nodiscard]] std::vector<base::SourcePlace> references(pugi::xml_node scope, pugi::xml_node keyref,
                                                          KeyValues const& values);
  [[nodiscard]] pugi::xml_node scope_of(pugi::xml_node node, pugi::xml_node constraint) const;
  [[nodiscard]] base::SourcePlace field_place(pugi::xml_node node, pugi::xml_node constraint) const;

  Context context_;
  std::map<std::pair<std::size_t, std::size_t>, Table> tables_;  ///< By hash of scope and constraint.
  std::set<std::pair<std::string, KeyValues>> told_;             ///< Referred key and values of dangling references.
};

}  // namespace closeout::schema
