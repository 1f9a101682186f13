#pragma once
// Computed keywords of boxes, lists, tables and breaks (CSS 2.2, css-break-3, css-backgrounds-3).

#include <cstdint>

#include "base/geometry.hpp"

namespace closeout::css {

enum class Display : std::uint8_t {
  None,
  Contents,
  Block,
  FlowRoot,
  Inline,
  InlineBlock,
  ListItem,
  Table,
  InlineTable,
  TableRowGroup,
  TableHeaderGroup,
  TableFooterGroup,
  TableRow,
  TableCell,
  TableColumnGroup,
  TableColumn,
  TableCaption,
};
enum class Position : std::uint8_t { Static, Relative, Absolute, Fixed };
/// inline-start and inline-end are settled by the direction of the element itself.
enum class Float : std::uint8_t { None, Left, Right };
enum class Clear : std::uint8_t { None, Left, Right, Both };
enum class BoxSizing : std::uint8_t { ContentBox, BorderBox };
enum class Overflow : std::uint8_t { Visible, Hidden };
enum class Visibility : std::uint8_t { Visible, Hidden, Collapse };
enum class BorderStyle : std::uint8_t { None, Hidden, Solid, Dashed, Dotted, Double, Groove, Ridge, Inset, Outset };
enum class ListStylePosition : std::uint8_t { Outside, Inside };
enum class TableLayout : std::uint8_t { Auto, Fixed };
enum class BorderCollapse : std::uint8_t { Separate, Collapse };
enum class EmptyCells : std::uint8_t { Show, Hide };
enum class CaptionSide : std::uint8_t { Top, Bottom };
/// css-break-3 section 3.1 and css-break-4 (Always, All). Recto and Verso are by the document's page progression.
enum class BreakBetween : std::uint8_t {
  Auto,
  Avoid,
  AvoidPage,
  AvoidColumn,
  Page,
  Left,
  Right,
  Recto,
  Verso,
  Column,
  Always,
  All,
};
/// `avoid-page` is Avoid: the profile has no columns or regions.
enum class BreakInside : std::uint8_t { Auto, Avoid, AvoidColumn };
enum class BoxDecorationBreak : std::uint8_t { Slice, Clone };
enum class BookmarkState : std::uint8_t { Open, Closed };

struct BorderSide {
  base::Length width;  ///< 0 if style is None or Hidden.
  BorderStyle style = BorderStyle::None;
  base::Colour colour;
  bool operator==(BorderSide const&) const = default;
};

}  // namespace closeout::css
