#include "css/image_values.hpp"

namespace closeout::css {
namespace {

/// Value `index` of a list that starts again at its end.
template <typename T>
T const& cycled(std::vector<T> const& list, std::size_t index) {
  return list[index % list.size()];
}

}  // namespace

std::vector<BackgroundLayer> background_layers(BackgroundLists const& lists) {
  std::vector<BackgroundLayer> layers;
  for (std::size_t i = 0; i < lists.images.size(); ++i) {
    if (lists.images[i].empty()) continue;
    layers.push_back({lists.images[i], cycled(lists.positions, i), cycled(lists.sizes, i), cycled(lists.repeats, i),
                      cycled(lists.attachments, i), cycled(lists.origins, i), cycled(lists.clips, i)});
  }
  return layers;
}

BackgroundArea background_colour_clip(BackgroundLists const& lists) {
  return cycled(lists.clips, lists.images.size() - 1);
}

}  // namespace closeout::css
