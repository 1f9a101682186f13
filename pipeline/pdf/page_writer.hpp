#pragma once
// Page objects and their content streams (ISO 32000-1 sections 7.7.3.3 and 7.8).

#include <map>
#include <string>
#include <vector>

#include "pages/document.hpp"
#include "pdf/content_stream.hpp"
#include "pdf/image_objects.hpp"
#include "pdf/page_tree.hpp"
#include "pdf/parent_tree.hpp"
#include "pdf/resources.hpp"

namespace closeout::pdf {

/// Writes what a page shows at once and keeps a few numbers of it until the end, because something may be laid over it
/// when all pages are known.
class PageWriter {
 public:
  PageWriter(ObjectAssembler& assembler, PageTree& tree, ParentTree& parents, FontRegistry& fonts)
      : assembler_(assembler), tree_(tree), parents_(parents), fonts_(fonts) {}

  void add(pages::Page const& page);
  /// `overlay` has what is laid over page `index`; its first marked contents stand for those that the page has. Once
  /// for each page.
  void add_overlay(std::size_t index, pages::Page const& overlay);
  [[nodiscard]] std::size_t marked_contents(std::size_t index) const { return pages_[index].marked_contents; }
  [[nodiscard]] base::Size size(std::size_t index) const { return pages_[index].size; }
  /// Of the link at a place in Page::links; 0 if there is no such thing.
  [[nodiscard]] ObjectNumber annotation(std::size_t page, std::size_t link) const;
  [[nodiscard]] ImageObjects& images() { return images_; }
  [[nodiscard]] ResourceDictionaries& resources() { return resources_; }
  [[nodiscard]] ResourceDictionaries const& resources() const { return resources_; }

  /// Writes the page objects. After it nothing can be laid over any.
  void finish();

 private:
  struct Page {
    ObjectNumber object = 0, parent = 0, contents = 0, overlay = 0;
    ObjectNumber first_annotation = 0, first_annotation_on_top = 0;
    std::uint32_t annotations = 0, annotations_on_top = 0;
    std::uint32_t marked_contents = 0;
    std::uint32_t resources = 0;       ///< In resources_.
    std::uint32_t struct_parents = 0;  ///< Key in the parent tree.
    base::Size size;
    int rotation = 0;
  };
  Resources resources_of(PageContent const& content, base::Size page);
  ObjectNumber group_object(PageContent const& group, base::Size page);
  ObjectNumber write_content(std::string_view operators);
  void write_page(Page const& page);
  void append_contents(std::string& to, Page const& page);

  ObjectAssembler& assembler_;
  PageTree& tree_;
  ParentTree& parents_;
  FontRegistry& fonts_;
  ResourceDictionaries resources_{assembler_};
  ImageObjects images_{assembler_};
  std::map<std::string, ObjectNumber> groups_;  ///< By name and size of the page.
  std::vector<Page> pages_;
  ObjectNumber save_ = 0;  ///< Content stream that saves the graphics state; 0 until one is needed.
};

}  // namespace closeout::pdf
