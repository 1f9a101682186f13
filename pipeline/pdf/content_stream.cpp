#include "pdf/content_stream.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "base/sha256.hpp"
#include "pdf/marked_content.hpp"
#include "pdf/path_operators.hpp"
#include "pdf/text_object.hpp"

namespace closeout::pdf {
namespace {

/// Hexadecimal digits of a hash that stand in a name.
constexpr std::size_t enough_to_differ = 16;

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
    while (!outer_.empty()) end_group();
    end_sequence();
    while (!saved_.empty()) end_clip();
    return std::move(content_);
  }

 private:
  void write_item(std::size_t index) {
    pages::Item const& item = page_.items[index];
    if (is_clip(item)) return write_clip(index);
    if (std::holds_alternative<pages::GroupEnd>(item.content)) return end_group();
    if (!open_ || !is_same_sequence(*open_, item.tag)) begin_sequence(index);
    if (auto const* text = std::get_if<pages::TextItem>(&item.content)) {
      write_text(*text);
    } else if (auto const* group = std::get_if<pages::GroupBegin>(&item.content)) {
      begin_group(*group);
    } else if (auto const* image = std::get_if<pages::ImageItem>(&item.content)) {
      write_image(*image);
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
    to_ += clip.even_odd ? "W* n\n" : "W n\n";
  }

  void end_clip() {
    if (saved_.empty()) return;
    to_ += "Q\n";
    state_ = std::move(saved_.back());
    saved_.pop_back();
  }

  /// What follows goes into a form XObject, whose own content begins opaque (section 11.6.6). Its sequence stays open
  /// around it, so that marked content stays in the page's stream (14.7.4.2).
  void begin_group(pages::GroupBegin const& group) {
    text_.end();
    outer_.push_back({std::move(content_), state_, group.opacity});
    content_ = PageContent();
    state_.fill.alpha = state_.stroke.alpha = 255;
  }

  void end_group() {
    if (outer_.empty()) return;
    text_.end();
    PageContent group = std::move(content_);
    Outer outer = std::move(outer_.back());
    outer_.pop_back();
    content_ = std::move(outer.content);
    state_ = outer.state;
    to_ += "q\n";
    set_fill_alpha(to_, outer.opacity, alphas_);
    std::string const name = group_resource(group);
    to_ += '/';
    to_ += name;
    to_ += " Do\nQ\n";
    auto const is_same = [&](PageContent const& other) { return group_resource(other) == name; };
    if (std::none_of(content_.groups.begin(), content_.groups.end(), is_same)) {
      content_.groups.push_back(std::move(group));
    }
  }

  void write_text(pages::TextItem const& item) {
    if (item.turn == base::Transform()) return write_upright_text(item);
    text_.end();
    GraphicsState const outside = state_;
    to_ += "q\n";
    append_turn(to_, item.turn, item.origin, space_);
    to_ += "cm\n";
    write_upright_text(item);
    text_.end();
    to_ += "Q\n";
    state_ = outside;
  }

  void write_upright_text(pages::TextItem const& item) {
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

  void write_image(pages::ImageItem const& item) {
    text_.end();
    auto const is_same = [&](images::ImageRef const& other) { return other->hash == item.image->hash; };
    if (std::none_of(content_.images.begin(), content_.images.end(), is_same)) content_.images.push_back(item.image);
    to_ += "q\n";
    append_image_matrix(to_, item.placement, space_);
    to_ += "cm\n/";
    to_ += image_resource(*item.image);
    to_ += " Do\nQ\n";
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
  /// What a group stands in.
  struct Outer {
    PageContent content;
    GraphicsState state;
    double opacity = 1;
  };
  std::vector<Outer> outer_;
  std::optional<pages::Tag> open_;  ///< The marked-content sequence begun and not ended.
};

}  // namespace

std::string image_resource(images::Image const& image) {
  return "I" + image.hash.substr(0, enough_to_differ);
}

std::string group_resource(PageContent const& group) {
  return "G" + base::sha256_hex(group.operators).substr(0, enough_to_differ);
}

PageContent page_content(pages::Page const& page, FontRegistry& fonts) {
  return ContentStream(page, fonts).write();
}

}  // namespace closeout::pdf
