// Files that are no records at all: each gives one clear error, at its place, at once.

#include <chrono>
#include <filesystem>
#include <fstream>

#include "bad_input/findings.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::bad_input {
namespace {

using namespace std::string_literals;

constexpr std::string_view root = "<project xmlns=\"urn:closeout:project:1\" version=\"1\" language=\"fi\">\n";

class BrokenFile : public testing::Test {
 protected:
  /// Reads a file with these bytes as the program does, and gives the only finding. Both readers of XML must say the
  /// same, and promptly.
  static base::Diagnostic fault(std::string const& bytes, std::size_t limit = std::size_t{1} << 30U) {
    auto const begin = std::chrono::steady_clock::now();
    base::Diagnostics diagnostics;
    auto const source = xml::read_source(written(bytes), diagnostics, limit);
    if (source) {
      EXPECT_FALSE(xml::parse(*source, diagnostics));
      base::Diagnostics of_schema;
      EXPECT_FALSE(schema().validate(*source, of_schema));
      EXPECT_EQ(only(of_schema).message, only(diagnostics).message);
      EXPECT_EQ(place_of(only(of_schema)), place_of(only(diagnostics)));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(5));
    return only(diagnostics);
  }

 private:
  static std::filesystem::path written(std::string const& bytes) {
    std::filesystem::path const folder = CLOSEOUT_SCRATCH_DIR;
    std::filesystem::create_directories(folder);
    std::string const name = testing::UnitTest::GetInstance()->current_test_info()->name();
    auto path = folder / (name + ".xml");
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }

  static schema::Schema const& schema() {
    static schema::Schema const loaded = [] {
      base::Diagnostics diagnostics;
      auto schema =
          schema::Schema::load(std::filesystem::path(CLOSEOUT_SOURCE_DIR) / "schemas" / "project.xsd", diagnostics);
      EXPECT_TRUE(schema);
      return std::move(*schema);
    }();
    return loaded;
  }
};

TEST_F(BrokenFile, MismatchedTags) {
  std::string const text = std::string(root) + "  <titles>\n    <title>Yö</titel>\n  </titles>\n</project>\n";
  auto const it = fault(text);
  EXPECT_EQ(it.code, "xml-mismatched-tag");
  EXPECT_EQ(it.message, "expected </title>, found </titel>");
  EXPECT_EQ(place_of(it), place_at(text, text.find("titel")));
}

TEST_F(BrokenFile, Truncated) {
  std::string const text = std::string(root) + "  <titles>\n    <title>Yö";
  auto const it = fault(text);
  EXPECT_EQ(it.message, "expected </title>, found the end of the file");
  EXPECT_EQ(place_of(it), place_at(text, text.size()));
}

TEST_F(BrokenFile, TruncatedInATag) {
  std::string const text = std::string(root) + "  <titles>\n    <title xml:la";
  auto const it = fault(text);
  EXPECT_EQ(it.message, "expected '=' after attribute xml:la, found the end of the file");
  EXPECT_EQ(place_of(it), place_at(text, text.find("xml:la")));
}

TEST_F(BrokenFile, Empty) {
  auto const it = fault("");
  EXPECT_EQ(it.message, "the file is empty");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, OnlyWhiteSpace) {
  auto const it = fault(" \n\n\t ");
  EXPECT_EQ(it.message, "the file has no root element");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, Latin1) {
  auto const it = fault(std::string(root) + "<titles><title>P\xE4iv\xE4</title></titles></project>");
  EXPECT_EQ(it.message, "byte 0xE4 is not part of UTF-8 text");
  EXPECT_EQ(place_of(it), (Place{2, 17}));
}

TEST_F(BrokenFile, DeclaredAsLatin1) {
  std::string const text = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n" + std::string(root) + "</project>";
  auto const it = fault(text);
  EXPECT_EQ(it.message, "expected encoding UTF-8, found ISO-8859-1");
  EXPECT_EQ(place_of(it), place_at(text, text.find("ISO")));
}

TEST_F(BrokenFile, Utf16) {
  std::string bytes = "\xFF\xFE";
  for (char const c : root) bytes += {c, '\0'};
  auto const it = fault(bytes);
  EXPECT_EQ(it.message, "expected UTF-8, found UTF-16");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, NulBytes) {
  auto const it = fault(std::string(root) + "<titles>\0</titles></project>"s);
  EXPECT_EQ(it.message, "character U+0000 is not allowed in XML");
  EXPECT_EQ(place_of(it), (Place{2, 9}));
}

TEST_F(BrokenFile, NulBytesAlone) {
  auto const it = fault(std::string(5000, '\0'));
  EXPECT_EQ(it.message, "character U+0000 is not allowed in XML");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, AnotherKindOfFile) {
  EXPECT_EQ(fault("PK\x03\x04 a workbook, perhaps").message, "expected the start tag of the root element, found 'P'");
  EXPECT_EQ(fault("{\"project\": {}}").message, "expected the start tag of the root element, found '{'");
}

TEST_F(BrokenFile, Huge) {
  auto const it = fault(std::string(root) + std::string(3000, ' ') + "</project>", 2048);
  EXPECT_EQ(it.message, "the file is larger than 2048 bytes");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, EntitiesThatGrowWithoutBound) {
  std::string text = "<?xml version=\"1.0\"?>\n<!DOCTYPE project [\n <!ENTITY a0 \"lol\">\n";
  for (int i = 1; i < 10; ++i) {
    text += " <!ENTITY a" + std::to_string(i) + " \"";
    for (int j = 0; j < 10; ++j) text += "&a" + std::to_string(i - 1) + ";";
    text += "\">\n";
  }
  text += "]>\n" + std::string(root) + "&a9;</project>";
  auto const it = fault(text);
  EXPECT_EQ(it.code, "xml-doctype");
  EXPECT_EQ(it.message, "a document type declaration is not accepted");
  EXPECT_EQ(place_of(it), (Place{2, 1}));
}

TEST_F(BrokenFile, ExternalEntity) {
  auto const it =
      fault("<!DOCTYPE project [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n" + std::string(root) + "&x;</project>");
  EXPECT_EQ(it.code, "xml-doctype");
  EXPECT_EQ(place_of(it), (Place{1, 1}));
}

TEST_F(BrokenFile, ExternalDtd) {
  auto const it = fault("<!-- x -->\n  <!DOCTYPE project SYSTEM \"http://example.invalid/x.dtd\">\n" +
                        std::string(root) + "</project>");
  EXPECT_EQ(it.code, "xml-doctype");
  EXPECT_EQ(place_of(it), (Place{2, 3}));
}

TEST_F(BrokenFile, EntityWithoutADeclaration) {
  std::string const text = std::string(root) + "<titles>&nbsp;</titles></project>";
  auto const it = fault(text);
  EXPECT_EQ(it.message, "entity &nbsp; is not known");
  EXPECT_EQ(place_of(it), place_at(text, text.find("&nbsp;")));
}

TEST_F(BrokenFile, NestedAHundredThousandDeep) {
  std::string text(root);
  for (int i = 0; i < 100000; ++i) text += "<p>";
  auto const it = fault(text);
  EXPECT_EQ(it.code, "xml-too-deep");
  EXPECT_EQ(it.message, "element p is nested more than 256 deep");
  EXPECT_EQ(place_of(it), place_at(text, root.size() + 255 * 3 + 1));
}

TEST_F(BrokenFile, AnEndlessAttribute) {
  std::string const text = std::string(root) + "<titles x=\"" + std::string(12'000'000, 'a');
  auto const it = fault(text);
  EXPECT_EQ(it.message, "the value of attribute x is not closed");
  EXPECT_EQ(place_of(it), (Place{2, 11}));
}

}  // namespace
}  // namespace closeout::bad_input
