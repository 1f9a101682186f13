#pragma once
// The catalogue of indicators that closeout brings along, for tests that compute figures.

#include <gtest/gtest.h>

#include "figures/indicator_catalogue.hpp"

namespace closeout::test {

inline figures::IndicatorCatalogue const& shipped_indicators() {
  static figures::IndicatorCatalogue const catalogue = [] {
    base::Diagnostics diagnostics;
    auto const document = xml::load(CLOSEOUT_SOURCE_DIR "/schemas/data/indicators.xml", diagnostics);
    EXPECT_TRUE(document.has_value());
    return document ? figures::IndicatorCatalogue::from(*document) : figures::IndicatorCatalogue{};
  }();
  return catalogue;
}

}  // namespace closeout::test
