#include "xml/well_formedness.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace closeout::xml {
namespace {

/// "line:column message" of every fault.
std::vector<std::string> faults(std::string text) {
  base::Diagnostics diagnostics;
  bool const is_well_formed =
      check_well_formed(std::make_shared<base::SourceFile const>("a.xml", std::move(text)), diagnostics);
  EXPECT_EQ(is_well_formed, diagnostics.all().empty());
  std::vector<std::string> result;
  for (base::Diagnostic const& it : diagnostics.all()) {
    base::Position const position = it.place.position();
    result.push_back(std::to_string(position.line) + ":" + std::to_string(position.column) + " " + it.message);
  }
  return result;
}

using Faults = std::vector<std::string>;

TEST(WellFormedness, AcceptsWhatXmlAllows) {
  EXPECT_EQ(
      faults(
          "<?xml version='1.0' encoding='utf-8' standalone=\"yes\"?>\n<!-- x -->\n<?pi y?>"
          "<a xmlns:p='u' b = 'x&amp;&#xE4;&#228;]]>' p:c=\"'>\"\n>t]] > <![CDATA[<&]]><p:b/><ä/></a >\n<!-- y -->\n"),
      Faults{});
}

TEST(WellFormedness, MismatchedTags) {
  EXPECT_EQ(faults("<a>\n<title>x</titel>\n</a>"), Faults{"2:11 expected </title>, found </titel>"});
  EXPECT_EQ(faults("<a>\n<b>x</a>"), Faults{"2:7 expected </b>, found </a>"});
  EXPECT_EQ(faults("<a></a></b>"), Faults{"1:10 found </b>, but no element is open"});
}

TEST(WellFormedness, MismatchTellsWhereTheElementWasOpened) {
  base::Diagnostics diagnostics;
  check_well_formed(std::make_shared<base::SourceFile const>("r.xml", "<a>\n  <b>\n</a>"), diagnostics);
  ASSERT_EQ(diagnostics.all().size(), 1U);
  EXPECT_EQ(diagnostics.all()[0].why, "<b> was opened at r.xml:2:4");
}

TEST(WellFormedness, CutOff) {
  EXPECT_EQ(faults("<a>\n<b>text\n"), Faults{"2:8 expected </b>, found the end of the file"});
  EXPECT_EQ(faults("<a>\n<b c='x'"),
            Faults{"2:2 expected '>' at the end of the start tag of b, found the end of the file"});
  EXPECT_EQ(faults("<a>\n<b c='x"), Faults{"2:6 the value of attribute c is not closed"});
  EXPECT_EQ(faults("<a>\n<!-- x"), Faults{"2:1 the comment is not closed"});
  EXPECT_EQ(faults("<a>\n</a"), Faults{"2:1 expected '>' at the end of the end tag, found the end of the file"});
}

TEST(WellFormedness, NoRootAndTooMuchOfIt) {
  EXPECT_EQ(faults(" \n "), Faults{"1:1 the file has no root element"});
  EXPECT_EQ(faults("<a/>\n<b/>"), Faults{"2:2 expected nothing after the end of the root element a, found <b>"});
  EXPECT_EQ(faults("<a/>\n x"), Faults{"2:2 expected nothing after the end of a, found 'x'"});
  EXPECT_EQ(faults("{}"), Faults{"1:1 expected the start tag of the root element, found '{'"});
}

TEST(WellFormedness, Attributes) {
  EXPECT_EQ(faults("<a b='1' b='2'/>"), Faults{"1:10 attribute b stands twice on element a"});
  EXPECT_EQ(faults("<a b/>"), Faults{"1:4 expected '=' after attribute b, found '/'"});
  EXPECT_EQ(faults("<a b=1/>"), Faults{"1:6 expected the value of attribute b in quotation marks, found '1'"});
  EXPECT_EQ(faults("<a b='1'c='2'/>"), Faults{"1:9 expected a space before the next attribute, found 'c'"});
  EXPECT_EQ(faults("<a b='x < y'/>"), Faults{"1:9 found '<' in the value of attribute b"});
  EXPECT_EQ(faults("<a b='x>\n<c d='1'/></a>"), Faults{"1:6 the value of attribute b is not closed"});
}

TEST(WellFormedness, ReferencesAndCharacters) {
  EXPECT_EQ(faults("<a b='&auml;'>R&D &nbsp; &#0; &lt</a>"),
            (Faults{"1:7 entity &auml; is not known", "1:16 found '&' that does not begin a reference",
                    "1:19 entity &nbsp; is not known", "1:26 &#0; is not a character of XML",
                    "1:31 found '&' that does not begin a reference"}));
  EXPECT_EQ(faults(std::string("<a>x\0\x01</a>", 10)),
            (Faults{"1:5 character U+0000 is not allowed in XML", "1:6 character U+0001 is not allowed in XML"}));
  EXPECT_EQ(faults("<a>\xEF\xBF\xBF\xEF\xBB\xBF</a>"), Faults{"1:4 character U+FFFF is not allowed in XML"});
  EXPECT_EQ(faults("<a>x ]]> y</a>"), Faults{"1:6 found ']]>' outside a CDATA section"});
  EXPECT_EQ(faults("<a>1 < 2</a>"), Faults{"1:6 expected a name after '<', found ' '"});
}

TEST(WellFormedness, Declarations) {
  EXPECT_EQ(faults("<?xml version='1.0' encoding='ISO-8859-1'?><a/>"),
            Faults{"1:31 expected encoding UTF-8, found ISO-8859-1"});
  EXPECT_EQ(faults("\n<?xml version='1.0'?><a/>"),
            Faults{"2:1 the XML declaration stands only at the very beginning of a file"});
  EXPECT_EQ(faults("<!-- x -->\n<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"),
            Faults{"2:1 a document type declaration is not accepted"});
}

TEST(WellFormedness, DoctypeOfXhtmlIsPassedOver) {
  std::string const refused = "a document type declaration is not accepted";
  EXPECT_EQ(faults("<?xml version='1.0'?>\n<!DOCTYPE html>\n<html/>"), Faults{});
  EXPECT_EQ(faults("<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' \"http://example.invalid/x>.dtd\"><html/>"),
            Faults{});
  EXPECT_EQ(faults("<!DOCTYPE html [<!ENTITY x 'y'>]><html/>"), Faults{"1:1 " + refused});
  EXPECT_EQ(faults("<!DOCTYPE html><!DOCTYPE html><html/>"), Faults{"1:16 " + refused});
  EXPECT_EQ(faults("<html/><!DOCTYPE html>"), Faults{"1:8 " + refused});
  EXPECT_EQ(faults("<!DOCTYPE htmlx><html/>"), Faults{"1:1 " + refused});
  EXPECT_EQ(faults("<!DOCTYPE html"), Faults{"1:1 " + refused});
}

TEST(WellFormedness, XmlDeclarationIsReadToTheLetter) {
  std::string const expected = "expected version=\"1.0\", then encoding=\"UTF-8\", in the XML declaration";
  EXPECT_EQ(faults("<?xml encoding='UTF-8'?><a/>"), Faults{"1:7 " + expected});
  EXPECT_EQ(faults("<?xml version='2.0'?><a/>"), Faults{"1:16 " + expected});
  EXPECT_EQ(faults("<?xml version='1.0'encoding='UTF-8'?><a/>"), Faults{"1:20 " + expected});
  EXPECT_EQ(faults("<?xml version='1.0' encoding=UTF-8?><a/>"), Faults{"1:21 " + expected});
  EXPECT_EQ(faults("<?xml version='1.0' standalone='maybe'?><a/>"), Faults{"1:33 " + expected});
  EXPECT_EQ(faults("<?xml version='1.0' x='y'?><a/>"), Faults{"1:21 " + expected});
  EXPECT_EQ(faults("<?xml version='1.0?><a/>"), Faults{"1:7 " + expected});
  EXPECT_EQ(faults("<a><?xmla*b?></a>"), Faults{"1:10 expected a space after '<?xmla', found '*'"});
}

TEST(WellFormedness, UndeclaredPrefix) {
  EXPECT_EQ(faults("<a><p:b xmlns:p='u' q:c=''/><p:d/></a>"),
            (Faults{"1:21 prefix q of q:c is not declared", "1:30 prefix p of p:d is not declared"}));
}

TEST(WellFormedness, SeveralFaultsAreToldAtOnce) {
  EXPECT_EQ(faults("<a b='' b=''>\n&x;\n<c></d>\n</a>").size(), 3U);
}

TEST(WellFormedness, NestingIsLimited) {
  auto const nested = [](std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) text += "<a>";
    for (std::size_t i = 0; i < depth; ++i) text += "</a>";
    return text;
  };
  EXPECT_EQ(faults(nested(max_depth)), Faults{});
  EXPECT_EQ(faults(nested(100000)), Faults{"1:770 element a is nested more than 256 deep"});
}

TEST(WellFormedness, PrologAloneStopsBeforeTheRoot) {
  base::Diagnostics diagnostics;
  auto const source = std::make_shared<base::SourceFile const>("a.xml", "<?xml version='1.0'?> <a b='1' b='2'>");
  EXPECT_TRUE(check_prolog(source, diagnostics));
  auto const doctype = std::make_shared<base::SourceFile const>("a.xml", " <!DOCTYPE a SYSTEM 'x.dtd'><a/>");
  EXPECT_FALSE(check_prolog(doctype, diagnostics));
  EXPECT_EQ(diagnostics.all().size(), 1U);
}

}  // namespace
}  // namespace closeout::xml
