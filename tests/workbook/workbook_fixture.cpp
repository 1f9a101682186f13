#include "workbook/workbook_fixture.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "figures/claim_periods.hpp"
#include "figures/figures.hpp"
#include "rules/rules.hpp"
#include "support/shipped_indicators.hpp"
#include "workbook/references.hpp"

#if defined(__SANITIZE_ADDRESS__)
/// libxlsxwriter 1.1.4 copies the formula of a validation by list twice and frees one copy.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions() {
  return "leak:lxw_strdup\n";
}
#endif

namespace closeout::workbook {

locale::Catalogues const& catalogues() {
  static auto const all = [] {
    base::Diagnostics diagnostics;
    auto loaded = locale::Catalogues::load(repository() / "templates/messages", diagnostics);
    EXPECT_TRUE(loaded.has_value());
    return std::move(*loaded);
  }();
  return all;
}

text::Fonts& fonts() {
  static auto const all = [] {
    base::Diagnostics diagnostics;
    return text::Fonts::of_system(diagnostics);
  }();
  return *all;
}

namespace {

/// What the shipped rules say of the record; small records made for one test break many of them.
xml::Document checks_of(xml::Document const& record, xml::Document const& figures) {
  rules::Options options;
  options.in_every_language = true;
  for (auto const& file : std::filesystem::directory_iterator(repository() / "schemas/rules")) {
    if (file.path().extension() == ".sch") options.files.push_back(file.path());
  }
  std::ranges::sort(options.files);
  base::Diagnostics diagnostics;
  auto const found = rules::assess(record, figures, options, diagnostics);
  EXPECT_TRUE(found.has_value());
  return found ? rules::checks_tree(*found) : xml::Document();
}

}  // namespace

std::filesystem::path scratch_folder() {
  auto const* const test = testing::UnitTest::GetInstance()->current_test_info();
  auto const folder = std::filesystem::path(CLOSEOUT_SCRATCH_DIR) / test->test_suite_name() / test->name();
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  return folder;
}

xml::Document parsed(std::string text, std::string name) {
  base::Diagnostics diagnostics;
  auto document = xml::parse(std::make_shared<base::SourceFile>(std::move(name), std::move(text)), diagnostics);
  EXPECT_THAT(findings(diagnostics), testing::IsEmpty());
  return document ? std::move(*document) : xml::Document();
}

std::string declaration_text(std::string const& body) {
  return "<workbook xmlns=\"urn:closeout:workbook:1\" xmlns:t=\"urn:closeout:template:1\">"
         "<styles><style name=\"amount\" format=\"amount\"/><style name=\"percent\" format=\"percent\"/>"
         "<style name=\"date\" format=\"date\"/><style name=\"count\" format=\"count\"/>"
         "<style name=\"input\" locked=\"no\" fill=\"#fdf6dc\"/><style name=\"strong\" bold=\"yes\"/>"
         "<style name=\"red\" colour=\"#ff0000\"/></styles>\n" +
         body + "\n</workbook>";
}

std::string sheet_text(std::string const& rows) {
  return "<sheet id=\"s\" name=\"workbook.sheet.budget\"><columns><column name=\"a\"/><column name=\"b\"/>"
         "<column name=\"c\"/></columns>\n" +
         rows + "</sheet>";
}

std::vector<std::string> findings(base::Diagnostics const& diagnostics) {
  std::vector<std::string> result;
  for (base::Diagnostic const& finding : diagnostics.all()) {
    std::string text = "[" + finding.code + "] " + finding.message;
    if (finding.place.is_known()) {
      auto const at = finding.place.position();
      text = std::to_string(at.line) + ":" + std::to_string(at.column) + " " + text;
    }
    if (!finding.hint.empty()) text += " (" + finding.hint + ")";
    result.push_back(std::move(text));
  }
  return result;
}

std::vector<std::string> compile_findings(std::string const& body) {
  base::Diagnostics diagnostics;
  auto const declaration = Declaration::compile(parsed(declaration_text(body)), diagnostics);
  EXPECT_EQ(declaration.has_value(), !diagnostics.has_errors());
  return findings(diagnostics);
}

Filled filled(std::string const& body, std::string const& record, std::string const& figures,
              std::string const& language, std::string const& checks) {
  base::Diagnostics diagnostics;
  auto const source = parsed(declaration_text(body));
  auto const declaration = Declaration::compile(source, diagnostics);
  if (!declaration) return {std::nullopt, findings(diagnostics)};
  locale::Formatter const formatter(language, catalogues());
  auto const record_document = parsed(record, "record.xml");
  auto const figures_document = parsed(figures, "figures.xml");
  auto const checks_document = parsed(checks, "checks.xml");
  auto book = fill(*declaration, {record_document, figures_document, checks_document, formatter, fonts()}, diagnostics);
  return {std::move(book), findings(diagnostics)};
}

std::optional<Book> shipped_workbook(xml::Document const& record, std::string const& language,
                                     base::Diagnostics& diagnostics) {
  return shipped_workbook(record, language, diagnostics, "budget.workbook.xml");
}

namespace {

/// What `use` makes of the declaration and of all that a shipped workbook is made of.
template <typename Use>
auto with_shipped(xml::Document const& record, std::string const& language, std::string const& layout,
                  base::Diagnostics& diagnostics, Use const& use)
    -> decltype(use(std::declval<Declaration const&>(), std::declval<Input&>())) {
  auto const source = xml::load(repository() / "templates" / layout, diagnostics);
  if (!source) return {};
  auto const declaration = Declaration::compile(*source, diagnostics);
  auto const figures = figures::compute(record, diagnostics, {{}, test::shipped_indicators()});
  if (!declaration || !figures) return {};
  xml::Document const tree = figures::to_tree(*figures);
  locale::Formatter const formatter(language, catalogues());
  xml::Document const checks = checks_of(record, tree);
  figures::ClaimPeriods const claims(record.root());
  Input input{record, tree, checks, formatter, fonts()};
  input.claim_of = [&claims](pugi::xml_node entry) {
    auto const claim = claims.claim_of(entry);
    return claim ? std::string(claims.claims()[*claim].attribute("number").value()) : std::string();
  };
  return use(*declaration, input);
}

}  // namespace

std::optional<Book> shipped_workbook(xml::Document const& record, std::string const& language,
                                     base::Diagnostics& diagnostics, std::string const& layout) {
  return with_shipped(record, language, layout, diagnostics, [&](Declaration const& declaration, Input& input) {
    return fill(declaration, input, diagnostics);
  });
}

bool build_shipped(xml::Document const& record, Limits limits, std::filesystem::path const& file,
                   base::Diagnostics& diagnostics) {
  return with_shipped(record, "en", "budget.workbook.xml", diagnostics,
                      [&](Declaration const& declaration, Input& input) {
                        input.limits = limits;
                        return build(declaration, input, file, diagnostics);
                      });
}

xml::Document sample(std::string const& name) {
  base::Diagnostics diagnostics;
  auto document = xml::load(repository() / "samples" / name, diagnostics);
  EXPECT_TRUE(document.has_value()) << name;
  return document ? std::move(*document) : xml::Document();
}

Cell cell_at(Book const& book, std::string const& sheet_id, std::string const& address) {
  for (Sheet const& sheet : book.sheets) {
    if (sheet.id != sheet_id) continue;
    for (std::uint32_t row = 0; row < sheet.rows.size(); ++row) {
      for (Cell const& cell : sheet.rows[row].cells) {
        if (to_a1(Address{row, cell.column}) == address) return cell;
      }
    }
  }
  return {};
}

std::string text_of(Value const& value) {
  if (auto const* number = std::get_if<Decimal>(&value)) return number->digits;
  auto const* text = std::get_if<std::string>(&value);
  return text == nullptr ? std::string() : *text;
}

std::string bytes_of(std::filesystem::path const& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace closeout::workbook
