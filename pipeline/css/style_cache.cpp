#include "css/style_cache.hpp"

#include <functional>
#include <string>
#include <utility>

namespace closeout::css {
namespace {

void mix(std::size_t& hash, std::size_t value) {
  hash ^= value + 0x9E3779B97F4A7C15U + (hash << 6U) + (hash >> 2U);
}

void mix(std::size_t& hash, base::Length length) {
  mix(hash, static_cast<std::size_t>(length.units()));
}

void mix(std::size_t& hash, base::Colour colour) {
  mix(hash, (std::size_t{colour.red} << 24U) | (std::size_t{colour.green} << 16U) | (std::size_t{colour.blue} << 8U) |
                std::size_t{colour.alpha});
}

/// Of the values that differ most between elements; equality decides.
std::size_t hash_of(ComputedStyle const& style) {
  std::size_t hash = static_cast<std::size_t>(style.display);
  mix(hash, style.font.size);
  mix(hash, static_cast<std::size_t>(style.font.weight));
  mix(hash, static_cast<std::size_t>(style.text_align));
  mix(hash, style.colour);
  mix(hash, style.background_colour);
  mix(hash, style.width.value.length);
  mix(hash, static_cast<std::size_t>(style.width.value.percentage * 64));
  mix(hash, style.margin.top.value.length);
  mix(hash, style.margin.left.value.length);
  mix(hash, style.padding.top.length);
  mix(hash, style.padding.left.length);
  mix(hash, style.border.bottom.width);
  mix(hash, std::hash<std::string>()(style.list_style_type));
  return hash;
}

}  // namespace

std::size_t StyleCache::KeyHash::operator()(Key const& key) const {
  std::size_t hash = std::hash<void const*>()(key.parent);
  for (DeclarationBlock const* block : key.blocks) mix(hash, std::hash<void const*>()(block));
  return hash;
}

StyleRef StyleCache::style(std::vector<MatchedBlock> const& blocks, StyleRef const& parent, StyleRef const& root) {
  wanted_.parent = parent.get();
  wanted_.blocks.clear();
  for (MatchedBlock const& matched : blocks) wanted_.blocks.push_back(matched.block);
  auto const found = by_key_.find(wanted_);
  if (found != by_key_.end()) return found->second;
  StyleRef style = shared(cascade_.compute(blocks, {parent.get(), root.get(), &environment_}));
  by_key_.emplace(wanted_, style);
  return style;
}

StyleRef StyleCache::shared(ComputedStyle style) {
  std::size_t const hash = hash_of(style);
  auto const [first, last] = by_value_.equal_range(hash);
  for (auto at = first; at != last; ++at) {
    if (*at->second == style) return at->second;
  }
  auto result = std::make_shared<ComputedStyle const>(std::move(style));
  by_value_.emplace(hash, result);
  return result;
}

}  // namespace closeout::css
