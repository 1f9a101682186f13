#include "locale/formatter.hpp"

#include <gmock/gmock.h>

#include "locale/scratch_folder.hpp"

namespace closeout::locale {
namespace {

class FormatterTest : public ScratchFolder {
 protected:
  void SetUp() override {
    ScratchFolder::SetUp();
    write_catalogue("en.xml", "en",
                    "<message key='report.title'>Final report</message>"
                    "<message key='graduates'>{n, plural, one {# graduate} other {# graduates}} of {place}</message>");
    write_catalogue("fi.xml", "fi",
                    "<message key='graduates'>{n, plural, one {# valmistunut} other {# valmistunutta}}</message>");
    auto loaded = Catalogues::load(folder_, diagnostics_);
    ASSERT_TRUE(loaded.has_value());
    catalogues_ = std::move(*loaded);
  }

  [[nodiscard]] Formatter in(std::string const& language) const { return {language, catalogues_}; }

  static base::Date date(char const* iso) { return base::parse_date(iso).value(); }

  Catalogues catalogues_;
  base::Diagnostics diagnostics_;
};

TEST_F(FormatterTest, DatesInFigures) {
  EXPECT_EQ(in("fi").date(date("2021-11-07"), DateForm::Numeric), "7.11.2021");
  EXPECT_EQ(in("sv").date(date("2021-11-07"), DateForm::Numeric), "7.11.2021");
  EXPECT_EQ(in("en").date(date("2021-11-07"), DateForm::Numeric), "7 November 2021");
}

TEST_F(FormatterTest, DatesInWords) {
  EXPECT_EQ(in("fi").date(date("2021-11-07"), DateForm::Long), "7. marraskuuta 2021");
  EXPECT_EQ(in("sv").date(date("2021-11-07"), DateForm::Long), "7 november 2021");
  EXPECT_EQ(in("en").date(date("2021-11-07"), DateForm::Long), "7 November 2021");
}

TEST_F(FormatterTest, DateRanges) {
  EXPECT_EQ(in("fi").date_range(date("2020-09-01"), date("2021-12-31"), DateForm::Numeric), "1.9.2020\u201331.12.2021");
  EXPECT_EQ(in("sv").date_range(date("2020-09-01"), date("2021-12-31"), DateForm::Numeric), "1.9.2020\u201331.12.2021");
  EXPECT_EQ(in("en").date_range(date("2020-09-01"), date("2021-12-31"), DateForm::Numeric),
            "1 September 2020 \u2013 31 December 2021");
}

TEST_F(FormatterTest, MoneyHasNoBreakSpacesInFinnishAndSwedish) {
  EXPECT_EQ(in("fi").money(base::Cents(21680300), true), "216\u00a0803,00\u00a0\u20ac");
  EXPECT_EQ(in("sv").money(base::Cents(21680300), true), "216\u00a0803,00\u00a0\u20ac");
  EXPECT_EQ(in("en").money(base::Cents(21680300), true), "\u20ac216,803.00");
  EXPECT_EQ(in("fi").money(base::Cents(123450), false), "1\u00a0234,50");
}

TEST_F(FormatterTest, NegativeMoneyHasAMinusSign) {
  EXPECT_EQ(in("fi").money(base::Cents(-123450), true), "\u22121\u00a0234,50\u00a0\u20ac");
  EXPECT_EQ(in("en").money(base::Cents(-5), false), "-0.05");
}

TEST_F(FormatterTest, MoneyIsExactBeyondFloatingPoint) {
  EXPECT_EQ(in("en").money(base::Cents(99'999'999'999'999'999), false), "999,999,999,999,999.99");
}

TEST_F(FormatterTest, Percentages) {
  EXPECT_EQ(in("fi").percent(9876, 0, 2), "98,76\u00a0%");
  EXPECT_EQ(in("fi").percent(1700, 0, 2), "17\u00a0%");
  EXPECT_EQ(in("fi").percent(1700, 1, 2), "17,0\u00a0%");
  EXPECT_EQ(in("en").percent(9876, 0, 1), "98.8%");
  EXPECT_EQ(in("fi").percent(-50, 0, 2), "\u22120,5\u00a0%");
}

TEST_F(FormatterTest, NumbersRoundHalfAwayFromZero) {
  EXPECT_EQ(in("fi").number("1234.5", 0, 2), "1\u00a0234,5");
  EXPECT_EQ(in("fi").number("2.5", 0, 0), "3");
  EXPECT_EQ(in("en").number("-2.5", 0, 0), "-3");
  EXPECT_EQ(in("en").number("7", 1, 1), "7.0");
  EXPECT_EQ(in("en").number("seven", 0, 0), std::nullopt);
}

TEST_F(FormatterTest, Lists) {
  EXPECT_EQ(in("fi").list({"a", "b", "c"}), "a, b ja c");
  EXPECT_EQ(in("sv").list({"a", "b", "c"}), "a, b och c");
  EXPECT_EQ(in("en").list({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(in("en").list({"a"}), "a");
  EXPECT_EQ(in("en").list({}), "");
}

TEST_F(FormatterTest, CollationIsThatOfTheLanguage) {
  EXPECT_GT(in("fi").compare("\u00e4", "z"), 0);
  EXPECT_LT(in("en").compare("\u00e4", "z"), 0);
  EXPECT_EQ(in("fi").compare("a", "a"), 0);
}

TEST_F(FormatterTest, MessagesWithPluralRules) {
  EXPECT_EQ(in("en").message("graduates", {{"n", Number{"1"}}, {"place", "Mikkeli"}}, {}, diagnostics_),
            "1 graduate of Mikkeli");
  EXPECT_EQ(in("en").message("graduates", {{"n", Number{"1200"}}, {"place", "Mikkeli"}}, {}, diagnostics_),
            "1,200 graduates of Mikkeli");
  EXPECT_EQ(in("fi").message("graduates", {{"n", Number{"38"}}}, {}, diagnostics_), "38 valmistunutta");
  EXPECT_FALSE(diagnostics_.has_errors());
}

TEST_F(FormatterTest, MissingMessageIsAnErrorWithTheNearestKey) {
  base::SourcePlace const place{std::make_shared<base::SourceFile>("t.xhtml", "<x/>"), 1, 1};
  EXPECT_EQ(in("en").message("report.titel", {}, place, diagnostics_), std::nullopt);
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].code, "message-missing");
  EXPECT_THAT(diagnostics_.all()[0].hint, testing::HasSubstr("report.title"));
  EXPECT_EQ(diagnostics_.all()[0].place.offset, 1U);
}

TEST_F(FormatterTest, NoOtherLanguageStandsInForAMissingMessage) {
  EXPECT_EQ(in("fi").message("report.title", {}, {}, diagnostics_), std::nullopt);
  EXPECT_EQ(diagnostics_.all()[0].code, "message-missing");
}

TEST_F(FormatterTest, MissingArgumentIsAnError) {
  EXPECT_EQ(in("en").message("graduates", {{"n", Number{"2"}}}, {}, diagnostics_), std::nullopt);
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].code, "message-argument");
  EXPECT_THAT(diagnostics_.all()[0].message, testing::HasSubstr("place"));
}

TEST_F(FormatterTest, NumberThatIsNoneIsAnError) {
  EXPECT_EQ(in("fi").message("graduates", {{"n", Number{"many"}}}, {}, diagnostics_), std::nullopt);
  ASSERT_EQ(diagnostics_.all().size(), 1U);
  EXPECT_EQ(diagnostics_.all()[0].code, "message-argument");
}

TEST_F(FormatterTest, TextForAPluralIsAnError) {
  EXPECT_EQ(in("fi").message("graduates", {{"n", "many"}}, {}, diagnostics_), std::nullopt);
  ASSERT_EQ(diagnostics_.all().size(), 1U);
}

}  // namespace
}  // namespace closeout::locale
