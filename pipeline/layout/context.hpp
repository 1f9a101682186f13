#pragma once
// What every part of one layout pass shares: inputs, findings and things computed once.

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/diagnostics.hpp"
#include "boxes/tree.hpp"
#include "css/styled.hpp"
#include "layout/inline_content.hpp"
#include "layout/intrinsic_sizes.hpp"
#include "layout/references.hpp"
#include "layout/table_grid.hpp"
#include "text/shaping.hpp"

namespace closeout::layout {

using base::Length;

/// Used values of a style's font (css-inline-3 section 2: ascent and descent are the font's own).
struct FontBox {
  text::TextStyle text;
  Length ascent, descent;  ///< Of the content area, both positive.
  Length line_height;
  Length x_height;
  Length underline_position, underline_thickness;  ///< Position is the line's middle below the baseline.
};

/// Margin, border and padding of the page box: what lies between the sheet's edge and the page area.
using PageAreaEdges = base::Edges<Length>;
[[nodiscard]] PageAreaEdges page_area_edges(css::PageStyle const& page);

class Context {
 public:
  Context(boxes::Tree const& tree, css::Styled const& styled, text::Fonts& fonts, text::Shaper& shaper,
          References const& references, base::Diagnostics& diagnostics);

  boxes::Tree const& tree;
  css::Styled const& styled;
  text::Fonts& fonts;
  text::Shaper& shaper;
  References const& references;  ///< What the pass before found out.
  base::Diagnostics& diagnostics;

  /// The font of a box's style in its language.
  [[nodiscard]] FontBox const& font_box(css::ComputedStyle const& style, std::string const& language);
  /// Shaped content of a block container with inline children, kept until it is taken: a box that is measured
  /// first and laid out later is shaped once.
  [[nodiscard]] std::shared_ptr<InlineContent const> inline_content(boxes::Box const& container);
  [[nodiscard]] std::shared_ptr<InlineContent const> take_inline_content(boxes::Box const& container);
  [[nodiscard]] IntrinsicSizes intrinsic_sizes(boxes::Box const& box);
  [[nodiscard]] TableModel const& table_model(boxes::Box const& table);
  [[nodiscard]] css::PageStyle const& page_style(css::PageSelection const& selection);
  /// Size of the page area of right-hand pages of this name.
  [[nodiscard]] base::Size page_area(std::string const& page_name, bool is_first);

 private:
  /// Shaped paragraphs kept at one time; a table's cells are measured first and laid out later, and a bound
  /// keeps memory from growing with the table.
  static constexpr std::size_t kept_paragraphs = 4096;

  std::unordered_map<css::ComputedStyle const*, std::map<std::string, FontBox>> font_boxes_;
  std::unordered_map<boxes::Box const*, std::shared_ptr<InlineContent const>> inline_contents_;
  std::unordered_map<boxes::Box const*, IntrinsicSizes> intrinsic_sizes_;
  std::unordered_map<boxes::Box const*, std::shared_ptr<TableModel const>> table_models_;
  std::map<std::tuple<std::string, bool, bool, bool>, css::PageStyle> page_styles_;
};

}  // namespace closeout::layout
