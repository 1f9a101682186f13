#pragma once
// The logical structure (ISO 32000-1 section 14.7): elements in the order of the box tree, made before anything is
// painted, so that reading order never depends on painting order. Painting then says which marked content belongs
// where.

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "boxes/tree.hpp"
#include "pages/document.hpp"

namespace closeout::layout {

/// Text and drawings that stand together in one element without a child element between them.
struct Segment {
  pages::StructureId element = pages::no_structure;
  std::string language;  ///< Where it differs from the element's.
  std::vector<pages::ContentReference> references;
};

class Structure {
 public:
  explicit Structure(boxes::Tree const& tree);

  /// Segment of a text box or a drawing; nothing if it is an artifact.
  [[nodiscard]] std::optional<std::size_t> segment_of(boxes::Box const& box) const;
  /// Element of a box with semantics, or no_structure.
  [[nodiscard]] pages::StructureId element_of(boxes::Semantics const& semantics) const;
  [[nodiscard]] Segment& segment(std::size_t index) { return segments_[index]; }
  void add_annotation(pages::StructureId element, pages::AnnotationReference reference);
  /// What an item of `segment` covers on `page` counts for the bounding box of the figure around it, if any.
  void extend_figure(std::size_t segment, std::uint32_t page, base::Rect const& area);

  /// The elements with all that was referred to; elements that came out empty are left out (but for those whose
  /// place matters, like cells). References to elements in `document` are made to follow. Ends the use of this.
  void finish(pages::Document& document);

 private:
  friend class StructurePlanner;
  using Child = std::variant<pages::StructureId, std::size_t>;  ///< Element or segment.
  struct Planned {
    pages::StructureElement element;
    std::vector<Child> children;
    std::vector<pages::AnnotationReference> annotations;
    pages::StructureId figure = pages::no_structure;  ///< Nearest Figure, itself included.
  };

  void fill(Planned& planned) const;

  std::vector<Planned> planned_;
  std::vector<Segment> segments_;
  std::unordered_map<boxes::Box const*, std::size_t> segment_of_;
  std::unordered_map<boxes::Semantics const*, pages::StructureId> element_of_;
};

}  // namespace closeout::layout
