#pragma once
// Cascade layers (css-cascade-5 section 6.4).

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace closeout::css {

/// Of the outermost layer first: @layer a.b is {a, b}. An anonymous layer has a name that no sheet can write.
using LayerName = std::vector<std::string>;
using LayerNameRef = std::shared_ptr<LayerName const>;

/// Names with more parts are refused: their order is settled by recursion.
inline constexpr std::size_t maximum_layer_depth = 32;

/// The layers of one origin in their order; the later wins.
class LayerOrder {
 public:
  /// What is in no layer comes after all that is.
  static constexpr std::uint32_t unlayered = std::numeric_limits<std::uint32_t>::max();

  /// A layer stands where it is first named, within its parent; sheets are declared in order of appearance.
  void declare(LayerName const& name);
  /// To be called when all layers are declared, before rank().
  void settle() { settle(0, 0); }
  /// Of a declared layer; null: unlayered. A layer's own rules come after its sub-layers'.
  [[nodiscard]] std::uint32_t rank(LayerNameRef const& name) const;

 private:
  struct Layer {
    std::map<std::string, std::size_t> by_name;
    std::vector<std::size_t> children;  ///< In order of appearance.
    std::uint32_t rank = 0;
  };
  std::uint32_t settle(std::size_t index, std::uint32_t next);

  std::vector<Layer> layers_{1};  ///< The first holds the outermost ones.
};

}  // namespace closeout::css
