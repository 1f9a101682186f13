#include "pdf/structure_tree.hpp"

#include "pages/dump.hpp"
#include "pdf/structure_attributes.hpp"

namespace closeout::pdf {

using Element = pages::StructureElement;

std::string structure_element_id(pages::StructureId id, Element const& element) {
  bool const needs_one = element.type == pages::StructureType::Note && element.id.empty();
  return needs_one ? "note." + std::to_string(id) : element.id;
}

void StructureTree::add(pages::StructureId id, Element const& element) {
  text_.clear();
  {
    DictionaryText dictionary(text_);
    dictionary.name("S", pages::name_of(element.type));
    dictionary.reference("P", element.parent == pages::no_structure ? root_ : numbers_[element.parent]);
    if (auto const page = home_page(element)) dictionary.reference("Pg", pages_.object(*page));
    write_kids(dictionary, element);
    write_properties(dictionary, id, element);
  }
  if (element.parent == pages::no_structure) topmost_.push_back(numbers_[id]);
  assembler_.write(numbers_[id], text_);
}

/// Page of the first content: content on it is named by its MCID alone.
std::optional<std::size_t> StructureTree::home_page(Element const& element) const {
  for (auto const& child : element.children) {
    auto const* content = std::get_if<pages::ContentReference>(&child);
    if (content && content->page < pages_.size()) return content->page;
  }
  return std::nullopt;
}

void StructureTree::write_kids(DictionaryText& dictionary, Element const& element) {
  if (element.children.empty()) return;
  auto const home = home_page(element);
  dictionary.key("K") += '[';
  for (auto const& child : element.children) {
    if (text_.back() != '[') text_ += ' ';
    if (auto const* content = std::get_if<pages::ContentReference>(&child)) {
      write_content(*content, home);
    } else if (auto const* annotation = std::get_if<pages::AnnotationReference>(&child)) {
      write_annotation(*annotation);
    } else {
      append_reference(text_, numbers_[std::get<pages::StructureId>(child)]);
    }
  }
  text_ += ']';
}

void StructureTree::write_content(pages::ContentReference const& content, std::optional<std::size_t> home) {
  if (content.page == home) return append_integer(text_, content.marked_content);
  if (content.page >= pages_.size()) return;
  DictionaryText reference(text_);
  reference.name("Type", "MCR");
  reference.reference("Pg", pages_.object(content.page));
  reference.integer("MCID", content.marked_content);
}

void StructureTree::write_annotation(pages::AnnotationReference const& annotation) {
  ObjectNumber const number = page_writer_.annotation(annotation.page, annotation.annotation);
  if (number == 0) return;
  DictionaryText reference(text_);
  reference.name("Type", "OBJR");
  reference.reference("Pg", pages_.object(annotation.page));
  reference.reference("Obj", number);
}

void StructureTree::write_properties(DictionaryText& dictionary, pages::StructureId id, Element const& element) {
  auto const text = [&](std::string_view key, std::string const& value) {
    if (!value.empty()) dictionary.text(key, value);
  };
  text("Lang", element.language);
  text("Alt", element.alternative_text);
  text("ActualText", element.actual_text);
  text("T", element.title);
  if (std::string element_id = structure_element_id(id, element); !element_id.empty()) {
    append_byte_string(dictionary.key("ID"), text_string_bytes(element_id));
    ids_.emplace_back(std::move(element_id), numbers_[id]);
  }
  std::string const attributes = structure_attributes(element, element.parent_type, box_space(element));
  if (!attributes.empty()) dictionary.value("A", attributes);
}

UserSpace StructureTree::box_space(Element const& element) const {
  return element.bounding_box_page < pages_.size() ? pages_.space(element.bounding_box_page) : UserSpace();
}

ObjectNumber StructureTree::finish(ParentTree& parents) {
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "StructTreeRoot");
    dictionary.key("K") += '[';
    for (ObjectNumber const element : topmost_) append_reference(text += ' ', element);
    text += ']';
    if (!ids_.empty()) dictionary.reference("IDTree", write_id_tree(std::move(ids_), assembler_));
    dictionary.reference("ParentTree", parents.finish());
    dictionary.integer("ParentTreeNextKey", static_cast<std::int64_t>(parents.next_key()));
  }
  assembler_.write(root_, text);
  return root_;
}

}  // namespace closeout::pdf
