#include "text/font_matching.hpp"

#include <gtest/gtest.h>

namespace closeout::text {
namespace {

InstalledFace face(int weight, bool italic = false, int width = 100) {
  InstalledFace made;
  made.weight = weight;
  made.italic = italic;
  made.width = width;
  return made;
}

/// Weight of the nearest face of a family with these weights.
int nearest_weight(std::vector<int> const& weights, int wanted) {
  std::vector<InstalledFace> faces;
  std::vector<std::size_t> candidates;
  for (int weight : weights) {
    candidates.push_back(faces.size());
    faces.push_back(face(weight));
  }
  return faces[nearest_faces(faces, candidates, {{}, wanted, false}).front()].weight;
}

TEST(FontMatching, css_fonts_4_5_2_weight_between_400_and_500_looks_up_to_500_then_down_then_up) {
  EXPECT_EQ(nearest_weight({300, 500, 700}, 400), 500);
  EXPECT_EQ(nearest_weight({300, 600}, 400), 300);
  EXPECT_EQ(nearest_weight({600, 700}, 450), 600);
  EXPECT_EQ(nearest_weight({400, 700}, 500), 400);
}

TEST(FontMatching, css_fonts_4_5_2_light_looks_down_first_and_bold_up_first) {
  EXPECT_EQ(nearest_weight({200, 400}, 300), 200);
  EXPECT_EQ(nearest_weight({400, 700}, 300), 400);
  EXPECT_EQ(nearest_weight({400, 700}, 600), 700);
  EXPECT_EQ(nearest_weight({100, 500}, 900), 500);
}

TEST(FontMatching, style_goes_before_weight_and_width_before_style) {
  std::vector<InstalledFace> const faces = {face(700, false), face(400, true), face(700, true, 75)};
  EXPECT_EQ(nearest_faces(faces, {0, 1, 2}, {{}, 700, true}), (std::vector<std::size_t>{1}));
}

TEST(FontMatching, equally_near_faces_are_all_given) {
  std::vector<InstalledFace> const faces = {face(400), face(400), face(700)};
  EXPECT_EQ(nearest_faces(faces, {0, 1, 2}, {{}, 400, false}), (std::vector<std::size_t>{0, 1}));
}

TEST(FontMatching, no_candidates_give_none) {
  EXPECT_TRUE(nearest_faces({}, {}, {}).empty());
}

}  // namespace
}  // namespace closeout::text
