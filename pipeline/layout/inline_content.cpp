#include "layout/inline_content.hpp"

#include <algorithm>
#include <list>
#include <string_view>
#include <utility>

#include "layout/context.hpp"
#include "layout/list_markers.hpp"

namespace closeout::layout {
namespace {

using boxes::Box;
using boxes::BoxKind;
using Kind = InlineItem::Kind;

std::string_view transform_name(css::TextTransform transform) {
  switch (transform) {
    case css::TextTransform::Uppercase:
      return "uppercase";
    case css::TextTransform::Lowercase:
      return "lowercase";
    case css::TextTransform::Capitalize:
      return "capitalize";
    case css::TextTransform::None:
      break;
  }
  return {};
}

text::BaseDirection base_direction(css::ComputedStyle const& style) {
  if (style.unicode_bidi == css::UnicodeBidi::Plaintext) return text::BaseDirection::FirstStrong;
  return style.direction == css::Direction::Rtl ? text::BaseDirection::RightToLeft : text::BaseDirection::LeftToRight;
}

struct BidiControls {
  std::string_view open, close;
};

BidiControls bidi_controls(css::ComputedStyle const& style) {
  bool const is_ltr = style.direction == css::Direction::Ltr;
  switch (style.unicode_bidi) {
    case css::UnicodeBidi::Embed:
      return {is_ltr ? "\u202A" : "\u202B", "\u202C"};
    case css::UnicodeBidi::Isolate:
      return {is_ltr ? "\u2066" : "\u2067", "\u2069"};
    case css::UnicodeBidi::BidiOverride:
      return {is_ltr ? "\u202D" : "\u202E", "\u202C"};
    case css::UnicodeBidi::IsolateOverride:
      return {is_ltr ? "\u2068\u202D" : "\u2068\u202E", "\u202C\u2069"};
    case css::UnicodeBidi::Plaintext:
      return {"\u2068", "\u2069"};
    case css::UnicodeBidi::Normal:
      break;
  }
  return {};
}

class Collector {
 public:
  Collector(Context& context, Box const& container) : context_(context), container_(container) {}

  InlineContent run() {
    for (Box const* marker : inside_markers(container_)) collect(*marker);
    collect_children(container_);
    shape_segment();
    move_opportunities_behind_edges();
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
        return;
      case BoxKind::Inline:
        return collect_inline_box(box);
      default:
        return collect_atomic(box);
    }
  }

  /// unicode-bidi becomes control characters around the box's text (css-writing-modes-4 section 2.4.2); the shaper
  /// leaves them out of its runs.
  void collect_inline_box(Box const& box) {
    token(Kind::OpenBox, box);
    BidiControls const controls = bidi_controls(*box.style);
    pending_controls_ += controls.open;
    std::size_t const texts = styled_texts_.size();
    collect_children(box);
    bool const has_text = styled_texts_.size() > texts && !tokens_.empty();
    if (has_text) {
      texts_.back() += controls.close;
      styled_texts_.back().text = texts_.back();
    } else if (pending_controls_.ends_with(controls.open)) {
      pending_controls_.resize(pending_controls_.size() - controls.open.size());
    }
    token(Kind::CloseBox, box);
  }

  void token(Kind kind, Box const& box) { tokens_.push_back({kind, &box}); }

  void collect_text(Box const& box) {
    std::string text = box.deferred_content.empty() ? box.text : context_.text_of_deferred(box);
    std::string_view const transform = transform_name(box.style->text_transform);
    if (!transform.empty()) text = text::transformed(text, transform, box.language);
    if (text.empty()) return;
    if (pending_atomic_) settle_atomic(text);
    if (box.style->hyphens == css::Hyphens::Auto) text = context_.shaper.with_soft_hyphens(text, box.language);
    text.insert(0, std::exchange(pending_controls_, {}));
    texts_.push_back(std::move(text));
    styled_texts_.push_back({texts_.back(), &context_.font_box(*box.style, box.language).text, tokens_.size()});
    token(Kind::Piece, box);
  }

  /// Text is shaped up to an atomic box and from it on; UAX 14 rules LB13, LB14 and LB20 say where a line may
  /// break beside it.
  void collect_atomic(Box const& box) {
    shape_segment();
    bool const wraps = may_wrap(*container_.style);
    if (wraps && !content_.items.empty()) allow_break_before_atomic();
    content_.items.push_back({Kind::Atomic, &box, nullptr, wraps});
    pending_atomic_ = wraps;
  }

  void allow_break_before_atomic() {
    InlineItem& last = content_.items.back();
    if (last.kind != Kind::Piece) return;
    std::string const& text = content_.paragraphs.back().text;
    constexpr std::string_view opening = "([{\u00AB\u201E";
    bool const is_glued = text.ends_with("\u00A0") || (!text.empty() && opening.find(text.back()) != opening.npos);
    if (!is_glued) last.can_break_after = true;
  }

  void settle_atomic(std::string_view following) {
    pending_atomic_ = false;
    constexpr std::string_view closing = ",.;:!?)]}/ ";
    bool const is_glued = closing.find(following.front()) != closing.npos || following.starts_with("\u00A0");
    if (!is_glued) return;
    auto const is_atomic = [](InlineItem const& item) { return item.kind == Kind::Atomic; };
    auto const last = std::find_if(content_.items.rbegin(), content_.items.rend(), is_atomic);
    if (last != content_.items.rend()) last->can_break_after = false;
  }

  void shape_segment() {
    pieces_ = nullptr;
    next_piece_ = 0;
    if (!styled_texts_.empty()) {
      bool const any_wraps = std::any_of(tokens_.begin(), tokens_.end(), [](InlineItem const& token) {
        return token.kind == Kind::Piece && may_wrap(*token.box->style);
      });
      content_.paragraphs.push_back(context_.shaper.shape(styled_texts_, base_direction(*container_.style), any_wraps,
                                                          place(), context_.diagnostics));
      pieces_ = &content_.paragraphs.back().pieces;
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Kind::Piece) {
        append_pieces(i);
      } else {
        content_.items.push_back(tokens_[i]);
      }
    }
    tokens_.clear();
    styled_texts_.clear();
  }

  [[nodiscard]] base::SourcePlace place() const {
    for (InlineItem const& token : tokens_) {
      if (token.kind == Kind::Piece) return token.box->place;
    }
    return container_.place;
  }

  /// The pieces of one text box. In a box that does not wrap only its end may be an opportunity.
  void append_pieces(std::size_t token) {
    Box const& box = *tokens_[token].box;
    bool const wraps = may_wrap(*box.style);
    while (next_piece_ < pieces_->size() && (*pieces_)[next_piece_].tag == token) {
      text::Piece const& piece = (*pieces_)[next_piece_++];
      bool const is_last = next_piece_ == pieces_->size() || (*pieces_)[next_piece_].tag != token;
      bool const may_break = wraps || (is_last && may_wrap(*container_.style));
      bool const hyphenates = !piece.hyphen_after || box.style->hyphens != css::Hyphens::None;
      content_.items.push_back({Kind::Piece, &box, &piece, piece.can_break_after && may_break && hyphenates});
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
  std::string pending_controls_;  ///< Bidi controls that go before the next text.
  bool pending_atomic_ = false;
};

}  // namespace

bool InlineContent::makes_no_line() const {
  return std::none_of(items.begin(), items.end(), [](InlineItem const& item) {
    if (item.kind == Kind::Piece) return !item.piece->runs.empty() || item.piece->space;
    return item.kind == Kind::Atomic || item.kind == Kind::LineBreak;
  });
}

bool may_wrap(css::ComputedStyle const& style) {
  return style.white_space != css::WhiteSpace::Nowrap && style.white_space != css::WhiteSpace::Pre;
}

InlineContent shape_inline_content(Context& context, Box const& container) {
  return Collector(context, container).run();
}

}  // namespace closeout::layout
