#include "rules/match_pattern.hpp"

#include <gmock/gmock.h>

namespace closeout::rules {
namespace {

using testing::ElementsAre;

TEST(SelectingExpressions, RelativeAlternativesMayBeginAnywhere) {
  EXPECT_THAT(selecting_expressions("a/b"), ElementsAre("//a/b"));
  EXPECT_THAT(selecting_expressions("/a | b/@c|//d"), ElementsAre("/a ", "//b/@c", "//d"));
}

TEST(SelectingExpressions, BarInsideAPredicateOrLiteralDividesNothing) {
  EXPECT_THAT(selecting_expressions("a[b|c]|d[.='|']"), ElementsAre("//a[b|c]", "//d[.='|']"));
}

TEST(WithoutPrefixes, NamesKeepTheirPlaces) {
  EXPECT_EQ(without_prefixes("p:line/@p:year", {"p"}), "  line/@  year");
  EXPECT_EQ(without_prefixes("count(p:*)", {"p"}), "count(  *)");
}

TEST(WithoutPrefixes, AxesVariablesLiteralsAndOtherPrefixesStay) {
  for (std::string const text : {"p::line", "$p:line", "'p:line'", "xml:lang", "ap:line"}) {
    EXPECT_EQ(without_prefixes(text, {"p"}), text);
  }
}

}  // namespace
}  // namespace closeout::rules
