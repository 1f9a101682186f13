#pragma once
// Which face of a family is nearest to a request (css-fonts-4 section 5.2, step 4).

#include <cstddef>
#include <tuple>
#include <vector>

#include "text/font_catalogue.hpp"
#include "text/fonts.hpp"

namespace closeout::text {

/// Distance of a face from a request, compared member by member: width, style, weight. Smaller is nearer.
using MatchDistance = std::tuple<int, int, int>;

[[nodiscard]] MatchDistance match_distance(InstalledFace const& face, int weight, bool italic,
                                           int stretch_permille = 1000);

/// The members of `candidates` that are nearest to the request; several where the family has cuts for
/// different sizes. In the order of `candidates`.
[[nodiscard]] std::vector<std::size_t> nearest_faces(std::vector<InstalledFace> const& faces,
                                                     std::vector<std::size_t> const& candidates,
                                                     FontQuery const& query);

}  // namespace closeout::text
