#pragma once
// The stage "style": a document and its style sheets to computed values.

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.hpp"
#include "css/computed_style.hpp"
#include "css/length_scale.hpp"
#include "xml/document.hpp"

namespace closeout::css {

enum class PseudoElement : std::uint8_t { Before, After, Marker };

/// The sixteen margin boxes of css-page-3 section 5, clockwise from the top-left corner.
enum class MarginBox : std::uint8_t {
  TopLeftCorner,
  TopLeft,
  TopCenter,
  TopRight,
  TopRightCorner,
  RightTop,
  RightMiddle,
  RightBottom,
  BottomRightCorner,
  BottomRight,
  BottomCenter,
  BottomLeft,
  BottomLeftCorner,
  LeftBottom,
  LeftMiddle,
  LeftTop,
};

/// css-page-3 of 2023, section 7.2: how a reader turns the finished page.
enum class PageOrientation : std::uint8_t { Upright, RotateLeft, RotateRight };

/// One page style, cascaded for a kind of page (css-page-3).
struct PageStyle {
  base::Size size;                            ///< Of the page box with its margins; default A4.
  base::Edges<base::Length> margin, padding;  ///< Used values.
  PageOrientation orientation = PageOrientation::Upright;
  StyleRef style;                              ///< Background, border and padding of the page box; font for em.
  std::map<MarginBox, StyleRef> margin_boxes;  ///< Those whose content is not none; blocks.
};

/// What selects a page style.
struct PageSelection {
  std::string name;       ///< The named page, or empty.
  bool is_first = false;  ///< First page of the document.
  bool is_left = false;   ///< A verso page: even number.
  bool is_blank = false;
  /// From 1; for @page :nth(). Leave it 0 unless Styled::page_styles_ask_for_numbers(), so that pages stay alike.
  int number = 0;
  /// The groups that the page belongs to, by page type, and its number in each from 1 (css-gcpm-3 section 3.2).
  std::vector<std::pair<std::string, int>> groups = {};
  bool operator==(PageSelection const&) const = default;
};

struct FontFace;

/// The result: a style for every element, pseudo-element and kind of page, computed when it is asked for. Asking in
/// document order is fast, any other order is right. Lives no longer than the document and the diagnostics it was made
/// with. One thread at a time.
class Styled {
 public:
  class Engine;

  /// To be assigned to, nothing else.
  Styled() noexcept;
  explicit Styled(std::unique_ptr<Engine> engine);
  Styled(Styled&&) noexcept;
  Styled& operator=(Styled&&) noexcept;
  ~Styled();

  /// Assumes `element` belongs to the styled document.
  [[nodiscard]] StyleRef style_of(pugi::xml_node element) const;
  /// Null if the pseudo-element is not generated (content: none or normal; Marker: if not a list item).
  [[nodiscard]] StyleRef pseudo_style_of(pugi::xml_node element, PseudoElement pseudo) const;
  /// Whether the author's sheets or style attributes change any counter.
  [[nodiscard]] bool changes_counters() const;
  /// Page style for a page; lives as long as this.
  [[nodiscard]] PageStyle const& page_style(PageSelection const& selection) const;
  /// Whether some @page rule has :nth().
  [[nodiscard]] bool page_styles_ask_for_numbers() const;
  /// The @font-face rules of the author's sheets, in order.
  [[nodiscard]] std::vector<FontFace> font_faces() const;

 private:
  std::unique_ptr<Engine> engine_;
};

class SheetCache;

struct StyleOptions {
  /// Where relative addresses of <link rel="stylesheet" href> are looked for.
  std::filesystem::path base_directory;
  /// For many documents with the same linked sheets (css/sheet_cache.hpp); null: they are read each time.
  SheetCache* sheets = nullptr;
  /// For the units ex, ch, cap, ic and lh; empty: they count as FontMeasures says.
  MeasureFont measure_font = {};
};

/// Cascades the built-in user-agent sheet, the document's <link rel="stylesheet"> and <style> elements and style
/// attributes (css-cascade-4). Unknown properties, values and selectors are warnings with their place in the
/// sheet; a sheet that cannot be read is an error at the link's place.
[[nodiscard]] std::optional<Styled> style(xml::Document const& document, StyleOptions const& options,
                                          base::Diagnostics& diagnostics);

}  // namespace closeout::css
