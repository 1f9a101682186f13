#include "pages/structure_text.hpp"

#include "pages/dump.hpp"

namespace closeout::pages {
namespace {

std::vector<std::string> texts_of(Page const& page) {
  std::vector<std::string> texts(page.marked_contents.size());
  for (Item const& item : page.items) {
    auto const* text = std::get_if<TextItem>(&item.content);
    if (text == nullptr || !item.tag.marked_content) continue;
    if (page.marked_contents.at(*item.tag.marked_content).actual_text.empty()) {
      texts[*item.tag.marked_content] += text->run.text;
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!page.marked_contents[i].actual_text.empty()) texts[i] = page.marked_contents[i].actual_text;
  }
  return texts;
}

}  // namespace

StructureText::StructureText(Document const& document) : document_(document) {
  texts_.reserve(document.pages.size());
  for (Page const& page : document.pages) texts_.push_back(texts_of(page));
}

std::string const& StructureText::text_of(ContentReference const& reference) const {
  return texts_.at(reference.page).at(reference.marked_content);
}

std::string StructureText::text_of(StructureId element) const {
  StructureElement const& e = document_.structure.at(element);
  if (!e.actual_text.empty()) return e.actual_text;
  std::string text;
  for (auto const& child : e.children) {
    if (auto const* below = std::get_if<StructureId>(&child)) text += text_of(*below);
    if (auto const* content = std::get_if<ContentReference>(&child)) text += text_of(*content);
  }
  return text;
}

std::string text_of(Document const& document, StructureId element) {
  return document.structure.empty() ? std::string() : StructureText(document).text_of(element);
}

}  // namespace closeout::pages
