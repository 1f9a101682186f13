#include "pdf/structure_tree.hpp"

#include "pages/dump.hpp"
#include "pdf/name_tree.hpp"
#include "pdf/structure_attributes.hpp"

namespace closeout::pdf {
namespace {

using Element = pages::StructureElement;
using Structure = std::vector<pages::StructureElement>;

class StructureWriter {
 public:
  StructureWriter(Structure const& structure, StructureTargets const& targets, StructureNumbers& numbers,
                  ObjectAssembler& assembler)
      : structure_(structure),
        targets_(targets),
        numbers_(numbers),
        assembler_(assembler),
        root_(assembler.reserve()) {}

  ObjectNumber write(ParentTree& parents) {
    for (pages::StructureId id = 0; id < structure_.size(); ++id) write_element(id);
    write_root(parents);
    return root_;
  }

 private:
  void write_root(ParentTree& parents) {
    std::string text;
    {
      DictionaryText dictionary(text);
      dictionary.name("Type", "StructTreeRoot");
      dictionary.key("K") += '[';
      for (pages::StructureId id = 0; id < structure_.size(); ++id) {
        if (structure_[id].parent == pages::no_structure) append_reference(text += ' ', numbers_[id]);
      }
      text += ']';
      if (!ids_.empty()) dictionary.reference("IDTree", write_name_tree(std::move(ids_), assembler_));
      dictionary.reference("ParentTree", parents.finish());
      dictionary.integer("ParentTreeNextKey", static_cast<std::int64_t>(parents.next_key()));
    }
    assembler_.write(root_, text);
  }

  void write_element(pages::StructureId id) {
    Element const& element = structure_[id];
    text_.clear();
    {
      DictionaryText dictionary(text_);
      dictionary.name("S", pages::name_of(element.type));
      dictionary.reference("P", element.parent == pages::no_structure ? root_ : numbers_[element.parent]);
      if (auto const page = home_page(element)) dictionary.reference("Pg", targets_.pages.object(*page));
      write_kids(dictionary, element);
      write_properties(dictionary, id);
    }
    assembler_.write(numbers_[id], text_);
  }

  /// Page of the first content: content on it is named by its MCID alone.
  std::optional<std::size_t> home_page(Element const& element) const {
    for (auto const& child : element.children) {
      auto const* content = std::get_if<pages::ContentReference>(&child);
      if (content && content->page < targets_.pages.size()) return content->page;
    }
    return std::nullopt;
  }

  void write_kids(DictionaryText& dictionary, Element const& element) {
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

  void write_content(pages::ContentReference const& content, std::optional<std::size_t> home) {
    if (content.page == home) return append_integer(text_, content.marked_content);
    if (content.page >= targets_.pages.size()) return;
    DictionaryText reference(text_);
    reference.name("Type", "MCR");
    reference.reference("Pg", targets_.pages.object(content.page));
    reference.integer("MCID", content.marked_content);
  }

  void write_annotation(pages::AnnotationReference const& annotation) {
    auto const& pages = targets_.annotations;
    if (annotation.page >= pages.size() || annotation.annotation >= pages[annotation.page].size()) return;
    DictionaryText reference(text_);
    reference.name("Type", "OBJR");
    reference.reference("Pg", targets_.pages.object(annotation.page));
    reference.reference("Obj", pages[annotation.page][annotation.annotation]);
  }

  void write_properties(DictionaryText& dictionary, pages::StructureId id) {
    Element const& element = structure_[id];
    auto const text = [&](std::string_view key, std::string const& value) {
      if (!value.empty()) dictionary.text(key, value);
    };
    text("Lang", element.language);
    text("Alt", element.alternative_text);
    text("ActualText", element.actual_text);
    text("T", element.title);
    if (std::string const element_id = structure_element_id(structure_, id); !element_id.empty()) {
      append_byte_string(dictionary.key("ID"), text_string_bytes(element_id));
      std::string& reference = ids_.emplace_back(element_id, "").second;
      append_reference(reference, numbers_[id]);
    }
    std::string const attributes = structure_attributes(element, parent_type(element), box_space(element));
    if (!attributes.empty()) dictionary.value("A", attributes);
  }

  pages::StructureType parent_type(Element const& element) const {
    return element.parent < structure_.size() ? structure_[element.parent].type : pages::StructureType::Document;
  }

  UserSpace box_space(Element const& element) const {
    return element.bounding_box_page < targets_.pages.size() ? targets_.pages.space(element.bounding_box_page)
                                                             : UserSpace();
  }

  Structure const& structure_;
  StructureTargets const& targets_;
  StructureNumbers& numbers_;
  ObjectAssembler& assembler_;
  ObjectNumber root_;
  std::string text_;  ///< Of the element in work.
  std::vector<NameTreeEntry> ids_;
};

}  // namespace

std::string structure_element_id(Structure const& structure, pages::StructureId element) {
  bool const needs_one = structure[element].type == pages::StructureType::Note && structure[element].id.empty();
  return needs_one ? "note." + std::to_string(element) : structure[element].id;
}

ObjectNumber write_structure_tree(Structure const& structure, StructureTargets const& targets,
                                  StructureNumbers& numbers, ParentTree& parents, ObjectAssembler& assembler) {
  return StructureWriter(structure, targets, numbers, assembler).write(parents);
}

}  // namespace closeout::pdf
