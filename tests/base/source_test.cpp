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
  EXPECT_EQ(file.line(1), "ab");
  EXPECT_EQ(file.line(2), "cd");
  EXPECT_EQ(file.line(3), "");
  EXPECT_EQ(file.position(4), (Position{2, 1}));
}

TEST(SourceFile, LineThatIsNotThereIsEmpty) {
  SourceFile const file("r.xml", "ab");
  EXPECT_EQ(file.line(0), "");
  EXPECT_EQ(file.line(2), "");
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
