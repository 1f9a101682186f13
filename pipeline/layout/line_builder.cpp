#include "layout/line_builder.hpp"

#include <algorithm>
#include <deque>
#include <list>
#include <map>
#include <unordered_map>
#include <utility>

#include "layout/atomic_inlines.hpp"
#include "layout/context.hpp"
#include "layout/glyph_runs.hpp"
#include "layout/inline_reader.hpp"
#include "layout/line_box.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using Kind = InlineItem::Kind;

// A tab stop nearer than this part of a space is passed over: css-text-3 section 4.2, "less than 0.5ch".
constexpr int nearest_stop_in_spaces = 2;

/// Letter spacing behind the last letter of a piece (css-text-3 section 8.2: none at the end of a line). Joined letters
/// have none.
Length trailing_spacing(InlineItem const& item) {
  bool const has_text = item.piece != nullptr && !item.piece->runs.empty() && item.piece->bidi_level % 2 == 0;
  return has_text ? item.box->style->letter_spacing : Length();
}

bool is_cloned(Box const& box) {
  return box.style->box_decoration_break == css::BoxDecorationBreak::Clone;
}

bool is_sliced(Box const& box) {
  return !box.backgrounds.empty() && !is_cloned(box);
}

/// Parts of one box as if they stood on one line. Assumes that parts on one line are listed from left to right.
void measure_sliced_box(std::vector<InlineBoxFragment*> const& parts) {
  Length whole;
  for (InlineBoxFragment* part : parts) {
    part->before = whole;
    whole += part->border_box.size.width;
  }
  bool const is_rtl = parts.front()->box->style->direction == css::Direction::Rtl;
  for (InlineBoxFragment* part : parts) {
    part->whole = whole;
    if (is_rtl) part->before = whole - part->before - part->border_box.size.width;
  }
}

/// css-break-3 section 5.4, slice: what a background image needs to know of a box's other parts.
void measure_sliced_boxes(std::deque<LineBox>& lines) {
  std::unordered_map<Box const*, std::vector<InlineBoxFragment*>> sliced;
  for (LineBox& line : lines) {
    for (InlineBoxFragment& part : line.boxes) {
      if (is_sliced(*part.box)) sliced[part.box].push_back(&part);
    }
  }
  for (auto const& [box, parts] : sliced) measure_sliced_box(parts);
}

}  // namespace

class LineBreaking {
 public:
  LineBreaking(Context& context, Box const& container, ContainingBlock const& containing)
      : context_(context),
        container_(container),
        containing_(containing),
        indent_(container.style->text_indent.resolved(containing.width)),
        content_(context.take_inline_content(container)),
        reader_(context, container, content_),
        is_at_end_(content_->makes_no_line()),
        has_sliced_boxes_(std::ranges::any_of(content_->items, [](InlineItem const& item) {
          return item.kind == Kind::OpenBox && is_sliced(*item.box);
        })) {}

  std::optional<LineBox> next() {
    while ((lines_.empty() || has_sliced_boxes_) && !is_at_end_) read();
    if (is_at_end_ && !entries_.empty()) end_line(entries_.size(), true);
    if (std::exchange(has_sliced_boxes_, false)) measure_sliced_boxes(lines_);
    if (lines_.empty()) return std::nullopt;
    LineBox line = std::move(lines_.front());
    lines_.pop_front();
    return line;
  }

 private:
  void read() {
    InlineItem const* const item = reader_.next();
    is_at_end_ = item == nullptr;
    if (item != nullptr) add(*item);
  }

  void add(InlineItem const& item) {
    if (item.kind == Kind::LineBreak) {
      end_line(entries_.size(), true);
      follows_forced_break_ = true;
      return;
    }
    place(entry_of(item));
  }

  LineEntry entry_of(InlineItem const& item) {
    LineEntry entry;
    entry.kind = item.kind;
    entry.box = item.box;
    entry.can_break_after = item.can_break_after;
    entry.piece = item.piece;
    if (item.kind == Kind::Piece) {
      entry.width = item.piece->width;
      entry.space = item.piece->space_width;
      entry.trailing = trailing_spacing(item);
    } else if (item.kind == Kind::Atomic) {
      entry.atomic = std::make_shared<AtomicFragment const>(lay_out_atomic(context_, *item.box, containing_));
      entry.width = atomic_margin_width(*entry.atomic);
    } else if (item.kind == Kind::OpenBox || item.kind == Kind::CloseBox) {
      entry.width = edge_width(item.kind, *item.box);
    }
    return entry;
  }

  [[nodiscard]] Length edge_width(Kind edge, Box const& box) const {
    BoxGeometry const g = edges_of(box, containing_.width);
    bool const is_left = (edge == Kind::OpenBox) == (box.style->direction == css::Direction::Ltr);
    return is_left ? g.margin.left + g.left_edge() : g.margin.right + g.right_edge();
  }

  void place(LineEntry entry) {
    while (!fits(entry)) {
      if (opportunity_ != 0) {
        end_line(opportunity_, false);
      } else if (can_split(entry)) {
        entry = split(entry);
      } else {
        break;
      }
    }
    append(std::move(entry));
  }

  /// css-text-3 section 7.1 (text-indent): the first line, with each-line also those behind a forced break; with
  /// hanging all others.
  [[nodiscard]] Length indent() const {
    css::ComputedStyle const& style = *container_.style;
    bool const is_first = is_first_line_ || (style.text_indent_each_line && follows_forced_break_);
    return is_first != style.text_indent_hanging ? indent_ : Length();
  }
  [[nodiscard]] Length room() const { return containing_.width - indent(); }
  [[nodiscard]] bool fits(LineEntry const& entry) const {
    // A closing edge or a box out of flow without width never needs a line of its own.
    return entry.width <= Length() || used_ + entry.width - entry.trailing + cloned_ends_ <= room();
  }

  void append(LineEntry entry) {
    if (entry.piece != nullptr && entry.piece->is_tab) entry.space = tab_width(entry);
    used_ += entry.width;
    bool const may_break = entry.can_break_after && hyphen_fits(entry);
    used_ += entry.space;
    if (entry.kind == Kind::OpenBox && is_cloned(*entry.box)) cloned_ends_ += edge_width(Kind::CloseBox, *entry.box);
    if (entry.kind == Kind::CloseBox && is_cloned(*entry.box)) cloned_ends_ -= entry.width;
    entries_.push_back(std::move(entry));
    if (may_break) opportunity_ = entries_.size();
  }

  /// From here to the next tab stop; stops are counted from the block's start edge (css-text-3 section 4.2).
  Length tab_width(LineEntry const& entry) const {
    css::ComputedStyle const& style = *entry.box->style;
    Length const space = entry.piece->space_width;
    Length const stop = style.tab_size.length.value_or(space.scaled(style.tab_size.spaces));
    if (stop <= Length()) return {};
    Length const at = indent() + used_;
    Length const width = stop - Length::from_units(at.units() % stop.units());
    return width < space / nearest_stop_in_spaces ? width + stop : width;
  }

  bool hyphen_fits(LineEntry const& entry) {
    if (entry.piece == nullptr || !entry.piece->hyphen_after) return true;
    return used_ + hyphen(entry).width + cloned_ends_ <= room();
  }

  LineEntry hyphen(LineEntry const& after) {
    auto& piece = hyphens_[after.box];
    if (!piece) piece = std::make_unique<text::Piece>(hyphen_piece(context_, *after.box));
    LineEntry entry;
    entry.box = after.box;
    entry.piece = piece.get();
    entry.width = piece->width;
    entry.is_hyphen = true;
    return entry;
  }

  [[nodiscard]] bool can_split(LineEntry const& entry) const {
    return entry.kind == Kind::Piece && !entry.is_hyphen && breaks_words(*entry.box->style) &&
           cluster_count(*entry.piece) > 1;
  }

  /// css-text-3 section 5.5: a word too long for a line is broken at an arbitrary point, at least one cluster a
  /// line. Ends the line with what fits and returns the rest.
  LineEntry split(LineEntry entry) {
    bool const may_be_none = !entries_.empty();
    forget_split_pieces(entry);
    SplitPiece parts = split_piece(*entry.piece, room() - used_ - cloned_ends_, may_be_none ? 0 : 1);
    if (parts.head) {
      LineEntry head = entry;
      split_pieces_.push_back(std::move(*parts.head));
      head.piece = &split_pieces_.back();
      head.width = head.piece->width;
      head.space = {};
      head.can_break_after = true;
      append(std::move(head));
    }
    if (parts.tail) {
      split_pieces_.push_back(std::move(*parts.tail));
      entry.piece = &split_pieces_.back();
      entry.width = entry.piece->width;
    }
    end_line(entries_.size(), false);
    return entry;
  }

  /// Those whose lines are made.
  void forget_split_pieces(LineEntry const& kept) {
    std::erase_if(split_pieces_, [&](text::Piece const& piece) { return kept.piece != &piece && !is_waiting(piece); });
  }

  [[nodiscard]] bool is_waiting(text::Piece const& piece) const {
    return std::any_of(entries_.begin(), entries_.end(),
                       [&piece](LineEntry const& entry) { return entry.piece == &piece; });
  }

  /// Makes a line of the first `count` entries; the others begin the next.
  void end_line(std::size_t count, bool ends_paragraph) {
    LineEntries line;
    auto const cut = entries_.begin() + static_cast<std::ptrdiff_t>(count);
    line.entries.assign(std::make_move_iterator(entries_.begin()), std::make_move_iterator(cut));
    line.open_boxes = open_boxes_;
    line.indent = indent();
    line.ends_paragraph = ends_paragraph;
    for (LineEntry const& entry : line.entries) follow(entry);
    add_hyphen(line);
    add_cloned_edges(line);
    lines_.push_back(make_line_box(context_, container_, containing_, line));
    is_first_line_ = follows_forced_break_ = false;
    warn_of_overflow(line);
    entries_.erase(entries_.begin(), cut);
    reader_.release([this](text::Piece const& piece) { return is_waiting(piece); });
    measure_rest();
  }

  void follow(LineEntry const& entry) {
    if (entry.kind == Kind::OpenBox) open_boxes_.push_back(entry.box);
    if (entry.kind == Kind::CloseBox && !open_boxes_.empty()) open_boxes_.pop_back();
  }

  /// css-break-3 section 5.4, clone: a box that a line parts begins and ends on each of its lines. Boxes in one that is
  /// cloned, and those around it, are opened and closed with it; where they are sliced nothing is to be seen of it.
  void add_cloned_edges(LineEntries& line) const {
    auto const any_cloned = [](std::vector<Box const*> const& boxes) {
      return std::any_of(boxes.begin(), boxes.end(), [](Box const* box) { return is_cloned(*box); });
    };
    if (any_cloned(line.open_boxes)) {
      std::vector<LineEntry> edges;
      for (Box const* box : line.open_boxes) edges.push_back(broken_edge(Kind::OpenBox, *box));
      line.entries.insert(line.entries.begin(), edges.begin(), edges.end());
      line.open_boxes.clear();
    }
    if (!any_cloned(open_boxes_)) return;
    for (std::size_t i = open_boxes_.size(); i-- > 0;) {
      line.entries.push_back(broken_edge(Kind::CloseBox, *open_boxes_[i]));
    }
  }

  [[nodiscard]] LineEntry broken_edge(Kind edge, Box const& box) const {
    LineEntry entry;
    entry.kind = edge;
    entry.box = &box;
    entry.is_broken = !is_cloned(box);
    if (!entry.is_broken) entry.width = edge_width(edge, box);
    return entry;
  }

  void add_hyphen(LineEntries& line) {
    if (line.ends_paragraph || line.entries.empty()) return;
    auto last = std::find_if(line.entries.rbegin(), line.entries.rend(),
                             [](LineEntry const& entry) { return entry.kind == Kind::Piece; });
    if (last == line.entries.rend() || !last->piece->hyphen_after || last->is_hyphen) return;
    LineEntry const mark = hyphen(*last);
    line.entries.insert(last.base(), mark);
  }

  void measure_rest() {
    used_ = cloned_ends_ = {};
    opportunity_ = 0;
    for (Box const* box : open_boxes_) {
      if (!is_cloned(*box)) continue;
      used_ += edge_width(Kind::OpenBox, *box);
      cloned_ends_ += edge_width(Kind::CloseBox, *box);
    }
    std::vector<LineEntry> rest = std::move(entries_);
    entries_.clear();
    for (LineEntry& entry : rest) append(std::move(entry));
  }

  void warn_of_overflow(LineEntries const& line) {
    Length width = line.indent;
    Length trailing;
    for (LineEntry const& entry : line.entries) {
      width += trailing + entry.width;
      trailing = entry.space;
    }
    // One pixel of tolerance: rounding of shares is nothing an author can mend.
    if (width <= containing_.width + Length::from_units(Length::units_per_pixel)) return;
    Box const& box = line.entries.empty() ? container_ : *line.entries.back().box;
    base::Diagnostic finding = base::warning("layout-line-overflow", "line is wider than its box and cannot be broken",
                                             box.place.is_known() ? box.place : container_.place);
    finding.hint = "let long words break (overflow-wrap: anywhere), or give the box more width";
    context_.diagnostics.add(std::move(finding));
  }

  Context& context_;
  Box const& container_;
  ContainingBlock const containing_;
  Length const indent_;
  std::shared_ptr<InlineContent const> const content_;
  InlineReader reader_;
  bool is_at_end_ = false;
  bool has_sliced_boxes_ = false;  ///< Their parts are measured together, so all lines are made at once.
  std::deque<LineBox> lines_;      ///< Made and not yet asked for.
  bool is_first_line_ = true;
  std::vector<LineEntry> entries_;
  std::vector<Box const*> open_boxes_;
  Length used_;         ///< Of entries_ and of the cloned edges before them, spaces included.
  Length cloned_ends_;  ///< Of boxes that would end with the line if it ended here.
  bool follows_forced_break_ = false;
  std::size_t opportunity_ = 0;  ///< Entries up to the last place where the line may end; 0: none.
  std::list<text::Piece> split_pieces_;
  std::map<Box const*, std::unique_ptr<text::Piece>> hyphens_;
};

Lines::Lines(Context& context, Box const& container, ContainingBlock const& containing)
    : breaker_(std::make_unique<LineBreaking>(context, container, containing)) {}

Lines::Lines(Lines&&) noexcept = default;
Lines::~Lines() = default;

std::optional<LineBox> Lines::next() {
  return breaker_->next();
}

std::vector<LineBox> build_lines(Context& context, Box const& container, ContainingBlock const& containing) {
  std::vector<LineBox> all;
  Lines lines(context, container, containing);
  while (auto line = lines.next()) all.push_back(std::move(*line));
  return all;
}

}  // namespace closeout::layout
