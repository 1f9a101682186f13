#include "boxes/box_builder.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "boxes/block_fixup.hpp"
#include "boxes/html_elements.hpp"
#include "boxes/pictures.hpp"
#include "boxes/svg.hpp"
#include "boxes/table_fixup.hpp"
#include "boxes/white_space.hpp"

namespace closeout::boxes {
namespace {

bool is_block_container(BoxKind kind) {
  return kind == BoxKind::Block || kind == BoxKind::ListItem || kind == BoxKind::InlineBlock ||
         kind == BoxKind::TableCell || kind == BoxKind::TableCaption;
}

std::optional<int> integer(pugi::xml_node element, char const* attribute) {
  std::string_view const text = element.attribute(attribute).value();
  int value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

int step(pugi::xml_node list) {
  return list.attribute("reversed") ? -1 : 1;
}

int first_number(pugi::xml_node list, std::string_view name) {
  if (name != "ol") return 1;
  if (auto const start = integer(list, "start")) return *start;
  if (!list.attribute("reversed")) return 1;
  auto const children = list.children();
  return static_cast<int>(std::count_if(children.begin(), children.end(),
                                        [](pugi::xml_node child) { return xml::local_name(child) == "li"; }));
}

using CounterList = std::vector<std::pair<std::string, std::vector<int>>>;

/// Box::counters.
CounterList counters_of_note(css::ComputedStyle const& style, bool has_id, Counters const& counters) {
  if (has_id) return {counters.all().begin(), counters.all().end()};
  CounterList changed;
  for (auto const* changes : {&style.counter_reset, &style.counter_increment, &style.counter_set}) {
    for (css::CounterChange const& change : *changes) changed.emplace_back(change.name, counters.values(change.name));
  }
  return changed;
}

}  // namespace

std::shared_ptr<Part> BoxBuilder::build_part(pugi::xml_node element, Surroundings const& around, Box* parent) {
  auto part = std::make_shared<Part>();
  factory.make_in(*part);
  BoxList boxes;
  build_element(element, around, boxes);
  if (boxes.empty()) return nullptr;
  part->root = boxes.front();
  part->root->parent = parent;
  if (parent != nullptr) part->above = parent->part->shared_from_this();
  collapse_white_space(*part->root);
  return part;
}

void BoxBuilder::only_count(pugi::xml_node element) {
  css::StyleRef const style = styled_.style_of(element);
  if (style->display == css::Display::None) return;
  update_counters(element, *style);
  only_count_children(element);
}

void BoxBuilder::only_count_children(pugi::xml_node element) {
  counters.enter_element();
  count_pseudo_element(element, css::PseudoElement::Before);
  for (pugi::xml_node const child : element.children()) {
    if (child.type() == pugi::node_element) only_count(child);
  }
  count_pseudo_element(element, css::PseudoElement::After);
  counters.leave_element();
}

void BoxBuilder::count_pseudo_element(pugi::xml_node element, css::PseudoElement pseudo) {
  auto const style = styled_.pseudo_style_of(element, pseudo);
  if (!style) return;
  counters.apply(*style);
  if (!style->content) return;
  for (css::ContentItem const& item : *style->content) count_quote(item.kind, counters.quote_depth);
}

void BoxBuilder::build_element(pugi::xml_node element, Surroundings const& around, BoxList& to) {
  css::StyleRef const style = styled_.style_of(element);
  if (style->display == css::Display::None) return;
  update_counters(element, *style);
  if (style->display == css::Display::Contents) {
    return build_children(element, inner_surroundings(element, nullptr, style, around), to);
  }
  Semantics* semantics = factory.make_semantics(semantics_of(document_, element, around.semantic));
  Surroundings const inside = inner_surroundings(element, semantics, style, around);
  Box* box = make_box(element, style, inside);
  box->semantics = semantics;
  if (!style->string_set.empty()) box->named_strings = named_strings(*style, source_of(element, inside));
  if (style->bookmark_level) box->bookmark_label = bookmark_label(*style, source_of(element, inside));
  box->counters = counters_of_note(*style, !semantics->id.empty(), counters);
  to.push_back(box);
  fill(element, inside, *box);
}

Surroundings BoxBuilder::inner_surroundings(pugi::xml_node element, Semantics const* semantics,
                                            css::StyleRef const& style, Surroundings const& around) const {
  Surroundings inside = around;
  inside.style = style;
  if (char const* language = own_language(element)) inside.language = language;
  inside.semantic.parent_language = inside.language;
  std::string_view const name = xml::local_name(element);
  if (name == "table") inside.semantic.in_layout_table = is_presentational(element);
  if (name == "table" || name == "thead") inside.semantic.in_table_head = name == "thead";
  bool const speaks_for_drawings = name == "figure" && semantics != nullptr && semantics->role == Role::Figure;
  if (speaks_for_drawings) inside.semantic.in_labelled_figure = true;
  return inside;
}

ContentSource BoxBuilder::source_of(pugi::xml_node element, Surroundings const& inside) {
  return {element, counters, inside.language, document_.place_of(element), styled_, quotes_, pictures_, *diagnostics_};
}

Box* BoxBuilder::make_box(pugi::xml_node element, css::StyleRef const& style, Surroundings const& inside) {
  std::string_view const name = xml::local_name(element);
  BoxKind kind = kind_of(style->display);
  if (name == "br") kind = BoxKind::LineBreak;
  if (name == "svg") kind = BoxKind::Drawing;
  Box* box = factory.make(kind, style);
  box->language = inside.language;
  box->place = document_.place_of(element);
  box->backgrounds = pictures_.backgrounds(*style, box->place, *diagnostics_);
  return box;
}

void BoxBuilder::fill(pugi::xml_node element, Surroundings const& inside, Box& box) {
  if (box.kind == BoxKind::LineBreak) return;
  if (box.kind == BoxKind::Drawing) {
    box.picture.drawing = std::make_shared<Drawing const>(
        parse_svg(document_, element, {box.style->colour, box.style->font}, *diagnostics_));
    return;
  }
  if (xml::local_name(element) == "img") pictures_.fill(box, element, document_, *diagnostics_);
  if (box.is_replaced()) return;
  if (!fill_later(element, inside, box)) {
    Surroundings at_once = inside;
    // A table asks for the streams of its bodies itself.
    at_once.may_stream = inside.may_stream && box.kind == BoxKind::Table;
    BoxList children;
    build_children(element, at_once, children);
    finish_children(box, children);
  }
  if (box.kind == BoxKind::ListItem) set_marker(element, inside, box);
}

bool BoxBuilder::fill_later(pugi::xml_node element, Surroundings const& inside, Box& box) {
  if (streams_ == nullptr || !inside.may_stream) return false;
  std::shared_ptr<ChildStream> stream = streams_->stream_for(element, box, inside);
  if (!stream) return false;
  box.stream = stream.get();
  factory.part().streams.push_back(std::move(stream));
  return true;
}

void BoxBuilder::finish_children(Box& box, BoxList const& children) {
  set_children(box, children);
  fix_table_children(box, factory);
  if (is_block_container(box.kind)) fix_block_container(box, factory);
}

/// The marker shows the counters as they are before the item's content.
void BoxBuilder::set_marker(pugi::xml_node element, Surroundings const& inside, Box& box) {
  auto const style = styled_.pseudo_style_of(element, css::PseudoElement::Marker);
  if (style) box.marker = marker_box(*box.style, style, source_of(element, inside), factory);
  if (box.marker != nullptr) box.marker->parent = &box;
}

void BoxBuilder::build_children(pugi::xml_node element, Surroundings const& inside, BoxList& to) {
  counters.enter_element();
  build_pseudo_element(element, css::PseudoElement::Before, inside, to);
  if (xml::local_name(element) == "dl") {
    build_description_list(element, inside, to);
  } else {
    for (pugi::xml_node const child : element.children()) build_node(child, inside, to);
  }
  build_replacement_text(element, inside, to);
  build_pseudo_element(element, css::PseudoElement::After, inside, to);
  counters.leave_element();
}

void BoxBuilder::build_node(pugi::xml_node node, Surroundings const& inside, BoxList& to) {
  if (node.type() == pugi::node_element) return build_element(node, inside, to);
  if (xml::is_text(node)) to.push_back(text_box(node.value(), document_.place_of(node), inside));
}

Box* BoxBuilder::text_box(std::string text, base::SourcePlace place, Surroundings const& inside) {
  Box* box = factory.make_anonymous(BoxKind::Text, css::Display::Inline, inside.style);
  box->text = std::move(text);
  box->language = inside.language;
  box->place = std::move(place);
  return box;
}

/// An image that cannot be shown is shown as its text (HTML section 15.4.2).
void BoxBuilder::build_replacement_text(pugi::xml_node element, Surroundings const& inside, BoxList& to) {
  std::string_view const name = xml::local_name(element);
  if (name == "img") to.push_back(text_box(element.attribute("alt").value(), document_.place_of(element), inside));
  if (name == "wbr") to.push_back(text_box("\u200B", document_.place_of(element), inside));
}

void BoxBuilder::build_pseudo_element(pugi::xml_node element, css::PseudoElement pseudo, Surroundings const& inside,
                                      BoxList& to) {
  auto const style = styled_.pseudo_style_of(element, pseudo);
  if (!style) return;
  counters.apply(*style);
  Box* box = factory.make(kind_of(style->display), style);
  box->is_generated = true;
  box->language = inside.language;
  box->place = document_.place_of(element);
  box->backgrounds = pictures_.backgrounds(*style, box->place, *diagnostics_);
  finish_children(*box, content_boxes(*style->content, style, source_of(element, inside), factory));
  to.push_back(box);
}

/// ISO 32000-1 table 336: in a list a label and its body stand in a list item, which HTML's dt and dd do not have.
void BoxBuilder::build_description_list(pugi::xml_node list, Surroundings const& inside, BoxList& to) {
  Box* item = nullptr;
  BoxList item_children;
  bool has_description = false;
  auto const end_item = [&] {
    if (item != nullptr) finish_children(*item, item_children);
    item = nullptr;
    item_children.clear();
    has_description = false;
  };
  for (pugi::xml_node const child : list.children()) {
    std::string_view const name = xml::local_name(child);
    bool const is_term = name == "dt";
    bool const is_description = name == "dd";
    if (!is_term && !is_description) {
      if (child.type() == pugi::node_element) end_item();
      build_node(child, inside, to);
      continue;
    }
    if (is_term && has_description) end_item();
    if (item == nullptr) to.push_back(item = description_item(child, inside));
    has_description = has_description || is_description;
    build_node(child, inside, item_children);
  }
  end_item();
}

Box* BoxBuilder::description_item(pugi::xml_node first, Surroundings const& inside) {
  Box* item = factory.make_anonymous(BoxKind::Block, css::Display::Block, inside.style);
  Semantics semantics;
  semantics.role = Role::ListItem;
  semantics.place = document_.place_of(first);
  item->semantics = factory.make_semantics(std::move(semantics));
  item->language = inside.language;
  item->place = document_.place_of(first);
  return item;
}

/// css-lists-3 section 4.6 and HTML section 4.4.5: lists reset list-item, items count it.
void BoxBuilder::update_counters(pugi::xml_node element, css::ComputedStyle const& style) {
  std::string_view const name = xml::local_name(element);
  if (name == "ol" || name == "ul") counters.reset("list-item", first_number(element, name) - step(element));
  counters.apply(style);
  bool const is_counted = style.display == css::Display::ListItem &&
                          std::none_of(style.counter_increment.begin(), style.counter_increment.end(),
                                       [](css::CounterChange const& row) { return row.name == "list-item"; });
  if (is_counted) counters.increment("list-item", name == "li" ? step(element.parent()) : 1);
  auto const value = name == "li" ? integer(element, "value") : std::nullopt;
  if (value) counters.set("list-item", *value);
}

namespace {

void read_head_entry(pugi::xml_node entry, DocumentInfo& info) {
  std::string_view const name = xml::local_name(entry);
  if (name == "title") info.title = text_content(entry);
  bool const is_named = name == "meta" && entry.attribute("name");
  if (is_named) info.metadata.emplace_back(entry.attribute("name").value(), entry.attribute("content").value());
}

}  // namespace

DocumentInfo read_info(xml::Document const& document) {
  DocumentInfo info;
  if (char const* language = own_language(document.root())) info.language = language;
  for (pugi::xml_node const child : document.root().children()) {
    if (xml::local_name(child) != "head") continue;
    for (pugi::xml_node const entry : child.children()) read_head_entry(entry, info);
  }
  return info;
}

}  // namespace closeout::boxes
