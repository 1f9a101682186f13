#include "text/font_matching.hpp"

#include <algorithm>

namespace closeout::text {

namespace {

// More than any difference of weights or widths, so that a direction that is only tried afterwards comes after.
constexpr int second_choice = 10000;

/// "font-stretch is tried first [...] if the desired stretch value is less than or equal to 100 %, stretch values below
/// the desired one are checked in descending order followed by stretch values above it"; else the other way round.
int width_distance(int wanted_permille, int width) {
  int const difference = width * 10 - wanted_permille;
  if (wanted_permille <= 1000) return difference <= 0 ? -difference : second_choice + difference;
  return difference >= 0 ? difference : second_choice - difference;
}

/// "If the desired weight is between 400 and 500 inclusive, weights from the desired one to 500 are checked
/// ascending, then less than the desired one descending, then above 500"; below 400: lighter before heavier;
/// above 500: heavier before lighter.
int weight_distance(int wanted, int weight) {
  int const difference = weight - wanted;
  if (wanted > 500) return difference >= 0 ? difference : second_choice - difference;
  if (wanted < 400) return difference <= 0 ? -difference : second_choice + difference;
  if (difference >= 0 && weight <= 500) return difference;
  return difference < 0 ? second_choice - difference : 2 * second_choice + difference;
}

}  // namespace

MatchDistance match_distance(InstalledFace const& face, int weight, bool italic, int stretch_permille) {
  // css-fonts-4 section 4.4: a value inside a face's range is no distance.
  int const nearest_weight = face.heaviest > face.weight ? std::clamp(weight, face.weight, face.heaviest) : face.weight;
  int const asked_width = stretch_permille / 10;
  bool const is_in_range = face.widest > face.width && asked_width >= face.width && asked_width <= face.widest;
  return {is_in_range ? 0 : width_distance(stretch_permille, face.width), face.italic == italic ? 0 : 1,
          weight_distance(weight, nearest_weight)};
}

std::vector<std::size_t> nearest_faces(std::vector<InstalledFace> const& faces,
                                       std::vector<std::size_t> const& candidates, FontQuery const& query) {
  std::vector<std::size_t> nearest;
  MatchDistance best;
  for (std::size_t candidate : candidates) {
    MatchDistance const distance = match_distance(faces[candidate], query.weight, query.italic, query.stretch_permille);
    if (!nearest.empty() && best < distance) continue;
    if (nearest.empty() || distance < best) nearest.clear();
    best = distance;
    nearest.push_back(candidate);
  }
  return nearest;
}

}  // namespace closeout::text
