#include "compose/composition.hpp"

namespace closeout::compose {
namespace {

class Localized : public Composition {
 protected:
  void SetUp() override {
    Composition::SetUp();
    record_text_ =
        "<project language='fi'>"
        "<titles><title xml:lang='fi'>Otsikko</title><title xml:lang='en'>Title</title></titles>"
        "<only><title xml:lang='fi'>\n  Vain\n  suomeksi </title></only>"
        "<summary><text xml:lang='fi'><p>Eka <!-- x -->kappale.</p><ul><li>kohta</li></ul></text>"
        "<text xml:lang='en'><p>First\n  paragraph.</p></text></summary>"
        "<finnish><text xml:lang='fi'><p>Yksi.</p><p>Kaksi.</p></text></finnish></project>";
  }
};

TEST_F(Localized, LineOfTheLanguageIsText) {
  EXPECT_EQ(composed("<h1><t:localized select='titles/title'/></h1>"), "<h1>Title</h1>");
}

TEST_F(Localized, LineOfAnotherLanguageSaysSo) {
  EXPECT_EQ(composed("<h1><t:localized select='only/title'/></h1>"), "<h1><span lang=\"fi\">Vain suomeksi</span></h1>");
}

TEST_F(Localized, FallsBackToTheRecordsLanguageBeforeTheCommonOnes) {
  record_text_ =
      "<project language='sv'><t xml:lang='fi'>fi</t><t xml:lang='sv'>sv</t><t xml:lang='de'>de</t></project>";
  EXPECT_EQ(composed("<t:localized select='t'/>"), "<span lang=\"sv\">sv</span>");
}

TEST_F(Localized, RegionOfTheSameLanguageIsNotForeign) {
  record_text_ = "<project language='fi'><t xml:lang='en'>en</t></project>";
  language_ = "en-GB";
  EXPECT_EQ(composed("<t:localized select='t'/>"), "en");
}

TEST_F(Localized, LongTextIsCopiedAsElements) {
  language_ = "fi";
  EXPECT_EQ(composed("<t:localized select='summary/text'/>"), "<p>Eka kappale.</p><ul><li>kohta</li></ul>");
  language_ = "en";
  EXPECT_EQ(composed("<t:localized select='summary/text'/>"), "<p>First paragraph.</p>");
}

TEST_F(Localized, EachBlockOfAForeignLongTextSaysSo) {
  EXPECT_EQ(composed("<t:localized select='finnish/text'/>"), "<p lang=\"fi\">Yksi.</p><p lang=\"fi\">Kaksi.</p>");
}

TEST_F(Localized, InAnAttributeIsTextAlone) {
  EXPECT_EQ(composed("<img><t:attribute name='alt'><t:localized select='only/title'/></t:attribute></img>"),
            "<img alt=\"Vain suomeksi\"/>");
}

TEST_F(Localized, NothingSelectedIsAnErrorUnlessOptional) {
  EXPECT_EQ(composed("<p><t:localized select='nothing' optional='yes'/></p>"), "<p/>");
  EXPECT_EQ(errors("<p><t:localized select='nothing'/></p>"),
            std::vector<std::string>{"template-nothing-selected 2:25"});
}

}  // namespace
}  // namespace closeout::compose
