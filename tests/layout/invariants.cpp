#include "layout/invariants.hpp"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "pages/dump.hpp"

namespace closeout::test {
namespace {

void append(boxes::Box const& box, std::string& out) {
  if (box.semantics != nullptr && box.semantics->role == boxes::Role::Artifact) return;
  if (box.marker != nullptr) append(*box.marker, out);
  bool const is_painted = !box.style || box.style->visibility == css::Visibility::Visible;
  if (is_painted) out += box.text;
  for (boxes::Box const* child = box.first_child; child != nullptr; child = child->next_sibling) append(*child, out);
}

std::string without_white_space(std::string text) {
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
  return text;
}

class Checker {
 public:
  Checker(pages::Document const& document, bool may_be_outside)
      : document_(document), may_be_outside_(may_be_outside) {}

  std::vector<std::string> run() {
    for (std::size_t page = 0; page < document_.pages.size(); ++page) check_page(page);
    count_references();
    for (std::size_t page = 0; page < document_.pages.size(); ++page) check_references(page);
    return std::move(found_);
  }

 private:
  void check_page(std::size_t page) {
    std::optional<std::uint32_t> last;
    std::set<std::uint32_t> seen;
    int clips = 0;
    for (pages::Item const& item : document_.pages[page].items) {
      std::optional<std::uint32_t> const id = item.tag.marked_content;
      if (id && id != last && !seen.insert(*id).second)
        found_.push_back(fmt::format("page {}: mcid {} twice", page, *id));
      last = id;
      if (std::holds_alternative<pages::ClipBegin>(item.content)) ++clips;
      if (std::holds_alternative<pages::ClipEnd>(item.content)) --clips;
      if (auto const* text = std::get_if<pages::TextItem>(&item.content)) check_place(page, *text);
    }
    if (clips != 0) found_.push_back(fmt::format("page {}: clips are not balanced", page));
    if (seen.size() != document_.pages[page].marked_contents.size()) {
      found_.push_back(fmt::format("page {}: a sequence without items", page));
    }
  }

  void check_place(std::size_t page, pages::TextItem const& text) {
    bool const is_inside =
        may_be_outside_ || (text.origin.y >= base::Length() && text.origin.y <= document_.pages[page].size.height);
    if (!is_inside) found_.push_back(fmt::format("page {}: \"{}\" stands outside", page, text.run.text));
  }

  void count_references() {
    for (std::size_t id = 0; id < document_.structure.size(); ++id) {
      pages::StructureElement const& element = document_.structure[id];
      if (id != 0 && element.parent >= id) found_.push_back(fmt::format("element {} before its parent", id));
      for (auto const& child : element.children) {
        if (auto const* content = std::get_if<pages::ContentReference>(&child)) {
          contents_[{content->page, content->marked_content}].push_back(static_cast<pages::StructureId>(id));
        } else if (auto const* annotation = std::get_if<pages::AnnotationReference>(&child)) {
          annotations_[{annotation->page, annotation->annotation}].push_back(static_cast<pages::StructureId>(id));
        } else if (document_.structure.at(std::get<pages::StructureId>(child)).parent != id) {
          found_.push_back(fmt::format("a child of element {} has another parent", id));
        }
      }
    }
  }

  void check_references(std::size_t page) {
    auto const& contents = document_.pages[page].marked_contents;
    for (std::uint32_t i = 0; i < contents.size(); ++i) {
      auto const& owners = contents_[{static_cast<std::uint32_t>(page), i}];
      if (owners != std::vector{contents[i].element})
        found_.push_back(fmt::format("page {}: owners of mcid {}", page, i));
    }
    auto const& links = document_.pages[page].links;
    for (std::uint32_t i = 0; i < links.size(); ++i) {
      auto const& owners = annotations_[{static_cast<std::uint32_t>(page), i}];
      if (owners != std::vector{links[i].element}) found_.push_back(fmt::format("page {}: owners of link {}", page, i));
    }
  }

  using Key = std::pair<std::uint32_t, std::uint32_t>;
  pages::Document const& document_;
  bool may_be_outside_;
  std::vector<std::string> found_;
  std::map<Key, std::vector<pages::StructureId>> contents_, annotations_;
};

}  // namespace

std::string tree_text(boxes::Tree const& tree) {
  std::string text;
  append(*tree.root, text);
  return without_white_space(std::move(text));
}

std::string structure_text(pages::Document const& document) {
  return without_white_space(pages::text_of(document));
}

std::vector<std::string> violations(pages::Document const& document, bool text_may_be_outside) {
  return Checker(document, text_may_be_outside).run();
}

}  // namespace closeout::test
