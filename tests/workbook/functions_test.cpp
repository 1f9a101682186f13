// Which functions formulas may call, and how a formula has to be written.

#include "workbook/functions.hpp"

#include "workbook/formula_grammar.hpp"
#include "workbook/package.hpp"
#include "workbook/workbook_fixture.hpp"

namespace closeout::workbook {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<std::string> of_formula(std::string const& formula) {
  return compile_findings(sheet_text("<row><cell formula=\"" + formula + "\"/></row>"));
}

TEST(Functions, that_are_none_are_told_where_they_are_called) {
  EXPECT_THAT(of_formula("ROUND(SUMS([a]),2)"),
              ElementsAre("3:27 [workbook-function] there is no function \"SUMS\" (did you mean \"SUM\"?)"));
  EXPECT_THAT(of_formula("sum([a])"), ElementsAre(HasSubstr("did you mean \"SUM\"?")));
  EXPECT_THAT(of_formula("SUMMA([a])"), ElementsAre(HasSubstr("there is no function \"SUMMA\"")));
}

TEST(Functions, are_looked_for_outside_of_strings_brackets_and_expressions) {
  EXPECT_THAT(of_formula("IF([a]=0,&quot;NOW()&quot;,{concat('x(', 'y(')})"), IsEmpty());
}

TEST(Functions, are_looked_for_in_branches_that_no_record_takes) {
  auto const found =
      compile_findings(sheet_text("<t:if test=\"false()\"><row><cell formula=\"FOO(1)\"/></row></t:if>"
                                  "<validation of=\"x\" kind=\"whole\" minimum=\"TODAY()\"/>"
                                  "<condition of=\"x\" formula=\"[.]&gt;NOW()\" style=\"strong\"/>"));
  EXPECT_THAT(found, ElementsAre(HasSubstr("\"FOO\""), HasSubstr("TODAY gives another result each time"),
                                 HasSubstr("NOW gives another result each time")));
}

TEST(Functions, that_are_volatile_or_lead_outward_are_refused) {
  for (char const* const name : {"NOW", "TODAY", "RAND", "RANDBETWEEN", "OFFSET", "INDIRECT", "CELL", "INFO"}) {
    EXPECT_THAT(of_formula(std::string(name) + "(1)"), ElementsAre(HasSubstr("gives another result each time")));
  }
  for (char const* const name : {"WEBSERVICE", "HYPERLINK", "RTD", "FILTERXML", "DDE", "CUBEVALUE", "CALL"}) {
    EXPECT_THAT(of_formula(std::string(name) + "(1)"), ElementsAre(HasSubstr("leads out of the workbook")));
  }
  EXPECT_THAT(of_formula("LET(1)"), ElementsAre(HasSubstr("not every program that opens the workbook knows LET")));
}

/// A name may come from data.
TEST(Functions, that_an_expression_names_are_looked_up_too) {
  auto const result = filled(sheet_text("<row><cell formula=\"{$record/@f}(1)\"/></row>"), "<project f='NOW'/>");
  EXPECT_THAT(result.findings, ElementsAre(HasSubstr("NOW gives another result each time")));
}

TEST(Functions, that_came_after_office_2007_have_their_prefix_in_the_file) {
  auto const result =
      filled(sheet_text("<row><cell style=\"count\" value=\"'2'\"/><cell style=\"count\" "
                        "formula=\"IFNA(SUM([@a]),MAX(1,IFS([@a]=2,1)))\" "
                        "value=\"'2'\"/></row>"));
  EXPECT_THAT(result.findings, IsEmpty());
  ASSERT_TRUE(result.book);
  EXPECT_THAT(written(*result.book)["xl/worksheets/sheet1.xml"],
              HasSubstr("<f>_xlfn.IFNA(SUM(A1),MAX(1,_xlfn.IFS(A1=2,1)))</f>"));
}

TEST(Functions, take_as_many_arguments_as_they_take) {
  auto const takes_so_many = [](std::string_view name, std::size_t count) {
    return takes(*function_named(name), count);
  };
  EXPECT_TRUE(takes_so_many("NA", 0));
  EXPECT_FALSE(takes_so_many("IF", 1));
  EXPECT_FALSE(takes_so_many("IF", 4));
  EXPECT_TRUE(takes_so_many("SUMIFS", 5));
  EXPECT_FALSE(takes_so_many("SUMIFS", 4));
  EXPECT_FALSE(takes_so_many("SUM", 256));
}

/// What check_formula() says of a formula that is already written out.
std::string complaint(std::string const& formula) {
  FormulaError error;
  return check_formula(formula, 8192, error) ? "" : error.reason;
}

TEST(FormulaGrammar, counts_arguments_past_strings_references_and_arrays) {
  EXPECT_EQ(complaint("IF('Kulut, (1)'!A1=\"a,\"\"b(\",T[[#This Row],[x '], y)]],{1,2})"), "");
  EXPECT_EQ(complaint("ROUND(SUM((A1,B2),3)*2,2)"), "");
  EXPECT_EQ(complaint("PI()+SUM( )"), "SUM does not take 0 arguments");
  EXPECT_EQ(complaint("SUMIFS(A1:A2,B1:B2)"), "SUMIFS does not take 2 arguments");
  EXPECT_EQ(complaint("_xlfn.IFS(1,2,3)"), "IFS does not take 3 arguments");
}

TEST(FormulaGrammar, has_every_parenthesis_and_string_closed) {
  EXPECT_EQ(complaint("(1+2"), "a parenthesis is not closed");
  EXPECT_EQ(complaint("(1+2))"), "a parenthesis closes nothing");
  EXPECT_EQ(complaint("{1,2)"), "a parenthesis closes nothing");
  EXPECT_EQ(complaint("\"a\"\"b"), "a string is not closed");
}

std::string nested(std::size_t depth) {
  std::string formula = "1";
  for (std::size_t at = 0; at < depth; ++at) formula = "ABS(" + formula + ")";
  return formula;
}

TEST(FormulaGrammar, keeps_the_limits_of_excel) {
  EXPECT_EQ(complaint(nested(64)), "");
  EXPECT_EQ(complaint(nested(65)), "functions stand in each other more than 64 deep");
  auto const string_of = [](std::size_t units) { return "LEN(\"" + std::string(units, 'x') + "\")"; };
  EXPECT_EQ(complaint(string_of(255)), "");
  EXPECT_EQ(complaint(string_of(256)), "a string in a formula holds at most 255 characters");
  EXPECT_EQ(complaint("LEN(\"" + std::string(253, 'x') + "\"\"\U0001F600\")"),
            "a string in a formula holds at most 255 characters");
}

/// Sheets, other workbooks, other programs and names that only one program knows.
TEST(FormulaGrammar, names_nothing_outside_of_brackets) {
  auto const of = [](std::string const& formula) {
    return filled(sheet_text("<row><cell formula=\"" + formula + "\"/></row>")).findings;
  };
  EXPECT_THAT(of("B5*2"), ElementsAre(HasSubstr("\"B5\" is neither a number nor a function")));
  EXPECT_THAT(of("'Budget'!A1"), ElementsAre(HasSubstr("''' cannot stand in a formula")));
  EXPECT_THAT(of("cmd|1"), ElementsAre(HasSubstr("\"cmd\" is neither")));
  EXPECT_THAT(of("#REF!"), ElementsAre(HasSubstr("'#' cannot stand")));
  EXPECT_THAT(of("1.5E3+.5+TRUE+FALSE"), IsEmpty());
}

/// A translation that lacks an argument is told in English.
TEST(FormulaErrors, are_told_in_every_language) {
  std::vector<std::pair<std::string_view, std::vector<std::string>>> const kinds{
      {"workbook-formula",
       {"semicolon", "character", "word", "bracket", "open_parenthesis", "extra_parenthesis", "open_string",
        "long_string", "nesting", "long"}},
      {"workbook-function", {"unknown", "volatile", "outward", "not_everywhere", "arguments"}},
      {"workbook-reference", {"column", "elsewhere", "sheet", "cell", "parts", "outside", "ranges", "size"}}};
  for (auto const& [code, words] : kinds) {
    for (std::string const& kind : words) {
      auto const finding = to_diagnostic({code, "x", kind, "reason", "y", {}}, {});
      for (char const* const language : {"fi", "sv"}) {
        base::Diagnostics diagnostics;
        std::vector<locale::Argument> const arguments(finding.arguments.begin(), finding.arguments.end());
        locale::Formatter const formatter(language, catalogues());
        EXPECT_TRUE(formatter.message("diagnostic." + finding.code, arguments, {}, diagnostics)) << kind;
        EXPECT_THAT(findings(diagnostics), IsEmpty());
      }
    }
  }
}

}  // namespace
}  // namespace closeout::workbook
