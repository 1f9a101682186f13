// The emblem's geometry and the statement beside it (esf: Impl. Reg. (EU) No 821/2014 Art. 3-4, Reg. (EU) 2021/1060).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>
#include <sstream>

#include "templates/composition.hpp"

namespace closeout::test {
namespace {

struct Point {
  double x = 0, y = 0;
};

std::vector<Point> points_of(pugi::xml_node polygon) {
  std::vector<Point> result;
  std::istringstream text(polygon.attribute("points").value());
  Point point;
  char comma = 0;
  while (text >> point.x >> comma >> point.y) result.push_back(point);
  return result;
}

Point centre_of(std::vector<Point> const& points) {
  Point sum;
  for (Point const& point : points) sum = {sum.x + point.x, sum.y + point.y};
  return {sum.x / static_cast<double>(points.size()), sum.y / static_cast<double>(points.size())};
}

double distance(Point const& a, Point const& b) {
  return std::hypot(a.x - b.x, a.y - b.y);
}

pugi::xml_node emblem_of(xml::Document const& document) {
  for (pugi::xml_node const node : elements(document.root(), "svg")) {
    if (std::string_view(node.attribute("class").value()) == "eu-emblem") return node;
  }
  return {};
}

TEST(Emblem, is_a_blue_rectangle_half_as_wide_again_as_high) {
  xml::Document const report = Sample("digipoint").report("fi");
  pugi::xml_node const field = emblem_of(report).child("rect");
  EXPECT_DOUBLE_EQ(field.attribute("width").as_double(), 1.5 * field.attribute("height").as_double());
  EXPECT_STREQ(field.attribute("fill").value(), "#003399");
}

TEST(Emblem, has_twelve_upright_stars_at_the_hours) {
  constexpr double height = 180;
  xml::Document const report = Sample("digipoint").report("fi");
  auto const stars = elements(emblem_of(report), "polygon");
  ASSERT_EQ(stars.size(), 12U);
  for (std::size_t hour = 0; hour < stars.size(); ++hour) {
    std::vector<Point> const points = points_of(stars[hour]);
    ASSERT_EQ(points.size(), 10U);
    double const angle = static_cast<double>(hour) * std::numbers::pi / 6;
    Point const expected{0.75 * height + height / 3 * std::sin(angle), 0.5 * height - height / 3 * std::cos(angle)};
    EXPECT_LT(distance(centre_of(points), expected), 1e-3) << hour;
    EXPECT_NEAR(points.front().x, expected.x, 1e-3) << "the first point stands upright";
    for (std::size_t point = 0; point < points.size(); point += 2) {
      EXPECT_NEAR(distance(points[point], expected), height / 18, 1e-3);
    }
    EXPECT_STREQ(stars[hour].parent().attribute("fill").value(), "#FFCC00");
  }
}

/// The statement on the cover, and that the emblem's alternative text says the same.
std::string statement(Sample const& sample, std::string_view language) {
  xml::Document const report = sample.report(language);
  std::string lines;
  for (pugi::xml_node const line : elements_of_class(report.root(), "eu-line")) {
    lines += (lines.empty() ? "" : ", ") + text_of(line);
  }
  EXPECT_EQ(lines, emblem_of(report).attribute("aria-label").value());
  EXPECT_STREQ(emblem_of(report).attribute("role").value(), "img");
  return lines;
}

TEST(Emblem, stands_on_the_cover_and_on_every_certificate) {
  Sample const sample("digitizer-training");
  xml::Document const report = sample.report("sv");
  EXPECT_EQ(elements_of_class(report.root().child("body").child("header"), "eu-emblem").size(), 1U);
  auto const certificates = sample.certificates();
  EXPECT_FALSE(certificates.empty());
  for (xml::Document const& certificate : certificates) {
    EXPECT_EQ(elements_of_class(certificate.root(), "eu-emblem").size(), 1U);
  }
}

/// The declarations of the rule for a class in a style sheet.
std::string declarations_of(std::string const& sheet, std::string const& name) {
  std::ifstream file(std::filesystem::path(CLOSEOUT_SOURCE_DIR) / "templates" / sheet);
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  std::size_t const start = text.find("\n." + name + " {");
  EXPECT_NE(start, std::string::npos) << sheet << " " << name;
  return start == std::string::npos ? "" : text.substr(start, text.find('}', start) - start);
}

// Impl. Reg. (EU) 821/2014 Art. 4(4): one of eight typefaces, no italics, underlining or effects. Ten millimetres is
// the unconfirmed least height of the guidelines.
TEST(Emblem, has_the_height_and_its_statement_the_form_that_is_asked) {
  for (char const* const sheet : {"report.css", "certificate.css"}) {
    std::string const emblem = declarations_of(sheet, "eu-emblem");
    std::size_t const height = emblem.find(" height: ");
    ASSERT_NE(height, std::string::npos) << sheet;
    std::size_t end = 0;
    EXPECT_GE(std::stod(emblem.substr(height + 9), &end), 10) << sheet;
    EXPECT_EQ(emblem.substr(height + 9 + end, 2), "mm") << sheet;
    std::string const statement = declarations_of(sheet, "eu-statement");
    EXPECT_THAT(statement, testing::HasSubstr("font-family: \"EB Garamond\";")) << sheet;
    EXPECT_THAT(statement, testing::HasSubstr("font-style: normal;")) << sheet;
    EXPECT_THAT(statement, testing::HasSubstr("color: var(--blue);")) << sheet;
    EXPECT_THAT(statement, testing::Not(testing::HasSubstr("text-decoration"))) << sheet;
  }
}

TEST(Statement, names_union_and_fund_in_2014_2020) {
  Sample const sample("digipoint");
  EXPECT_EQ(statement(sample, "fi"), "Euroopan unioni, Euroopan sosiaalirahasto");
  EXPECT_EQ(statement(sample, "sv"), "Europeiska unionen, Europeiska socialfonden");
  EXPECT_EQ(statement(sample, "en"), "European Union, European Social Fund");
}

Replacements const new_period{{"period=\"2014-2020\" fund=\"ESF\"", "period=\"2021-2027\" fund=\"ESF+\""}};

TEST(Statement, names_no_fund_in_2021_2027) {
  Sample const sample("digipoint", new_period);
  EXPECT_EQ(statement(sample, "fi"), "Euroopan unionin osarahoittama");
  EXPECT_EQ(statement(sample, "sv"), "Medfinansieras av Europeiska unionen");
  EXPECT_EQ(statement(sample, "en"), "Co-funded by the European Union");
}

TEST(Statement, stands_on_the_papers_of_a_project_of_2021_2027) {
  Sample const sample("circular-skills");
  EXPECT_EQ(statement(sample, "fi"), "Euroopan unionin osarahoittama");
  EXPECT_EQ(statement(sample, "en"), "Co-funded by the European Union");
  EXPECT_TRUE(elements_of_class(sample.report("fi").root(), "eu-slogan").empty());
}

TEST(Statement, says_funded_where_the_union_pays_all) {
  Replacements changes = new_period;
  changes.emplace_back("visibility statement=\"co-funded\"", "visibility statement=\"funded\"");
  Sample const sample("digipoint", changes);
  EXPECT_EQ(statement(sample, "fi"), "Euroopan unionin rahoittama");
  EXPECT_EQ(statement(sample, "en"), "Funded by the European Union");
}

TEST(Slogan, belongs_to_2014_2020_in_finnish) {
  EXPECT_EQ(elements_of_class(Sample("digipoint").report("fi").root(), "eu-slogan").size(), 1U);
  EXPECT_TRUE(elements_of_class(Sample("digipoint").report("sv").root(), "eu-slogan").empty());
  EXPECT_TRUE(elements_of_class(Sample("digipoint", new_period).report("fi").root(), "eu-slogan").empty());
}

}  // namespace
}  // namespace closeout::test
