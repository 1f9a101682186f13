#include "layout/structure_builder.hpp"

#include <algorithm>
#include <utility>

#include "layout/structure_types.hpp"

namespace closeout::layout {

using boxes::Box;
using boxes::BoxKind;
using boxes::Role;
using boxes::Semantics;
using pages::StructureId;
using pages::StructureType;

/// Walks the box tree once and plans elements and segments.
class StructurePlanner {
 public:
  StructurePlanner(Structure& structure, boxes::Tree const& tree) : structure_(structure), tree_(tree) {}

  void run() {
    structure_.planned_.emplace_back();
    structure_.planned_[0].element.type = StructureType::Document;
    if (tree_.root != nullptr) visit(*tree_.root, {0, tree_.language});
  }

 private:
  struct Place {
    StructureId element = 0;
    std::string language;  ///< In force in the element.
  };

  [[nodiscard]] StructureType type_of(StructureId id) const { return structure_.planned_[id].element.type; }

  StructureId add_element(StructureType type, StructureId parent) {
    auto const id = static_cast<StructureId>(structure_.planned_.size());
    Structure::Planned& planned = structure_.planned_.emplace_back();
    planned.element.type = type;
    planned.element.parent = parent;
    planned.figure = type == StructureType::Figure ? id : structure_.planned_[parent].figure;
    structure_.planned_[parent].children.emplace_back(id);
    return id;
  }

  void visit(Box const& box, Place place) {
    if (is_artifact(box)) return;
    // A positioned box is painted apart from the text around it, an inline-block may be cut over pages beside it: their
    // text is a segment of its own.
    bool const is_apart = box.is_out_of_flow() || box.kind == BoxKind::InlineBlock;
    if (is_apart) begins_segment_ = true;
    visit_in_place(box, enter(box, std::move(place)));
    if (is_apart) begins_segment_ = true;
  }

  void visit_in_place(Box const& box, Place const& place) {
    if (box.kind == BoxKind::Text || box.drawing != nullptr) add_leaf(box, place);
    // An item stays an item whatever its display says: <li> as a block has a body too.
    bool const is_item = box.semantics != nullptr && box.semantics->role == Role::ListItem;
    if (is_item || box.kind == BoxKind::ListItem) return visit_list_item(box, place);
    visit_children(box, place);
  }

  void visit_children(Box const& box, Place const& place) {
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
      if (box.semantics != nullptr) structure_.element_of_[box.semantics] = 0;
      return place;
    }
    if (type) return enter_element(box, *type, std::move(place));
    if (box.semantics != nullptr) structure_.element_of_.emplace(box.semantics, place.element);
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
    if (box.drawing != nullptr && structure_.planned_[place.element].figure == pages::no_structure) {
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
    if (box.semantics != nullptr) {
      auto const known = structure_.element_of_.find(box.semantics);
      if (known != structure_.element_of_.end()) {
        place.element = known->second;
        if (!box.semantics->language.empty()) place.language = box.semantics->language;
        return place;
      }
    }
    place.element = parent_for(type, place.element);
    place.element = add_element(type, place.element);
    if (box.semantics != nullptr) describe(box, place);
    if (box.drawing != nullptr && box.semantics == nullptr) {
      structure_.planned_[place.element].element.place = box.place;
    }
    return place;
  }

  /// Wraps what must not stand where it stands: text-level elements get a paragraph, labels and bodies outside a
  /// list item (dt, dd) an item.
  StructureId parent_for(StructureType type, StructureId parent) {
    if (is_inline_level(type) && is_grouping(type_of(parent))) return add_element(StructureType::P, parent);
    bool const is_item_part = type == StructureType::Lbl || type == StructureType::LBody;
    if (!is_item_part || type_of(parent) != StructureType::L) return parent;
    auto const& siblings = structure_.planned_[parent].children;
    bool const joins = type == StructureType::LBody && !siblings.empty();
    if (joins) return std::get<StructureId>(siblings.back());
    return add_element(StructureType::LI, parent);
  }

  void describe(Box const& box, Place& place) {
    Semantics const& s = *box.semantics;
    structure_.element_of_[&s] = place.element;
    pages::StructureElement& e = structure_.planned_[place.element].element;
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
    if (e.type == StructureType::Note && e.id.empty()) e.id = "note-" + std::to_string(++notes_);
    if (e.type == StructureType::L) e.list_numbering = numbering_of(box);
  }

  static pages::StructureElement::ListNumbering numbering_of(Box const& list) {
    for (Box const* child = list.first_child; child != nullptr; child = child->next_sibling) {
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
    bool const has_body = box.first_child != nullptr && box.first_child->semantics != nullptr &&
                          box.first_child->semantics->role == Role::ListBody;
    if (has_body) return visit_children(box, place);
    visit_children(box, {add_element(StructureType::LBody, place.element), place.language});
  }

  void add_leaf(Box const& box, Place const& place) {
    StructureId element = place.element;
    if (is_grouping(type_of(element))) element = add_element(StructureType::P, element);
    std::string const& own = box.language;
    std::string const language = own == place.language ? std::string() : own;
    auto& children = structure_.planned_[element].children;
    if (!children.empty() && !std::exchange(begins_segment_, false)) {
      auto const* last = std::get_if<std::size_t>(&children.back());
      if (last != nullptr && structure_.segments_[*last].language == language) {
        structure_.segment_of_[&box] = *last;
        return;
      }
    }
    structure_.segment_of_[&box] = structure_.segments_.size();
    children.emplace_back(structure_.segments_.size());
    structure_.segments_.push_back({element, language, {}});
  }

  Structure& structure_;
  boxes::Tree const& tree_;
  int notes_ = 0;
  bool begins_segment_ = false;  ///< The next text does not go on with the segment before it.
};

namespace {

/// New numbers for the elements that stay; no_structure for the others.
std::vector<StructureId> renumbered(std::vector<bool> const& kept) {
  std::vector<StructureId> numbers(kept.size(), pages::no_structure);
  StructureId next = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (kept[i]) numbers[i] = next++;
  }
  return numbers;
}

}  // namespace

Structure::Structure(boxes::Tree const& tree) {
  StructurePlanner(*this, tree).run();
}

std::optional<std::size_t> Structure::segment_of(Box const& box) const {
  auto const found = segment_of_.find(&box);
  if (found == segment_of_.end()) return std::nullopt;
  return found->second;
}

StructureId Structure::element_of(Semantics const& semantics) const {
  auto const found = element_of_.find(&semantics);
  return found == element_of_.end() ? pages::no_structure : found->second;
}

void Structure::add_annotation(StructureId element, pages::AnnotationReference reference) {
  planned_[element].annotations.push_back(reference);
}

void Structure::extend_figure(std::size_t segment, std::uint32_t page, base::Rect const& area) {
  StructureId const figure = planned_[segments_[segment].element].figure;
  if (figure == pages::no_structure) return;
  pages::StructureElement& e = planned_[figure].element;
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

/// Segments become references to marked content.
void Structure::fill(Planned& planned) const {
  for (Child const& child : planned.children) {
    if (auto const* element = std::get_if<StructureId>(&child)) {
      planned.element.children.emplace_back(*element);
      continue;
    }
    for (pages::ContentReference const& reference : segments_[std::get<std::size_t>(child)].references) {
      planned.element.children.emplace_back(reference);
    }
  }
  for (pages::AnnotationReference const& reference : planned.annotations) {
    planned.element.children.emplace_back(reference);
  }
}

void Structure::finish(pages::Document& document) {
  std::vector<bool> kept(planned_.size(), false);
  for (std::size_t i = planned_.size(); i-- > 0;) {
    fill(planned_[i]);
    auto& children = planned_[i].element.children;
    std::erase_if(children, [&](auto const& child) {
      auto const* element = std::get_if<StructureId>(&child);
      return element != nullptr && !kept[*element];
    });
    kept[i] = i == 0 || !children.empty() || is_kept_empty(planned_[i].element.type);
  }
  std::vector<StructureId> const numbers = renumbered(kept);
  // An element that is left out hands what points to it to the nearest ancestor that stays.
  auto const follow = [&](StructureId& id) {
    while (id != pages::no_structure && !kept[id]) id = planned_[id].element.parent;
    if (id != pages::no_structure) id = numbers[id];
  };
  for (std::size_t i = 0; i < planned_.size(); ++i) {
    if (!kept[i]) continue;
    pages::StructureElement element = planned_[i].element;
    follow(element.parent);
    for (auto& child : element.children) {
      if (auto* below = std::get_if<StructureId>(&child)) *below = numbers[*below];
    }
    document.structure.push_back(std::move(element));
  }
  for (pages::Page& page : document.pages) {
    for (pages::MarkedContent& content : page.marked_contents) follow(content.element);
    for (pages::Link& link : page.links) follow(link.element);
  }
  for (pages::Destination& destination : document.destinations) follow(destination.element);
}

}  // namespace closeout::layout
