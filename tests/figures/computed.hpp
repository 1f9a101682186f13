#pragma once
// Records of a test and what is computed from them.

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "figures/figures.hpp"
#include "support/shipped_indicators.hpp"

namespace closeout::figures {

inline xml::Document record_of(std::string text) {
  base::Diagnostics diagnostics;
  auto record = xml::parse(std::make_shared<base::SourceFile>("record.xml", std::move(text)), diagnostics);
  EXPECT_TRUE(record.has_value()) << (diagnostics.all().empty() ? "" : diagnostics.all().front().message);
  return record ? std::move(*record) : xml::Document();
}

inline std::string text_of(std::string const& path) {
  std::ifstream file(std::string(CLOSEOUT_SOURCE_DIR) + "/" + path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What schemas/data/time-limits.xml says.
inline TimeLimits const& shipped_time_limits() {
  static TimeLimits const limits = TimeLimits::from(record_of(text_of("schemas/data/time-limits.xml")));
  return limits;
}

inline ReferenceData shipped_data() {
  return {shipped_time_limits(), test::shipped_indicators()};
}

inline Figures computed(xml::Document const& record) {
  base::Diagnostics diagnostics;
  auto figures = compute(record, diagnostics, shipped_data());
  EXPECT_TRUE(figures.has_value());
  return figures ? std::move(*figures) : Figures{};
}

/// A project of 2014-2020 with `content` behind its identity.
inline Figures computed_from(std::string const& content,
                             std::string const& identity = "period='2014-2020' start='2020-09-01' end='2021-12-31'") {
  return computed(record_of("<project><identity " + identity + "/>" + content + "</project>"));
}

inline Figures computed_sample(std::string const& name) {
  return computed(record_of(text_of("samples/" + name)));
}

}  // namespace closeout::figures
