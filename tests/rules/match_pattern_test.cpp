#include "rules/match_pattern.hpp"

#include <gtest/gtest.h>

namespace closeout::rules {
namespace {

TEST(SelectingExpression, RelativeAlternativesMayBeginAnywhere) {
  EXPECT_EQ(selecting_expression("a/b"), "//a/b");
  EXPECT_EQ(selecting_expression("/a | b/@c|//d"), "/a  | //b/@c | //d");
}

TEST(SelectingExpression, BarInsideAPredicateOrLiteralDividesNothing) {
  EXPECT_EQ(selecting_expression("a[b|c]|d[.='|']"), "//a[b|c] | //d[.='|']");
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
