#include <gmock/gmock.h>

#include "locale/messages.hpp"
#include "locale/scratch_folder.hpp"

namespace closeout::locale {
namespace {

using testing::ElementsAre;

class CataloguesTest : public ScratchFolder {
 protected:
  std::optional<Catalogues> load() { return Catalogues::load(folder_, diagnostics_); }

  /// "code line:column" of every finding.
  [[nodiscard]] std::vector<std::string> findings() const {
    std::vector<std::string> all;
    for (auto const& it : diagnostics_.all()) {
      auto const [line, column] = it.place.is_known() ? it.place.position() : base::Position{0, 0};
      all.push_back(it.code + " " + std::to_string(line) + ":" + std::to_string(column));
    }
    return all;
  }

  base::Diagnostics diagnostics_;
};

TEST_F(CataloguesTest, FilesOfOneLanguageAddUp) {
  write_catalogue("fi.xml", "fi", "<message key='a'>yksi</message>");
  write_catalogue("fi-more.xml", "fi", "<message key='b'>kaksi</message>");
  write_catalogue("sv.xml", "sv", "<message key='a'>ett</message>");
  auto const all = load();
  ASSERT_TRUE(all.has_value());
  EXPECT_THAT(all->keys("fi"), ElementsAre("a", "b"));
  EXPECT_THAT(all->languages(), ElementsAre("fi", "sv"));
  EXPECT_TRUE(all->has_language("sv-FI"));
  EXPECT_FALSE(all->has_language("en"));
}

TEST_F(CataloguesTest, RegionFallsBackToItsLanguageAndNoFurther) {
  write_catalogue("sv.xml", "sv", "<message key='a'>ett</message>");
  auto const all = load();
  ASSERT_TRUE(all.has_value());
  ASSERT_NE(all->find("sv-FI", "a"), nullptr);
  EXPECT_EQ(all->find("sv-FI", "a")->pattern, "ett");
  EXPECT_EQ(all->find("fi", "a"), nullptr);
  EXPECT_EQ(all->find("sv", "b"), nullptr);
}

TEST_F(CataloguesTest, WhiteSpaceOfAMessageIsCollapsed) {
  write_catalogue("en.xml", "en", "<message key='a'>\n  one\n  two  </message>");
  auto const all = load();
  ASSERT_TRUE(all.has_value());
  EXPECT_EQ(all->find("en", "a")->pattern, "one two");
}

TEST_F(CataloguesTest, MistakesAreAllReportedAtTheirPlaces) {
  write_catalogue("en.xml", "en",
                  "<message key='a'>one</message>\n"
                  "<message key='a'>again</message>\n"
                  "<message>no key</message>\n"
                  "<message key='b'>{open</message>\n");
  EXPECT_FALSE(load().has_value());
  EXPECT_THAT(findings(), ElementsAre("message-key 3:2", "message-key 4:2", "message-pattern 5:2"));
}

TEST_F(CataloguesTest, FileThatIsNoCatalogueIsAnError) {
  std::ofstream(folder_ / "en.xml") << "<project/>";
  EXPECT_FALSE(load().has_value());
  EXPECT_EQ(findings().front(), "message-catalogue 1:2");
}

TEST_F(CataloguesTest, FolderWithoutCataloguesIsAnEnvironmentError) {
  EXPECT_FALSE(load().has_value());
  EXPECT_TRUE(diagnostics_.has_environment_errors());
}

}  // namespace
}  // namespace closeout::locale
