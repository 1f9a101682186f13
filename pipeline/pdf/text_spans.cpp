#include "pdf/text_spans.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace closeout::pdf {
namespace {

/// Where the last character of a text begins.
std::size_t last_character(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  return at;
}

class SpanFinder {
 public:
  explicit SpanFinder(text::GlyphRun const& run) : run_(run), glyphs_(run.glyphs) {}

  std::vector<TextSpan> find() {
    std::size_t text_end = run_.is_right_to_left ? run_.text.size() : 0;
    for (std::size_t begin = 0; begin < glyphs_.size();) {
      std::size_t const end = group_end(begin);
      std::string_view text;
      if (run_.is_right_to_left) {
        text = text_between(glyphs_[end - 1].cluster, text_end);
        text_end = glyphs_[end - 1].cluster;
      } else {
        text = text_between(glyphs_[begin].cluster, end < glyphs_.size() ? glyphs_[end].cluster : run_.text.size());
      }
      if (needs_span(begin, end, text)) add(begin, end, text);
      begin = end;
    }
    return std::move(spans_);
  }

 private:
  [[nodiscard]] std::string_view text_between(std::size_t begin, std::size_t end) const {
    std::string_view const text = run_.text;
    begin = std::min(begin, text.size());
    return text.substr(begin, end > begin ? end - begin : 0);
  }

  [[nodiscard]] bool begins_with_mark(std::size_t glyph) const {
    std::size_t at = glyphs_[glyph].cluster;
    return at < run_.text.size() && text::extends_cluster(base::next_code_point(run_.text, at));
  }

  /// A base with its marks: from right to left they stand before it, as clusters of their own or in one with it.
  [[nodiscard]] std::size_t group_end(std::size_t begin) const {
    std::size_t end = begin;
    for (;;) {
      bool const is_mark = begins_with_mark(end);
      std::uint32_t const cluster = glyphs_[end].cluster;
      while (end < glyphs_.size() && glyphs_[end].cluster == cluster) ++end;
      if (end == glyphs_.size()) return end;
      bool const goes_on = run_.is_right_to_left ? is_mark : begins_with_mark(end);
      if (!goes_on) return end;
    }
  }

  [[nodiscard]] bool needs_span(std::size_t begin, std::size_t end, std::string_view text) const {
    if (text.empty()) return false;
    if (end - begin > 1) return true;
    bool const is_ligature = last_character(text) != 0;
    if (run_.is_right_to_left) return is_ligature;
    // A glyph away from where the line has come to would be a word or a line of its own.
    return !glyphs_[begin].x_offset.is_zero() || !glyphs_[begin].y_offset.is_zero();
  }

  void add(std::size_t begin, std::size_t end, std::string_view text) {
    std::size_t const split = run_.is_right_to_left ? last_character(text) : 0;
    spans_.push_back({begin, end, text.substr(split), text.substr(0, split)});
  }

  text::GlyphRun const& run_;
  std::vector<text::Glyph> const& glyphs_;
  std::vector<TextSpan> spans_;
};

}  // namespace

std::vector<TextSpan> text_spans(text::GlyphRun const& run) {
  if (!run.needs_actual_text) return {};
  if (run.shows_other_text) return {{0, run.glyphs.size(), run.text, {}}};
  return SpanFinder(run).find();
}

}  // namespace closeout::pdf
