#include "pdf/marked_content.hpp"

#include "pages/dump.hpp"
#include "pdf/path_operators.hpp"

namespace closeout::pdf {
namespace {

/// Table 330.
std::string_view artifact_properties(pages::ArtifactType type) {
  switch (type) {
    case pages::ArtifactType::Layout:
      return "/Type/Layout";
    case pages::ArtifactType::PaginationHeader:
      return "/Type/Pagination/Subtype/Header";
    case pages::ArtifactType::PaginationFooter:
      return "/Type/Pagination/Subtype/Footer";
    case pages::ArtifactType::Pagination:
      return "/Type/Pagination";
    case pages::ArtifactType::Background:
      return "/Type/Background";
  }
  return {};
}

/// The unit square where the image stands.
base::Path corners_of(pages::ImageItem const& image) {
  using Kind = base::PathStep::Kind;
  base::Path const square{{Kind::Move, 0, 0, 0, 0, 0, 0},
                          {Kind::Line, 0, 0, 0, 0, 1, 0},
                          {Kind::Line, 0, 0, 0, 0, 1, 1},
                          {Kind::Line, 0, 0, 0, 0, 0, 1}};
  return base::transformed(square, image.placement);
}

/// Of the paths and images of the sequence; the whole page where there are none.
void append_bounding_box(std::string& to, std::span<pages::Item const> items, pages::Page const& page) {
  Bounds bounds;
  for (pages::Item const& item : items) {
    if (!is_same_sequence(item.tag, items.front().tag)) break;
    if (auto const* path = std::get_if<pages::PathItem>(&item.content)) bounds.include(path->path);
    if (auto const* image = std::get_if<pages::ImageItem>(&item.content)) bounds.include(corners_of(*image));
  }
  base::Rect rect{{}, page.size};
  if (!bounds.is_empty) {
    rect.origin = {base::Length::from_pixels(bounds.left), base::Length::from_pixels(bounds.top)};
    rect.size = {base::Length::from_pixels(bounds.right) - rect.origin.x,
                 base::Length::from_pixels(bounds.bottom) - rect.origin.y};
  }
  append_rectangle(to, rect, UserSpace(page.size.height));
}

void append_artifact_begin(std::string& to, std::span<pages::Item const> items, pages::Page const& page) {
  to += "/Artifact<<";
  pages::ArtifactType const type = items.front().tag.artifact;
  to += artifact_properties(type);
  if (type == pages::ArtifactType::Background) {  // Table 330 requires the box for backgrounds.
    to += "/BBox";
    append_bounding_box(to, items, page);
  }
  to += ">>BDC\n";
}

}  // namespace

void append_sequence_begin(std::string& to, std::span<pages::Item const> items, pages::Page const& page) {
  auto const mcid = items.front().tag.marked_content;
  if (!mcid) return append_artifact_begin(to, items, page);
  static pages::MarkedContent const unknown;
  pages::MarkedContent const& content = *mcid < page.marked_contents.size() ? page.marked_contents[*mcid] : unknown;
  // 14.9.2.3 and 14.9.4 attach language and replacement text to a sequence by the tag Span.
  bool const is_span =
      content.element == pages::no_structure || !content.language.empty() || !content.actual_text.empty();
  to += '/';
  to += is_span ? "Span" : pages::name_of(content.type);
  {
    DictionaryText properties(to += ' ');
    properties.integer("MCID", *mcid);
    if (!content.language.empty()) properties.text("Lang", content.language);
    if (!content.actual_text.empty()) properties.text("ActualText", content.actual_text);
  }
  to += "BDC\n";
}

}  // namespace closeout::pdf
