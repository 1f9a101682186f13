#pragma once
// The stage "box": styled elements to CSS boxes (CSS 2.2 section 9.2), anonymous ones and generated content
// included. No geometry yet.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/geometry.hpp"
#include "boxes/drawing.hpp"
#include "boxes/stable_vector.hpp"
#include "css/computed_style.hpp"
#include "css/styled.hpp"
#include "images/image.hpp"
#include "xml/document.hpp"

namespace closeout::boxes {

/// What an element means, from its HTML name and ARIA-like attributes; layout turns it into ISO 32000-1
/// structure types (section 14.8.4).
enum class Role : std::uint8_t {
  None,  ///< No structure element of its own (span without language, tbody's anonymous wrappers).
  Document,
  Part,
  Section,
  Article,
  Division,
  BlockQuote,
  Heading,
  Paragraph,
  List,
  ListItem,
  ListLabel,
  ListBody,
  Table,
  TableCaption,
  TableHead,
  TableBody,
  TableFoot,
  TableRow,
  TableHeaderCell,
  TableDataCell,
  Figure,
  FigureCaption,
  Link,
  Quote,
  Code,
  Span,
  Emphasis,
  Strong,
  Note,
  Artifact,  ///< role="presentation", aria-hidden="true": painted, not read.
};

enum class HeaderScope : std::uint8_t { None, Column, Row, Both };

/// Meaning of one element, kept once and shared by all boxes it makes.
struct Semantics {
  std::uint32_t index = 0;  ///< In its part.
  Role role = Role::None;
  int heading_level = 0;              ///< 1 to 6 for Heading.
  std::string id;                     ///< id attribute: destination of links, target of headers.
  std::string language;               ///< BCP 47, only where it differs from the parent's.
  std::string alternative_text;       ///< alt, aria-label, or <title> of an SVG.
  bool has_alternative_text = false;  ///< alt="" is different from none.
  HeaderScope scope = HeaderScope::None;
  std::vector<std::string> headers;  ///< headers attribute of a cell.
  int column_span = 1, row_span = 1;
  std::string href;           ///< Of a link: "#id" or an absolute address.
  std::string title;          ///< title attribute; Contents of a link annotation.
  std::string table_summary;  ///< aria-label or summary of a table.
  base::SourcePlace place;
};

/// What a replaced element or a background shows: one of the two, or nothing.
struct Picture {
  images::ImageRef image;
  std::shared_ptr<Drawing const> drawing;
  [[nodiscard]] bool is_empty() const { return image == nullptr && drawing == nullptr; }
};

enum class BoxKind : std::uint8_t {
  Block,        ///< Block container or anonymous block: children are all block-level or all inline-level.
  Inline,       ///< Inline box.
  Text,         ///< A run of text; no children. Its style is anonymous: the inherited values, display inline.
  LineBreak,    ///< <br>.
  InlineBlock,  ///< Atomic inline; children as in Block.
  Drawing,      ///< Replaced: an <svg>, or an <img> of one; block- or inline-level by its style.
  Image,        ///< Replaced: a raster image; block- or inline-level by its style.
  ListItem,     ///< Block with a `marker`.
  Table,        ///< Children: TableCaption, TableColumnGroup, TableRowGroup (header groups first are not reordered).
  TableCaption,
  TableColumnGroup,
  TableColumn,
  TableRowGroup,  ///< Header, body or footer: see style->display. Children: TableRow.
  TableRow,
  TableCell,
};

struct Part;
class ChildStream;

/// A box. Owned by its part; the links are the tree structure.
struct Box {
  BoxKind kind = BoxKind::Block;
  css::StyleRef style;
  Semantics const* semantics = nullptr;  ///< Null for anonymous boxes and text.
  Box* parent = nullptr;
  Box* first_child = nullptr;
  Box* last_child = nullptr;
  Box* next_sibling = nullptr;

  /// Text: UTF-8 after white-space collapsing (css-text-3 section 4.1.1, steps 1 and 2 over the whole inline
  /// formatting context); text-transform is not yet applied. Preserved line feeds stay as U+000A.
  std::string text;
  std::string language;       ///< BCP 47 in force; never empty if the document has a language.
  bool is_generated = false;  ///< ::before, ::after, ::marker content.
  /// Content that only pages know (page counters, strings, target references): one piece a box, in a Text box
  /// without text; empty for ordinary text. Its `target` is the address itself ("#id"), no longer the attribute.
  std::vector<css::ContentItem> deferred_content;
  Picture picture;                   ///< Of a replaced box.
  std::vector<Picture> backgrounds;  ///< By css::background_layers(); an empty one could not be opened.
  bool is_leader = false;      ///< Text: a pattern that is repeated to fill its line (css-content-3 section 2.5).
  std::string bookmark_label;  ///< If it is not the element's text.
  /// string-set: names and their text, which this element gives when it starts (css-gcpm-3 section 1.1).
  std::vector<std::pair<std::string, std::string>> named_strings;
  /// Counters as they stand at this element, each with its values outermost first: of an element with an id all that
  /// are in scope (target-counter()), of others those that it changes (margin boxes show them).
  std::vector<std::pair<std::string, std::vector<int>>> counters;
  /// ListItem: the marker's text ("1.", "\u2022"), style and place; null if none.
  Box* marker = nullptr;
  base::SourcePlace place;
  Part* part = nullptr;  ///< Null for boxes that layout makes itself (page margins).
  /// Number in document order, the same each time the document's boxes are made; unlike an address never used again.
  std::uint64_t serial = 0;
  /// The children, if they are made only when asked for; first_child is null then. Owned by the part.
  ChildStream* stream = nullptr;

  [[nodiscard]] bool is_block_level() const;
  [[nodiscard]] bool is_out_of_flow() const {
    return style && (style->position == css::Position::Absolute || style->position == css::Position::Fixed);
  }
  [[nodiscard]] bool has_inline_children() const;
  /// Its content is a picture, with a size of its own (CSS 2.2 section 3.1).
  [[nodiscard]] bool is_replaced() const { return !picture.is_empty(); }
};

/// Boxes that are made together and live as long as anybody holds them, with everything they point to.
struct Part : std::enable_shared_from_this<Part> {
  std::shared_ptr<Part const> above;  ///< Of the root's parent.
  Box* root = nullptr;
  StableVector<Box> boxes;
  StableVector<Semantics> semantics;
  std::vector<std::shared_ptr<ChildStream>> streams;
};

/// What keeps `box` alive; null for a box that layout made itself.
[[nodiscard]] inline std::shared_ptr<Part const> part_of(Box const& box) {
  return box.part == nullptr ? nullptr : box.part->shared_from_this();
}

/// What a document says of itself.
struct DocumentInfo {
  std::string title;                                          ///< <title>.
  std::string language;                                       ///< lang of <html>.
  std::vector<std::pair<std::string, std::string>> metadata;  ///< <meta name content>, in order.
  std::vector<std::string> ids;                               ///< Of displayed elements, in document order.
};

/// A finished tree.
struct Tree : DocumentInfo {
  std::shared_ptr<Part> part;
  Box* root = nullptr;  ///< The root element's box.
};

class Pictures;

/// Builds the boxes. Findings (with the element's place): a document without title or language, a figure or
/// drawing without alternative text, an empty link, a skipped heading level, a table without header cells, an
/// element that the profile does not know, an image that cannot be shown (its text stands for it).
[[nodiscard]] std::optional<Tree> build(xml::Document const& document, css::Styled const& styled, Pictures& pictures,
                                        base::Diagnostics& diagnostics);

/// Text of a counter value in a predefined style ("decimal", "lower-alpha", "upper-roman", "disc", ...).
[[nodiscard]] std::string counter_text(int value, std::string_view style);

}  // namespace closeout::boxes
