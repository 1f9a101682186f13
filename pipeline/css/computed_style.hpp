#pragma once
// Computed values (css-cascade-4 section 4.4): what layout asks about an element. Lengths are absolute CSS
// pixels; percentages are kept until the reference is known.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/geometry.hpp"
#include "css/box_values.hpp"
#include "css/content_item.hpp"
#include "css/font_request.hpp"
#include "css/image_values.hpp"
#include "css/length_percentage.hpp"
#include "css/text_values.hpp"

namespace closeout::css {

/// Values of custom properties, by name with the two hyphens. Shared: most elements only inherit them.
struct CustomProperties {
  using Values = std::map<std::string, std::string>;
  std::shared_ptr<Values const> values;  ///< Null: none.
  bool operator==(CustomProperties const& other) const {
    return values == other.values || (values && other.values && *values == *other.values);
  }
};

/// Every computed value of one element, pseudo-element or page margin box. Never changed once styled.
struct ComputedStyle {
  // Box (CSS 2.2 sections 8 to 10)
  Display display = Display::Inline;
  Position position = Position::Static;
  Float float_side = Float::None;  ///< None where position takes the box out of the flow (section 9.7).
  Clear clear = Clear::None;
  BoxSizing box_sizing = BoxSizing::ContentBox;
  Overflow overflow = Overflow::Visible;
  Visibility visibility = Visibility::Visible;  // inherited
  double opacity = 1;                           ///< 0 to 1.
  base::Edges<SizeValue> inset;                 ///< top, right, bottom, left.
  std::optional<int> z_index;
  SizeValue width, height;
  SizeValue min_width, min_height;  ///< auto = 0
  SizeValue max_width{SizeValue::Kind::None, {}}, max_height{SizeValue::Kind::None, {}};
  base::Edges<SizeValue> margin{{SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}},
                                {SizeValue::Kind::LengthPercentage, {}}};
  base::Edges<LengthPercentage> padding;
  base::Edges<BorderSide> border;
  std::array<CornerRadius, 4> border_radius{};  ///< top-left, top-right, bottom-right, bottom-left
  BorderSide outline;                           ///< css-ui-4 section 3; `auto` is solid.
  base::Length outline_offset;                  ///< Of its inner edge from the border edge; may be negative.
  base::Colour background_colour{0, 0, 0, 0};
  BackgroundLists background;  ///< See background_layers().
  BoxDecorationBreak box_decoration_break = BoxDecorationBreak::Slice;
  // Images (css-images-3)
  ObjectFit object_fit = ObjectFit::Fill;
  AlignedPosition object_position{{{}, 50}, {{}, 50}};
  ImageResolution image_resolution;                       // inherited
  ImageOrientation image_orientation;                     // inherited
  ImageRendering image_rendering = ImageRendering::Auto;  // inherited
  // Text (css-text-3, css-fonts-4, CSS 2.2 section 16); all inherited unless said
  base::Colour colour;
  FontRequest font;
  LineHeight line_height;
  TextAlign text_align = TextAlign::Start;
  TextAlignLast text_align_last = TextAlignLast::Auto;
  std::string text_align_character;  ///< Where text_align is Character: what lines up, as in ".".
  LengthPercentage text_indent;
  bool text_indent_hanging = false, text_indent_each_line = false;
  TextTransform text_transform = TextTransform::None;
  bool text_transform_full_width = false;
  base::Length letter_spacing, word_spacing;
  TabSize tab_size;
  WhiteSpace white_space = WhiteSpace::Normal;
  WordBreak word_break = WordBreak::Normal;
  LineBreak line_break = LineBreak::Auto;
  OverflowWrap overflow_wrap = OverflowWrap::Normal;
  Hyphens hyphens = Hyphens::Manual;
  std::optional<std::string> hyphenate_character;  ///< Nothing: auto.
  HyphenateLimits hyphenate_limits;
  Direction direction = Direction::Ltr;
  UnicodeBidi unicode_bidi = UnicodeBidi::Normal;  // not inherited
  /// text-decoration-* of this element alone; what is drawn is `decorations`.
  TextDecoration text_decoration;  // not inherited
  UnderlinePosition text_underline_position = UnderlinePosition::Auto;
  std::optional<LengthPercentage> text_underline_offset;  ///< Nothing: auto.
  /// Every decoration that crosses this box's text, that of the outermost decorating box first.
  std::vector<TextDecoration> decorations;
  VerticalAlign vertical_align;  // not inherited
  // Lists and generated content (css-lists-3, css-content-3)
  /// A counter style's name, "none", or a string with a leading quote.
  std::string list_style_type = "disc";                                // inherited
  std::string list_style_image;                                        ///< Address; empty: none. Inherited.
  ListStylePosition list_style_position = ListStylePosition::Outside;  // inherited
  std::optional<ContentItems> content;                                 ///< Nothing: `normal`; empty list: `none`.
  ContentItems content_alternative;  ///< What follows the slash in `content`: read instead of it.
  Quotes quotes;                     // inherited
  std::vector<CounterChange> counter_reset, counter_increment, counter_set;
  // Tables (CSS 2.2 section 17)
  TableLayout table_layout = TableLayout::Auto;
  BorderCollapse border_collapse = BorderCollapse::Separate;        // inherited
  base::Length border_spacing_horizontal, border_spacing_vertical;  // inherited
  EmptyCells empty_cells = EmptyCells::Show;                        // inherited
  CaptionSide caption_side = CaptionSide::Top;                      // inherited
  // Fragmentation and pages (css-break-3, css-page-3, css-gcpm-3)
  BreakBetween break_before = BreakBetween::Auto, break_after = BreakBetween::Auto;
  BreakInside break_inside = BreakInside::Auto;
  int orphans = 2, widows = 2;  // inherited
  std::string page;             ///< Named page; empty: auto.
  std::vector<std::pair<std::string, ContentItems>> string_set;
  std::optional<int> bookmark_level;  ///< Nothing: none.
  ContentItems bookmark_label{{ContentItem::Kind::ElementText, "text", {}, "decimal", {}, false}};
  BookmarkState bookmark_state = BookmarkState::Open;
  CustomProperties custom;  // inherited

  bool operator==(ComputedStyle const&) const = default;
};

/// Styles are shared: elements with equal values point to one object.
using StyleRef = std::shared_ptr<ComputedStyle const>;

}  // namespace closeout::css
