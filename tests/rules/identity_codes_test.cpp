// The form of a personal identity code is found wherever the record holds text for people. The codes are no person's:
// their individual numbers are from 900 on, which are used in tests alone.

#include <gmock/gmock.h>

#include "rules/sample_record.hpp"

namespace closeout::rules {
namespace {

constexpr char const* small_project = "../tests/rules/small_project.xml";

bool is_found(Changes const& changes) {
  return ids_of(assess_sample(small_project, changes)).contains("personal-identity-code");
}

class IdentityCodeForm : public testing::TestWithParam<char const*> {};

TEST_P(IdentityCodeForm, IsFound) {
  EXPECT_TRUE(is_found({{"Problems.", std::string("Asked of ") + GetParam() + ", twice."}}));
}

// The signs of the centuries, those in use since 2023 among them; small letters.
INSTANTIATE_TEST_SUITE_P(All, IdentityCodeForm,
                         testing::Values("131052-908T", "010199+900A", "010105A9995", "010105B995H", "010105C9995",
                                         "010105D999X", "010105E999Y", "010105F999K", "010199U9002", "010199V900P",
                                         "010199W900R", "010199X9009", "010199Y9000", "131052-908t", "010105a999h"));

class OtherForm : public testing::TestWithParam<char const*> {};

TEST_P(OtherForm, IsNotFound) {
  EXPECT_FALSE(is_found({{"Problems.", std::string("About ") + GetParam() + ", twice."}}));
}

INSTANTIATE_TEST_SUITE_P(All, OtherForm,
                         testing::Values("2472908-2", "131052-90", "13.10.1952", "131052908", "131052G908T",
                                         "131052-908I", "FI1480001900966160", "216 803,00"));

class TextForPeople : public testing::TestWithParam<std::pair<char const*, char const*>> {};

TEST_P(TextForPeople, MayHoldNoIdentityCode) {
  auto const [from, to] = GetParam();
  EXPECT_TRUE(is_found({{from, to}}));
}

INSTANTIATE_TEST_SUITE_P(All, TextForPeople,
                         testing::Values(std::pair(R"(voucher="1" amount="10000.00" text="Salaries")",
                                                   R"(voucher="1" amount="10000.00" text="131052-908T")"),
                                         std::pair(R"(voucher="1" amount)",
                                                   R"(voucher="1" supplier="131052-908T" amount)"),
                                         std::pair("Small project</title>", "Small project 131052-908T</title>"),
                                         std::pair("<full-name>Example Person", "<full-name>131052-908T"),
                                         std::pair(R"(<participant id="p-1")", R"(<participant id="p-131052-908T")"),
                                         std::pair(R"(kind="article" language="en" channel="Journal")",
                                                   R"(kind="article" language="en" channel="131052-908T")")));

TEST(Voucher, MayHaveANumberOfThatForm) {
  EXPECT_FALSE(is_found({{R"(voucher="1")", R"(voucher="202301-0015")"}}));
}

}  // namespace
}  // namespace closeout::rules
