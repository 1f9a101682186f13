#include "cli/diagnostic_printer.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace closeout::cli {
namespace {

base::SourceFileRef file(std::string name, std::string text) {
  return std::make_shared<base::SourceFile const>(std::move(name), std::move(text));
}

/// A finding that underlines `marked` in `source`.
base::Diagnostic finding(base::SourceFileRef const& source, std::string_view marked, std::string message) {
  base::SourcePlace const place{source, source->bytes().find(marked), marked.size()};
  return base::error("test-code", std::move(message), place);
}

std::string text_of(base::Diagnostic it, PrinterOptions const& options = {}) {
  base::Diagnostics diagnostics;
  diagnostics.add(std::move(it));
  return to_text(diagnostics, options);
}

TEST(DiagnosticText, HasPlaceLineCaretsAndRemarks) {
  std::string before;
  for (int i = 1; i < 118; ++i) before += "\n";
  auto const source = file("samples/harbour.xml", before + "    <amount currency=\"EUR\">12400.00</amount>\n");
  base::Diagnostic it = finding(source, "12400.00", "claimed amount is above the approved budget line");
  it.label = "claimed 12,400.00 EUR, approved 11,900.00 EUR";
  it.why = "rule budget-line-ceiling, grant agreement section 7";
  it.hint = "lower the claim";
  EXPECT_EQ(text_of(it),
            "samples/harbour.xml:118:28: error: claimed amount is above the approved budget line\n"
            "  118 |     <amount currency=\"EUR\">12400.00</amount>\n"
            "      |                            ^^^^^^^^ claimed 12,400.00 EUR, approved 11,900.00 EUR\n"
            "  why: rule budget-line-ceiling, grant agreement section 7\n"
            " hint: lower the claim\n");
}

TEST(DiagnosticText, ColumnsAndCaretsCountCodePoints) {
  EXPECT_EQ(text_of(finding(file("a.xml", "<ä>yö€</ä>"), "yö€", "m")),
            "a.xml:1:4: error: m\n"
            "    1 | <ä>yö€</ä>\n"
            "      |    ^^^\n");
}

TEST(DiagnosticText, LargeLineNumbersWidenTheGutter) {
  std::string const before(12344, '\n');
  base::Diagnostic it = finding(file("a.xml", before + "<a/>"), "a", "m");
  it.hint = "h";
  EXPECT_EQ(text_of(it),
            "a.xml:12345:2: error: m\n"
            "  12345 | <a/>\n"
            "        |  ^\n"
            "   hint: h\n");
}

TEST(DiagnosticText, MarkEndsWithTheLine) {
  EXPECT_EQ(text_of(finding(file("a.xml", "<a\n b='1'>"), "a\n b", "m")),
            "a.xml:1:2: error: m\n    1 | <a\n      |  ^\n");
}

TEST(DiagnosticText, PlaceAtTheEndOfALineHasOneCaret) {
  auto const source = file("a.xml", "<a>");
  EXPECT_EQ(text_of(base::error("c", "m", {source, 3, 0})), "a.xml:1:4: error: m\n    1 | <a>\n      |    ^\n");
}

TEST(DiagnosticText, LongLinesAreCutAroundTheCaret) {
  std::string const text =
      text_of(finding(file("a.xml", std::string(500, 'x') + "HERE" + std::string(500, 'y')), "HERE", "m"));
  EXPECT_EQ(text, "a.xml:1:501: error: m\n    1 | …" + std::string(40, 'x') + "HERE" + std::string(56, 'y') +
                      "…\n      | " + std::string(41, ' ') + "^^^^\n");
  std::string const early = text_of(finding(file("a.xml", "<HERE " + std::string(500, 'y')), "HERE", "m"));
  EXPECT_EQ(early, "a.xml:1:2: error: m\n    1 | <HERE " + std::string(94, 'y') + "…\n      |  ^^^^\n");
}

TEST(DiagnosticText, LineIsCutBehindAsLongAsTheMarkIsSeen) {
  std::string const text =
      text_of(finding(file("a.xml", std::string(90, 'x') + "HERE" + std::string(20, 'y')), "HERE", "m"));
  EXPECT_EQ(text, "a.xml:1:91: error: m\n    1 | " + std::string(90, 'x') + "HERE" + std::string(6, 'y') +
                      "…\n      | " + std::string(90, ' ') + "^^^^\n");
}

TEST(DiagnosticText, LineThatFitsIsNotCutForAPlaceAtItsEnd) {
  std::string const line(100, 'x');
  EXPECT_EQ(text_of(base::error("c", "m", {file("a.xml", line), 100, 0})),
            "a.xml:1:101: error: m\n    1 | " + line + "\n      | " + std::string(100, ' ') + "^\n");
}

TEST(DiagnosticText, MarkLongerThanTheCutLineEndsWithIt) {
  std::string const marked(300, 'z');
  std::string const text = text_of(finding(file("a.xml", "<" + marked + ">"), marked, "m"));
  EXPECT_EQ(text,
            "a.xml:1:2: error: m\n    1 | <" + std::string(99, 'z') + "…\n      |  " + std::string(99, '^') + "\n");
}

TEST(DiagnosticText, ControlCharactersReachNoTerminal) {
  std::string const text = text_of(finding(file("a.xml", "\t<a>\x1B[31mred\u202E</a>"), "red", "found '\x1B'"));
  EXPECT_EQ(text,
            "a.xml:1:10: error: found '\uFFFD'\n"
            "    1 |  <a>\uFFFD[31mred\uFFFD</a>\n"
            "      |          ^^^\n");
}

TEST(DiagnosticText, WithoutAPlaceOrALineThereIsNoExcerpt) {
  EXPECT_EQ(text_of(base::environment_error("disk", "the disk is full", "free some space")),
            "error: the disk is full\n hint: free some space\n");
  base::Diagnostic it = base::error("file-empty", "the file is empty", {file("a.xml", ""), 0, 0});
  it.label = "nothing here";
  EXPECT_EQ(text_of(it), "a.xml:1:1: error: the file is empty (nothing here)\n");
}

TEST(DiagnosticText, ColoursOnRequest) {
  PrinterOptions options;
  options.color = true;
  base::Diagnostic it = finding(file("a.xml", "<a/>"), "a", "m");
  it.severity = base::Severity::Warning;
  std::string const text = text_of(it, options);
  EXPECT_TRUE(text.starts_with("\x1B[1ma.xml:1:2:\x1B[0m \x1B[1;33mwarning:\x1B[0m m\n"));
  EXPECT_NE(text.find("\x1B[1;33m^\x1B[0m"), std::string::npos);
}

PrinterOptions finnish() {
  PrinterOptions options;
  options.translate = [](std::string_view key,
                         std::vector<base::MessageArgument> const& arguments) -> std::optional<std::string> {
    if (key == "diagnostic-word.error") return "virhe";
    if (key == "diagnostic-word.why") return "miksi";
    if (key == "diagnostic-word.hint") return "korjaus";
    if (key == "diagnostic.test-code") return "löytyi " + arguments.at(0).second;
    if (key == "diagnostic.test-code.hint") return "poista se";
    return std::nullopt;
  };
  return options;
}

TEST(DiagnosticText, IsTranslatedWhereThereIsATranslation) {
  base::Diagnostic it = finding(file("a.xml", "<a/>"), "a", "found x");
  it.arguments = {{"found", "x"}};
  it.why = "because";
  it.hint = "remove it";
  EXPECT_EQ(text_of(it, finnish()),
            "a.xml:1:2: virhe: löytyi x\n"
            "       1 | <a/>\n"
            "         |  ^\n"
            "   miksi: because\n"
            " korjaus: poista se\n");
}

TEST(DiagnosticText, ARemarkThatIsNotThereIsNotTranslatedIntoBeing) {
  base::Diagnostic it = finding(file("a.xml", "<a/>"), "a", "found x");
  it.arguments = {{"found", "x"}};
  EXPECT_EQ(text_of(it, finnish()).find("poista"), std::string::npos);
}

TEST(DiagnosticText, NothingFoundPrintsNothing) {
  EXPECT_EQ(to_text({}, {}), "");
}

/// An error that somebody answers for.
base::Diagnostics waived_finding() {
  auto const source = file("a.xml", "<a>\n<b/>\n<waiver rule='test-code'/></a>");
  base::Diagnostic it = finding(source, "b", "too late");
  it.severity = base::Severity::Note;
  it.why = "test-code, Act 1";
  it.waiver = base::Waiver{base::Severity::Error,
                           "the limit was moved",
                           "2024-06-01",
                           "the authority",
                           {source, source->bytes().find("test-code"), 9}};
  base::Diagnostics diagnostics;
  diagnostics.add(std::move(it));
  return diagnostics;
}

TEST(DiagnosticText, WaivedFindingSaysWhenByWhomAndWhy) {
  EXPECT_EQ(to_text(waived_finding(), {}),
            "a.xml:2:2: note: too late\n"
            "      2 | <b/>\n"
            "        |  ^\n"
            "    why: test-code, Act 1\n"
            " waived: 2024-06-01, the authority: the limit was moved\n");
}

TEST(DiagnosticJson, WaivedFindingCountsNotAndTellsWhatItWouldBe) {
  auto const json = nlohmann::json::parse(to_json(waived_finding(), {}));
  EXPECT_EQ(json.at("errors"), 0);
  EXPECT_EQ(json.at("diagnostics").at(0).at("severity"), "note");
  EXPECT_EQ(json.at("diagnostics").at(0).at("waiver"), nlohmann::json::parse(R"({"severity": "error",
    "reason": "the limit was moved", "date": "2024-06-01", "decidedBy": "the authority", "line": 3})"));
}

TEST(DiagnosticSarif, WaivedFindingIsASuppressedResultOfItsOwnLevel) {
  auto const sarif = nlohmann::json::parse(to_sarif(waived_finding(), {}));
  auto const& result = sarif.at("runs").at(0).at("results").at(0);
  EXPECT_EQ(result.at("level"), "error");
  ASSERT_EQ(result.at("suppressions").size(), 1U);
  auto const& suppression = result.at("suppressions").at(0);
  EXPECT_EQ(suppression.at("kind"), "inSource");
  EXPECT_EQ(suppression.at("status"), "accepted");
  EXPECT_EQ(suppression.at("justification"), "2024-06-01, the authority: the limit was moved");
  EXPECT_EQ(suppression.at("location").at("physicalLocation").at("region").at("startLine"), 3);
}

base::Diagnostics three_findings() {
  base::Diagnostics diagnostics;
  auto const source = file("samples/my record ä.xml", "<a>\n<bä c='1'/>\n</a>");
  base::Diagnostic first = finding(source, "bä", "first");
  first.why = "because";
  first.hint = "mend it";
  first.arguments = {{"found", "bä"}};
  diagnostics.add(first);
  base::Diagnostic second = base::warning("other-code", "second", {file("/abs/b.xml", "<x\ny/>"), 1, 3});
  diagnostics.add(second);
  diagnostics.add(base::environment_error("test-code", "third \xFF", ""));
  return diagnostics;
}

TEST(DiagnosticJson, HoldsEverything) {
  auto const json = nlohmann::json::parse(to_json(three_findings(), {}));
  EXPECT_EQ(json.at("errors"), 2);
  EXPECT_EQ(json.at("warnings"), 1);
  ASSERT_EQ(json.at("diagnostics").size(), 3U);
  auto const& first = json.at("diagnostics").at(0);
  EXPECT_EQ(first, nlohmann::json::parse(R"({"severity": "error", "cause": "input", "code": "test-code",
    "message": "first", "why": "because", "hint": "mend it", "file": "samples/my record ä.xml",
    "line": 2, "column": 2, "endLine": 2, "endColumn": 4, "arguments": {"found": "bä"}})"));
  EXPECT_EQ(json.at("diagnostics").at(2).at("cause"), "environment");
  EXPECT_EQ(json.at("diagnostics").at(2).at("message"), "third \uFFFD");
  EXPECT_FALSE(json.at("diagnostics").at(2).contains("file"));
}

TEST(DiagnosticJson, EmptyIsADocumentToo) {
  EXPECT_EQ(nlohmann::json::parse(to_json({}, {})),
            nlohmann::json::parse(R"({"diagnostics": [], "errors": 0, "warnings": 0})"));
}

TEST(DiagnosticSarif, HasWhatTheStandardRequires) {
  auto const sarif = nlohmann::json::parse(to_sarif(three_findings(), {}));
  EXPECT_EQ(sarif.at("version"), "2.1.0");
  EXPECT_TRUE(sarif.at("$schema").get<std::string>().ends_with("sarif-2.1.0.json"));
  ASSERT_EQ(sarif.at("runs").size(), 1U);
  auto const& run = sarif.at("runs").at(0);
  EXPECT_EQ(run.at("columnKind"), "unicodeCodePoints");
  auto const& driver = run.at("tool").at("driver");
  EXPECT_EQ(driver.at("name"), "closeout");
  EXPECT_FALSE(driver.at("version").get<std::string>().empty());
  ASSERT_EQ(driver.at("rules").size(), 2U);
  ASSERT_EQ(run.at("results").size(), 3U);
  std::set<std::string> const levels{"none", "note", "warning", "error"};
  for (auto const& result : run.at("results")) {
    EXPECT_EQ(driver.at("rules").at(result.at("ruleIndex").get<std::size_t>()).at("id"), result.at("ruleId"));
    EXPECT_TRUE(levels.contains(result.at("level").get<std::string>()));
    EXPECT_FALSE(result.at("message").at("text").get<std::string>().empty());
  }
}

TEST(DiagnosticSarif, PlacesFindings) {
  auto const sarif = nlohmann::json::parse(to_sarif(three_findings(), {}));
  auto const& results = sarif.at("runs").at(0).at("results");
  auto const& first = results.at(0).at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(first.at("artifactLocation").at("uri"), "samples/my%20record%20%C3%A4.xml");
  EXPECT_EQ(first.at("region"), nlohmann::json::parse(R"({"startLine":2,"startColumn":2,"endLine":2,"endColumn":4})"));
  auto const& second = results.at(1).at("locations").at(0).at("physicalLocation");
  EXPECT_EQ(second.at("artifactLocation").at("uri"), "file:///abs/b.xml");
  EXPECT_EQ(second.at("region"), nlohmann::json::parse(R"({"startLine":1,"startColumn":2,"endLine":2,"endColumn":2})"));
  EXPECT_FALSE(results.at(2).contains("locations"));
  EXPECT_EQ(results.at(0).at("message").at("text"), "first\nwhy: because\nhint: mend it");
}

TEST(DiagnosticSarif, EmptyRunHasEmptyResults) {
  auto const run = nlohmann::json::parse(to_sarif({}, {})).at("runs").at(0);
  EXPECT_EQ(run.at("results"), nlohmann::json::array());
  EXPECT_EQ(run.at("tool").at("driver").at("rules"), nlohmann::json::array());
}

}  // namespace
}  // namespace closeout::cli
