#include "layout/inline_content.hpp"

#include <algorithm>
#include <list>
#include <utility>

#include "base/utf8.hpp"
#include "layout/bidi_controls.hpp"
#include "layout/context.hpp"
#include "layout/inline_text.hpp"
#include "layout/list_markers.hpp"
#include "text/portions.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using boxes::BoxKind;
using Kind = InlineItem::Kind;

/// The nearest box around both, `container` at the latest.
Box const& common_ancestor(Box const& a, Box const& b, Box const& container) {
  for (Box const* outer = a.parent; outer != nullptr && outer != &container; outer = outer->parent) {
    for (Box const* other = b.parent; other != nullptr && other != &container; other = other->parent) {
      if (outer == other) return *outer;
    }
  }
  return container;
}

class Collector {
 public:
  Collector(Context& context, Box const& container) : context_(context), container_(container) {}

  InlineContent run() {
    bidi_.open(bidi_controls_of_container(*container_.style));
    for (Box const* marker : inside_markers(container_)) collect(*marker);
    collect_children(container_);
    shape_segment();
    move_opportunities_behind_edges();
    return std::move(content_);
  }

  InlineContent run(InlinePortion const& portion) {
    add_text(std::string(portion.text), *portion.box, Kind::Piece);
    shape_segment();
    end_portion(*portion.box, portion.can_break_after);
    return std::move(content_);
  }

 private:
  void collect_children(Box const& box) {
    for (Box const* child = box.first_child; child != nullptr; child = child->next_sibling) collect(*child);
  }

  void collect(Box const& box) {
    if (box.is_out_of_flow()) return token(Kind::OutOfFlow, box);
    switch (box.kind) {
      case BoxKind::Text:
        return collect_text(box);
      case BoxKind::LineBreak:
        shape_segment();
        content_.items.push_back({Kind::LineBreak, &box});
        inline_text_.end_word();
        return bidi_.begin_paragraph();
      case BoxKind::Inline:
        return collect_inline_box(box);
      default:
        return collect_atomic(box);
    }
  }

  void collect_inline_box(Box const& box) {
    token(Kind::OpenBox, box);
    bidi_.open(bidi_controls(*box.style));
    collect_children(box);
    bidi_.close();
    token(Kind::CloseBox, box);
  }

  void token(Kind kind, Box const& box) { tokens_.push_back({kind, &box}); }

  void collect_text(Box const& box) {
    std::string text = inline_text_.of(box);
    if (text.empty()) return;
    if (text.size() > 2 * portion_bytes && !bidi_.is_open()) return collect_long_text(std::move(text), box);
    add_text(bidi_.take_pending() + bidi_.across_line_feeds(std::move(text)), box, Kind::Piece);
  }

  /// The first and the last part are shaped with what stands beside them, those between when they are needed.
  void collect_long_text(std::string text, Box const& box) {
    FontBox const& font = context_.font_box(*box.style, box.language);
    std::vector<text::PortionEnd> const ends =
        text::portion_ends(text, base_direction(*container_.style), font.text.line_breaks, portion_bytes);
    if (ends.empty()) return add_text(bidi_.take_pending() + std::move(text), box, Kind::Piece);
    add_text(bidi_.take_pending() + text.substr(0, ends.front().at), box, Kind::Piece);
    shape_segment();
    end_portion(box, ends.front().can_break_after);
    std::string_view const whole = content_.long_texts.emplace_back(std::move(text));
    for (std::size_t i = 1; i < ends.size(); ++i) {
      std::string_view const part = whole.substr(ends[i - 1].at, ends[i].at - ends[i - 1].at);
      content_.portions.push_back({content_.items.size(), &box, part, ends[i].can_break_after});
    }
    add_text(std::string(whole.substr(ends.back().at)), box, Kind::Piece);
  }

  /// To the shaper a portion ends like a paragraph, where no line can be broken.
  void end_portion(Box const& box, bool can_break_after) {
    if (!content_.items.empty()) content_.items.back().can_break_after = can_break_after && may_wrap(*box.style);
  }

  /// UAX 9 and UAX 14 see an atomic box as one character (css-writing-modes-3 section 2.4.4, css-text-3 section 5.1).
  void collect_atomic(Box const& box) {
    inline_text_.end_word();
    add_text(bidi_.take_pending() + std::string(text::object_replacement), box, Kind::Atomic);
  }

  void add_text(std::string text, Box const& box, Kind kind) {
    texts_.push_back(std::move(text));
    Box const& styled = kind == Kind::Atomic && box.parent != nullptr ? *box.parent : box;
    styled_texts_.push_back({texts_.back(), &context_.font_box(*styled.style, styled.language).text, tokens_.size()});
    token(kind, box);
  }

  void shape_segment() {
    pieces_ = nullptr;
    next_piece_ = 0;
    if (!styled_texts_.empty()) {
      bool const any_wraps =
          may_wrap(*container_.style) || std::any_of(tokens_.begin(), tokens_.end(), [](InlineItem const& token) {
            return token.kind == Kind::Piece && may_wrap(*token.box->style);
          });
      content_.paragraphs.push_back(context_.shaper.shape(styled_texts_, base_direction(*container_.style), any_wraps));
      for (char32_t c : content_.paragraphs.back().missing) context_.report_missing(c, place_of(c));
      pieces_ = &content_.paragraphs.back().pieces;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      bool const has_pieces = tokens_[i].kind == Kind::Piece || tokens_[i].kind == Kind::Atomic;
      if (has_pieces) {
        append_pieces(i);
      } else {
        content_.items.push_back(tokens_[i]);
      }
    }
    tokens_.clear();
    styled_texts_.clear();
    texts_.clear();
  }

  /// Of the first text that has the character.
  [[nodiscard]] base::SourcePlace place_of(char32_t character) const {
    std::string sought;
    base::append_utf8(sought, character);
    for (text::StyledText const& stretch : styled_texts_) {
      base::SourcePlace const& place = tokens_[stretch.tag].box->place;
      if (place.is_known() && stretch.text.find(sought) != std::string_view::npos) return place;
    }
    return container_.place;
  }

  /// css-text-3 section 3: between two boxes the white-space of the nearest box around both says whether a line may
  /// end there.
  [[nodiscard]] bool may_break_behind(std::size_t token) const {
    Box const& box = *tokens_[token].box;
    for (std::size_t next = token + 1; next < tokens_.size(); ++next) {
      bool const has_pieces = tokens_[next].kind == Kind::Piece || tokens_[next].kind == Kind::Atomic;
      if (has_pieces) return may_wrap(*common_ancestor(box, *tokens_[next].box, container_).style);
    }
    return may_wrap(*container_.style);
  }

  /// The pieces of one text box, or of one atomic box: the one with its character, behind any bidi controls.
  void append_pieces(std::size_t token) {
    Box const& box = *tokens_[token].box;
    Kind const kind = tokens_[token].kind;
    bool const wraps = kind == Kind::Piece && may_wrap(*box.style);
    while (next_piece_ < pieces_->size() && (*pieces_)[next_piece_].tag == token) {
      text::Piece const& piece = (*pieces_)[next_piece_++];
      bool const is_last = next_piece_ == pieces_->size() || (*pieces_)[next_piece_].tag != token;
      bool const may_break = is_last ? may_break_behind(token) : wraps;
      bool const hyphenates = !piece.hyphen_after || box.style->hyphens != css::Hyphens::None;
      Kind const shown = kind == Kind::Atomic && !is_last ? Kind::Piece : kind;
      content_.items.push_back({shown, &box, &piece, piece.can_break_after && may_break && hyphenates});
      if (piece.must_break_after) content_.items.push_back({Kind::LineBreak, &box});
    }
  }

  void move_opportunities_behind_edges() {
    for (std::size_t i = 0; i + 1 < content_.items.size(); ++i) {
      InlineItem& item = content_.items[i];
      if (item.can_break_after && content_.items[i + 1].kind == Kind::CloseBox) {
        item.can_break_after = false;
        content_.items[i + 1].can_break_after = true;
      }
    }
  }

  Context& context_;
  Box const& container_;
  InlineContent content_;
  std::vector<InlineItem> tokens_;  ///< Of the segment; a Piece token stands for all pieces of its box.
  std::list<std::string> texts_;
  std::vector<text::StyledText> styled_texts_;
  std::vector<text::Piece> const* pieces_ = nullptr;
  std::size_t next_piece_ = 0;
  BidiScope bidi_;
  InlineText inline_text_{context_};
};

}  // namespace

bool InlineContent::makes_no_line() const {
  return portions.empty() && std::none_of(items.begin(), items.end(), [](InlineItem const& item) {
           if (item.kind == Kind::Piece) return !item.piece->runs.empty() || item.piece->space;
           return item.kind == Kind::Atomic || item.kind == Kind::LineBreak;
         });
}

InlineContent shape_inline_content(Context& context, Box const& container) {
  return Collector(context, container).run();
}

InlineContent shape_portion(Context& context, Box const& container, InlinePortion const& portion) {
  return Collector(context, container).run(portion);
}

}  // namespace closeout::layout
