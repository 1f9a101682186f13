#pragma once
// What every part of one layout pass shares: inputs, findings and things computed once.

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

#include "base/diagnostics.hpp"
#include "boxes/box_source.hpp"
#include "boxes/quotes.hpp"
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
  text::FontFace const* face = nullptr;  ///< The first font; null if there is none at all.
  Length ascent, descent;                ///< Of the content area, both positive.
  Length line_height;
  Length x_height;
  Length underline_position, underline_thickness;  ///< Position is the line's middle below the baseline.
};

/// Is shown every part of the box tree as layout takes it, in document order.
class PartObserver {
 public:
  PartObserver() = default;
  PartObserver(PartObserver const&) = delete;
  PartObserver& operator=(PartObserver const&) = delete;
  virtual ~PartObserver() = default;
  virtual void take(boxes::Part const& part) = 0;
};

class Context {
 public:
  Context(boxes::DocumentInfo const& info, css::Styled const& styled, text::Fonts& fonts, text::Shaper& shaper,
          References const& references, base::Diagnostics& diagnostics);

  boxes::DocumentInfo const& info;
  css::Styled const& styled;
  text::Fonts& fonts;
  text::Shaper& shaper;
  References const& references;  ///< What the pass before found out.
  base::Diagnostics& diagnostics;
  PartObserver* observer = nullptr;
  boxes::BoxSource* source = nullptr;  ///< For the pictures of pages and their margins.
  boxes::LanguageQuotes language_quotes;
  bool const counts_pages;          ///< Whether page styles ask for the numbers of pages and their groups.
  bool needs_another_pass = false;  ///< Something was asked for that only a later pass can know.
  bool is_last_pass = false;        ///< What is not known now never will be.
  /// While it is on, what is not known yet may wait; `has_met_unknown` then says that something does.
  bool lets_unknown_wait = false;
  bool has_met_unknown = false;

  /// Calls `use` with each child of a box; those of a stream are made now and gone when nothing holds them any more.
  template <typename Use>
  void for_each_child(boxes::Box const& box, Use use) {
    for (boxes::Box const* child = box.first_child; child != nullptr; child = child->next_sibling) use(*child);
    if (box.stream == nullptr) return;
    while (boxes::PartRef const part = box.stream->next()) {
      if (observer != nullptr) observer->take(*part);
      use(*part->root);
    }
  }

  /// Text of a box with deferred content, from what the pass before found.
  [[nodiscard]] std::string text_of_deferred(boxes::Box const& box);
  /// Whether every such text comes out the same with what this pass found.
  [[nodiscard]] bool is_settled(References const& found) const;
  /// Whether any such text asks for the text of its target.
  [[nodiscard]] bool wants_texts() const { return wants_texts_; }

  /// Finds fault with a character that no font has, the first time it is met.
  void report_missing(char32_t character, base::SourcePlace const& place);

  /// The font of a box's style in its language.
  [[nodiscard]] FontBox const& font_box(css::ComputedStyle const& style, std::string const& language);
  /// Shaped content of a block container with inline children, kept until it is taken: a box that is measured
  /// first and laid out later is shaped once.
  [[nodiscard]] std::shared_ptr<InlineContent const> inline_content(boxes::Box const& container);
  [[nodiscard]] std::shared_ptr<InlineContent const> take_inline_content(boxes::Box const& container);
  [[nodiscard]] IntrinsicSizes intrinsic_sizes(boxes::Box const& box);
  [[nodiscard]] std::shared_ptr<TableModel const> table_model(boxes::Box const& table);
  void forget_table(boxes::Box const& table);
  /// What is known of the columns of a table, measured by `measure` the first time.
  [[nodiscard]] ColumnMeasureList const& column_measures(boxes::Box const& table,
                                                         std::function<ColumnMeasureList()> const& measure);
  /// To be called when boxes of `group` that were only shown are gone.
  void forget_shown(boxes::Box const& group);
  /// A picture of a page or its margins, by the address that a sheet has; empty if it cannot be shown.
  [[nodiscard]] boxes::Picture const& picture(std::string const& path);
  /// Those of a style's background layers; none if it has no images.
  [[nodiscard]] std::vector<boxes::Picture> backgrounds(css::ComputedStyle const& style);

 private:
  bool wants_texts_ = false;
  /// Shaped paragraphs kept at one time; a table's cells are measured first and laid out later, and a bound
  /// keeps memory from growing with the table.
  static constexpr std::size_t kept_paragraphs = 4096;
  static constexpr std::size_t kept_sizes = 65536;

  std::set<char32_t> missing_characters_;
  std::map<std::string, boxes::Picture> pictures_;
  std::unordered_map<css::ComputedStyle const*, std::map<std::string, FontBox>> font_boxes_;
  // Boxes come and go, so these know them by their serial numbers.
  std::unordered_map<std::uint64_t, std::shared_ptr<InlineContent const>> inline_contents_;
  std::unordered_map<std::uint64_t, IntrinsicSizes> intrinsic_sizes_;
  std::unordered_map<std::uint64_t, std::shared_ptr<TableModel const>> table_models_;
  std::unordered_map<std::uint64_t, ColumnMeasureList> column_measures_;
  std::map<std::uint64_t, DeferredContent> deferred_;  ///< By box; without those that wait.
};

}  // namespace closeout::layout
