#include "base/diagnostics.hpp"

#include <gtest/gtest.h>

namespace closeout::base {
namespace {

TEST(NearestWord, AtMostAThirdOfTheWordMayDiffer) {
  EXPECT_EQ(nearest_word("catgory", {"party", "category", "year"}), "category");
  EXPECT_EQ(nearest_word("yoar", {"yeor"}), "");  // Two of four letters.
  EXPECT_EQ(nearest_word("yer", {"year"}), "year");
  EXPECT_EQ(nearest_word("x", {"y"}), "");
}

TEST(NearestWord, OfSeveralTheNearestThenTheFirst) {
  EXPECT_EQ(nearest_word("planned", {"planed", "planned"}), "planned");
  EXPECT_EQ(nearest_word("planXed", {"planAed", "planBed"}), "planAed");
  EXPECT_EQ(nearest_word("planned", {}), "");
}

TEST(NearestWord, TwoNeighbouringLettersThatChangedPlacesAreNear) {
  EXPECT_EQ(nearest_word("titel", {"text", "title"}), "title");
  EXPECT_EQ(nearest_word("yaer", {"year"}), "year");
  EXPECT_EQ(nearest_word("heading", {"title"}), "");
}

TEST(Diagnostics, CountBySeverityAndCause) {
  Diagnostics all;
  all.add(error("a", "x"));
  all.add(warning("b", "y"));
  Diagnostics others;
  others.add(environment_error("c", "z", "mend"));
  Diagnostic note = warning("d", "w");
  note.severity = Severity::Note;
  others.add(note);
  EXPECT_FALSE(all.has_environment_errors());
  all.append(std::move(others));
  EXPECT_EQ(all.error_count(), 2U);
  EXPECT_EQ(all.warning_count(), 1U);
  EXPECT_TRUE(all.has_environment_errors());
  ASSERT_EQ(all.all().size(), 4U);
  EXPECT_EQ(all.all()[2].hint, "mend");
  EXPECT_EQ(all.all()[3].code, "d");
}

}  // namespace
}  // namespace closeout::base
