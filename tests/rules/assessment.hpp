#pragma once
// Rules and records written inside a test.

#include <gtest/gtest.h>

#include <string>

#include "rules/compiler.hpp"
#include "rules/evaluator.hpp"

namespace closeout::rules {

inline xml::Document parsed(std::string name, std::string text) {
  base::Diagnostics diagnostics;
  auto document = xml::parse(std::make_shared<base::SourceFile>(std::move(name), std::move(text)), diagnostics);
  EXPECT_TRUE(document.has_value()) << diagnostics.all().front().message;
  return document ? std::move(*document) : xml::Document();
}

/// A schema with `content` inside; its texts are English.
inline std::string schema(std::string const& content, std::string const& attributes = "") {
  return "<schema xmlns='http://purl.oclc.org/dsdl/schematron' xmlns:c='urn:closeout:rules:1' xml:lang='en' " +
         attributes + ">" + content + "</schema>";
}

/// A schema with one pattern.
inline std::string pattern(std::string const& content) {
  return schema("<pattern>" + content + "</pattern>");
}

struct Assessment {
  std::string record = "<project/>";
  std::string figures = "<figures/>";
  CompileOptions options = {.language = "en", .phase = "", .record_namespace = ""};
};

/// What `rules` find; fails the test if they do not compile.
inline Findings findings_of(std::string const& rules, Assessment const& assessment = {}) {
  xml::Document const record = parsed("record.xml", assessment.record);
  xml::Document const figures = parsed("figures.xml", assessment.figures);
  base::Diagnostics diagnostics;
  auto compiled = compile_schema(parsed("rules.sch", rules), assessment.options, diagnostics);
  for (auto const& it : diagnostics.all()) ADD_FAILURE() << it.message;
  Findings findings;
  if (compiled) evaluate({&*compiled, 1}, record, figures.root(), findings);
  return findings;
}

/// The messages of the findings.
inline std::vector<std::string> messages_of(std::string const& rules, Assessment const& assessment = {}) {
  std::vector<std::string> messages;
  for (Finding const& finding : findings_of(rules, assessment).all) messages.push_back(finding.message);
  return messages;
}

}  // namespace closeout::rules
