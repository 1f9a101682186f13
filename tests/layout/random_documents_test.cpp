// Properties that hold for every document, over documents grown from seeds.
//
// CLOSEOUT_SEEDS=1000-5000 tries these seeds instead of the ones tried every time.

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "layout/calm_pages.hpp"
#include "layout/invariants.hpp"
#include "layout/laid_out.hpp"
#include "layout/random_document.hpp"

namespace closeout::test {
namespace {

std::vector<std::uint32_t> seeds() {
  std::uint32_t first = 1, last = 40;
  if (char const* given = std::getenv("CLOSEOUT_SEEDS")) {
    std::string const range = given;
    std::size_t const dash = range.find('-');
    first = static_cast<std::uint32_t>(std::stoul(range));
    last = dash == std::string::npos ? first : static_cast<std::uint32_t>(std::stoul(range.substr(dash + 1)));
  }
  std::vector<std::uint32_t> all;
  for (std::uint32_t seed = first; seed <= last; ++seed) all.push_back(seed);
  return all;
}

/// Everything at once, and as little at a time as there is.
constexpr boxes::PartSizes whole{false, 1'000'000};
constexpr boxes::PartSizes smallest{true, 1};

void expect_nothing_lost(LaidOut const& out) {
  EXPECT_EQ(structure_text(out.document), tree_text(*out.tree));
  std::string const dump = pages::dump(out.document);
  EXPECT_EQ(dump, pages::dump(lay_out_again(out, {})));
  EXPECT_EQ(dump, pages::dump(lay_out_again(out, whole)));
  EXPECT_EQ(dump, pages::dump(lay_out_again(out, smallest)));
}

class RandomDocuments : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(RandomDocuments, ThatAreCalmHaveEverythingInItsPlace) {
  RandomDocument const grown = grow(GetParam(), Temper::Calm);
  SCOPED_TRACE(grown.css + grown.body);
  LaidOut const out = lay_out(grown.body, grown.css);
  expect_nothing_lost(out);
  EXPECT_THAT(violations(out.document), ::testing::IsEmpty());
  auto const found = codes(out.findings);
  bool const has_cut_lines = std::find(found.begin(), found.end(), "layout-box-too-tall") != found.end();
  EXPECT_THAT(calm_violations(out.document, grown, has_cut_lines), ::testing::IsEmpty());
}

TEST_P(RandomDocuments, ThatAreWildLoseNothingRepeatNothingAndTagEverything) {
  RandomDocument const grown = grow(GetParam(), Temper::Wild);
  SCOPED_TRACE(grown.css + grown.body);
  LaidOut const out = lay_out(grown.body, grown.css);
  expect_nothing_lost(out);
  // A positioned box may stand where its author puts it.
  EXPECT_THAT(violations(out.document, true), ::testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomDocuments, ::testing::ValuesIn(seeds()));

}  // namespace
}  // namespace closeout::test
