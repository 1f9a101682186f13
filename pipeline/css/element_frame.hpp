#pragma once
// An element with what selectors ask about its place.

#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string_view>
#include <utility>

#include "css/selector.hpp"

namespace closeout::css {

/// An element on the way from the root to the one being styled. What is counted for one child is kept for the next,
/// so that matching a long list of siblings is linear, in whichever order neighbours are asked for.
class ElementFrame {
 public:
  /// `parent` lives as long as this. `index` is the place among the element siblings, from 1.
  ElementFrame(pugi::xml_node node, ElementFrame const* parent, int index);

  [[nodiscard]] pugi::xml_node node() const { return node_; }
  [[nodiscard]] ElementFrame const* parent() const { return parent_; }
  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view id() const { return id_; }
  [[nodiscard]] std::string_view classes() const { return classes_; }
  [[nodiscard]] std::string_view language() const { return language_; }
  /// HTML section 3.2.6.4, "directionality". AD-HOC: dir="auto" looks at the scripts' blocks, not at bidi classes.
  [[nodiscard]] bool is_right_to_left() const;
  [[nodiscard]] int index() const { return index_; }
  [[nodiscard]] int index_from_end() const;
  [[nodiscard]] int index_of_type() const;
  [[nodiscard]] int index_of_type_from_end() const;
  /// The children are looked at from the first one again.
  void forget_children() { children_.reset(); }
  /// The element sibling before this one.
  [[nodiscard]] std::optional<ElementFrame> previous_sibling() const;
  /// Assumes that there is a parent.
  [[nodiscard]] std::optional<ElementFrame> next_sibling() const;
  [[nodiscard]] std::optional<ElementFrame> first_child() const;

 private:
  friend class SelectorMatcher;
  friend class FilteredIndex;
  /// How many children up to and with `node`, itself child number `index`, are counted.
  struct Counted {
    pugi::xml_node node;
    int index = 0;
    int count = 0;
    int total = -1;  ///< Of all children; -1: not counted yet.
  };
  /// "x ~ y": has any child so far matched everything up to x?
  struct Search {
    pugi::xml_node last;  ///< The sibling last tried.
    int index = 0;
    bool found = false;
  };
  /// What is known about the children of one element.
  struct Children {
    int count = -1;
    std::map<std::string_view, int> count_by_type;
    std::map<std::string_view, Counted> of_type;
    std::map<PseudoClass const*, Counted> of_selectors;                         ///< :nth-child(An+B of S)
    std::map<std::pair<ComplexSelector const*, std::size_t>, Search> searches;  ///< By selector and compound.
  };
  void count_siblings() const;
  [[nodiscard]] Children& children() const {
    if (!children_) children_ = std::make_unique<Children>();
    return *children_;
  }

  pugi::xml_node node_;
  ElementFrame const* parent_ = nullptr;
  std::string_view name_, id_, classes_, language_;
  int index_ = 1;
  mutable std::unique_ptr<Children> children_;  ///< Made when a selector first asks.
};

/// Calls `use` with each name of a class attribute's value.
template <typename Use>
void for_each_class(std::string_view classes, Use use) {
  constexpr std::string_view space = " \t\n\r\f";
  for (std::size_t at = classes.find_first_not_of(space); at != std::string_view::npos;) {
    std::size_t const end = classes.find_first_of(space, at);
    use(classes.substr(at, end - at));
    at = end == std::string_view::npos ? end : classes.find_first_not_of(space, end);
  }
}

}  // namespace closeout::css
