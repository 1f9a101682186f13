// Hand-worked dates: esf.md sections 3.1, 3.6 and the clauses named beside each.

#include "computed.hpp"

namespace closeout::figures {
namespace {

DerivedDates dates_of(std::string const& identity, std::string const& content = "", TimeLimits const& limits = {}) {
  xml::Document const record = record_of("<project><identity " + identity + "/>" + content + "</project>");
  return compute_dates(record.root(), limits);
}

DerivedDates dates_of_end(std::string const& end) {
  return dates_of("period='2014-2020' start='2014-01-01' end='" + end + "'", "", shipped_time_limits());
}

std::string deadline(std::string const& end) {
  return base::to_iso(dates_of_end(end).claim_deadline);
}

Duty duty_of(DerivedDates const& dates, std::string_view id) {
  auto const found = std::ranges::find(dates.duties, id, &Duty::id);
  EXPECT_NE(found, dates.duties.end()) << id;
  return found == dates.duties.end() ? Duty{} : *found;
}

std::string until(DerivedDates const& dates, std::string_view id) {
  auto const day = duty_of(dates, id).until;
  return day ? base::to_iso(*day) : "";
}

TEST(ClaimDeadline, IsFourMonthsLaterOnAWorkingDay) {
  EXPECT_EQ(deadline("2022-05-31"), "2022-09-30");
  EXPECT_EQ(deadline("2021-12-31"), "2022-05-02");  // 30.4. is a Saturday, 1.5. a Sunday (and May Day).
  EXPECT_EQ(deadline("2022-06-30"), "2022-10-31");  // 30.10. is a Sunday.
  EXPECT_EQ(deadline("2022-12-31"), "2023-05-02");  // 30.4. is a Sunday, 1.5. May Day, a Monday.
  EXPECT_EQ(deadline("2022-08-24"), "2022-12-27");  // Christmas Eve is a Saturday, Christmas ends on Monday.
}

TEST(ClaimDeadline, IsTheLastDayOfAShorterMonth) {
  EXPECT_EQ(deadline("2021-10-31"), "2022-02-28");
  EXPECT_EQ(deadline("2021-10-30"), "2022-02-28");
  EXPECT_EQ(deadline("2023-10-31"), "2024-02-29");
  EXPECT_EQ(deadline("2023-10-29"), "2024-02-29");
  EXPECT_EQ(deadline("2022-05-30"), "2022-09-30");
  EXPECT_EQ(deadline("2024-02-29"), "2024-07-01");  // 29.6.2024 is a Saturday: the clamp does not work backwards.
}

TEST(ClaimDeadline, NamesWhatMovedIt) {
  Duty const moved = duty_of(dates_of_end("2021-12-31"), "last-claim");
  ASSERT_TRUE(moved.before_move.has_value());
  EXPECT_EQ(base::to_iso(*moved.before_move), "2022-04-30");
  EXPECT_EQ(moved.see, "VNA 357/2014 § 21; L 150/1930 § 5");
  EXPECT_TRUE(moved.is_confirmed);
  Duty const in_place = duty_of(dates_of_end("2022-05-31"), "last-claim");
  EXPECT_FALSE(in_place.before_move.has_value());
  EXPECT_EQ(in_place.see, "VNA 357/2014 § 21");
  EXPECT_FALSE(duty_of(dates_of_end("2022-08-24"), "last-claim").is_confirmed);
}

std::string retention(std::string const& period, std::string const& attributes, TimeLimits const& limits = {}) {
  auto const day =
      dates_of("period='" + period + "' start='2020-01-01' end='2024-02-29'", "<retention " + attributes + "/>", limits)
          .retention_until;
  return day ? base::to_iso(*day) : "";
}

TEST(Retention, IsTenYearsFromTheEndIn2014) {
  EXPECT_EQ(retention("2014-2020", ""), "2034-02-28");
  EXPECT_EQ(retention("2014-2020", "", shipped_time_limits()), "2034-02-28");
}

TEST(Retention, IsFiveYearsAfterTheYearOfTheLastPaymentIn2021) {
  EXPECT_EQ(retention("2021-2027", "last-payment='2024-10-31'"), "2029-12-31");
  EXPECT_EQ(retention("2021-2027", "last-payment='2025-01-01'"), "2030-12-31");
  EXPECT_EQ(retention("2021-2027", ""), "");
}

TEST(Retention, IsTheLatestOfWhatTheActsSayIn2021) {
  EXPECT_EQ(retention("2021-2027", "last-payment='2024-10-31'", shipped_time_limits()), "2034-12-31");
  EXPECT_EQ(retention("2021-2027", "last-payment='2030-10-31'", shipped_time_limits()), "2035-12-31");
  EXPECT_EQ(retention("2021-2027", "", shipped_time_limits()), "");
}

TEST(Retention, IsWhatTheAuthorityOrdered) {
  EXPECT_EQ(retention("2021-2027", "last-payment='2024-10-31' extended-until='2035-06-30'"), "2035-06-30");
}

TEST(Retention, TellsWhatTheAccountingActSaysBesideIt) {
  DerivedDates const dates = dates_of_end("2022-05-31");
  EXPECT_EQ(until(dates, "retention"), "2032-05-31");
  EXPECT_EQ(until(dates, "accounting-books"), "2032-12-31");
  EXPECT_EQ(until(dates, "vouchers"), "2028-12-31");
  EXPECT_TRUE(duty_of(dates, "retention").is_confirmed);
  EXPECT_FALSE(duty_of(dates, "accounting-books").is_confirmed);
}

constexpr char const* identity_2021 =
    "period='2021-2027' start='2022-01-01' end='2024-08-31' application-pending='2021-11-15'";

TEST(Duties, Of2021FollowFromClaimsAndTheirDecision) {
  DerivedDates const dates =
      dates_of(identity_2021,
               "<claims><claim id='k1' filed='2023-11-10' last='no'/><claim id='k2' filed='2024-12-12' "
               "decided='2025-02-28' last='yes'/></claims>");
  std::vector<std::string> payments;
  for (Duty const& duty : dates.duties) {
    if (duty.id == "payment") payments.push_back(duty.claim + " " + base::to_iso(duty.until.value()));
  }
  // 20 + 31 days of the old year, then 29; over a leap day: 19 days, then 31 + 28 + 2.
  EXPECT_EQ(payments, (std::vector<std::string>{"k1 2024-01-29", "k2 2025-03-02"}));
  EXPECT_EQ(until(dates, "last-claim"), "2024-12-31");
  EXPECT_EQ(until(dates, "late-claim-reason"), "2024-12-31");
  EXPECT_EQ(until(dates, "force-majeure-notice"), "");
  EXPECT_EQ(until(dates, "recovery-limit"), "2035-02-28");
}

TEST(Duties, OfAssetsArePutBeforeTheRecoveryLimit) {
  DerivedDates const dates = dates_of(identity_2021,
                                      "<budget><categories><category id='m' type='equipment'/></categories></budget>"
                                      "<claims><claim id='k' decided='2024-02-29' last='yes'/></claims>");
  EXPECT_EQ(until(dates, "asset-use"), "2029-02-28");
  EXPECT_EQ(until(dates, "recovery-limit"), "2039-02-28");
}

TEST(Duties, RemovalOfParticipantsDataWaitsForTheEndOfTheProgramme) {
  EXPECT_EQ(until(dates_of(identity_2021), "participant-data-removal"), "");
  xml::Document const file = record_of(
      "<time-limits><programmes><programme period='2021-2027' from='2021-01-01' until='2029-12-31' "
      "closed='2032-02-29'/></programmes></time-limits>");
  EXPECT_EQ(until(dates_of(identity_2021, "", TimeLimits::from(file)), "participant-data-removal"), "2037-02-28");
}

std::vector<std::string> windows(DerivedDates const& dates) {
  std::vector<std::string> result;
  for (Window const& window : dates.windows) {
    result.push_back(window.id + " " + (window.from ? base::to_iso(*window.from) : "") + ".." +
                     (window.until ? base::to_iso(*window.until) : ""));
  }
  return result;
}

TEST(Windows, AreThoseOfTheProjectAndItsProgramme) {
  EXPECT_EQ(windows(dates_of_end("2021-12-31")),
            (std::vector<std::string>{"implementation 2014-01-01..2021-12-31", "programme 2014-01-01..2023-12-31"}));
  DerivedDates const dates = dates_of(identity_2021, "", shipped_time_limits());
  EXPECT_EQ(windows(dates), (std::vector<std::string>{"implementation 2022-01-01..2024-08-31",
                                                      "application 2021-11-15..", "programme 2021-01-01..2029-12-31"}));
  EXPECT_FALSE(dates.windows.back().is_confirmed);
}

Duration duration(std::string const& start, std::string const& end) {
  return duration_of(base::parse_date(start).value(), base::parse_date(end).value());
}

TEST(Duration, CountsBothEnds) {
  Duration const a = duration("2020-09-01", "2021-12-31");
  EXPECT_EQ(a.days, 487);
  EXPECT_EQ(a.months, 16);
  EXPECT_EQ(a.further_days, 0);
  Duration const day = duration("2024-02-29", "2024-02-29");
  EXPECT_EQ(day.days, 1);
  EXPECT_EQ(day.months, 0);
  EXPECT_EQ(day.further_days, 1);
  Duration const clamped = duration("2024-01-31", "2024-02-28");
  EXPECT_EQ(clamped.months, 1);
  EXPECT_EQ(clamped.further_days, 0);
  EXPECT_EQ(duration("2024-01-02", "2024-01-01").days, 0);
}

TEST(ProjectYears, BeginWithTheProject) {
  DerivedDates const dates = dates_of("period='2014-2020' start='2020-09-01' end='2021-12-31'");
  ASSERT_EQ(dates.years.size(), 2U);
  EXPECT_EQ(base::to_iso(dates.years[0].end), "2021-08-31");
  EXPECT_EQ(base::to_iso(dates.years[1].start), "2021-09-01");
  EXPECT_EQ(base::to_iso(dates.years[1].end), "2021-12-31");
}

}  // namespace
}  // namespace closeout::figures
