#include <fstream>
#include <iterator>
#include <set>

#include "computed.hpp"
#include "random_record.hpp"

namespace closeout::figures {
namespace {

std::string value(xml::Document const& tree, char const* xpath) {
  return pugi::xpath_query(xpath).evaluate_string(tree.tree());
}

TEST(Tree, SaysWhatTheFiguresSay) {
  Figures const figures = computed_sample("digitizer-training.xml");
  xml::Document const tree = to_tree(figures);
  EXPECT_EQ(value(tree, "/figures/budget/@planned"), "216803.00");
  EXPECT_EQ(value(tree, "/figures/budget/party[@id='xamk']/@planned"), "159480.00");
  EXPECT_EQ(value(tree, "/figures/budget/@actual"), figures.budget.total.actual.to_decimal());
  EXPECT_EQ(value(tree, "/figures/budget/@flat-rate"), "1700");
  EXPECT_EQ(value(tree, "/figures/learners/@completed"), "38");
  EXPECT_EQ(value(tree, "/figures/learners/@credits"), "570");
  EXPECT_EQ(value(tree, "/figures/dates/@claim-deadline"), "2022-05-02");
}

TEST(Tree, YearsOfACellAddUpToIt) {
  xml::Document const tree = to_tree(computed(record_of(random_record(7))));
  for (auto const& found : tree.tree().select_nodes("/figures/budget/category/party")) {
    base::Cents total;
    for (pugi::xml_node const year : found.node().children("year")) {
      total += base::Cents::parse(year.attribute("planned").value()).value();
    }
    EXPECT_EQ(total.to_decimal(), found.node().attribute("planned").value());
  }
}

TEST(Tree, LeavesOutWhatHasNoValue) {
  xml::Document const tree = to_tree(computed_from("", "period='2021-2027' end='2024-02-29'"));
  EXPECT_FALSE(tree.root().child("budget").attribute("used"));
  EXPECT_FALSE(tree.root().child("budget").attribute("flat-rate"));
  EXPECT_FALSE(tree.root().child("dates").attribute("retention-until"));
}

/// "@name" of every attribute and "name" of every element below `node`.
void collect_names(pugi::xml_node node, std::set<std::string>& names) {
  names.insert(node.name());
  for (auto const attribute : node.attributes()) names.insert(std::string("@") + attribute.name());
  for (auto const child : node.children()) collect_names(child, names);
}

TEST(Tree, IsDescribedByTheReadme) {
  std::ifstream file(std::string(CLOSEOUT_SOURCE_DIR) + "/pipeline/figures/README.md");
  std::string const readme{std::istreambuf_iterator<char>(file), {}};
  std::set<std::string> names;
  collect_names(to_tree(computed_sample("digitizer-training.xml")).root(), names);
  for (std::string const& name : names) EXPECT_NE(readme.find(name), std::string::npos) << name;
}

}  // namespace
}  // namespace closeout::figures
