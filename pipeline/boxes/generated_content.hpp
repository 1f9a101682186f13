#pragma once
// content, string-set and list markers as boxes and text (css-content-3, css-lists-3).

#include <pugixml.hpp>
#include <string>

#include "boxes/box_factory.hpp"
#include "boxes/counters.hpp"

namespace closeout::boxes {

class LanguageQuotes;
class Pictures;

/// The place generated content comes from.
struct ContentSource {
  pugi::xml_node element;
  Counters& counters;  ///< Quotation marks change the depth of quotations.
  std::string const& language;
  base::SourcePlace place;
  css::Styled const& styled;  ///< For content(before) and content(after).
  LanguageQuotes& quotes;
  Pictures& pictures;
  base::Diagnostics& diagnostics;
};

/// Text boxes for a content list: ordinary text is joined; each piece that only pages know is a box of its own.
[[nodiscard]] BoxList content_boxes(std::vector<css::ContentItem> const& items, css::StyleRef const& style,
                                    ContentSource const& source, BoxFactory& factory);
/// The marker of a list item; null if it has none.
[[nodiscard]] Box* marker_box(css::ComputedStyle const& item, css::StyleRef const& marker_style,
                              ContentSource const& source, BoxFactory& factory);
/// bookmark-label, if it is anything else than the text of the element; else empty.
[[nodiscard]] std::string bookmark_label(css::ComputedStyle const& style, ContentSource const& source);
/// What string-set gives to each named string.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> named_strings(css::ComputedStyle const& style,
                                                                             ContentSource const& source);

}  // namespace closeout::boxes
