#include "schema/complaint_text.hpp"

#include <gtest/gtest.h>

namespace closeout::schema {
namespace {

TEST(ComplaintText, ElementAttributeAndStatement) {
  ComplaintText const text = read_complaint("Element '{urn:x}a', attribute '{urn:y}b': The value 'c: d' is not good.");
  EXPECT_EQ(text.element.name_space, "urn:x");
  EXPECT_EQ(text.element.name, "a");
  EXPECT_EQ(text.attribute.name_space, "urn:y");
  EXPECT_EQ(text.attribute.name, "b");
  EXPECT_EQ(text.statement, "The value 'c: d' is not good.");
}

TEST(ComplaintText, ElementAlone) {
  ComplaintText const text = read_complaint("Element 'a': no.");
  EXPECT_EQ(text.element.name, "a");
  EXPECT_TRUE(text.attribute.name.empty());
  EXPECT_EQ(text.statement, "no.");
}

TEST(ComplaintText, Quotations) {
  EXPECT_EQ(first_quoted("The attribute 'b' is required ('c')."), "b");
  EXPECT_EQ(last_quoted("The value 'it's' exceeds ('2')."), "2");
  EXPECT_EQ(last_quoted("nothing"), "");
}

TEST(ComplaintText, KeySequences) {
  EXPECT_EQ(key_sequence("No match found for key-sequence ['a', 'b'] of keyref 'k'."),
            (std::vector<std::string_view>{"a", "b"}));
  EXPECT_EQ(key_sequence("key-sequence ['it's'] of"), (std::vector<std::string_view>{"it's"}));
  EXPECT_TRUE(key_sequence("none").empty());
}

TEST(ComplaintText, ExpectedElements) {
  auto const one = expected_elements("This element is not expected. Expected is ( {u}a ).");
  ASSERT_EQ(one.size(), 1U);
  EXPECT_EQ(one[0].name, "a");
  auto const some = expected_elements("Expected is one of ( {u}a, b, ##other{u}*, * ).");
  ASSERT_EQ(some.size(), 2U);
  EXPECT_EQ(some[1].name, "b");
  EXPECT_TRUE(expected_elements("This element is not expected.").empty());
}

}  // namespace
}  // namespace closeout::schema
