#pragma once
// Elements that do not fit their parent's content model: told, and mended in the tree so that checking can go on.
//
// libxml2 stops checking an element's children at the first that does not fit. One misspelt name high up would hide
// every later mistake, so the tree is changed to what was probably meant and checked again.

#include <set>
#include <vector>

#include "schema/explanation.hpp"

namespace closeout::schema {

class ContentModel {
 public:
  ContentModel(xml::Document& document, Declarations const& declarations)
      : document_(document), declarations_(declarations) {}

  /// Explains a complaint about content (or about the root) and mends its cause. Nothing if it is about an element that
  /// was added in mending.
  std::optional<base::Diagnostic> explain_and_mend(Complaint const& complaint);

  /// True for elements added in mending, and for those of which only the name was kept: nothing about them or what is
  /// inside them is worth telling.
  [[nodiscard]] bool is_made_up(pugi::xml_node node) const;

 private:
  /// One complaint, read.
  struct Case {
    pugi::xml_node parent;
    pugi::xml_node found;                    ///< The element that does not fit; null at the end of the parent.
    std::vector<std::string_view> expected;  ///< What could stand there.
    std::vector<Particle> particles;         ///< What may stand anywhere in the parent.
  };

  [[nodiscard]] Case read(Complaint const& complaint) const;
  [[nodiscard]] static std::optional<std::string_view> first_required(Case const& it);
  [[nodiscard]] static std::vector<std::string_view> wanted(Case const& it);
  base::Diagnostic explain_root(pugi::xml_node root);
  base::Diagnostic explain_missing(Case const& it);
  base::Diagnostic explain_unknown(Case const& it);
  base::Diagnostic explain_wrong_namespace(Case const& it);
  base::Diagnostic explain_misplaced(Case const& it);
  base::Diagnostic explain_order(Case const& it, pugi::xml_node late, pugi::xml_node before);
  base::Diagnostic explain_repeated(Case const& it);

  [[nodiscard]] Context context() const { return {document_, declarations_}; }
  void rename(pugi::xml_node node, std::string_view name);
  void make_up_before(pugi::xml_node parent, pugi::xml_node before, std::string_view name);
  void move_before(pugi::xml_node first, pugi::xml_node before);

  xml::Document& document_;
  Declarations const& declarations_;
  std::set<std::size_t> made_up_;  ///< By node hash.
};

}  // namespace closeout::schema
