#pragma once
// Documents for tests, put together by hand: one line of text under the other, no layout.

#include <string>
#include <string_view>

#include "pages/document.hpp"
#include "pdf/writer.hpp"
#include "text/shaping.hpp"

namespace closeout::pdf {

/// Fonts of the system, loaded once.
[[nodiscard]] text::Fonts& test_fonts();

[[nodiscard]] base::Length px(double pixels);

/// A style of the given family and size in pixels.
[[nodiscard]] text::TextStyle style_of(std::string family, double size, std::string language);

class TaggedDocument {
 public:
  explicit TaggedDocument(std::string title = "Loppuraportti", std::string language = "fi");

  void new_page();
  pages::StructureId add_element(pages::StructureType type, pages::StructureId parent = 0);
  /// One line of text as content of the element.
  void add_line(pages::StructureId element, std::string_view text, std::string language = "",
                std::string family = "Noto Sans", double size = 16);
  /// A new element with one line of text.
  pages::StructureId add(pages::StructureType type, std::string_view text, pages::StructureId parent = 0);
  /// The same line as an artifact.
  void add_artifact(pages::ArtifactType type, std::string_view text);
  /// A filled rectangle on the current line as content of a Figure.
  pages::StructureId add_figure(std::string alternative_text, pages::StructureId parent = 0);
  /// A link around a line of text.
  pages::StructureId add_link(pages::StructureId parent, std::string_view text, std::string uri,
                              std::string destination = "");
  pages::StructureElement& operator[](pages::StructureId id) { return document.structure[id]; }
  pages::Page& page() { return document.pages.back(); }

  pages::Document document;

 private:
  std::uint32_t begin_content(pages::StructureId element, std::string language, std::string actual_text);
  void next_line();
  base::Length baseline_;
};

/// Headings, paragraphs in several languages and scripts, lists, a table, a figure, links, destinations, outline,
/// artifacts, clips, several pages: what a report has.
[[nodiscard]] pages::Document rich_document();

/// Writes and expects no finding.
[[nodiscard]] std::string written(pages::Document const& document, WriteOptions const& options = {});

}  // namespace closeout::pdf
