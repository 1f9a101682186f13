#include "xml/xpath.hpp"

#include <gtest/gtest.h>

#include "xml/document.hpp"

namespace closeout::xml {
namespace {

base::SourceFileRef source_of(std::string text) {
  return std::make_shared<base::SourceFile const>("t.xml", std::move(text));
}

/// The only fault of compiling the attribute `x` of the root of `text`.
base::Diagnostic fault_in(std::string text, XPathVariables const* variables = nullptr,
                          std::optional<XPathType> expected = std::nullopt) {
  base::Diagnostics diagnostics;
  auto const document = parse(source_of(std::move(text)), diagnostics);
  EXPECT_FALSE(XPath::compile(document->root().attribute("x").value(), document->place_of(document->root(), "x"),
                              diagnostics, variables, expected));
  EXPECT_EQ(diagnostics.all().size(), 1U);
  return diagnostics.all().empty() ? base::Diagnostic{} : diagnostics.all().front();
}

std::string underlined(base::Diagnostic const& it) {
  return std::string(it.place.file->bytes().substr(it.place.offset, it.place.length));
}

class XPathEvaluation : public testing::Test {
 protected:
  XPath compiled(std::string_view expression) {
    auto xpath = XPath::compile(expression, {}, diagnostics_, &variables_);
    EXPECT_TRUE(xpath) << expression;
    return std::move(*xpath);
  }
  base::Diagnostics diagnostics_;
  XPathVariables variables_;
  std::optional<Document> document_ = parse(source_of("<r><a k='1'>2</a><b><a k='2'>3</a></b></r>"), diagnostics_);
};

TEST_F(XPathEvaluation, FourTypes) {
  pugi::xml_node const root = document_->root();
  EXPECT_EQ(compiled("//a").type(), XPathType::NodeSet);
  EXPECT_EQ(compiled("//a | b").nodes(root).size(), 3U);
  EXPECT_STREQ(compiled("(//a)[2] | b | a").first(root).node().attribute("k").value(), "1");
  EXPECT_EQ(compiled("concat(a, '-', a/@k)").string(root), "2-1");
  EXPECT_EQ(compiled("sum(//a)").number(root), 5.0);
  EXPECT_TRUE(compiled("a[@k = 1]").boolean(root));
  EXPECT_EQ(compiled("1 + 1").nodes(root).size(), 0U);
  EXPECT_FALSE(compiled("'x'").first(root));
}

TEST_F(XPathEvaluation, VariablesAreSetBetweenEvaluations) {
  ASSERT_TRUE(variables_.declare("key", XPathType::String));
  ASSERT_TRUE(variables_.declare("all", XPathType::NodeSet));
  EXPECT_FALSE(variables_.declare("key", XPathType::Number));
  XPath const by_key = compiled("string(//a[@k = $key])");
  XPath const count = compiled("count($all)");
  EXPECT_TRUE(variables_.set("key", "2"));
  EXPECT_EQ(by_key.string(document_->root()), "3");
  EXPECT_TRUE(variables_.set("key", std::string_view("1")));
  EXPECT_EQ(by_key.string(document_->root()), "2");
  EXPECT_TRUE(variables_.set("all", compiled("//a").nodes(document_->root())));
  EXPECT_EQ(count.number(document_->root()), 2.0);
  EXPECT_FALSE(variables_.set("key", 1.0));
  EXPECT_FALSE(variables_.set("other", true));
}

TEST_F(XPathEvaluation, CompiledExpressionMayBeMovedWithItsVariables) {
  ASSERT_TRUE(variables_.declare("n", XPathType::Number));
  XPath const xpath = compiled("$n + 1");
  XPathVariables moved = std::move(variables_);
  EXPECT_TRUE(moved.set("n", 41.0));
  EXPECT_EQ(xpath.number(document_->root()), 42.0);
}

TEST_F(XPathEvaluation, RareExpressionGivesTheSameAndFollowsItsVariablesWhenTheyMove) {
  ASSERT_TRUE(variables_.declare("key", XPathType::String));
  RareXPath const by_key(compiled("//a[@k = $key]"), variables_);
  XPathVariables moved = std::move(variables_);
  for (char const* const key : {"2", "1"}) {
    EXPECT_TRUE(moved.set("key", key));
    EXPECT_STREQ(by_key.first(document_->root()).node().attribute("k").value(), key);
  }
  EXPECT_EQ(by_key.string(document_->root()), "2");
  EXPECT_FALSE(RareXPath(compiled("1 + 1"), moved).first(document_->root()));
}

TEST(XPathErrors, SyntaxIsPlacedInsideTheAttribute) {
  base::Diagnostic const it = fault_in("<a\n  x='b[c = ] / d'/>");
  EXPECT_EQ(it.code, "xpath-syntax");
  EXPECT_EQ(it.place.position(), (base::Position{2, 12}));
  EXPECT_EQ(underlined(it), "]");
}

TEST(XPathErrors, ReferencesInTheAttributeAreCounted) {
  base::Diagnostic const it = fault_in("<a x='b[c &lt; &quot;ä&quot;] and ('/>");
  EXPECT_EQ(it.place.position(), (base::Position{1, 36}));
}

TEST(XPathErrors, UnknownFunction) {
  base::Diagnostic const it = fault_in("<a x='1 + coumt(b)'/>");
  EXPECT_EQ(it.message, "function coumt is not known");
  EXPECT_EQ(it.hint, "did you mean count?");
  EXPECT_EQ(underlined(it), "coumt");
}

TEST(XPathErrors, WrongNumberOfArguments) {
  EXPECT_EQ(fault_in("<a x='floor(1, 2)'/>").message, "function floor has a wrong number of arguments");
}

TEST(XPathErrors, UnknownVariable) {
  XPathVariables variables;
  variables.declare("party", XPathType::String);
  base::Diagnostic const it = fault_in("<a x='b[@id = $partey]'/>", &variables);
  EXPECT_EQ(it.message, "variable partey is not known");
  EXPECT_EQ(it.hint, "did you mean party?");
  EXPECT_EQ(underlined(it), "partey");
}

TEST(XPathErrors, NodesWereExpected) {
  base::Diagnostic const it = fault_in("<a x='1 + 1'/>", nullptr, XPathType::NodeSet);
  EXPECT_EQ(it.message, "expected an expression for nodes, found one for a number");
  EXPECT_EQ(underlined(it), "1 + 1");
}

}  // namespace
}  // namespace closeout::xml
