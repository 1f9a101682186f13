#include "schema/validator.hpp"

#include <thread>

#include "schema/library.hpp"

namespace closeout::schema {
namespace {

class Values : public Library {};

TEST_F(Values, ValidDocumentHasNoFindings) {
  EXPECT_TRUE(findings(library_document).empty());
}

TEST_F(Values, Enumeration) {
  auto const it = only(changed("kind=\"poetry\"", "kind=\"poetri\""), "poetri");
  EXPECT_EQ(it.code, "xsd-enumeration");
  EXPECT_EQ(it.message, "expected novel, poetry or essay, found \"poetri\"");
  EXPECT_EQ(it.why, "attribute kind of element book, type kind: Kind of a book");
  EXPECT_EQ(it.hint, "did you mean \"poetry\"?");
}

TEST_F(Values, Pattern) {
  auto const it = only(changed("951583254X", "951-583254"), "951-583254");
  EXPECT_EQ(it.code, "xsd-pattern");
  EXPECT_EQ(it.message, "expected the form [0-9]{9}[0-9X], found \"951-583254\"");
  EXPECT_EQ(it.why, "attribute isbn of element book, type isbn: Ten digits");
}

TEST_F(Values, TypeOfElementText) {
  auto const it = only(changed("1901-05-17", "\n 17.5.1901 "), "17.5.1901");
  EXPECT_EQ(it.code, "xsd-type");
  EXPECT_EQ(it.message, "expected a date such as 2021-12-31, found \"17.5.1901\"");
  EXPECT_EQ(it.why, "text of element founded");
  EXPECT_EQ(it.hint, "did you mean \"1901-05-17\"?");
}

TEST_F(Values, DayThatNoCalendarHas) {
  auto const it = only(changed("1901-05-17", "1901-02-29"), "1901-02-29");
  EXPECT_EQ(it.code, "xsd-no-such-day");
  EXPECT_EQ(it.message, "there is no day 1901-02-29");
}

TEST_F(Values, NumberWithAComma) {
  auto const it = only(changed("12.50", "12,50"), "12,50");
  EXPECT_EQ(it.message, "expected a number such as 1234.50, found \"12,50\"");
  EXPECT_EQ(it.hint, "did you mean \"12.50\"?");
}

TEST_F(Values, TooManyDecimals) {
  auto const it = only(changed("12.50", "12.505"), "12.505");
  EXPECT_EQ(it.code, "xsd-digits");
  EXPECT_EQ(it.message, "expected at most 2 decimals, found \"12.505\"");
}

TEST_F(Values, Ranges) {
  EXPECT_EQ(only(changed("12.50", "-0.01"), "-0.01").message, "expected at least 0, found \"-0.01\"");
  EXPECT_EQ(only(changed("12.50", "1000"), "1000").message, "expected less than 1000, found \"1000\"");
  EXPECT_EQ(only(changed("pages=\"500\"", "pages=\"0\""), "0", "pages=\"").message,
            "expected a whole number above zero, found \"0\"");
}

TEST_F(Values, EmptyTextPointsAtTheElement) {
  auto const it = only(changed("<title>Kalevala</title>", "<title> </title>"), "title");
  EXPECT_EQ(it.code, "xsd-length");
  EXPECT_EQ(it.message, "expected text, found an empty value");
  EXPECT_EQ(it.why, "text of element title, type line: One line, never empty");
}

TEST_F(Values, TooLongTextTellsItsLength) {
  auto const it = only(changed("Kalevala", "Kalevala, ja päälle Kanteletar"), "Kalevala, ja päälle Kanteletar");
  EXPECT_EQ(it.message, "expected at most 20 characters, found \"Kalevala, ja päälle Kanteletar\" (30 characters)");
}

TEST_F(Values, EmptyAttributeHasOneMessage) {
  auto const it = only(changed("kind=\"poetry\"", "kind=\"\""), "", "kind=\"");
  EXPECT_EQ(it.message, "expected novel, poetry or essay, found an empty value");
}

TEST_F(Values, FixedValue) {
  auto const it = only(changed("version=\"1\">", "version=\"2\">"), "2", "urn:library\" version=\"");
  EXPECT_EQ(it.message, "expected \"1\", found \"2\"");
}

TEST_F(Values, ReferencesInTheValueAreUnderlinedWhole) {
  auto const it = only(changed("kind=\"poetry\"", "kind=\"a&amp;b\""), "a&amp;b");
  EXPECT_EQ(it.message, "expected novel, poetry or essay, found \"a&b\"");
}

class Attributes : public Library {};

TEST_F(Attributes, Missing) {
  auto const it =
      only(changed("<book id=\"dikter\" author=\"södergran\"", "<book id=\"dikter\""), "book", "</book>\n    <");
  EXPECT_EQ(it.code, "xsd-missing-attribute");
  EXPECT_EQ(it.message, "element book lacks attribute author");
  EXPECT_EQ(it.hint, "add author=\"...\"");
}

TEST_F(Attributes, MissingKeyIsToldOnce) {
  EXPECT_EQ(only(changed("<book id=\"dikter\" ", "<book "), "book", "</book>\n    <").message,
            "element book lacks attribute id");
}

TEST_F(Attributes, Unknown) {
  auto const it = only(changed("lent=", "lend="), "lend");
  EXPECT_EQ(it.code, "xsd-unknown-attribute");
  EXPECT_EQ(it.message, "element book has no attribute lend");
  EXPECT_EQ(it.hint, "did you mean lent?");
}

TEST_F(Attributes, UnknownWithoutALikeness) {
  auto const it = only(changed("<author id=\"södergran\"", "<author id=\"södergran\" colour=\"id\""), "colour");
  EXPECT_EQ(it.hint, "it may have born, email");
  EXPECT_EQ(it.why, "element author: Someone who wrote");
}

TEST_F(Attributes, UnknownOneWhoseValueIsItsName) {
  EXPECT_EQ(only(changed("lent=\"false\"", "lend = \"lend\""), "lend").code, "xsd-unknown-attribute");
}

TEST_F(Attributes, OfAnotherNamespace) {
  auto const it = only(changed("<name>", "<name xml:lang=\"fi\">"), "xml:lang");
  EXPECT_EQ(it.message, "element name has no attribute xml:lang");
}

TEST_F(Attributes, SchemaLocationIsNotFollowed) {
  EXPECT_TRUE(findings(changed("<library ",
                               "<library xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                               "xsi:schemaLocation=\"urn:library http://example.invalid/x.xsd\" "))
                  .empty());
}

class WholeDocuments : public Library {};

TEST_F(WholeDocuments, NineMistakesGiveNineMessages) {
  std::string text = changed("version=\"1\">", "version=\"3\">");
  text = changed("1901-05-17", "17.5.1901", text);
  text = changed("born=\"1802\"", "borne=\"1802\"", text);
  text = changed("<author id=\"södergran\"", "<author id=\"södergran\" born=\"92\"", text);
  text = changed("author=\"lönnrot\"", "author=\"lönnroth\"", text);
  text = changed("kind=\"poetry\"", "kind=\"prose\"", text);
  text = changed("<subtitle>", "<subtitel>", text);
  text = changed("</subtitle>", "</subtitel>", text);
  text = changed("<place>2</place>", "<place>two</place>", text);
  text = changed("<closed/>", "<closed>x</closed>", text);
  std::vector<base::Diagnostic> const all = findings(text);
  std::vector<std::string> codes;
  for (base::Diagnostic const& it : all) codes.push_back(it.code);
  EXPECT_EQ(codes, (std::vector<std::string>{"xsd-fixed", "xsd-type", "xsd-unknown-attribute", "xsd-type",
                                             "xsd-dangling-reference", "xsd-enumeration", "xsd-unexpected-element",
                                             "xsd-type", "xsd-must-be-empty"}));
}

TEST_F(WholeDocuments, PrefixesMayBeRefused) {
  std::string text = library_document;
  for (std::string const mark : {"</", "<"}) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 3)) {
      if (text[at + 1] != '?' && text[at + mark.size()] != '/') text.insert(at + mark.size(), "l:");
    }
  }
  text = changed("xmlns=", "xmlns:l=", text);
  EXPECT_TRUE(findings(text).empty());
  base::Diagnostics diagnostics;
  std::filesystem::path const path = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "library" / "library.xsd";
  auto const strict = Schema::load(path, diagnostics, Schema::Prefixes::Refused);
  ASSERT_TRUE(strict);
  EXPECT_FALSE(strict->validate(std::make_shared<base::SourceFile const>("library.xml", text), diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].message, "expected <library> without a prefix, found <l:library>");
  EXPECT_EQ(diagnostics.all()[0].place.position(), (base::Position{2, 2}));
}

TEST_F(WholeDocuments, MistakesAreFoundUnderPrefixesToo) {
  auto const all = findings(
      "<l:library xmlns:l='urn:library' version='1'>\n<l:nam>x</l:nam><l:authors><l:author id='a'>A"
      "</l:author></l:authors><l:books/><l:open>1</l:open></l:library>");
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].message, "expected <name>, found <l:nam>");
}

TEST_F(WholeDocuments, FindingsAreTheSameInEveryThread) {
  std::string const text =
      changed("kind=\"poetry\"", "kind=\"prose\"", changed("<shelf>A</shelf><place>1</place>", ""));
  std::vector<std::vector<base::Diagnostic>> results(4);
  std::vector<std::thread> threads;
  for (auto& result : results) {
    threads.emplace_back([&result, &text] {
      for (int i = 0; i < 20; ++i) result = findings(text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (auto const& result : results) {
    ASSERT_EQ(result.size(), results[0].size());
    for (std::size_t i = 0; i < result.size(); ++i) EXPECT_EQ(result[i].message, results[0][i].message);
  }
}

TEST_F(WholeDocuments, NotWellFormedIsToldByItsOwnCode) {
  auto const all = findings(changed("</name>", "</nam>"));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "xml-mismatched-tag");
}

TEST_F(WholeDocuments, UndeclaredPrefixIsNotWellFormed) {
  auto const all = findings(changed("<library ", "<library x:y='z' "));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "xml-undeclared-prefix");
}

TEST_F(WholeDocuments, MoreThanAThousandErrorsAreCounted) {
  std::string books;
  for (int i = 0; i < 1500; ++i) {
    std::string const id = std::to_string(i);
    books += "<book id=\"b" + id + "\" author=\"lönnrot\" kind=\"x\"><title>t</title><shelf>B</shelf><place>" + id +
             "</place></book>\n";
  }
  auto const all = findings(changed("<books>", "<books>" + books));
  ASSERT_EQ(all.size(), 1001U);
  EXPECT_EQ(all.back().severity, base::Severity::Note);
  EXPECT_EQ(all.back().message, "and 500 errors more");
}

}  // namespace
}  // namespace closeout::schema
