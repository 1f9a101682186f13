#include "layout/strip.hpp"

namespace closeout::layout {
namespace {

std::optional<Length> baseline_of(Strip const& strip) {
  if (auto const* line = std::get_if<LinePart>(&strip.part)) return line->line.baseline;
  if (auto const* rows = std::get_if<RowsPart>(&strip.part)) return rows->unit->baseline;
  return std::nullopt;
}

}  // namespace

void FlowCollector::add(Strip strip) {
  flow_.height += strip.margin_before;
  if (auto const baseline = baseline_of(strip)) {
    flow_.last_baseline = flow_.height + *baseline;
    if (!flow_.first_baseline) flow_.first_baseline = flow_.last_baseline;
  }
  flow_.height += strip.height;
  flow_.strips.push_back(std::move(strip));
}

}  // namespace closeout::layout
