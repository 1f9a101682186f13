#pragma once
// The logical structure (ISO 32000-1 section 14.7): elements in the order of the box tree, planned for each part of it
// before anything of the part is painted, so that reading order never depends on painting order. Painting then says
// which marked content belongs where. When nothing holds a part any more, nothing can be added to its elements: they
// are complete and go to the writer.

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "boxes/tree.hpp"
#include "pages/document_sink.hpp"

namespace closeout::layout {

/// Text and drawings that stand together in one element without a child element between them.
struct Segment {
  pages::StructureId element = pages::no_structure;
  std::string language;  ///< Where it differs from the element's.
  std::vector<pages::ContentReference> references;
  std::uint32_t slot = 0;  ///< Index among the element's children.
};

struct PlannedPart;

/// Names a segment.
struct SegmentRef {
  PlannedPart* part = nullptr;  ///< Null: none, an artifact.
  std::uint32_t index = 0;
  bool operator==(SegmentRef const&) const = default;
};

/// An element on the way to be complete.
struct PlannedElement {
  pages::StructureElement element;
  /// Segments of parts that are gone are there as what they referred to.
  std::vector<std::variant<pages::StructureId, SegmentRef, std::vector<pages::ContentReference>>> children;
  std::vector<pages::AnnotationReference> annotations;
  pages::StructureId figure = pages::no_structure;  ///< Nearest Figure, itself included.
  bool is_emitted = false;
};

/// Where in the structure something stands.
struct StructurePlace {
  pages::StructureId element = 0;
  std::string language;  ///< In force in the element.
};

/// The elements and segments of one part of the box tree.
struct PlannedPart {
  std::weak_ptr<boxes::Part const> part;
  boxes::Part const* address = nullptr;  ///< Not used again while `part` is kept here.
  pages::StructureId first_id = 0;
  std::vector<PlannedElement> elements;
  std::vector<Segment> segments;
  std::uint64_t first_serial = 0;
  std::vector<SegmentRef> segment_of_box;              ///< By serial number.
  std::vector<pages::StructureId> element_of_meaning;  ///< By Semantics::index.
  std::map<std::uint64_t, StructurePlace> streams;     ///< Where the children of streamed boxes will stand.
};

class Structure {
 public:
  explicit Structure(std::string language);

  /// Plans what `part` adds. Parts come in document order, those above first.
  void plan(boxes::Part const& part);

  /// Segment of a text box or a drawing; nothing if it is an artifact.
  [[nodiscard]] std::optional<SegmentRef> segment_of(boxes::Box const& box);
  /// Element of a box with semantics, or no_structure.
  [[nodiscard]] pages::StructureId element_of(boxes::Box const& box);
  [[nodiscard]] Segment& segment(SegmentRef ref) { return ref.part->segments[ref.index]; }
  [[nodiscard]] pages::StructureType type_of(pages::StructureId id) { return planned(id).element.type; }
  void add_annotation(pages::StructureId element, pages::AnnotationReference reference);
  /// What an item of `segment` covers on `page` counts for the bounding box of the figure around it, if any.
  void extend_figure(SegmentRef segment, std::uint32_t page, base::Rect const& area);

  /// Hands on the elements of parts that are gone. Elements that came out empty are left out, but for those whose
  /// place matters (cells).
  void release(pages::DocumentSink& sink);
  /// Hands on everything that is left.
  void finish(pages::DocumentSink& sink);
  /// The element, or the nearest above it that was not left out.
  [[nodiscard]] pages::StructureId kept(pages::StructureId element) const;

 private:
  friend class StructurePlanner;

  PlannedElement& planned(pages::StructureId id);
  PlannedPart* find(boxes::Part const* part);
  bool emit(pages::StructureId id, pages::DocumentSink& sink);
  bool is_gone(pages::StructureId id);
  void fill(PlannedElement& element, pages::DocumentSink& sink);
  void settle_segments(PlannedPart& gone);

  std::map<pages::StructureId, PlannedPart*> part_of_id_;        ///< By the first id of each part that has elements.
  std::map<std::uint64_t, std::unique_ptr<PlannedPart>> parts_;  ///< By first serial: in document order.
  std::unordered_map<boxes::Part const*, PlannedPart*> part_of_;
  std::pair<boxes::Part const*, PlannedPart*> last_found_{};
  std::unordered_map<pages::StructureId, pages::StructureId> left_out_;  ///< And the element above.
  std::unique_ptr<PlannedPart> document_;                                ///< The Document element alone.
  std::string language_;
  pages::StructureId next_id_ = 1;
  int notes_ = 0;
  bool begins_segment_ = false;  ///< The next text does not go on with the segment before it.
  bool releases_all_ = false;
};

}  // namespace closeout::layout
