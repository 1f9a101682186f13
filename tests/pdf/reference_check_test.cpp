#include "pdf/reference_check.hpp"

#include <gmock/gmock.h>

namespace closeout::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// "page:thing count by element" of all that is wrong.
std::vector<std::string> wrong(ReferenceCheck const& check) {
  std::vector<std::string> result;
  for (ReferenceCheck::Wrong const& each : check.wrong()) {
    result.push_back(std::to_string(each.page) + ':' + std::to_string(each.thing) + ' ' + std::to_string(each.count) +
                     " by " + std::to_string(each.element));
  }
  return result;
}

TEST(ReferenceCheck, APageIsForgottenWhenAllIsReferredTo) {
  ReferenceCheck check;
  check.add_page({1, 2});
  check.add_page({2});
  check.refer(0, 0, 1);
  check.refer(1, 0, 2);
  EXPECT_EQ(check.open_pages(), 1u);
  check.refer(0, 1, 2);
  EXPECT_EQ(check.open_pages(), 0u);
  EXPECT_THAT(wrong(check), IsEmpty());
}

TEST(ReferenceCheck, NamesWhatIsMissingStrangeOrTwice) {
  ReferenceCheck check;
  check.add_page({1});
  check.add_page({5, 6, 7});
  check.refer(0, 0, 1);
  check.refer(0, 0, 1);
  check.refer(1, 1, 9);
  check.refer(1, 2, 7);
  EXPECT_THAT(wrong(check), ElementsAre("0:0 2 by 1", "1:0 0 by 5", "1:1 1 by 9"));
}

TEST(ReferenceCheck, WhatNoPageHasIsNotCounted) {
  ReferenceCheck check;
  check.add_page({});
  check.refer(0, 0, 1);
  check.refer(3, 0, 1);
  EXPECT_THAT(wrong(check), IsEmpty());
}

}  // namespace
}  // namespace closeout::pdf
