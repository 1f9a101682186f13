#include <gmock/gmock.h>

#include "rules/sample_record.hpp"

namespace closeout::rules {
namespace {

class Samples : public testing::TestWithParam<char const*> {};

TEST_P(Samples, BreakNoRule) {
  for (Finding const& finding : assess_sample(GetParam()).all) {
    ADD_FAILURE() << finding.place.position().line << ": " << finding.id << ": " << finding.message;
  }
}

INSTANTIATE_TEST_SUITE_P(All, Samples,
                         testing::Values("digitizer-training.xml", "digipoint.xml", "circular-skills.xml"));

}  // namespace
}  // namespace closeout::rules
