// The whole file as PoDoFo's parser sees it; above all what no validator catches.

#include <gmock/gmock.h>

#include "base/thread_pool.hpp"
#include "pdf/tagged_document.hpp"
#include "pdf/writer.hpp"
#include "support/pdf_inspection.hpp"

namespace closeout::pdf {
namespace {

using test::PdfInspection;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Type = pages::StructureType;

WriteOptions with_attachments() {
  WriteOptions options;
  options.attachments.push_back({"hanke å.xml", "text/xml", "Hankkeen tiedot", Attachment::Relationship::Source,
                                 "2021-12-30", std::string(500, 'x')});
  options.attachments.push_back({"budjetti.xlsx", "application/zip", "", Attachment::Relationship::Data, "", "PK"});
  return options;
}

PdfInspection const& rich_file() {
  static PdfInspection const file(written(rich_document(), with_attachments()));
  return file;
}

/// The text of an XMP element that has no children.
std::string xmp_value(std::string const& xmp, std::string const& opening) {
  std::size_t const begin = xmp.find(opening);
  if (begin == std::string::npos) return "missing";
  std::size_t const text = begin + opening.size();
  return xmp.substr(text, xmp.find('<', text) - text);
}

TEST(Document, IsTheSameBytesEveryTime) {
  EXPECT_EQ(written(rich_document(), with_attachments()), written(rich_document(), with_attachments()));
}

TEST(Document, StructureIsInReadingOrder) {
  TaggedDocument tagged;
  tagged.add(Type::H1, "Otsikko");
  pages::StructureId const list = tagged.add_element(Type::L);
  pages::StructureId const item = tagged.add_element(Type::LI, list);
  tagged.add(Type::Lbl, "1.", item);
  tagged.add(Type::LBody, "kohta", item);
  pages::StructureId const split = tagged.add(Type::P, "alku");
  tagged.add_link(split, "linkki", "https://example.org/");
  tagged.new_page();
  tagged.add_line(split, "loppu");
  EXPECT_EQ(PdfInspection(written(tagged.document)).structure(),
            "Document\n"
            "  H1 0:0\n"
            "  L\n"
            "    LI\n"
            "      Lbl 0:1\n"
            "      LBody 0:2\n"
            "  P 0:3 1:0\n"
            "    Link 0:4 OBJR\n");
}

TEST(Document, EveryMarkedContentFindsItsElement) {
  PdfInspection const& file = rich_file();
  std::string const tree = "Root/StructTreeRoot/ParentTree/Nums/";
  EXPECT_EQ(file.value("Root/Pages/Kids/0/StructParents"), "0");
  EXPECT_EQ(file.object_number(tree + "1/0"), file.object_number("Root/StructTreeRoot/K/0/K/0"));
  EXPECT_EQ(file.value(tree + "1/0/S"), "/H1");
  std::string const annotation = "Root/Pages/Kids/0/Annots/0/";
  std::size_t const key = std::stoul(file.value(annotation + "StructParent"));
  EXPECT_EQ(file.value(tree + std::to_string(2 * key)), std::to_string(key));
  EXPECT_EQ(file.value(tree + std::to_string(2 * key + 1) + "/S"), "/Link");
}

TEST(Document, InformationEqualsMetadata) {
  PdfInspection const& file = rich_file();
  std::string const xmp = file.stream("Root/Metadata");
  EXPECT_EQ(file.value("Root/Metadata/Filter"), "missing");
  EXPECT_EQ(file.value("Info/Title"), "Loppuraportti");
  EXPECT_EQ(xmp_value(xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">"), "Loppuraportti");
  EXPECT_EQ(xmp_value(xmp, "<rdf:li xml:lang=\"fi\">"), "Loppuraportti");
  EXPECT_EQ(file.value("Info/Author"), "Österbottens förbund & \"Ko\" <1>");
  EXPECT_EQ(xmp_value(xmp, "<dc:creator><rdf:Seq><rdf:li>"), "Österbottens förbund &amp; &quot;Ko&quot; &lt;1&gt;");
  EXPECT_EQ(file.value("Info/Subject"), xmp_value(xmp, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">"));
  EXPECT_EQ(file.value("Info/Keywords"), xmp_value(xmp, "<pdf:Keywords>"));
  EXPECT_EQ(file.value("Info/Producer"), xmp_value(xmp, "<pdf:Producer>"));
  EXPECT_THAT(file.value("Info/Producer"), StartsWith("closeout "));
  EXPECT_EQ(file.value("Info/CreationDate"), "D:20211231000000Z");
  EXPECT_EQ(file.value("Info/ModDate"), "D:20211231000000Z");
  for (char const* date : {"<xmp:CreateDate>", "<xmp:ModifyDate>", "<xmp:MetadataDate>"}) {
    EXPECT_EQ(xmp_value(xmp, date), "2021-12-31T00:00:00Z");
  }
  EXPECT_EQ(xmp_value(xmp, "<dc:language><rdf:Bag><rdf:li>"), "fi");
  EXPECT_EQ(xmp_value(xmp, "<dc:identifier>"), "S20110");
}

TEST(Document, WithoutADateNoneIsInvented) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  PdfInspection const file(written(tagged.document));
  EXPECT_THAT(file.keys("Info"), ElementsAre("Producer", "Title"));
  EXPECT_THAT(file.stream("Root/Metadata"), Not(HasSubstr("Date>")));
}

TEST(Document, CatalogHasWhatReadersOfTaggedFilesNeed) {
  PdfInspection const& file = rich_file();
  EXPECT_EQ(file.value("Root/Lang"), "fi");
  EXPECT_EQ(file.value("Root/MarkInfo/Marked"), "true");
  EXPECT_EQ(file.value("Root/ViewerPreferences/DisplayDocTitle"), "true");
  EXPECT_EQ(file.value("Root/PageLabels/Nums/1/S"), "/r");
  EXPECT_EQ(file.value("Root/PageLabels/Nums/3/S"), "/D");
  EXPECT_EQ(file.value("Root/Pages/Kids/0/Tabs"), "/S");
  EXPECT_EQ(file.value("ID/0"), file.value("ID/1"));
}

TEST(Document, ListsSayHowTheyAreNumbered) {
  TaggedDocument tagged;
  for (auto const numbering :
       {pages::StructureElement::ListNumbering::Decimal, pages::StructureElement::ListNumbering::None}) {
    pages::StructureId const list = tagged.add_element(Type::L);
    tagged[list].list_numbering = numbering;
    tagged.add(Type::LBody, "kohta", tagged.add_element(Type::LI, list));
  }
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.value("Root/StructTreeRoot/K/0/K/0/A/0"), "<</ListNumbering/Decimal/O/List>>");
  EXPECT_EQ(file.value("Root/StructTreeRoot/K/0/K/1/A/0"), "<</ListNumbering/None/O/List>>");
}

TEST(Document, FiguresHaveTextAndBox) {
  TaggedDocument tagged;
  pages::StructureId const figure = tagged.add_figure("Sininen palkki");
  tagged[figure].bounding_box = base::Rect{{px(4), px(1122.52 - 12)}, {px(80), px(8)}};
  tagged.add_figure("rivin sisällä", tagged.add(Type::P, "teksti"));
  PdfInspection const file(written(tagged.document));
  std::string const element = "Root/StructTreeRoot/K/0/K/0/";
  EXPECT_EQ(file.value(element + "Alt"), "Sininen palkki");
  EXPECT_EQ(file.value(element + "A/0/O"), "/Layout");
  EXPECT_EQ(file.value(element + "A/0/Placement"), "/Block");
  EXPECT_EQ(file.value(element + "A/0/BBox/0"), "3");
  EXPECT_EQ(file.value(element + "A/0/BBox/2"), "63");
  EXPECT_EQ(file.value("Root/StructTreeRoot/K/0/K/1/K/1/A/0/Placement"), "/Inline");
}

TEST(Document, TablesHaveScopesHeadersSpansAndAnIdTree) {
  TaggedDocument tagged;
  pages::StructureId const table = tagged.add_element(Type::Table);
  tagged[table].summary = "Menot";
  pages::StructureId const head = tagged.add_element(Type::TR, table);
  pages::StructureId const cost = tagged.add(Type::TH, "Menot", head);
  tagged[cost].scope = pages::StructureElement::Scope::Column;
  tagged[cost].id = "menot";
  tagged[cost].column_span = 2;
  pages::StructureId const row = tagged.add_element(Type::TR, table);
  tagged[tagged.add(Type::TD, "1", row)].headers = {"menot"};
  tagged.add(Type::TD, "2", row);
  PdfInspection const file(written(tagged.document));
  std::string const element = "Root/StructTreeRoot/K/0/K/0/";
  EXPECT_EQ(file.value(element + "A/0/Summary"), "Menot");
  EXPECT_EQ(file.value(element + "K/0/K/0/A/0"), "<</ColSpan 2/O/Table/Scope/Column>>");
  EXPECT_EQ(file.value(element + "K/1/K/0/A/0/Headers/0"), "menot");
  EXPECT_EQ(file.value("Root/StructTreeRoot/IDTree/Names/0"), "menot");
  EXPECT_EQ(file.object_number("Root/StructTreeRoot/IDTree/Names/1"), file.object_number(element + "K/0/K/0"));
}

TEST(Document, ManyIdsMakeATreeWithLimits) {
  TaggedDocument tagged;
  for (int i = 0; i < 300; ++i) tagged[tagged.add_element(Type::P)].id = "id" + std::to_string(1000 + i);
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.size("Root/StructTreeRoot/IDTree/Kids"), 3u);
  EXPECT_EQ(file.value("Root/StructTreeRoot/IDTree/Kids/1/Limits/0"), "id1128");
  EXPECT_EQ(file.value("Root/StructTreeRoot/IDTree/Kids/1/Limits/1"), "id1255");
  EXPECT_EQ(file.value("Root/StructTreeRoot/IDTree/Kids/2/Names/0"), "id1256");
}

TEST(Document, NotesGetAnId) {
  TaggedDocument tagged;
  tagged.add(Type::Note, "viite");
  EXPECT_EQ(PdfInspection(written(tagged.document)).value("Root/StructTreeRoot/K/0/K/0/ID"), "note.1");
}

TEST(Document, LinksToAddressesAreAnnotationsWithDescription) {
  PdfInspection const& file = rich_file();
  std::string const annotation = "Root/Pages/Kids/0/Annots/0/";
  EXPECT_EQ(file.value(annotation + "Subtype"), "/Link");
  EXPECT_EQ(file.value(annotation + "F"), "4");
  EXPECT_EQ(file.value(annotation + "Contents"), "Rahasto");
  EXPECT_EQ(file.value(annotation + "A/URI"), "https://example.org/%C3%A4?a=(1)");
  EXPECT_EQ(file.size(annotation + "QuadPoints"), 8u);
  EXPECT_EQ(file.object_number(annotation + "P"), file.object_number("Root/Pages/Kids/0"));
}

TEST(Document, LinksWithinTheDocumentNameADestination) {
  PdfInspection const& file = rich_file();
  EXPECT_EQ(file.value("Root/Pages/Kids/0/Annots/1/Dest"), "taulukko-å");
  EXPECT_EQ(file.value("Root/Names/Dests/Names/0"), "alku");
  EXPECT_EQ(file.value("Root/Names/Dests/Names/2"), "taulukko-å");
  EXPECT_EQ(file.object_number("Root/Names/Dests/Names/3/0"), file.object_number("Root/Pages/Kids/1"));
  EXPECT_EQ(file.value("Root/Names/Dests/Names/3/1"), "/XYZ");
}

TEST(Document, ALinkOverTwoLinesHasTwoQuadrilaterals) {
  TaggedDocument tagged;
  tagged.add_link(tagged.add_element(Type::P), "pitkä", "https://example.org/");
  tagged.page().size = {px(400), px(400)};
  tagged.page().links[0].areas = {{{px(200), px(40)}, {px(100), px(20)}}, {{px(20), px(60)}, {px(40), px(20)}}};
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.value("Root/Pages/Kids/0/Annots/0/Rect"), "[ 15 240 225 270]");
  EXPECT_EQ(file.value("Root/Pages/Kids/0/Annots/0/QuadPoints"),
            "[ 150 270 225 270 150 255 225 255 15 255 45 255 15 240 45 240]");
}

TEST(Document, OutlineIsNestedByLevel) {
  PdfInspection const& file = rich_file();
  std::string const outline = "Root/Outlines/";
  EXPECT_EQ(file.value("Root/PageMode"), "/UseOutlines");
  EXPECT_EQ(file.value(outline + "Count"), "4");
  EXPECT_EQ(file.value(outline + "First/Title"), "Loppuraportti");
  EXPECT_EQ(file.value(outline + "First/Count"), "2");
  EXPECT_EQ(file.value(outline + "First/First/Title"), "Tavoitteet");
  EXPECT_EQ(file.value(outline + "First/First/Next/Title"), "Talous – ä");
  EXPECT_EQ(file.value(outline + "First/First/Next/Next"), "missing");
  EXPECT_EQ(file.value(outline + "First/Last/Prev/Title"), "Tavoitteet");
  EXPECT_EQ(file.value(outline + "First/Next/Title"), "Liite");
  EXPECT_EQ(file.object_number(outline + "First/Last/Dest/0"), file.object_number("Root/Pages/Kids/1"));
}

TEST(Document, OutlineSkippingALevelNestsByOne) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  tagged.document.outline = {{2, "a", 0, {}}, {4, "b", 0, {}}, {3, "c", 0, {}}, {1, "d", 0, {}}};
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.value("Root/Outlines/First/First/Title"), "b");
  EXPECT_EQ(file.value("Root/Outlines/First/First/Next/Title"), "c");
  EXPECT_EQ(file.value("Root/Outlines/First/Next/Title"), "d");
}

// ISO 32000-1 table 153: a negative Count is of a closed entry, whose descendants are not counted above it.
TEST(Document, ClosedOutlineEntriesHideWhatIsBelow) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  tagged.document.outline = {{1, "a", 0, {}}, {2, "b", 0, {}, false}, {3, "c", 0, {}}, {1, "d", 0, {}}};
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.value("Root/Outlines/Count"), "3");
  EXPECT_EQ(file.value("Root/Outlines/First/Count"), "1");
  EXPECT_EQ(file.value("Root/Outlines/First/First/Count"), "-1");
}

// ISO 32000-1 table 30
TEST(Document, TurnedPageHasRotate) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  tagged.document.pages.front().rotation = 270;
  EXPECT_EQ(PdfInspection(written(tagged.document)).value("Root/Pages/Kids/0/Rotate"), "270");
}

TEST(Document, AttachmentsAreAssociatedAndDescribed) {
  PdfInspection const& file = rich_file();
  EXPECT_EQ(file.size("Root/AF"), 2u);
  std::string const first = "Root/AF/0/";
  EXPECT_EQ(file.value(first + "F"), "hanke å.xml");
  EXPECT_EQ(file.value(first + "UF"), "hanke å.xml");
  EXPECT_EQ(file.value(first + "AFRelationship"), "/Source");
  EXPECT_EQ(file.value(first + "Desc"), "Hankkeen tiedot");
  EXPECT_EQ(file.object_number(first + "EF/F"), file.object_number(first + "EF/UF"));
  EXPECT_EQ(file.value(first + "EF/F/Subtype"), "/text#2Fxml");
  EXPECT_EQ(file.value(first + "EF/F/Params/Size"), "500");
  EXPECT_EQ(file.value(first + "EF/F/Params/ModDate"), "D:20211230000000Z");
  EXPECT_EQ(file.stream(first + "EF/F"), std::string(500, 'x'));
  EXPECT_EQ(file.value("Root/AF/1/EF/F/Params/ModDate"), "D:20211231000000Z");
  EXPECT_EQ(file.value("Root/AF/1/EF/F/Filter"), "missing");  // Two bytes only grow by compressing.
  EXPECT_EQ(file.stream("Root/AF/1/EF/F"), "PK");
  EXPECT_EQ(file.value("Root/Names/EmbeddedFiles/Names/0"), "budjetti.xlsx");
  EXPECT_EQ(file.value("Root/Names/EmbeddedFiles/Names/2"), "hanke å.xml");
  EXPECT_EQ(file.object_number("Root/Names/EmbeddedFiles/Names/3"), file.object_number("Root/AF/0"));
}

TEST(Document, CheckSumIsMd5) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  WriteOptions options;
  options.attachments.push_back({"a.txt", "text/plain", "", Attachment::Relationship::Data, "", "abc"});
  std::string const bytes = written(tagged.document, options);
  EXPECT_THAT(bytes, HasSubstr("/CheckSum<900150983CD24FB0D6963F7D28E17F72>"));  // RFC 1321 A.5.
}

TEST(Document, OutputIntentIsSrgb) {
  PdfInspection const& file = rich_file();
  std::string const profile = file.stream("Root/OutputIntents/0/DestOutputProfile");
  EXPECT_EQ(profile.size(), 588u);
  EXPECT_EQ(profile.substr(36, 4), "acsp");
  EXPECT_EQ(profile.substr(24, 12), std::string(12, '\0'));
  EXPECT_EQ(file.value("Root/OutputIntents/0/DestOutputProfile/N"), "3");
}

TEST(Document, WithoutConformanceTheFileIsTaggedButClaimsNothing) {
  WriteOptions options;
  options.conformance = Conformance::None;
  PdfInspection const file(written(rich_document(), options));
  EXPECT_EQ(file.value("Root/OutputIntents"), "missing");
  EXPECT_THAT(file.stream("Root/Metadata"), Not(HasSubstr("pdfaid")));
  EXPECT_THAT(file.stream("Root/Metadata"), Not(HasSubstr("pdfuaid")));
  EXPECT_EQ(file.value("Root/StructTreeRoot/K/0/S"), "/Document");
  EXPECT_EQ(file.value("Root/MarkInfo/Marked"), "true");
}

TEST(Document, FontsAreSubsetsNamedAfterTheirBytes) {
  PdfInspection const& file = rich_file();
  std::string const font = "Root/Pages/Kids/0/Resources/Font/F0/";
  std::string const name = file.value(font + "BaseFont");
  EXPECT_THAT(name, ::testing::MatchesRegex("/[A-Z][A-Z][A-Z][A-Z][A-Z][A-Z]\\+NotoSans-Regular"));
  EXPECT_EQ(file.value(font + "DescendantFonts/0/BaseFont"), name);
  EXPECT_EQ(file.value(font + "DescendantFonts/0/FontDescriptor/FontName"), name);
  EXPECT_EQ(file.value(font + "DescendantFonts/0/CIDToGIDMap"), "/Identity");
  std::string const program = font + "DescendantFonts/0/FontDescriptor/FontFile2";
  EXPECT_EQ(file.value(program + "/Length1"), std::to_string(file.stream(program).size()));
  EXPECT_THAT(file.stream(font + "ToUnicode"), HasSubstr("beginbfchar"));
  EXPECT_THAT(file.keys(font + "DescendantFonts/0/FontDescriptor"),
              ElementsAre("Ascent", "CapHeight", "Descent", "Flags", "FontBBox", "FontFamily", "FontFile2", "FontName",
                          "FontWeight", "ItalicAngle", "StemV", "Type", "XHeight"));
}

TEST(Document, CffFontsAreEmbeddedAsBareTables) {
  PdfInspection const& file = rich_file();
  std::string const font = "Root/Pages/Kids/0/Resources/Font/F3/";
  EXPECT_THAT(file.value(font + "BaseFont"), ::testing::EndsWith("+EBGaramond12-Regular-Identity-H"));
  EXPECT_EQ(file.value(font + "DescendantFonts/0/Subtype"), "/CIDFontType0");
  EXPECT_EQ(file.value(font + "DescendantFonts/0/CIDToGIDMap"), "missing");
  std::string const program = font + "DescendantFonts/0/FontDescriptor/FontFile3";
  EXPECT_EQ(file.value(program + "/Subtype"), "/CIDFontType0C");
  EXPECT_EQ(file.stream(program)[0], '\1');  // Major version of CFF.
}

TEST(Document, ThreadsWriteTheSameBytes) {
  pages::Document const document = rich_document();
  SharedFonts fonts;
  fonts.add(document);
  base::Diagnostics diagnostics;
  ASSERT_TRUE(fonts.prepare(diagnostics));
  WriteOptions options = with_attachments();
  options.fonts = &fonts;
  std::vector<std::string> files(8);
  base::for_each_index(files.size(), 4, [&](std::size_t i) { files[i] = written(document, options); });
  EXPECT_THAT(files, ::testing::Each(files.front()));
}

TEST(Document, DocumentsOfABatchShareTheirFonts) {
  TaggedDocument first, second;
  first.add(Type::P, "Maija");
  second.add(Type::P, "Ämeli");
  SharedFonts fonts;
  fonts.add(first.document);
  fonts.add(second.document);
  base::Diagnostics diagnostics;
  ASSERT_TRUE(fonts.prepare(diagnostics));
  WriteOptions options;
  options.fonts = &fonts;
  PdfInspection const a(written(first.document, options)), b(written(second.document, options));
  std::string const font = "Root/Pages/Kids/0/Resources/Font/S0/";
  std::string const program = font + "DescendantFonts/0/FontDescriptor/FontFile2";
  EXPECT_EQ(a.stream(program), b.stream(program));
  EXPECT_NE(a.stream(program), "missing");
  EXPECT_EQ(a.stream(font + "ToUnicode"), b.stream(font + "ToUnicode"));
  EXPECT_NE(a.value("ID/0"), b.value("ID/0"));
}

TEST(Document, ARunThatTheBatchLacksGetsAFontOfItsOwn) {
  TaggedDocument known, unknown;
  known.add(Type::P, "aaa");
  unknown.add(Type::P, "aaa");
  unknown.add(Type::P, "xyz");
  SharedFonts fonts;
  fonts.add(known.document);
  base::Diagnostics diagnostics;
  ASSERT_TRUE(fonts.prepare(diagnostics));
  WriteOptions options;
  options.fonts = &fonts;
  PdfInspection const file(written(unknown.document, options));
  EXPECT_THAT(file.keys("Root/Pages/Kids/0/Resources/Font"), ElementsAre("F0", "S0"));
}

TEST(Document, ManyPagesMakeABalancedTree) {
  TaggedDocument tagged;
  tagged.add(Type::P, "teksti");
  while (tagged.document.pages.size() < 1100) tagged.new_page();
  PdfInspection const file(written(tagged.document));
  EXPECT_EQ(file.value("Root/Pages/Count"), "1100");
  EXPECT_EQ(file.size("Root/Pages/Kids"), 2u);
  EXPECT_EQ(file.value("Root/Pages/Kids/0/Count"), "1024");
  EXPECT_EQ(file.value("Root/Pages/Kids/1/Count"), "76");
  EXPECT_EQ(file.value("Root/Pages/Kids/1/Kids/2/Count"), "12");
  EXPECT_EQ(file.object_number("Root/Pages/Kids/1/Kids/2/Parent"), file.object_number("Root/Pages/Kids/1"));
  EXPECT_EQ(file.object_number("Root/Pages/Kids/1/Kids/2/Kids/0/Parent"),
            file.object_number("Root/Pages/Kids/1/Kids/2"));
  EXPECT_EQ(file.value("Root/Pages/Kids/1/Kids/2/Kids/0/Type"), "/Page");
  EXPECT_EQ(file.value("Root/StructTreeRoot/ParentTree/Kids/8/Limits"), "[ 1024 1099]");
}

}  // namespace
}  // namespace closeout::pdf
