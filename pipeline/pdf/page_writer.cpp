#include "pdf/page_writer.hpp"

#include "pdf/annotations.hpp"
#include "pdf/deflate.hpp"

namespace closeout::pdf {

ObjectNumber PageWriter::write_content(std::string_view operators) {
  return assembler_.add_stream("/Filter/FlateDecode", deflated(operators, DeflateLevel::Fast));
}

/// With the objects of its images and groups, written where they are used first.
Resources PageWriter::resources_of(PageContent const& content, base::Size page) {
  Resources resources = content.resources;
  for (images::ImageRef const& image : content.images) {
    resources.objects.emplace_back(image_resource(*image), images_.object_of(*image));
  }
  for (PageContent const& group : content.groups) {
    resources.objects.emplace_back(group_resource(group), group_object(group, page));
  }
  return resources;
}

/// A transparency group XObject (11.6.6), as large as the page.
ObjectNumber PageWriter::group_object(PageContent const& group, base::Size page) {
  std::string box;
  append_rectangle(box, {{}, page}, UserSpace(page.height));
  ObjectNumber& number = groups_[group_resource(group) + box];
  if (number != 0) return number;
  std::string entries = "/Type/XObject/Subtype/Form/Group<</S/Transparency/CS/DeviceRGB>>/BBox" + box + "/Resources ";
  append_reference(entries, resources_.object(resources_.add(resources_of(group, page))));
  entries += "/Filter/FlateDecode";
  number = assembler_.add_stream(entries, deflated(group.operators, DeflateLevel::Fast));
  return number;
}

void PageWriter::add(pages::Page const& page) {
  PageContent const content = page_content(page, fonts_);
  Page written;
  written.contents = write_content(content.operators);
  written.resources = resources_.add(resources_of(content, page.size));
  written.size = page.size;
  written.rotation = page.rotation;
  written.object = assembler_.reserve();
  written.parent = tree_.add(written.object, page.size);
  written.struct_parents = static_cast<std::uint32_t>(parents_.add_page(
      page.marked_contents, page.awaits_content ? ParentTree::Entry::Waits : ParentTree::Entry::Complete));
  written.marked_contents = static_cast<std::uint32_t>(page.marked_contents.size());
  written.first_annotation = write_annotations(page, written.object, parents_, assembler_);
  written.annotations = static_cast<std::uint32_t>(page.links.size());
  pages_.push_back(written);
}

void PageWriter::add_overlay(std::size_t index, pages::Page const& overlay) {
  PageContent const content = page_content(overlay, fonts_);
  Page& page = pages_[index];
  // Streams of one page are read as one: the state that the page left is restored to that of its beginning.
  if (save_ == 0) save_ = assembler_.add_stream("", "q\n");
  page.overlay = write_content("Q\n" + content.operators);
  page.resources = resources_.add_to(page.resources, resources_of(content, page.size));
  parents_.extend_page(page.struct_parents, std::span(overlay.marked_contents).subspan(page.marked_contents));
  page.first_annotation_on_top = write_annotations(overlay, page.object, parents_, assembler_);
  page.annotations_on_top = static_cast<std::uint32_t>(overlay.links.size());
}

ObjectNumber PageWriter::annotation(std::size_t page, std::size_t link) const {
  if (page >= pages_.size()) return 0;
  Page const& of = pages_[page];
  if (link < of.annotations) return of.first_annotation + static_cast<ObjectNumber>(link);
  link -= of.annotations;
  return link < of.annotations_on_top ? of.first_annotation_on_top + static_cast<ObjectNumber>(link) : 0;
}

void PageWriter::append_contents(std::string& to, Page const& page) {
  if (page.overlay == 0) return append_reference(to += ' ', page.contents);
  to += '[';
  for (ObjectNumber const stream : {save_, page.contents, page.overlay}) append_reference(to += ' ', stream);
  to += ']';
}

void PageWriter::write_page(Page const& page) {
  std::string text;
  {
    DictionaryText dictionary(text);
    dictionary.name("Type", "Page");
    dictionary.reference("Parent", page.parent);
    append_rectangle(dictionary.key("MediaBox"), {{}, page.size}, UserSpace(page.size.height));
    if (page.rotation != 0) dictionary.integer("Rotate", page.rotation);
    dictionary.reference("Resources", resources_.object(page.resources));
    append_contents(dictionary.key("Contents"), page);
    dictionary.integer("StructParents", static_cast<std::int64_t>(page.struct_parents));
    dictionary.name("Tabs", "S");  // Structure order: ISO 14289-1 7.18.3.
    if (resources_.has_transparency(page.resources)) {
      dictionary.value("Group", "<</S/Transparency/CS/DeviceRGB>>");
    }
    if (page.annotations + page.annotations_on_top != 0) {
      dictionary.key("Annots") += '[';
      for (std::uint32_t i = 0; i < page.annotations; ++i) append_reference(text += ' ', page.first_annotation + i);
      for (std::uint32_t i = 0; i < page.annotations_on_top; ++i) {
        append_reference(text += ' ', page.first_annotation_on_top + i);
      }
      text += ']';
    }
  }
  assembler_.write(page.object, text);
}

void PageWriter::finish() {
  for (Page const& page : pages_) write_page(page);
}

}  // namespace closeout::pdf
