// @media, @import and the ways a sheet reaches a document.

#include <filesystem>
#include <fstream>

#include "css/sheet_cache.hpp"
#include "styled_document.hpp"

namespace closeout::css {
namespace {

namespace fs = std::filesystem;

class SheetFiles : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(CLOSEOUT_SCRATCH_DIR) / testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "inner");
  }
  void write(fs::path const& name, std::string_view text) const { std::ofstream(folder_ / name) << text; }

  /// Colour of <p> in a document with this head, or nothing if styling failed.
  std::optional<base::Colour> colour(std::string_view head) {
    std::string const text = std::string("<html><head>").append(head).append("</head><body><p id='x'/></body></html>");
    auto const file = std::make_shared<base::SourceFile const>("a.xhtml", text);
    document_ = xml::parse(file, diagnostics_);
    auto const styled = style(*document_, {folder_}, diagnostics_);
    if (!styled) return std::nullopt;
    return styled->style_of(document_->root().child("body").child("p"))->colour;
  }

  static constexpr base::Colour red{255, 0, 0, 255};
  static constexpr base::Colour blue{0, 0, 255, 255};
  fs::path folder_;
  base::Diagnostics diagnostics_;
  std::optional<xml::Document> document_;
};

TEST_F(SheetFiles, LinkAndStyleApplyInDocumentOrder) {
  write("a.css", "p{color:red}");
  EXPECT_EQ(colour("<link rel='stylesheet' href='a.css'/><style>p{color:blue}</style>"), blue);
  EXPECT_EQ(colour("<style>p{color:blue}</style><link rel='alternate stylesheet' href='a.css'/>"), red);
  EXPECT_EQ(colour("<style media='screen'>p{color:blue}</style><link rel='stylesheet' href='a.css'/>"), red);
  EXPECT_TRUE(diagnostics_.all().empty());
}

TEST_F(SheetFiles, MissingSheetIsAnErrorAtTheLink) {
  EXPECT_EQ(colour("<link rel='stylesheet' href='none.css'/>"), std::nullopt);
  ASSERT_TRUE(diagnostics_.has_errors());
  EXPECT_EQ(findings_of(diagnostics_).back(), "1:42: style sheet cannot be read");
}

TEST_F(SheetFiles, WarningNamesTheSheet) {
  write("a.css", "p {\n  colr: red }");
  colour("<link rel='stylesheet' href='a.css'/>");
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_TRUE(diagnostics_.all()[0].place.file->name().ends_with("a.css"));
  EXPECT_EQ(findings_of(diagnostics_)[0], "2:3: unknown property \"colr\"");
}

TEST_F(SheetFiles, ImportsComeBeforeTheSheetsOwnRules) {
  write("a.css", "@import 'inner/b.css' print; @import url(c.css) screen; p{background:red}");
  write("inner/b.css", "@import \"d.css\";");
  write("inner/d.css", "p{color:blue}");
  EXPECT_EQ(colour("<link rel='stylesheet' href='a.css'/>"), blue);
  EXPECT_TRUE(diagnostics_.all().empty());
}

TEST_F(SheetFiles, ImportStaysInItsFolder) {
  write("a.css", "@import '../x.css'; @import '/etc/x.css'; @import url(http://x.example/y.css);");
  colour("<link rel='stylesheet' href='a.css'/>");
  EXPECT_EQ(findings_of(diagnostics_),
            (std::vector<std::string>{"1:9: imported sheet is not in the sheet's own folder",
                                      "1:29: imported sheet is not in the sheet's own folder",
                                      "1:51: imported sheet is not in the sheet's own folder"}));
}

TEST_F(SheetFiles, ImportCircleAndMissingAndMisplaced) {
  write("a.css", "@import 'b.css'; @import 'none.css'; p{color:red} @import 'b.css';");
  write("b.css", "@import 'b.css';");
  EXPECT_EQ(colour("<link rel='stylesheet' href='a.css'/>"), red);
  EXPECT_EQ(findings_of(diagnostics_),
            (std::vector<std::string>{"1:9: sheet imports itself", "1:26: imported sheet cannot be read",
                                      "1:51: @import stands after other rules"}));
}

TEST_F(SheetFiles, CachedSheetIsReadOnceAndGivesEveryDocumentItsFindings) {
  write("a.css", "p{color:red;colr:x}");
  SheetCache cache;
  StyleOptions const options{folder_, &cache};
  auto const document =
      xml::parse(std::make_shared<base::SourceFile const>(
                     "a.xhtml", "<html><head><link rel='stylesheet' href='a.css'/></head><body><p/></body></html>"),
                 diagnostics_);
  for (int i = 0; i < 2; ++i) {
    base::Diagnostics findings;
    auto const styled = style(*document, options, findings);
    ASSERT_TRUE(styled.has_value());
    EXPECT_EQ(styled->style_of(document->root().child("body").child("p"))->colour, red);
    EXPECT_EQ(findings_of(findings), (std::vector<std::string>{"1:13: unknown property \"colr\""}));
    fs::remove(folder_ / "a.css");
  }
}

/// SVG 2 section 6.3: the rules of a drawing are read with it, not as the page's.
TEST(Sheets, AStyleInsideADrawingIsTheDrawings) {
  StyledDocument const page(
      "", "<svg><style>p{color:red}rect{fill:red}</style><rect style='fill:red'/></svg><p id='p'>x</p>");
  EXPECT_TRUE(page.findings().empty());
  EXPECT_EQ(page.style_of("p").colour, base::Colour());
}

TEST(Media, OnlyPrintApplies) {
  auto const width = [](std::string_view media) {
    StyledDocument const page(std::string("@media ").append(media).append("{#x{width:1px}}"), "<p id='x'/>");
    return page.style_of("x").width.is_auto() ? "no" : "yes";
  };
  EXPECT_STREQ(width("print"), "yes");
  EXPECT_STREQ(width("all"), "yes");
  EXPECT_STREQ(width("screen"), "no");
  EXPECT_STREQ(width("screen, print"), "yes");
  EXPECT_STREQ(width("not screen"), "yes");
  EXPECT_STREQ(width("not print"), "no");
  EXPECT_STREQ(width("only print"), "yes");
  EXPECT_STREQ(width("print and (monochrome)"), "no");
}

}  // namespace
}  // namespace closeout::css
