#include "figures/texts.hpp"

#include <gmock/gmock.h>

#include "figures/account_numbers.hpp"

namespace closeout::figures {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TitleSpelling, FindsOneOrTwoOtherLetters) {
  EXPECT_THAT(misspelt("Professional Digitizer Training",
                       "In the Professional Ditigizer Training, and in \"Professional Digitiser Training\"."),
              ElementsAre("Professional Ditigizer Training", "Professional Digitiser Training"));
  EXPECT_THAT(misspelt("Työelämän taitajat", "Tyoelämän taitajat ja Työelämän taittajat"),
              ElementsAre("Tyoelämän taitajat", "Työelämän taittajat"));
}

TEST(TitleSpelling, LetsEndingsOtherWordsAndTheTitleItselfPass) {
  EXPECT_THAT(misspelt("Digitoinnin ammattilaiseksi", "Digitoinnin ammattilaiseksi, Digitoinnin ammattilaisena"),
              IsEmpty());
  EXPECT_THAT(misspelt("Digitaaliset taidot", "Digitaaliset taidoista, digitaaliset kanavat, Digitaaliset taidon"),
              IsEmpty());
  EXPECT_THAT(misspelt("Digitizer Training", "the digitizer training"), IsEmpty());
  EXPECT_THAT(misspelt("Digipoint", "Digipaint"), IsEmpty());
  EXPECT_THAT(misspelt("Two words here", ""), IsEmpty());
}

TEST(AccountNumbers, OfEveryCountryHaveTheRemainderOne) {
  for (char const* const iban : {"FI1480001900966160", "GB82WEST12345698765432", "DE89370400440532013000",
                                 "SE4550000000058398257466", "MT84MALT011000012345MTLCAST001S"}) {
    EXPECT_EQ(iban_remainder(iban), 1) << iban;
  }
  EXPECT_NE(iban_remainder("FI1480001900966161"), 1);
  EXPECT_NE(iban_remainder("GB82WEST12345698765423"), 1);
  EXPECT_EQ(iban_remainder("FI14 8000"), std::nullopt);
  EXPECT_EQ(iban_remainder(""), std::nullopt);
}

}  // namespace
}  // namespace closeout::figures
