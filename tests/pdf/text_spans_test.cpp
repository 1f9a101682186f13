#include "pdf/text_spans.hpp"

#include <gtest/gtest.h>

#include "pdf/plain_font.hpp"

namespace closeout::pdf {
namespace {

struct Shown {
  std::uint32_t glyph, cluster;
  bool is_raised = false;
};

text::GlyphRun run_of(std::string text, std::vector<Shown> const& glyphs, bool is_right_to_left = false) {
  static PlainFont const font;
  text::GlyphRun run;
  run.font = &font;
  run.text = std::move(text);
  run.is_right_to_left = is_right_to_left;
  run.needs_actual_text = true;
  for (Shown const& shown : glyphs) {
    run.glyphs.push_back({shown.glyph, shown.cluster, {}, {}, base::Length::from_units(shown.is_raised ? 1 : 0)});
  }
  return run;
}

/// "begin-end text" of each span, "before" in front of the text.
std::string spans_of(text::GlyphRun const& run) {
  std::string result;
  for (TextSpan const& span : text_spans(run)) {
    result += std::to_string(span.begin) + "-" + std::to_string(span.end) + " " + std::string(span.before) + "+" +
              std::string(span.text) + ";";
  }
  return result;
}

TEST(TextSpans, ARunThatToUnicodeGivesBackHasNone) {
  text::GlyphRun run = run_of("ab", {{1, 0}, {2, 1}});
  run.needs_actual_text = false;
  EXPECT_EQ(spans_of(run), "");
}

TEST(TextSpans, ALigatureFromLeftToRightNeedsNone) {
  EXPECT_EQ(spans_of(run_of("xfi", {{1, 0}, {2, 1}})), "");
}

TEST(TextSpans, GlyphsOfOneClusterStandForItTogether) {
  // The vowel sign i stands before the consonant it is read after.
  EXPECT_EQ(spans_of(run_of("aकि", {{1, 0}, {2, 1}, {3, 1}})), "1-3 +कि;");
}

TEST(TextSpans, ABaseAndItsRaisedMarksAreOneSpan) {
  EXPECT_EQ(spans_of(run_of("ทั้a", {{1, 0}, {2, 3, true}, {3, 6, true}, {4, 9}})), "0-3 +ทั้;");
}

TEST(TextSpans, ALigatureFromRightToLeftGivesItsFirstLettersPlacesOfTheirOwn) {
  // ب is read last and stands at the left.
  EXPECT_EQ(spans_of(run_of("لاب", {{1, 4}, {2, 0}}, true)), "1-2 ل+ا;");
}

TEST(TextSpans, MarksFromRightToLeftStandBeforeTheirBase) {
  EXPECT_EQ(spans_of(run_of("بَت", {{1, 4}, {2, 2}, {3, 0}}, true)), "1-3 ب+\u064E;");
}

TEST(TextSpans, WhatShowsOtherTextIsReplacedAsAWhole) {
  text::GlyphRun run = run_of("\u00AD", {{1, 0}});
  run.shows_other_text = true;
  EXPECT_EQ(spans_of(run), "0-1 +\u00AD;");
}

}  // namespace
}  // namespace closeout::pdf
