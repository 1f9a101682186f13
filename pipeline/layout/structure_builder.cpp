#include "layout/structure_builder.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "boxes/box_source.hpp"
#include "layout/structure_types.hpp"

namespace closeout::layout {

using boxes::Box;
using boxes::BoxKind;
using boxes::Role;
using boxes::Semantics;
using Place = StructurePlace;
using pages::StructureId;
using pages::StructureType;

/// Walks one part of the box tree and plans elements and segments.
class StructurePlanner {
 public:
  StructurePlanner(Structure& structure, PlannedPart& part) : structure_(structure), part_(part) {}

  void visit(Box const& box, Place place) {
    if (is_artifact(box)) return;
    // A positioned box is painted apart from the text around it, an inline-block may be cut over pages beside it, a
    // block may be a part of its own: their text is a segment of its own.
    bool const is_apart = box.is_block_level() || box.is_out_of_flow() || box.kind == BoxKind::InlineBlock;
    if (is_apart) structure_.begins_segment_ = true;
    visit_in_place(box, enter(box, std::move(place)));
    if (is_apart) structure_.begins_segment_ = true;
  }

 private:
  [[nodiscard]] StructureType type_of(StructureId id) const { return structure_.type_of(id); }

  StructureId add_element(StructureType type, StructureId parent) {
    StructureId const id = structure_.next_id_++;
    if (part_.elements.empty()) {
      part_.first_id = id;
      structure_.part_of_id_[id] = &part_;
    }
    PlannedElement& planned = part_.elements.emplace_back();
    planned.element.type = type;
    planned.element.parent = parent;
    PlannedElement& above = structure_.planned(parent);
    planned.element.parent_type = above.element.type;
    planned.figure = type == StructureType::Figure ? id : above.figure;
    above.children.emplace_back(id);
    return id;
  }

  void visit_in_place(Box const& box, Place const& place) {
    if (box.kind == BoxKind::Text || box.is_replaced()) add_leaf(box, place);
    // An item stays an item whatever its display says: <li> as a block has a body too.
    bool const is_item = box.semantics != nullptr && box.semantics->role == Role::ListItem;
    if (is_item || box.kind == BoxKind::ListItem) return visit_list_item(box, place);
    visit_children(box, place);
  }

  void visit_children(Box const& box, Place const& place) {
    if (box.stream != nullptr) part_.streams[box.serial] = place;
    for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) visit(*child, place);
  }

  /// A drawing with alt="" is decoration by its author's word.
  static bool is_artifact(Box const& box) {
    if (box.semantics == nullptr) return false;
    bool const is_decorative = box.semantics->role == Role::Figure && box.semantics->has_alternative_text &&
                               box.semantics->alternative_text.empty();
    return box.semantics->role == Role::Artifact || is_decorative;
  }

  /// The place for what is in `box`: its own element if it has one, a paragraph for text that has none, else as
  /// before.
  Place enter(Box const& box, Place place) {
    std::optional<StructureType> const type = type_for(box, place);
    if (type == StructureType::Document) {
      remember(box, 0);
      return place;
    }
    if (type) return enter_element(box, *type, std::move(place));
    if (known_element(box) == pages::no_structure) remember(box, place.element);
    bool const holds_text = box.is_block_level() && box.has_inline_children() && box.first_child != nullptr;
    if (holds_text && is_grouping(type_of(place.element)) && box.kind != BoxKind::ListItem) {
      place.element = add_element(StructureType::P, place.element);
    }
    return place;
  }

  [[nodiscard]] std::optional<StructureType> type_for(Box const& box, Place const& place) const {
    if (box.semantics != nullptr) {
      Semantics const& s = *box.semantics;
      if (auto const type = structure_type(s)) return type;
      // A drawing without meaning is still content; without alternative text the writer refuses it.
      bool const is_language_change = !s.language.empty() && box.kind == BoxKind::Inline;
      if (is_language_change) return StructureType::Span;
    }
    StructureType const parent = type_of(place.element);
    if (box.is_replaced() && structure_.planned(place.element).figure == pages::no_structure) {
      return StructureType::Figure;
    }
    return is_table_part(parent) ? type_of_table_box(box) : std::nullopt;
  }

  /// Anonymous parts of a table (CSS 2.2 section 17.2.1) are parts of it all the same.
  static std::optional<StructureType> type_of_table_box(Box const& box) {
    switch (box.kind) {
      case BoxKind::TableRow:
        return StructureType::TR;
      case BoxKind::TableCell:
        return StructureType::TD;
      case BoxKind::TableRowGroup:
        if (box.style->display == css::Display::TableHeaderGroup) return StructureType::THead;
        if (box.style->display == css::Display::TableFooterGroup) return StructureType::TFoot;
        return StructureType::TBody;
      default:
        return std::nullopt;
    }
  }

  Place enter_element(Box const& box, StructureType type, Place place) {
    if (StructureId const known = known_element(box); known != pages::no_structure) {
      place.element = known;
      if (!box.semantics->language.empty()) place.language = box.semantics->language;
      return place;
    }
    place.element = parent_for(type, place.element);
    place.element = add_element(type, place.element);
    if (box.semantics != nullptr) describe(box, place);
    if (box.is_replaced() && box.semantics == nullptr) {
      structure_.planned(place.element).element.place = box.place;
    }
    return place;
  }

  /// Wraps what must not stand where it stands: text-level elements get a paragraph, labels and bodies outside a
  /// list item (dt, dd) an item.
  StructureId parent_for(StructureType type, StructureId parent) {
    if (is_inline_level(type) && is_grouping(type_of(parent))) return add_element(StructureType::P, parent);
    bool const is_item_part = type == StructureType::Lbl || type == StructureType::LBody;
    if (!is_item_part || type_of(parent) != StructureType::L) return parent;
    auto const& siblings = structure_.planned(parent).children;
    bool const joins = type == StructureType::LBody && !siblings.empty();
    if (joins) return std::get<StructureId>(siblings.back());
    return add_element(StructureType::LI, parent);
  }

  void describe(Box const& box, Place& place) {
    Semantics const& s = *box.semantics;
    remember(box, place.element);
    pages::StructureElement& e = structure_.planned(place.element).element;
    e.place = s.place.is_known() ? s.place : box.place;
    if (!s.language.empty() && s.language != place.language) e.language = s.language;
    if (!s.language.empty()) place.language = s.language;
    e.alternative_text = s.alternative_text;
    e.scope = static_cast<pages::StructureElement::Scope>(s.scope);
    e.headers = s.headers;
    e.column_span = std::max(1, s.column_span);
    e.row_span = std::max(1, s.row_span);
    e.summary = s.table_summary;
    // ISO 32000-1 section 14.7.2: an ID is for those that others point to; ISO 14289-1 section 7.9 wants one on Note.
    if (e.type == StructureType::TH || e.type == StructureType::Note) e.id = s.id;
    if (e.type == StructureType::Note && e.id.empty()) e.id = "note-" + std::to_string(++structure_.notes_);
    if (e.type == StructureType::L) e.list_numbering = numbering_of(box);
  }

  static pages::StructureElement::ListNumbering numbering_of(Box const& list) {
    Box const* const first = list.stream != nullptr ? list.stream->first() : list.first_child;
    for (Box const* child = first; child != nullptr; child = child->next_sibling) {
      if (child->kind == BoxKind::ListItem && child->marker == nullptr) break;
      if (child->kind == BoxKind::ListItem) return list_numbering(child->style->list_style_type);
    }
    return pages::StructureElement::ListNumbering::None;
  }

  void visit_list_item(Box const& box, Place const& place) {
    bool const is_item = type_of(place.element) == StructureType::LI;
    if (!is_item) {
      if (box.marker != nullptr) visit(*box.marker, place);
      return visit_children(box, place);
    }
    if (box.marker != nullptr) {
      visit(*box.marker, {add_element(StructureType::Lbl, place.element), place.language});
    }
    Box const* const first = box.stream != nullptr ? box.stream->first() : box.first_child;
    bool const has_body = first != nullptr && first->semantics != nullptr && first->semantics->role == Role::ListBody;
    if (has_body) return visit_children(box, place);
    visit_children(box, {add_element(StructureType::LBody, place.element), place.language});
  }

  void add_leaf(Box const& box, Place const& place) {
    StructureId element = place.element;
    if (is_grouping(type_of(element))) element = add_element(StructureType::P, element);
    std::string const& own = box.language;
    std::string const language = own == place.language ? std::string() : own;
    auto& children = structure_.planned(element).children;
    SegmentRef segment{&part_, static_cast<std::uint32_t>(part_.segments.size())};
    bool is_new = std::exchange(structure_.begins_segment_, false) || children.empty();
    if (!is_new) {
      auto const* last = std::get_if<SegmentRef>(&children.back());
      is_new = last == nullptr || last->part != &part_ || structure_.segment(*last).language != language;
      if (!is_new) segment = *last;
    }
    if (is_new) {
      part_.segments.push_back({element, language, {}, static_cast<std::uint32_t>(children.size())});
      children.emplace_back(segment);
    }
    std::size_t const place_of_box = box.serial - part_.first_serial;
    if (part_.segment_of_box.size() <= place_of_box) part_.segment_of_box.resize(place_of_box + 1);
    part_.segment_of_box[place_of_box] = segment;
  }

  [[nodiscard]] StructureId known_element(Box const& box) const {
    bool const is_known = box.semantics != nullptr && box.semantics->index < part_.element_of_meaning.size();
    return is_known ? part_.element_of_meaning[box.semantics->index] : pages::no_structure;
  }

  void remember(Box const& box, StructureId element) {
    if (box.semantics == nullptr) return;
    auto& elements = part_.element_of_meaning;
    if (elements.size() <= box.semantics->index) elements.resize(box.semantics->index + 1, pages::no_structure);
    elements[box.semantics->index] = element;
  }

  Structure& structure_;
  PlannedPart& part_;
};

Structure::Structure(std::string language)
    : document_(std::make_unique<PlannedPart>()), language_(std::move(language)) {
  document_->elements.emplace_back().element.type = StructureType::Document;
  part_of_id_[0] = document_.get();
}

void Structure::plan(boxes::Part const& part) {
  auto planned = std::make_unique<PlannedPart>();
  planned->part = part.weak_from_this();
  planned->address = &part;
  planned->first_serial = part.boxes.front().serial;
  PlannedPart& to = *planned;
  parts_[to.first_serial] = std::move(planned);
  part_of_[&part] = &to;
  Box const* const above = part.root->parent;
  if (above == nullptr) return StructurePlanner(*this, to).visit(*part.root, {0, language_});
  PlannedPart* const parent = find(above->part);
  auto const place = parent->streams.find(above->serial);
  // Below an artifact nothing is read.
  if (place != parent->streams.end()) StructurePlanner(*this, to).visit(*part.root, place->second);
}

PlannedPart* Structure::find(boxes::Part const* part) {
  if (last_found_.first == part) return last_found_.second;
  auto const found = part_of_.find(part);
  last_found_ = {part, found == part_of_.end() ? nullptr : found->second};
  return last_found_.second;
}

PlannedElement& Structure::planned(StructureId id) {
  auto const part = std::prev(part_of_id_.upper_bound(id));
  return part->second->elements[id - part->first];
}

std::optional<SegmentRef> Structure::segment_of(Box const& box) {
  PlannedPart const* const part = box.part == nullptr ? nullptr : find(box.part);
  if (part == nullptr) return std::nullopt;
  std::size_t const place = box.serial - part->first_serial;
  if (place >= part->segment_of_box.size() || part->segment_of_box[place].part == nullptr) return std::nullopt;
  return part->segment_of_box[place];
}

StructureId Structure::element_of(Box const& box) {
  PlannedPart const* const part = box.part == nullptr ? nullptr : find(box.part);
  bool const is_known =
      part != nullptr && box.semantics != nullptr && box.semantics->index < part->element_of_meaning.size();
  return is_known ? part->element_of_meaning[box.semantics->index] : pages::no_structure;
}

void Structure::add_annotation(StructureId element, pages::AnnotationReference reference) {
  planned(element).annotations.push_back(reference);
}

void Structure::extend_figure(SegmentRef segment, std::uint32_t page, base::Rect const& area) {
  StructureId const figure = planned(this->segment(segment).element).figure;
  if (figure == pages::no_structure) return;
  pages::StructureElement& e = planned(figure).element;
  if (!e.bounding_box) {
    e.bounding_box = area;
    e.bounding_box_page = page;
    return;
  }
  if (e.bounding_box_page != page) return;
  base::Rect& box = *e.bounding_box;
  base::Length const right = std::max(box.right(), area.right());
  base::Length const bottom = std::max(box.bottom(), area.bottom());
  box.origin = {std::min(box.left(), area.left()), std::min(box.top(), area.top())};
  box.size = {right - box.left(), bottom - box.top()};
}

/// Whether nothing can be added to an element any more.
bool Structure::is_gone(StructureId id) {
  if (releases_all_) return true;
  PlannedPart const& part = *std::prev(part_of_id_.upper_bound(id))->second;
  return &part != document_.get() && part.part.expired();
}

/// The children as they will be written, each emitted first if that has not been done.
void Structure::fill(PlannedElement& of, pages::DocumentSink& sink) {
  for (auto const& child : std::exchange(of.children, {})) {
    if (auto const* id = std::get_if<StructureId>(&child)) {
      if (left_out_.contains(*id)) continue;
      if (emit(*id, sink)) of.element.children.emplace_back(*id);
      continue;
    }
    auto const* segment = std::get_if<SegmentRef>(&child);
    auto const& references =
        segment != nullptr ? this->segment(*segment).references : std::get<std::vector<pages::ContentReference>>(child);
    of.element.children.insert(of.element.children.end(), references.begin(), references.end());
  }
  for (pages::AnnotationReference const& reference : of.annotations) of.element.children.emplace_back(reference);
}

/// False if the element came out empty and is left out. One that was handed on before is there.
bool Structure::emit(StructureId id, pages::DocumentSink& sink) {
  auto const at = part_of_id_.upper_bound(id);
  auto const part = at == part_of_id_.begin() ? part_of_id_.end() : std::prev(at);
  bool const is_here = part != part_of_id_.end() && id - part->first < part->second->elements.size();
  if (!is_here) return true;
  PlannedElement& element = part->second->elements[id - part->first];
  if (element.is_emitted) return !left_out_.contains(id);
  element.is_emitted = true;
  fill(element, sink);
  bool const is_kept = id == 0 || !element.element.children.empty() || is_kept_empty(element.element.type);
  if (is_kept) {
    sink.add_element(id, std::move(element.element));
  } else {
    left_out_.emplace(id, element.element.parent);
  }
  return is_kept;
}

void Structure::release(pages::DocumentSink& sink) {
  std::vector<std::uint64_t> gone;
  for (auto const& [serial, part] : parts_) {
    if (!releases_all_ && !part->part.expired()) continue;
    gone.push_back(serial);
    for (std::size_t i = 0; i < part->elements.size(); ++i) {
      PlannedElement const& element = part->elements[i];
      // Others are reached through the element above, after what stands before them.
      bool const is_top = !is_gone(element.element.parent) || planned(element.element.parent).is_emitted;
      if (!element.is_emitted && is_top) emit(part->first_id + static_cast<StructureId>(i), sink);
    }
  }
  for (std::uint64_t const serial : gone) settle_segments(*parts_[serial]);
  for (std::uint64_t const serial : gone) {
    PlannedPart* const part = parts_[serial].get();
    part_of_.erase(part->address);
    if (!part->elements.empty()) part_of_id_.erase(part->first_id);
    parts_.erase(serial);
  }
  if (!gone.empty()) last_found_ = {};
}

/// The text of a part may stand in an element of the part above, which lives on (a block without an element of its own
/// in a list item).
void Structure::settle_segments(PlannedPart& gone) {
  for (Segment& segment : gone.segments) {
    bool const is_own = segment.element >= gone.first_id && segment.element - gone.first_id < gone.elements.size();
    if (is_own && !gone.elements.empty()) continue;
    PlannedElement& element = planned(segment.element);
    if (!element.is_emitted) element.children[segment.slot] = std::move(segment.references);
  }
}

void Structure::finish(pages::DocumentSink& sink) {
  releases_all_ = true;
  emit(0, sink);
  parts_.clear();
}

StructureId Structure::kept(StructureId element) const {
  for (auto at = left_out_.find(element); at != left_out_.end(); at = left_out_.find(element)) element = at->second;
  return element;
}

}  // namespace closeout::layout
