#include "css/cascade_layers.hpp"

namespace closeout::css {

void LayerOrder::declare(LayerName const& name) {
  std::size_t index = 0;
  for (std::string const& part : name) {
    auto const [found, is_new] = layers_[index].by_name.try_emplace(part, layers_.size());
    std::size_t const child = found->second;
    if (is_new) {
      layers_[index].children.push_back(child);
      layers_.emplace_back();
    }
    index = child;
  }
}

std::uint32_t LayerOrder::settle(std::size_t index, std::uint32_t next) {
  for (std::size_t const child : layers_[index].children) next = settle(child, next);
  layers_[index].rank = next;
  return next + 1;
}

std::uint32_t LayerOrder::rank(LayerNameRef const& name) const {
  if (!name) return unlayered;
  std::size_t index = 0;
  for (std::string const& part : *name) index = layers_[index].by_name.at(part);
  return layers_[index].rank;
}

}  // namespace closeout::css
