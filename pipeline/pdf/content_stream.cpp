#include "pdf/content_stream.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "pdf/marked_content.hpp"
#include "pdf/path_operators.hpp"
#include "pdf/text_object.hpp"

namespace closeout::pdf {
namespace {

bool is_clip(pages::Item const& item) {
  return std::holds_alternative<pages::ClipBegin>(item.content) || std::holds_alternative<pages::ClipEnd>(item.content);
}

/// Table 60, with both fill and stroke possible.
std::string_view painting_operator(bool fills, bool strokes, bool even_odd) {
  if (fills && strokes) return even_odd ? "B*\n" : "B\n";
  if (fills) return even_odd ? "f*\n" : "f\n";
  return strokes ? "S\n" : "n\n";
}

bool is_visible(std::optional<base::Colour> const& colour) {
  return colour && !colour->is_transparent();
}

class ContentStream {
 public:
  ContentStream(pages::Page const& page, FontRegistry& fonts) : page_(page), fonts_(fonts), space_(page.size.height) {}

  PageContent write() {
    for (std::size_t i = 0; i < page_.items.size(); ++i) write_item(i);
    end_sequence();
    while (!saved_.empty()) end_clip();
    return std::move(content_);
  }

 private:
  void write_item(std::size_t index) {
    pages::Item const& item = page_.items[index];
    if (is_clip(item)) return write_clip(index);
    if (!open_ || !is_same_sequence(*open_, item.tag)) begin_sequence(index);
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) {
      write_text(*text);
    } else {
      write_path(std::get<pages::PathItem>(item.content));
    }
  }

  void begin_sequence(std::size_t index) {
    end_sequence();
    append_sequence_begin(to_, std::span(page_.items).subspan(index), page_);
    open_ = page_.items[index].tag;
  }

  void end_sequence() {
    text_.end();
    if (open_) to_ += "EMC\n";
    open_.reset();
  }

  // A clip stands outside the sequences it clips, so that q and Q nest with BDC and EMC; only where one sequence
  // goes on across the clip's edge does it stand inside, because an MCID must not be begun twice (14.7.4.3).
  void write_clip(std::size_t index) {
    auto const next =
        std::find_if_not(page_.items.begin() + static_cast<std::ptrdiff_t>(index), page_.items.end(), is_clip);
    bool const goes_on = open_ && next != page_.items.end() && is_same_sequence(*open_, next->tag);
    if (goes_on) {
      text_.end();
    } else {
      end_sequence();
    }
    if (auto const* begin = std::get_if<pages::ClipBegin>(&page_.items[index].content)) {
      begin_clip(*begin);
    } else {
      end_clip();
    }
  }

  void begin_clip(pages::ClipBegin const& clip) {
    to_ += "q\n";
    saved_.push_back(state_);
    append_path(to_, clip.path, space_);
    if (clip.path.empty()) to_ += "0 0 0 0 re\n";  // W needs a path; an empty one shows nothing.
    to_ += "W n\n";
  }

  void end_clip() {
    if (saved_.empty()) return;
    to_ += "Q\n";
    state_ = std::move(saved_.back());
    saved_.pop_back();
  }

  void write_text(pages::TextItem const& item) {
    FontUse const& font = fonts_.use(item.run);
    auto& used = content_.resources.fonts;
    if (std::find(used.begin(), used.end(), &font) == used.end()) used.push_back(&font);
    text_.show(item, font, state_, alphas_);
  }

  void write_path(pages::PathItem const& item) {
    bool const fills = is_visible(item.fill), strokes = is_visible(item.stroke);
    if (!fills && !strokes) return;
    text_.end();
    if (fills) set_fill(to_, state_, *item.fill, alphas_);
    if (strokes) {
      set_stroke(to_, state_, *item.stroke, alphas_);
      set_line_style(to_, state_, item);
    }
    append_path(to_, item.path, space_);
    to_ += painting_operator(fills, strokes, item.even_odd);
  }

  pages::Page const& page_;
  FontRegistry& fonts_;
  UserSpace space_;
  PageContent content_;
  std::string& to_ = content_.operators;
  UsedAlphas& alphas_ = content_.resources.alphas;
  TextObject text_{to_, space_};
  GraphicsState state_;
  std::vector<GraphicsState> saved_;
  std::optional<pages::Tag> open_;  ///< The marked-content sequence begun and not ended.
};

}  // namespace

PageContent page_content(pages::Page const& page, FontRegistry& fonts) {
  return ContentStream(page, fonts).write();
}

}  // namespace closeout::pdf
