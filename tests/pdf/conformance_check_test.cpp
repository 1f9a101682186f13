// What an author can do wrong, each named with its clause.

#include "pdf/conformance_check.hpp"

#include <gmock/gmock.h>

#include "pages/document_collector.hpp"
#include "pdf/plain_font.hpp"
#include "pdf/tagged_document.hpp"

namespace closeout::pdf {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Type = pages::StructureType;

/// Checks what it gets, and writes nothing.
class Checker final : public pages::DocumentSink {
 public:
  explicit Checker(WriteOptions const& options) : options_(options) {}
  void begin(pages::Metadata const& metadata) override { check_.emplace(metadata, options_); }
  void add_page(pages::Page page) override { check_->add_page(page); }
  void add_element(pages::StructureId id, pages::StructureElement element) override {
    check_->add_element(id, element);
  }
  void add_overlay(std::uint32_t, pages::Overlay) override {}
  void finish(pages::DocumentEnd end) override { conforms = check_->finish(end, diagnostics); }

  base::Diagnostics diagnostics;
  bool conforms = false;

 private:
  WriteOptions const& options_;
  std::optional<ConformanceCheck> check_;
};

/// "clause: message" of every finding.
std::vector<std::string> findings(pages::Document const& document, WriteOptions const& options = {}) {
  Checker checker(options);
  pages::replay(document, checker);
  EXPECT_EQ(checker.conforms, checker.diagnostics.all().empty());
  std::vector<std::string> result;
  for (base::Diagnostic const& diagnostic : checker.diagnostics.all())
    result.push_back(diagnostic.why + ": " + diagnostic.message);
  return result;
}

TEST(ConformanceCheck, FindsNothingInARichDocument) {
  EXPECT_THAT(findings(rich_document()), IsEmpty());
}

TEST(ConformanceCheck, NamesThePlaceOfTheElement) {
  TaggedDocument tagged;
  pages::StructureId const heading = tagged.add(Type::H2, "Otsikko");
  auto const file = std::make_shared<base::SourceFile>("report.xhtml", "<h2>Otsikko</h2>");
  tagged[heading].place = {file, 0, 4};
  base::Diagnostics diagnostics;
  base::StringSink sink;
  EXPECT_FALSE(write(tagged.document, {}, sink, diagnostics));
  ASSERT_EQ(diagnostics.all().size(), 1u);
  EXPECT_EQ(diagnostics.all()[0].code, "pdf-first-heading");
  EXPECT_EQ(diagnostics.all()[0].message, "the first heading is <H2>, expected <H1>");
  EXPECT_THAT(diagnostics.all()[0].arguments, ElementsAre(base::MessageArgument("found", "H2")));
  EXPECT_EQ(diagnostics.all()[0].place.file, file);
  EXPECT_EQ(diagnostics.all()[0].hint, "begin with h1");
  EXPECT_EQ(sink.text, "");
}

TEST(ConformanceCheck, WithoutConformanceNothingIsChecked) {
  TaggedDocument tagged("", "");
  tagged.add(Type::H3, "Otsikko");
  WriteOptions options;
  options.conformance = Conformance::None;
  base::Diagnostics diagnostics;
  base::StringSink sink;
  EXPECT_TRUE(write(tagged.document, options, sink, diagnostics));
  EXPECT_THAT(diagnostics.all(), IsEmpty());
}

TEST(ConformanceCheck, WantsTitleAndLanguage) {
  EXPECT_THAT(findings(TaggedDocument("", "").document), ElementsAre("ISO 14289-1 7.1: the document has no title",
                                                                     "ISO 14289-1 7.2: the document has no language"));
  EXPECT_THAT(findings(TaggedDocument("a", "suomeksi, kiitos").document),
              ElementsAre("ISO 19005-3 6.7.4: 'suomeksi, kiitos' is not a language tag"));
}

TEST(ConformanceCheck, LanguageTagsHaveTheFormOfBcp47) {
  for (char const* tag : {"fi", "zh-Hant-TW", "sr-Latn", "de-1996", "x-private"}) EXPECT_TRUE(is_language_tag(tag));
  for (char const* tag : {"", "-", "fi-", "1fi", "fi_FI", "fi--x", "suomenkieli"}) EXPECT_FALSE(is_language_tag(tag));
}

TEST(ConformanceCheck, HeadingsBeginAtOneAndGoDownByOne) {
  TaggedDocument tagged;
  for (Type const type : {Type::H1, Type::H2, Type::H4, Type::H1, Type::H2, Type::H3, Type::H2}) {
    tagged.add(type, "Otsikko");
  }
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.4.2: heading <H4> follows <H2>"));
}

TEST(ConformanceCheck, HeadingsAreInReadingOrderWhateverTheirNumbers) {
  TaggedDocument tagged;
  pages::StructureId const first = tagged.add_element(Type::Sect), second = tagged.add_element(Type::Sect);
  tagged.add(Type::H2, "B", second);
  tagged.add(Type::H1, "A", first);
  EXPECT_THAT(findings(tagged.document), IsEmpty());
}

TEST(ConformanceCheck, FiguresNeedTextAndBox) {
  TaggedDocument tagged;
  tagged[tagged.add_figure("")].bounding_box.reset();
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.3: a figure has no alternative text",
                                                     "ISO 32000-1 14.8.5.4.3: a figure has no bounding box"));
}

TEST(ConformanceCheck, ElementsStandWhereTheyMay) {
  TaggedDocument tagged;
  tagged.add(Type::LI, "kohta");
  tagged.add(Type::P, "teksti", tagged.add_element(Type::L));
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 32000-1 14.8.4.3: <LI> stands in <Document>",
                                                     "ISO 32000-1 14.8.4.3: <P> stands in <L>"));
}

TEST(ConformanceCheck, HeadingsAndListsAreNotEmpty) {
  TaggedDocument tagged;
  tagged.add_element(Type::H1);
  tagged.add_element(Type::L);
  tagged.add_element(Type::P);
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 14289-1 7.1: <H1> has no content", "ISO 14289-1 7.1: <L> has no content"));
}

TEST(ConformanceCheck, IdsAreUnique) {
  TaggedDocument tagged;
  tagged[tagged.add(Type::P, "a")].id = "x";
  tagged[tagged.add(Type::P, "b")].id = "x";
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 32000-1 14.7.2: two elements have the id 'x'"));
}

class TableCheckTest : public ::testing::Test {
 protected:
  pages::StructureId row() { return tagged.add_element(Type::TR, table); }
  pages::StructureId header(pages::StructureId in) {
    pages::StructureId const cell = tagged.add(Type::TH, "otsikko", in);
    tagged[cell].scope = pages::StructureElement::Scope::Column;
    return cell;
  }
  pages::StructureId cell(pages::StructureId in) { return tagged.add(Type::TD, "1", in); }

  TaggedDocument tagged;
  pages::StructureId table = tagged.add_element(Type::Table);
};

TEST_F(TableCheckTest, TablesHaveHeaders) {
  cell(row());
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.5: a table has no header cell"));
}

TEST_F(TableCheckTest, HeadersSayWhatTheyHead) {
  pages::StructureId const head = row();
  tagged[header(head)].scope = pages::StructureElement::Scope::None;
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.5: a header cell says not which cells it heads"));
}

TEST_F(TableCheckTest, CellsNameHeadersThatExist) {
  header(row());
  tagged[cell(row())].headers = {"nobody"};
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.5: no header cell has the id 'nobody'"));
}

TEST_F(TableCheckTest, RowsCoverTheSameColumns) {
  pages::StructureId const head = row();
  header(head);
  header(head);
  cell(row());
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.2: a row covers 1 columns, the first one 2"));
}

TEST_F(TableCheckTest, SpansCountInEveryRowTheyReach) {
  pages::StructureId const head = row();
  tagged[header(head)].row_span = 2;
  tagged[header(head)].column_span = 2;
  pages::StructureId const second = row();
  cell(second);
  tagged[cell(second)].row_span = 2;
  pages::StructureId const third = row();
  cell(third);
  cell(third);
  EXPECT_THAT(findings(tagged.document), IsEmpty());
  tagged[cell(third)].row_span = 1;
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 14289-1 7.2: a row covers 4 columns, the first one 3"));
}

TEST_F(TableCheckTest, SpansEndWithTheTable) {
  tagged[header(row())].row_span = 3;
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 14289-1 7.2: a cell reaches below the last row of its table"));
}

TEST_F(TableCheckTest, AHeaderGroupNeedsABody) {
  table = tagged.add_element(Type::THead, table);
  header(row());
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 14289-1 7.2: a table with a header or footer group has no body"));
}

TEST(ConformanceCheck, LinksAreDescribedAndLeadSomewhere) {
  TaggedDocument tagged;
  tagged.add_link(tagged.add_element(Type::P), "linkki", "", "nowhere");
  tagged.page().links[0].description.clear();
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 14289-1 7.18.5: a link has no description",
                          "ISO 32000-1 12.3.2.3: a link leads to '#nowhere', which is not in the document"));
}

TEST(ConformanceCheck, LinksStandInTheStructure) {
  TaggedDocument tagged;
  pages::StructureId const link = tagged.add_link(tagged.add_element(Type::P), "linkki", "https://example.org/");
  tagged[link].children.pop_back();
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 14289-1 7.18.5: a link leads nowhere",
                          "ISO 14289-1 7.18.5: a link is not in the structure, or not as a link"));
}

TEST(ConformanceCheck, MarkedContentsAreReferredToOnce) {
  TaggedDocument tagged;
  pages::StructureId const paragraph = tagged.add(Type::P, "teksti");
  tagged[paragraph].children.push_back(tagged[paragraph].children[0]);
  EXPECT_THAT(
      findings(tagged.document),
      ElementsAre("ISO 14289-1 7.1: marked content 0 of page 1 is in the structure 2 times, or not where it says"));
  tagged[paragraph].children.clear();
  EXPECT_THAT(
      findings(tagged.document),
      ElementsAre("ISO 14289-1 7.1: marked content 0 of page 1 is in the structure 0 times, or not where it says"));
}

TEST(ConformanceCheck, SequencesAreBegunOnce) {
  TaggedDocument tagged;
  tagged.add(Type::P, "a");
  tagged.add(Type::P, "b");
  tagged.page().items.push_back(tagged.page().items[0]);
  EXPECT_THAT(findings(tagged.document),
              ElementsAre("ISO 32000-1 14.7.4.3: marked content 0 of page 1 is unknown or begun twice"));
}

TEST(ConformanceCheck, CharactersWithoutGlyphAreNamed) {
  TaggedDocument tagged;
  tagged.add(Type::P, "a");
  PlainFont font;
  text::GlyphRun run = plain_run(font, "ab");
  run.glyphs[1].id = 0;
  tagged.page().items[0].content = pages::TextItem{{}, run, {}};
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 19005-3 6.2.11.8: character U+0062 has no glyph in Plain"));
}

TEST(ConformanceCheck, PrivateUseCharactersNeedAMeaning) {
  TaggedDocument tagged;
  tagged.add(Type::P, "a");
  PlainFont font;
  text::GlyphRun run = plain_run(font, "a");
  run.text = "\uE001";
  tagged.page().items[0].content = pages::TextItem{{}, run, {}};
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 19005-3 6.2.11.7.3: character U+E001 has no agreed meaning"));
  tagged.page().marked_contents[0].actual_text = "puhelin";
  EXPECT_THAT(findings(tagged.document), IsEmpty());
}

TEST(ConformanceCheck, PagesAndClipsKeepToTheLimits) {
  TaggedDocument tagged;
  tagged.page().size.width = px(3);
  for (int i = 0; i < 28; ++i) tagged.page().items.push_back({{}, pages::ClipBegin{}});
  EXPECT_THAT(findings(tagged.document), ElementsAre("ISO 19005-3 6.1.13: page 1 is too small or too large",
                                                     "ISO 19005-3 6.1.13: page 1 has clips in more than 27 levels"));
}

TEST(ConformanceCheck, TextsKeepToTheLengthOfAString) {
  EXPECT_TRUE(fits_text_string(std::string(16382, 'x')));
  EXPECT_FALSE(fits_text_string(std::string(16383, 'x')));
}

TEST(ConformanceCheck, AttachmentsHaveNameAndType) {
  WriteOptions options;
  options.attachments.push_back({"a.xml", "text/xml", "", {}, "", ""});
  options.attachments.push_back({"a.xml", "xml", "", {}, "", ""});
  EXPECT_THAT(findings(rich_document(), options),
              ElementsAre("ISO 32000-1 7.7.4: two attached files are called 'a.xml'",
                          "ISO 19005-3 6.8: attached file 'a.xml' has no media type: expected one like 'text/xml', "
                          "found 'xml'"));
}

}  // namespace
}  // namespace closeout::pdf
