#pragma once
// The finished pages: items at fixed places, the outline, destinations and the logical structure. What layout
// hands to the writer; the writer decides nothing any more.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/geometry.hpp"
#include "base/source.hpp"
#include "images/image.hpp"
#include "text/shaping.hpp"

namespace closeout::pages {

/// Index into Document::structure.
using StructureId = std::uint32_t;
inline constexpr StructureId no_structure = 0xFFFFFFFF;

/// ISO 32000-1 section 14.8.4 standard structure types.
enum class StructureType : std::uint8_t {
  Document,
  Part,
  Art,
  Sect,
  Div,
  BlockQuote,
  Caption,
  TOC,
  TOCI,
  Index,
  NonStruct,
  Private,
  H1,
  H2,
  H3,
  H4,
  H5,
  H6,
  P,
  L,
  LI,
  Lbl,
  LBody,
  Table,
  TR,
  TH,
  TD,
  THead,
  TBody,
  TFoot,
  Span,
  Quote,
  Note,
  Reference,
  Code,
  Link,
  Annot,
  Figure,
  Formula,
  Form,
};

/// ISO 32000-1 section 14.8.2.2.2.
enum class ArtifactType : std::uint8_t { Layout, PaginationHeader, PaginationFooter, Pagination, Background };

/// Painted content of a page that belongs to a structure element.
struct ContentReference {
  std::uint32_t page = 0;
  std::uint32_t marked_content = 0;  ///< MCID on that page.
};
/// A link annotation as a child (OBJR).
struct AnnotationReference {
  std::uint32_t page = 0;
  std::uint32_t annotation = 0;  ///< Index into Page::links.
};

struct StructureElement {
  StructureType type = StructureType::P;
  StructureId parent = no_structure;
  StructureType parent_type = StructureType::Document;  ///< What it may be and which attributes it has depend on it.
  std::vector<std::variant<StructureId, ContentReference, AnnotationReference>> children;  ///< Reading order.
  std::string language;          ///< BCP 47 where it differs from the parent's.
  std::string alternative_text;  ///< Alt; required on Figure.
  std::string actual_text;
  std::string title;                       ///< T
  std::string id;                          ///< ID, for headers.
  std::optional<base::Rect> bounding_box;  ///< BBox of Figure, Table; on `bounding_box_page`.
  std::uint32_t bounding_box_page = 0;
  enum class Scope : std::uint8_t { None, Column, Row, Both } scope = Scope::None;  ///< TH
  std::vector<std::string> headers;                                                 ///< IDs of TH for TD and TH.
  int column_span = 1, row_span = 1;
  enum class ListNumbering : std::uint8_t {
    None,
    Disc,
    Circle,
    Square,
    Decimal,
    UpperRoman,
    LowerRoman,
    UpperAlpha,
    LowerAlpha
  };
  ListNumbering list_numbering = ListNumbering::None;  ///< L
  std::string summary;                                 ///< Table
  base::SourcePlace place;
};

/// Which marked-content sequence an item is in. Items with the same MCID stand together in Page::items.
struct Tag {
  std::optional<std::uint32_t> marked_content;  ///< MCID; nothing: an artifact.
  ArtifactType artifact = ArtifactType::Layout;
};

/// Glyphs on a baseline. `origin` is the left end of the baseline, page coordinates.
struct TextItem {
  base::Point origin;
  text::GlyphRun run;
  base::Colour colour;
  base::Transform turn = {};  ///< About the origin; e and f are 0.
};

/// ISO 32000-1 tables 54 and 55; the values are PDF's.
enum class LineCap : std::uint8_t { Butt, Round, Square };
enum class LineJoin : std::uint8_t { Miter, Round, Bevel };

/// A filled and/or stroked path, page coordinates.
struct PathItem {
  base::Path path;
  std::optional<base::Colour> fill;
  bool even_odd = false;
  std::optional<base::Colour> stroke;
  double stroke_width = 0;     ///< CSS pixels.
  std::vector<double> dashes;  ///< CSS pixels; empty: solid.
  double dash_offset = 0;      ///< CSS pixels.
  LineCap cap = LineCap::Butt;
  LineJoin join = LineJoin::Miter;
  double miter_limit = 10;
};

/// A raster image. `placement` takes the unit square to the page: (0, 0) is the top-left corner of the first stored
/// row, (1, 1) the bottom-right one of the last; the image's orientation is in it already.
struct ImageItem {
  images::ImageRef image;
  base::Transform placement;
};

/// Saves the state and clips all items up to the matching ClipEnd; nested.
struct ClipBegin {
  base::Path path;
  bool even_odd = false;
};
struct ClipEnd {};

/// Paints all items up to the matching GroupEnd as one thing with this opacity (ISO 32000-1 section 11.6.6); nested.
/// All of them have the tag of this one.
struct GroupBegin {
  double opacity = 1;
};
struct GroupEnd {};

using ItemContent = std::variant<TextItem, PathItem, ImageItem, ClipBegin, ClipEnd, GroupBegin, GroupEnd>;

struct Item {
  Tag tag;
  ItemContent content;
};

/// One marked-content sequence, by MCID.
struct MarkedContent {
  StructureId element = no_structure;
  std::string language;                      ///< Where it differs from the element's.
  std::string actual_text;                   ///< Empty: none.
  StructureType type = StructureType::Span;  ///< The element's.
};

/// A link annotation (ISO 32000-1 section 12.5.6.5).
struct Link {
  std::vector<base::Rect> areas;  ///< One for each line it covers.
  std::string uri;                ///< Absolute address, or empty:
  std::string destination;        ///< name of a destination in this document.
  std::string description;        ///< Contents.
  StructureId element = no_structure;
};

struct Page {
  base::Size size;
  std::vector<Item> items;  ///< Painting order.
  std::vector<MarkedContent> marked_contents;
  std::vector<Link> links;
  std::string label;            ///< Page label ("iv", "12").
  int rotation = 0;             ///< How a reader turns the page: 0, 90 or 270 degrees clockwise.
  bool awaits_content = false;  ///< An overlay will add marked contents or links.
};

struct Destination {
  std::string name;
  std::uint32_t page = 0;
  base::Point at;
  StructureId element = no_structure;
};

struct OutlineEntry {
  int level = 1;
  std::string title;
  std::uint32_t page = 0;
  base::Point at;
  bool is_open = true;  ///< Whether the entries below it are shown at first.
};

/// Document information; all of it from the document, none from the clock.
struct Metadata {
  std::string title;
  std::string language;  ///< BCP 47.
  std::string author, subject, keywords;
  std::string
      date;  ///< ISO date of the document's content ("2021-12-31"); empty: 1970-01-01 is not invented, none is written.
  std::string identifier;
};

struct Document {
  Metadata metadata;
  std::vector<Page> pages;
  std::vector<StructureElement> structure;  ///< [0] is the Document element; parents come before children.
  std::vector<OutlineEntry> outline;        ///< Document order.
  std::vector<Destination> destinations;
};

}  // namespace closeout::pages
