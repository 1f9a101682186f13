#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "schema/validator.hpp"

namespace closeout::schema {
namespace {

class Load : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / "load" /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    std::filesystem::create_directories(folder_ / "schema" / "parts");
  }

  void write(std::filesystem::path const& name, std::string const& content) {
    std::ofstream(folder_ / name)
        << R"(<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="u" targetNamespace="u">)" << content
        << "</xs:schema>";
  }

  /// Messages of loading schema/main.xsd.
  std::vector<base::Diagnostic> faults() {
    base::Diagnostics diagnostics;
    bool const is_loaded = Schema::load(folder_ / "schema" / "main.xsd", diagnostics).has_value();
    EXPECT_EQ(is_loaded, !diagnostics.has_errors());
    return diagnostics.all();
  }

  std::filesystem::path folder_;
};

TEST_F(Load, FollowsIncludesInItsFolder) {
  write("schema/main.xsd", R"(<xs:include schemaLocation="parts/a.xsd"/><xs:element name="e" type="t"/>)");
  write("schema/parts/a.xsd",
        R"(<xs:include schemaLocation="../b.xsd"/><xs:simpleType name="t"><xs:restriction base="s"/></xs:simpleType>)");
  write(
      "schema/b.xsd",
      R"(<xs:include schemaLocation="main.xsd"/><xs:simpleType name="s"><xs:restriction base="xs:date"/></xs:simpleType>)");
  EXPECT_TRUE(faults().empty());
}

TEST_F(Load, FolderMayHaveAnyName) {
  std::filesystem::path const odd = folder_ / "a b%20ä#?";
  std::filesystem::create_directories(odd / "parts");
  write("a b%20ä#?/main.xsd", R"(<xs:include schemaLocation="parts/a.xsd"/><xs:element name="e" type="t"/>)");
  write("a b%20ä#?/parts/a.xsd", R"(<xs:simpleType name="t"><xs:restriction base="xs:date"/></xs:simpleType>)");
  base::Diagnostics diagnostics;
  EXPECT_TRUE(Schema::load(odd / "main.xsd", diagnostics));
}

TEST_F(Load, RefusesWhatIsOutsideItsFolder) {
  write("outside.xsd", "");
  for (std::string const location : {"../outside.xsd", "parts/../../outside.xsd", "http://example.invalid/x.xsd",
                                     "file:///etc/passwd", "/etc/passwd"}) {
    write("schema/main.xsd", "<xs:include schemaLocation=\"" + location + "\"/>");
    auto const all = faults();
    ASSERT_EQ(all.size(), 1U) << location;
    EXPECT_EQ(all[0].code, "schema-location");
    EXPECT_EQ(all[0].message, "schema " + location + " is outside the folder of the schema that names it");
  }
}

TEST_F(Load, MissingPartIsNamed) {
  write("schema/main.xsd", R"(<xs:include schemaLocation="parts/none.xsd"/>)");
  auto const all = faults();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "file-not-found");
}

TEST_F(Load, MistakeInASchemaHasItsPlace) {
  write("schema/main.xsd", "\n  <xs:element name=\"e\" type=\"nothing\"/>");
  auto const all = faults();
  ASSERT_FALSE(all.empty());
  EXPECT_EQ(all[0].code, "schema-invalid");
  EXPECT_EQ(all[0].place.position(), (base::Position{2, 3}));
}

TEST_F(Load, DocumentTypeDeclarationInASchemaIsRefused) {
  std::ofstream(folder_ / "schema" / "main.xsd") << "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>";
  auto const all = faults();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].code, "xml-doctype");
}

}  // namespace
}  // namespace closeout::schema
