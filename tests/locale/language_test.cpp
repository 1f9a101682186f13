#include "locale/language.hpp"

#include <gmock/gmock.h>

namespace closeout::locale {
namespace {

using testing::ElementsAre;

TEST(FallbackChain, IsTheLanguageItsShorterFormsAndTheCommonOnes) {
  EXPECT_THAT(fallback_chain("en"), ElementsAre("en", "fi", "sv"));
  EXPECT_THAT(fallback_chain("sv-FI"), ElementsAre("sv-FI", "sv", "fi", "en"));
  EXPECT_THAT(fallback_chain("zh-Hant-TW"), ElementsAre("zh-Hant-TW", "zh-Hant", "zh", "fi", "sv", "en"));
}

// RFC 4647 section 3.4: a single-letter subtag goes with the one behind it.
TEST(FallbackChain, DropsSingletonsWithTheirSubtag) {
  EXPECT_THAT(fallback_chain("de-x-law"), ElementsAre("de-x-law", "de", "fi", "sv", "en"));
}

TEST(BestMatch, IsTheFirstOfTheChainThatIsThere) {
  EXPECT_EQ(best_match("sv-FI", {"en", "sv", "fi"}), 1U);
  EXPECT_EQ(best_match("de", {"en", "sv"}), 1U);
  EXPECT_EQ(best_match("de", {"ru", "et"}), 0U);
  EXPECT_EQ(best_match("de", {}), 0U);
}

TEST(Direction, FollowsTheScript) {
  EXPECT_TRUE(is_right_to_left("ar"));
  EXPECT_TRUE(is_right_to_left("he"));
  EXPECT_TRUE(is_right_to_left("az-Arab"));
  EXPECT_FALSE(is_right_to_left("fi"));
}

TEST(Normalization, ComposesWhatIsDecomposed) {
  EXPECT_TRUE(is_nfc("\u00e4"));
  EXPECT_FALSE(is_nfc("a\u0308"));
  EXPECT_EQ(to_nfc("a\u0308"), "\u00e4");
}

}  // namespace
}  // namespace closeout::locale
