#include "base/source.hpp"

#include <gtest/gtest.h>

namespace closeout::base {
namespace {

TEST(SourceFile, ColumnsCountCodePoints) {
  SourceFile const file("r.xml", "a\n\u00e4\u20ac\U0001f600x\n");
  EXPECT_EQ(file.position(0), (Position{1, 1}));
  EXPECT_EQ(file.position(2), (Position{2, 1}));
  EXPECT_EQ(file.position(2 + 2 + 3 + 4), (Position{2, 4}));
}

TEST(SourceFile, OffsetPastTheEndIsBehindTheLastCharacter) {
  SourceFile const file("r.xml", "ab\ncd");
  EXPECT_EQ(file.position(99), (Position{2, 3}));
  EXPECT_EQ(SourceFile("empty.xml", "").position(5), (Position{1, 1}));
}

TEST(SourceFile, LineEndsOfWindowsAreNotPartOfALine) {
  SourceFile const file("r.xml", "ab\r\ncd\r\n");
  EXPECT_EQ(file.line_around(0), "ab");
  EXPECT_EQ(file.line_around(2), "ab");
  EXPECT_EQ(file.line_around(3), "ab");
  EXPECT_EQ(file.line_around(5), "cd");
  EXPECT_EQ(file.line_around(99), "");
  EXPECT_EQ(file.position(4), (Position{2, 1}));
}

TEST(SourceFile, ExcerptHasThePositionsOfItsFile) {
  // "<a>" of line 3, then from the middle of line 10 on.
  SourceFile const file("r.xml", "<a>x\u00e4y\nz", {{0, {3, 5}}, {3, {10, 21}}});
  EXPECT_EQ(file.position(0), (Position{3, 5}));
  EXPECT_EQ(file.position(2), (Position{3, 7}));
  EXPECT_EQ(file.position(3), (Position{10, 21}));
  EXPECT_EQ(file.position(6), (Position{10, 23}));
  EXPECT_EQ(file.position(8), (Position{11, 1}));
}

TEST(SourceFile, LineOfAnExcerptEndsWhereThePieceEnds) {
  SourceFile const file("r.xml", "<a>xy\nz", {{0, {3, 5}}, {3, {10, 21}}});
  EXPECT_EQ(file.line_around(1), "<a>");
  EXPECT_EQ(file.line_around(4), "xy");
  EXPECT_EQ(file.line_around(6), "z");
}

TEST(SourceFile, OffsetIsTheReverseOfPosition) {
  SourceFile const file("r.xml", "x\n\u00e4\u20ac\r\n\nlast");
  for (std::size_t offset : {0U, 1U, 2U, 4U, 7U, 9U, 10U, 13U}) {
    EXPECT_EQ(file.offset(file.position(offset)), offset);
  }
}

TEST(SourceFile, OffsetIsClampedToItsLine) {
  SourceFile const file("r.xml", "ab\ncd");
  EXPECT_EQ(file.offset({1, 99}), 2U);
  EXPECT_EQ(file.offset({9, 1}), 5U);
  EXPECT_EQ(file.offset({0, 1}), 0U);
}

TEST(SourcePlace, WithoutAFileIsNowhere) {
  EXPECT_FALSE(SourcePlace{}.is_known());
  SourcePlace const place{std::make_shared<SourceFile>("r.xml", "a\nb"), 2, 1};
  ASSERT_TRUE(place.is_known());
  EXPECT_EQ(place.position(), (Position{2, 1}));
}

}  // namespace
}  // namespace closeout::base
