// Mistakes that people make in a record: one at a time in a good one, and many at once.

#include <algorithm>
#include <filesystem>
#include <set>

#include "bad_input/findings.hpp"
#include "schema/validator.hpp"
#include "xml/document.hpp"

namespace closeout::bad_input {
namespace {

/// One change of the record, and what must be said of it.
struct Mistake {
  std::string name;
  std::string from;  ///< Its first occurrence is changed; "…" stands for anything up to what follows it.
  std::string to;
  std::string marked;  ///< What must be underlined, looked for from the change on.
  std::string message;
  std::string hint;
};

void PrintTo(Mistake const& mistake, std::ostream* stream) {
  *stream << mistake.name;
}

class RecordMistakes : public testing::TestWithParam<Mistake> {
 public:
  static std::filesystem::path repository(std::string const& name) {
    return std::filesystem::path(CLOSEOUT_SOURCE_DIR) / name;
  }

  static std::string good_record() {
    base::Diagnostics diagnostics;
    auto const source = xml::read_source(repository("samples/digitizer-training.xml"), diagnostics);
    EXPECT_TRUE(source);
    return std::string((*source)->bytes());
  }

  static base::Diagnostics findings(std::string text) {
    static schema::Schema const schema = [] {
      base::Diagnostics diagnostics;
      auto loaded = schema::Schema::load(repository("schemas/project.xsd"), diagnostics);
      EXPECT_TRUE(loaded);
      return std::move(*loaded);
    }();
    base::Diagnostics diagnostics;
    auto const source = std::make_shared<base::SourceFile const>("record.xml", std::move(text));
    bool const is_valid = schema.validate(source, diagnostics);
    EXPECT_EQ(is_valid, !diagnostics.has_errors());
    return diagnostics;
  }

  /// `text` with the first occurrence of `from` changed; `at` is where.
  static std::string changed(std::string text, std::string const& from, std::string const& to, std::size_t& at) {
    std::string const gap = "…";
    std::size_t const middle = from.find(gap);
    std::string const end = middle == std::string::npos ? "" : from.substr(middle + gap.size());
    at = text.find(from.substr(0, middle));
    EXPECT_NE(at, std::string::npos) << from;
    std::size_t const stop = text.find(end, at + std::min(middle, from.size())) + end.size();
    return text.replace(at, stop - at, to);
  }

  /// The whole first element of that name, with the line it ends.
  static std::string element(std::string const& text, std::string const& name) {
    std::size_t const begin = text.find("<" + name);
    std::string const end = "</" + name + ">\n";
    return text.substr(begin, text.find(end, begin) + end.size() - begin);
  }
};

TEST_F(RecordMistakes, TheRecordItselfIsGood) {
  EXPECT_TRUE(findings(good_record()).all().empty());
}

TEST_P(RecordMistakes, IsToldOnceAtItsPlace) {
  Mistake const& mistake = GetParam();
  std::size_t at = 0;
  std::string const text = changed(good_record(), mistake.from, mistake.to, at);
  auto const it = only(findings(text));
  EXPECT_EQ(it.message, mistake.message);
  EXPECT_EQ(it.hint, mistake.hint);
  EXPECT_EQ(place_of(it), place_at(text, text.find(mistake.marked, at)));
  EXPECT_EQ(it.place.length, mistake.marked.size());
}

std::vector<Mistake> mistakes() {
  return {
      {"Enumeration", R"(role="lead")", R"(role="leader")", "leader",
       R"(expected lead, partner, transferee, financier, authority or other, found "leader")",
       R"(did you mean "lead"?)"},
      {"BusinessId", R"(business-id="…")", R"(business-id="FI24729082")", "FI24729082",
       R"(expected the form [0-9]{7}-[0-9], found "FI24729082")", R"(did you mean "2472908-2"?)"},
      {"UnknownElement", R"(<short-title xml:lang="fi">…</short-title>)",
       R"(<shorttitle xml:lang="fi">Lyhyt</shorttitle>)", "shorttitle", "expected <short-title>, found <shorttitle>",
       "did you mean <short-title>?"},
      {"UnknownAttribute", "vat-status=", "vat-state=", "vat-state", "element party has no attribute vat-state",
       "did you mean vat-status?"},
      {"Date", R"(start="2020-09-01")", R"(start="1.9.2020")", "1.9.2020",
       R"(expected a date such as 2021-12-31, found "1.9.2020")", R"(did you mean "2020-09-01"?)"},
      {"ImpossibleDay", R"(start="2020-09-01")", R"(start="2020-09-31")", "2020-09-31", "there is no day 2020-09-31",
       ""},
      {"ThreeDecimals", R"(year="2020" planned="…")", R"(year="2020" planned="28640.005")", "28640.005",
       R"(expected at most 2 decimals, found "28640.005")", ""},
      {"DecimalComma", R"(year="2020" planned="…")", R"(year="2020" planned="28 640,00")", "28 640,00",
       R"(expected a number such as 1234.50, found "28 640,00")", R"(did you mean "28640.00"?)"},
      {"NegativeAmount", R"(year="2020" planned="…")", R"(year="2020" planned="-1.00")", "-1.00",
       R"(expected at least 0, found "-1.00")", ""},
      {"DanglingParty", R"(authority="ely")", R"(authority="elyy")", "elyy", R"(there is no party "elyy")",
       R"(did you mean "ely"?)"},
      {"DuplicateId", R"(<contact id="contact-training")", R"(<contact id="contact-management")", "contact-management",
       R"(contact "contact-management" stands more than once)", "give each its own, or remove one of them"},
      {"MissingLanguage", R"(<title xml:lang="sv">)", "<title>", "title", "element title lacks attribute xml:lang",
       R"(add xml:lang="...")"},
      {"SameLanguageTwice", R"(<title xml:lang="sv">)", R"(<title xml:lang="fi">)", "fi",
       R"(title with xml:lang "fi" stands more than once)", "give each its own, or remove one of them"},
      {"WrongLanguageTag", R"(<title xml:lang="sv">)", R"(<title xml:lang="sv_SE">)", "sv_SE",
       R"(expected a language tag such as fi or sv-FI, found "sv_SE")", ""},
      {"EmptyText", R"(<short-name xml:lang="fi">…</short-name>)", R"(<short-name xml:lang="fi"> </short-name>)",
       "short-name", "expected text, found an empty value", ""},
      {"MissingAttribute", R"(<party id="mikkeli" role="…")", R"(<party id="mikkeli")", "party",
       "element party lacks attribute role",
       R"(add role="...", with lead, partner, transferee, financier, authority or other)"},
      {"Version", R"(version="1" )", R"(version="2" )", "2", R"(expected "1", found "2")", R"(write "1")"},
      {"Namespace", "<project xmlns=\"urn:closeout:project:1\"", "<project xmlns=\"urn:closeout:project:2\"", "project",
       "expected element project in namespace urn:closeout:project:1, found it in namespace urn:closeout:project:2",
       "write xmlns=\"urn:closeout:project:1\""},
  };
}

INSTANTIATE_TEST_SUITE_P(Record, RecordMistakes, testing::ValuesIn(mistakes()), testing::PrintToStringParamName());

TEST_F(RecordMistakes, MissingRequiredElement) {
  std::string text = good_record();
  std::string const axis = element(text, "priority-axis");
  text.erase(text.find(axis), axis.size());
  auto const it = only(findings(text));
  EXPECT_EQ(it.message, "element identity lacks <priority-axis>");
  EXPECT_EQ(place_of(it), place_at(text, text.find("<identity") + 1));
  Place const next = place_at(text, text.find("<specific-objective") + 1);
  EXPECT_EQ(it.hint, "add <priority-axis> before <specific-objective> at " + std::to_string(next.line) + ":" +
                         std::to_string(next.column));
}

TEST_F(RecordMistakes, WrongOrderOfElements) {
  std::string text = good_record();
  std::string const titles = element(text, "titles");
  text.erase(text.find(titles), titles.size());
  text.insert(text.find("<parties>"), titles);
  auto const it = only(findings(text));
  EXPECT_EQ(it.message, "<titles> must stand before <report>");
  EXPECT_EQ(place_of(it), place_at(text, text.find("<titles>") + 1));
}

TEST_F(RecordMistakes, AMisspeltWholePartHidesNothingAndBreaksNoReferences) {
  std::size_t at = 0;
  std::string text = changed(good_record(), "<parties>", "<partys>", at);
  text = changed(text, "</parties>", "</partys>", at);
  text = changed(text, R"(role="partner")", R"(role="friend")", at);
  auto const diagnostics = findings(text);
  ASSERT_EQ(diagnostics.all().size(), 2U);
  EXPECT_EQ(diagnostics.all()[0].message, "expected <parties>, found <partys>");
  EXPECT_EQ(diagnostics.all()[1].code, "xsd-enumeration");
}

TEST_F(RecordMistakes, NineMistakesGiveNineMessages) {
  std::string text = good_record();
  auto const known = mistakes();
  for (std::string const name : {"Version", "Date", "UnknownElement", "UnknownAttribute", "DuplicateId",
                                 "MissingLanguage", "ThreeDecimals", "DanglingParty", "Enumeration"}) {
    auto const mistake = std::ranges::find(known, name, &Mistake::name);
    std::size_t at = 0;
    text = changed(text, mistake->from, mistake->to, at);
  }
  auto const diagnostics = findings(text);
  EXPECT_EQ(diagnostics.all().size(), 9U);
  std::set<std::string> codes;
  for (base::Diagnostic const& it : diagnostics.all()) codes.insert(it.code);
  EXPECT_EQ(codes.size(), 9U);
  EXPECT_TRUE(
      std::ranges::is_sorted(diagnostics.all(), {}, [](base::Diagnostic const& it) { return it.place.offset; }));
}

TEST_F(RecordMistakes, ValuesThatConcernPersonsAreNeverQuoted) {
  for (std::string const value : {"14.3.1987", "1987-02-30", "x"}) {
    std::size_t at = 0;
    auto const found = findings(changed(good_record(), "born=\"1987-03-14\"", "born=\"" + value + "\"", at));
    ASSERT_EQ(found.all().size(), 1U);
    base::Diagnostic const& it = found.all().front();
    EXPECT_EQ(it.message.find("1987"), std::string::npos) << it.message;
    EXPECT_NE(it.message.find("***"), std::string::npos) << it.message;
    EXPECT_TRUE(it.hint.empty()) << it.hint;
    for (auto const& [name, argument] : it.arguments) EXPECT_EQ(argument.find("1987"), std::string::npos) << name;
  }
}

}  // namespace
}  // namespace closeout::bad_input
