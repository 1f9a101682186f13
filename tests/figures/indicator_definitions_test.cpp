// Every definition of esf.md section 1.3 at its borders, worked out by hand.

#include "indicator_cases.hpp"

namespace closeout::figures {
namespace {

constexpr char const* esf = "2014-2020";
constexpr char const* esf_plus = "2021-2027";

std::int64_t total(std::string_view code, std::string const& participants, std::string const& period = esf,
                   std::string const& report = "data-date='2022-03-15'") {
  return indicator_of(figures_of(participants, period, report), code).counted.total();
}

TEST(AgeAtEntry, IsInCompletedYearsOnTheDayOfEntry) {
  EXPECT_EQ(total("CO06", person("born='1996-02-02'")), 1);  // 25 on the next day.
  EXPECT_EQ(total("CO06", person("born='1996-02-01'")), 0);  // 25 on this day.
  EXPECT_EQ(total("CO07", person("born='1966-02-02'")), 0);  // Still 54.
  EXPECT_EQ(total("CO07", person("born='1966-02-01'")), 1);
  EXPECT_EQ(total("EECO06", person("born='2003-02-02'"), esf_plus), 1);  // Still 17.
  EXPECT_EQ(total("EECO06", person("born='2003-02-01'"), esf_plus), 0);
  EXPECT_EQ(total("EECO07", person("born='2003-02-02'"), esf_plus), 0);
  EXPECT_EQ(total("EECO07", person("born='2003-02-01'"), esf_plus), 1);
  EXPECT_EQ(total("EECO07", person("born='1991-02-02'"), esf_plus), 1);  // Still 29.
  EXPECT_EQ(total("EECO07", person("born='1991-02-01'"), esf_plus), 0);
  EXPECT_EQ(total("EECO08", person("born='1966-02-02'"), esf_plus), 0);
  EXPECT_EQ(total("EECO08", person("born='1966-02-01'"), esf_plus), 1);
}

TEST(AgeAtEntry, OfOneBornOn29FebruaryChangesOn1March) {
  EXPECT_EQ(total("CO06", person("born='1996-02-29' entered='2021-02-28'")), 1);
  EXPECT_EQ(total("CO06", person("born='1996-02-29' entered='2021-03-01'")), 0);
  EXPECT_EQ(total("EECO06", person("born='2004-02-29' entered='2022-02-28'"), esf_plus), 1);
  EXPECT_EQ(total("EECO06", person("born='2004-02-29' entered='2022-03-01'"), esf_plus), 0);
  EXPECT_EQ(total("CO07", person("born='1964-02-29' entered='2020-02-28'")), 1);
  EXPECT_EQ(total("CO07", person("born='1965-02-28' entered='2020-02-29'")), 1);
  EXPECT_EQ(total("CO07", person("born='1964-02-29' entered='2019-02-28'")), 0);
  EXPECT_EQ(total("CO07", person("born='1964-02-29' entered='2019-03-01'")), 1);
}

std::string unemployed(std::string const& since, std::string const& born, std::string const& entered = "2021-02-01") {
  return person("labour-status='unemployed' unemployed-since='" + since + "' born='" + born + "' entered='" + entered +
                "'");
}

TEST(LongTermUnemployed, IsMoreThanSixMonthsBelow25AndMoreThanTwelveFrom25On) {
  EXPECT_EQ(total("CO02", unemployed("2020-08-01", "2000-01-01")), 0);  // Exactly six months.
  EXPECT_EQ(total("CO02", unemployed("2020-07-31", "2000-01-01")), 1);
  EXPECT_EQ(total("CO02", unemployed("2020-02-01", "1990-01-01")), 0);  // Exactly twelve.
  EXPECT_EQ(total("CO02", unemployed("2020-01-31", "1990-01-01")), 1);
  EXPECT_EQ(total("CO02", unemployed("2020-07-31", "1996-02-02")), 1);  // 24 years old,
  EXPECT_EQ(total("CO02", unemployed("2020-07-31", "1996-02-01")), 0);  // and 25.
  EXPECT_EQ(total("EECO03", unemployed("2020-07-31", "2000-01-01"), esf_plus), 1);
}

TEST(LongTermUnemployed, FromTheEndOfAMonthCountsToTheLastDayOfAShorterOne) {
  EXPECT_EQ(total("CO02", unemployed("2020-08-31", "2000-01-01", "2021-02-28")), 0);
  EXPECT_EQ(total("CO02", unemployed("2020-08-31", "2000-01-01", "2021-03-01")), 1);
  EXPECT_EQ(total("CO02", unemployed("2019-08-31", "2000-01-01", "2020-02-29")), 0);
  EXPECT_EQ(total("CO02", unemployed("2020-02-29", "1990-01-01", "2021-02-28")), 0);
  EXPECT_EQ(total("CO02", unemployed("2020-02-29", "1990-01-01", "2021-03-01")), 1);
}

TEST(LongTermUnemployed, ThresholdsAreTheRecordsWhereItSaysThem) {
  std::string const participant = unemployed("2020-06-01", "1990-01-01");
  for (auto const& [months, expected] : {std::pair("8", 0), std::pair("7", 1)}) {
    Figures const figures = figures_of(participant, esf, "data-date='2022-03-15'",
                                       std::string("<common-esf long-term-months='") + months + "'/>");
    EXPECT_EQ(indicator_of(figures, "CO02").counted.total(), expected);
  }
}

TEST(LongTermUnemployed, WithoutTheFirstDayOfTheSpellIsUnknownAndNotCounted) {
  Figures const figures = figures_of(person("labour-status='unemployed'") + person("labour-status='inactive'"));
  EXPECT_EQ(indicator_of(figures, "CO01").counted.total(), 1);
  EXPECT_EQ(indicator_of(figures, "CO02").counted.total(), 0);
  EXPECT_EQ(indicator_of(figures, "CO02").population, 2);
  EXPECT_EQ(indicator_of(figures, "CO02").answered, 1);
}

TEST(Inactive, NotInEducationOnlyWhenThatIsKnown) {
  std::string const inactive = "labour-status='inactive' ";
  EXPECT_EQ(total("CO04", person(inactive + "in-education='no'")), 1);
  EXPECT_EQ(total("CO04", person(inactive + "in-education='yes'")), 0);
  EXPECT_EQ(total("CO04", person(inactive)), 0);
  EXPECT_EQ(total("CO04", person("labour-status='unemployed' in-education='no'")), 0);
}

TEST(Above54, NotWorkingIsUnemployedOrInactiveNotInEducation) {
  std::string const old = "born='1950-01-01' ";
  EXPECT_EQ(total("CO08", person(old + "labour-status='unemployed'")), 1);
  EXPECT_EQ(total("CO08", person(old + "labour-status='inactive' in-education='no'")), 1);
  EXPECT_EQ(total("CO08", person(old + "labour-status='inactive' in-education='yes'")), 0);
  EXPECT_EQ(total("CO08", person(old + "labour-status='employed' in-education='no'")), 0);
  EXPECT_EQ(total("CO08", person("labour-status='unemployed'")), 0);
}

/// Which of three indicators count one with this level.
std::string bands(char level, std::array<char const*, 3> const& codes, std::string const& period) {
  std::string result;
  for (char const* const code : codes) {
    result += total(code, person(std::string("isced='") + level + "'"), period) == 1 ? "x" : "-";
  }
  return result;
}

TEST(Education, BandsDifferOnlyInLevel0) {
  std::array<char const*, 3> constexpr co{"CO09", "CO10", "CO11"}, eeco{"EECO09", "EECO10", "EECO11"};
  EXPECT_EQ(bands('0', co, esf), "---");
  EXPECT_EQ(bands('0', eeco, esf_plus), "x--");
  for (auto const& [level, band] : {std::pair('1', "x--"), std::pair('2', "x--"), std::pair('3', "-x-"),
                                    std::pair('4', "-x-"), std::pair('5', "--x"), std::pair('8', "--x")}) {
    EXPECT_EQ(bands(level, co, esf), band) << level;
    EXPECT_EQ(bands(level, eeco, esf_plus), band) << level;
  }
}

TEST(CompleteRecords, AloneEnterIndicators) {
  std::string const incomplete = "<participant sex='man' entered='2021-02-01' labour-status='employed' isced='3'/>" +
                                 person("isced='9'") +
                                 "<participant born='1990-01-01' entered='2021-02-01' labour-status='employed' "
                                 "isced='3'/><participant sex='man' born='1990-01-01' entered='2021-02-01' isced='3'/>";
  Figures const figures = figures_of(incomplete + person("") + person("sex='man'"));
  ASSERT_TRUE(figures.indicators.has_value());
  EXPECT_EQ(figures.participants, 6);
  EXPECT_EQ(figures.complete_participants, 2);
  EXPECT_EQ(figures.indicators->grand_total, 6);
  EXPECT_EQ(figures.indicators->complete, (SexCounts{1, 1, 0}));
  EXPECT_EQ(indicator_of(figures, "CO05").counted, (SexCounts{1, 1, 0}));
}

TEST(CompleteRecords, DoNotNeedHomelessnessRuralAreaOrSensitiveData) {
  EXPECT_EQ(figures_of(person("", "<sensitive disability='refused'/>")).complete_participants, 1);
}

TEST(Breakdown, HasThreeValuesOnlyFrom2021) {
  std::string const participants = person("sex='non-binary'") + person("sex='man'") + person("");
  Figures const older = figures_of(participants), newer = figures_of(participants, esf_plus);
  EXPECT_EQ(older.complete_participants, 2);  // Another sex is not known there.
  EXPECT_EQ(indicator_of(newer, "EECO01").counted, (SexCounts{1, 1, 1}));
  EXPECT_EQ(indicator_of(newer, "EECO05").counted, (SexCounts{1, 1, 1}));
}

TEST(SpecialCategories, UnknownAndRefusedAreNotNo) {
  Figures const figures =
      figures_of(person("", "<sensitive disability='yes'/>") + person("", "<sensitive disability='no'/>") +
                 person("", "<sensitive disability='refused'/>") + person(""));
  Indicator const& indicator = indicator_of(figures, "CO16");
  EXPECT_EQ(indicator.counted.total(), 1);
  EXPECT_EQ(indicator.population, 4);
  EXPECT_EQ(indicator.answered, 2);
  EXPECT_EQ(indicator.refused, 1);
}

/// One who left on 1 October 2021 and has what is recorded.
std::string left(std::string const& attributes, std::string const& content) {
  return person("left='2021-10-01' " + attributes, content);
}

TEST(UponLeaving, IsDueWhen28DaysHavePassed) {
  std::string const one = left("", "<on-leaving qualification='yes'/>");
  Figures const early = figures_of(one, esf, "data-date='2021-10-28'");
  EXPECT_EQ(indicator_of(early, "CR03").counted.total(), 0);  // Day 27.
  EXPECT_EQ(indicator_of(early, "CR03").not_yet_due, 1);
  Figures const due = figures_of(one, esf, "data-date='2021-10-29'");
  EXPECT_EQ(indicator_of(due, "CR03").counted.total(), 1);  // Day 28.
  EXPECT_EQ(indicator_of(due, "CR03").not_yet_due, 0);
  EXPECT_EQ(due.indicators->leaving_due, 1);
}

TEST(UponLeaving, CountsWhatWasRecordedUpToDay28) {
  EXPECT_EQ(total("CR03", left("", "<on-leaving qualification='yes' recorded='2021-10-29'/>")), 1);
  EXPECT_EQ(total("CR03", left("", "<on-leaving qualification='yes' recorded='2021-10-30'/>")), 0);
}

TEST(UponLeaving, OfOneWhoHasNotLeftIsNotYetDue) {
  Figures const figures = figures_of(person("", "<on-leaving qualification='yes'/>"));
  EXPECT_EQ(indicator_of(figures, "CR03").counted.total(), 0);
  EXPECT_EQ(indicator_of(figures, "CR03").not_yet_due, 1);
}

TEST(UponLeaving, ReferencePopulationsAreThoseOfEntry) {
  std::string const working = "<on-leaving labour='employed' in-education='yes'/>";
  std::string const searching = "<on-leaving labour='job-searching'/>";
  EXPECT_EQ(total("CR01", left("labour-status='inactive'", searching)), 1);
  EXPECT_EQ(total("CR01", left("labour-status='unemployed'", searching)), 0);
  EXPECT_EQ(total("EECR01", left("labour-status='inactive'", searching), esf_plus), 1);
  EXPECT_EQ(total("CR02", left("in-education='no'", working)), 1);
  EXPECT_EQ(total("CR02", left("in-education='yes'", working)), 0);
  EXPECT_EQ(total("CR02", left("", working)), 0);
  EXPECT_EQ(total("CR04", left("labour-status='unemployed'", working)), 1);
  EXPECT_EQ(total("CR04", left("labour-status='inactive'", working)), 1);
  EXPECT_EQ(total("CR04", left("labour-status='employed'", working)), 0);
}

TEST(UponLeaving, OfTheDisadvantagedAnyResultCountsOnce) {
  std::string const results[] = {"labour='job-searching'", "labour='employed'", "in-education='yes'",
                                 "qualification='yes' in-education='yes' labour='employed'"};
  for (std::string const& result : results) {
    for (char const* const reason : {"migrant-or-minority", "disability", "other-disadvantaged"}) {
      EXPECT_EQ(total("CR05", left("", std::string("<sensitive ") + reason + "='yes'/><on-leaving " + result + "/>")),
                1);
    }
  }
  EXPECT_EQ(total("CR05", left("", "<sensitive disability='yes'/><on-leaving labour='neither'/>")), 0);
  EXPECT_EQ(total("CR05", left("", "<sensitive disability='no'/><on-leaving labour='employed'/>")), 0);
}

std::string later(std::string const& attributes, std::string const& outcome, std::string const& recorded) {
  return person(attributes, "<six-months-after recorded='" + recorded + "' " + outcome);
}

TEST(SixMonthsAfter, IsDueOnTheDayWithTheSameNumber) {
  std::string const one = later("left='2021-09-15' labour-status='unemployed'", "labour='employed'/>", "2022-03-15");
  EXPECT_EQ(total("CR06", one, esf, "data-date='2022-03-15'"), 1);
  Figures const early = figures_of(one, esf, "data-date='2022-03-14'");
  EXPECT_EQ(indicator_of(early, "CR06").counted.total(), 0);
  EXPECT_EQ(indicator_of(early, "CR06").not_yet_due, 1);
}

TEST(SixMonthsAfter, FromTheEndOfAMonthIsTheLastDayOfAShorterOne) {
  auto const employed_on = [](std::string const& exit, std::string const& recorded) {
    return total("CR06", later("left='" + exit + "' labour-status='inactive'", "labour='employed'/>", recorded), esf,
                 "data-date='" + recorded + "'");
  };
  EXPECT_EQ(employed_on("2021-08-31", "2022-02-28"), 1);
  EXPECT_EQ(employed_on("2021-08-31", "2022-02-27"), 0);
  EXPECT_EQ(employed_on("2023-08-31", "2024-02-28"), 0);  // A leap year.
  EXPECT_EQ(employed_on("2023-08-31", "2024-02-29"), 1);
  EXPECT_EQ(employed_on("2024-02-29", "2024-08-29"), 1);
  EXPECT_EQ(employed_on("2024-02-29", "2024-08-28"), 0);
}

TEST(SixMonthsAfter, RecordedTooEarlySaysNothing) {
  EXPECT_EQ(total("CR06", later("left='2021-06-15' labour-status='unemployed'", "labour='employed'/>", "2021-12-14")),
            0);
}

TEST(SixMonthsAfter, ReferencePopulationsAreThoseOfEntry) {
  std::string const employed = "labour='employed'/>", day = "2021-12-15", exit = "left='2021-06-15' ";
  EXPECT_EQ(total("CR06", later(exit + "labour-status='employed'", employed, day)), 0);
  EXPECT_EQ(total("EECR05", later(exit + "labour-status='inactive'", employed, day), esf_plus), 1);
  EXPECT_EQ(total("CR08", later(exit + "labour-status='unemployed' born='1960-01-01'", employed, day)), 1);
  EXPECT_EQ(total("CR08", later(exit + "labour-status='employed' born='1960-01-01'", employed, day)), 0);
  EXPECT_EQ(total("CR08", later(exit + "labour-status='unemployed'", employed, day)), 0);
  std::string const disadvantaged = "<sensitive other-disadvantaged='yes'/><six-months-after recorded='2021-12-15' ";
  EXPECT_EQ(total("CR09", person(exit, disadvantaged + employed)), 1);
}

TEST(Improvement, NeedsEmploymentAtEntryAndAGround) {
  std::string const day = "2021-12-15", exit = "left='2021-06-15' ";
  std::string const improved = "labour='employed'><improvement ground='promotion'/></six-months-after>";
  EXPECT_EQ(total("CR07", later(exit + "labour-status='employed'", improved, day)), 1);
  EXPECT_EQ(total("EECR06", later(exit + "labour-status='employed'", improved, day), esf_plus), 1);
  EXPECT_EQ(total("CR07", later(exit + "labour-status='unemployed'", improved, day)), 0);
  EXPECT_EQ(total("CR07", later(exit + "labour-status='employed'", "labour='employed'/>", day)), 0);
}

TEST(LongerTermResults, AreFollowUpDataIn2014AndTheIndicatorItselfFrom2021) {
  EXPECT_TRUE(indicator_of(figures_of(""), "CR06").definition.is_follow_up);
  EXPECT_FALSE(indicator_of(figures_of("", esf_plus), "EECR05").definition.is_follow_up);
}

TEST(WrittenValues, StandForEntitiesAndForRecordsWithoutParticipants) {
  std::string const written =
      "<common-esf><indicator code='CO01' target='9' women='3' men='4'/><indicator code='CO03' value='5'/>"
      "<indicator code='CO23' value='2'/></common-esf>";
  Figures const without = figures_of("", esf, "data-date='2022-03-15'", written);
  EXPECT_EQ(indicator_of(without, "CO01").total(), 7);
  EXPECT_EQ(indicator_of(without, "CO01").target, 9);
  EXPECT_EQ(indicator_of(without, "CO03").total(), 5);
  EXPECT_EQ(indicator_of(without, "CO05").total(), std::nullopt);
  Figures const with = figures_of(person(""), esf, "data-date='2022-03-15'", written);
  EXPECT_EQ(indicator_of(with, "CO01").total(), 0);
  EXPECT_EQ(indicator_of(with, "CO23").total(), 2);
}

TEST(RemovedIndicators, AppearOnlyWhereTheRecordWritesThem) {
  auto const codes_with_co12 = [](std::string const& written) {
    Figures const figures = figures_of(person(""), esf, "data-date='2022-03-15'", written);
    return std::ranges::count_if(figures.indicators->all,
                                 [](Indicator const& indicator) { return indicator.definition.code == "CO12"; });
  };
  EXPECT_EQ(codes_with_co12(""), 0);
  EXPECT_EQ(codes_with_co12("<common-esf><indicator code='CO12' value='2'/></common-esf>"), 1);
}

TEST(OtherFunds, HaveNoCommonIndicatorsHere) {
  Figures const figures = computed_from("<participants>" + person("") + "</participants>",
                                        "period='2021-2027' fund='JTF' end='2024-01-31'");
  EXPECT_FALSE(figures.indicators.has_value());
  EXPECT_EQ(figures.complete_participants, 1);
}

}  // namespace
}  // namespace closeout::figures
