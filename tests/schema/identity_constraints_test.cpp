#include "schema/library.hpp"

namespace closeout::schema {
namespace {

class Identity : public Library {};

TEST_F(Identity, DuplicateKeyPointsAtTheSecond) {
  std::string const text = changed("id=\"dikter\"", "id=\"kalevala\"");
  auto const it = only(text, "kalevala", "</book>");
  EXPECT_EQ(it.code, "xsd-duplicate-key");
  EXPECT_EQ(it.message, "book \"kalevala\" stands more than once");
  EXPECT_EQ(it.why, "constraint book-id; the first stands at library.xml:10:15");
}

TEST_F(Identity, UniqueOverTwoFields) {
  auto const it = only(changed("<place>2</place>", "<place>1</place>"), "A", "</subtitle><shelf>");
  EXPECT_EQ(it.message, "book with shelf \"A\" and place \"1\" stands more than once");
}

TEST_F(Identity, DanglingReference) {
  auto const it = only(changed("author=\"södergran\"", "author=\"sodergran\""), "sodergran");
  EXPECT_EQ(it.code, "xsd-dangling-reference");
  EXPECT_EQ(it.message, "there is no author \"sodergran\"");
  EXPECT_EQ(it.why, "constraint book-by-author");
  EXPECT_EQ(it.hint, "did you mean \"södergran\"?");
}

TEST_F(Identity, SeveralReferencesToNothingAreOneMistake) {
  std::string text = changed("id=\"lönnrot\"", "id=\"elias\"");
  text = changed("author=\"södergran\"", "author=\"lönnrot\"", text);
  auto const it = only(text, "lönnrot", "author=\"");
  EXPECT_EQ(it.why, "constraint book-by-author; also at 13:31");
  EXPECT_EQ(it.hint, "known are elias, södergran");
}

TEST_F(Identity, ReferenceToAKeyThatIsItselfNotValidIsNotTold) {
  std::string text = changed("id=\"lönnrot\"", "id=\"1lönnrot\"");
  text = changed("author=\"lönnrot\"", "author=\"1lönnrot\"", text);
  auto const all = findings(text);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].code, "xsd-type");
  EXPECT_EQ(all[1].code, "xsd-type");
}

TEST_F(Identity, ReferenceToWhatStandsInAMisspeltElementIsNotTold) {
  std::string text =
      changed("<author id=\"lönnrot\" born=\"1802\">Elias Lönnrot</author>", "<autor id=\"lönnrot\">Elias</autor>");
  EXPECT_EQ(only(text, "autor").code, "xsd-unexpected-element");
}

}  // namespace
}  // namespace closeout::schema
