#include "pdf/page_labels.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace closeout::pdf {
namespace {

std::string tree_of(std::vector<std::string> const& labels) {
  PageLabels result;
  for (std::string const& label : labels) result.add(label);
  std::string tree = result.number_tree();
  for (char& c : tree) c = c == '\n' ? ' ' : c;
  return tree;
}

TEST(PageLabels, NumbersThatCountOnAreOneRange) {
  EXPECT_EQ(tree_of({"1", "2", "3"}), "<</Nums[0<</S/D>> ]>>");
}

TEST(PageLabels, FrontMatterInRomanThenNumbersFromOne) {
  EXPECT_EQ(tree_of({"i", "ii", "iii", "iv", "1", "2"}), "<</Nums[0<</S/r>> 4<</S/D>> ]>>");
}

TEST(PageLabels, CapitalsAreAStyleOfTheirOwn) {
  EXPECT_EQ(tree_of({"IX", "X"}), "<</Nums[0<</S/R/St 9>> ]>>");
}

TEST(PageLabels, ANumberMayHaveAPrefix) {
  EXPECT_EQ(tree_of({"A-9", "A-10", "B-1"}), "<</Nums[0<</S/D/P(A-)/St 9>> 2<</S/D/P(B-)>> ]>>");
}

TEST(PageLabels, LeadingZerosBelongToThePrefix) {
  EXPECT_EQ(tree_of({"009", "010"}), "<</Nums[0<</S/D/P(00)/St 9>> 1<</S/D/P(0)/St 10>> ]>>");
}

TEST(PageLabels, OtherTextIsAPrefixAlone) {
  EXPECT_EQ(tree_of({"kansi", "kansi", "iiii", "Mm"}), "<</Nums[0<</P(kansi)>> 2<</P(iiii)>> 3<</P(Mm)>> ]>>");
}

TEST(PageLabels, NoLabelIsAnEmptyRange) {
  EXPECT_EQ(tree_of({"", "1"}), "<</Nums[0<<>> 1<</S/D>> ]>>");
}

}  // namespace
}  // namespace closeout::pdf
