// Published tables of participants, attacked: whoever knows the definitions and sees the table must not be able to work
// out a count that was withheld.

#include "figures/published_counts.hpp"

#include <cmath>
#include <map>

#include "indicator_cases.hpp"
#include "random_participants.hpp"

namespace closeout::figures {
namespace {

constexpr std::array<char const*, 4> columns{" women", " men", " non-binary", " total"};

/// Reasons with whole numbers of which it knows lower and upper bounds and sums, and nothing of how they came about.
class Attacker {
 public:
  /// What is read off the page: a number, "<3", or "–", which may be any number.
  void read(std::string const& name, std::optional<std::string> const& text) {
    if (!text) return;
    Unknown& unknown = unknowns_[index(name)];
    if (*text == "–") {
      unknown = {0, endless, true};
    } else if (text->starts_with('<')) {
      unknown = {1, std::stol(text->substr(1)) - 1, true};
    } else {
      unknown = {std::stol(*text), std::stol(*text), false};
    }
  }
  [[nodiscard]] bool knows(std::string const& name) const { return indices_.contains(name); }

  /// `parts` are `wholes`, or at most as many: then what is left has a name.
  void add_sum(std::vector<std::string> const& parts, std::vector<std::string> const& wholes) {
    std::map<std::size_t, double> terms;
    for (std::string const& name : parts) terms[index(name)] += 1;
    for (std::string const& name : wholes) terms[index(name)] -= 1;
    equations_.push_back({terms, 0});
  }
  void add_part(std::vector<std::string> parts, std::vector<std::string> const& wholes) {
    std::string name = "left of " + wholes.front() + " by " + parts.front();
    parts.push_back(name + std::to_string(equations_.size()));
    add_sum(parts, wholes);
  }

  /// Bounds narrowed by every equation and by every combination that eliminates an unknown, until nothing changes.
  void think() {
    narrow();
    eliminate();
    narrow();
  }

  [[nodiscard]] std::vector<std::string> worked_out() const {
    std::vector<std::string> result;
    for (auto const& [name, at] : indices_) {
      if (unknowns_[at].is_secret && unknowns_[at].low == unknowns_[at].high) result.push_back(name);
    }
    return result;
  }
  [[nodiscard]] long secrets() const {
    return std::ranges::count_if(unknowns_, [](Unknown const& unknown) { return unknown.is_secret; });
  }

 private:
  static constexpr long endless = 1'000'000;
  struct Unknown {
    long low = 0, high = endless;
    bool is_secret = false;
  };
  struct Equation {
    std::map<std::size_t, double> terms;
    double constant = 0;  ///< The terms add up to it.
  };

  std::size_t index(std::string const& name) {
    auto const [at, is_new] = indices_.emplace(name, unknowns_.size());
    if (is_new) unknowns_.emplace_back();
    return at->second;
  }

  void narrow() {
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      for (Equation const& equation : equations_) {
        for (auto const& [at, factor] : equation.terms) is_changed |= narrow(equation, at, factor);
      }
    }
  }

  /// Of `at` from what the equation leaves for it between the extremes of all others.
  bool narrow(Equation const& equation, std::size_t at, double factor) {
    double least = equation.constant, most = equation.constant;
    for (auto const& [other, its_factor] : equation.terms) {
      if (other == at) continue;
      double const a = its_factor * static_cast<double>(unknowns_[other].low);
      double const b = its_factor * static_cast<double>(unknowns_[other].high);
      least -= std::max(a, b);
      most -= std::min(a, b);
    }
    if (factor < 0) std::swap(least, most);
    Unknown& unknown = unknowns_[at];
    long const low = std::max(unknown.low, static_cast<long>(std::ceil(least / factor - 1e-6)));
    long const high = std::min(unknown.high, static_cast<long>(std::floor(most / factor + 1e-6)));
    bool const is_changed = low > unknown.low || high < unknown.high;
    unknown.low = low;
    unknown.high = high;
    return is_changed;
  }

  /// Gauss and Jordan over what is not known yet; every equation that comes out is kept beside the old ones.
  void eliminate() {
    std::vector<Equation> reduced;
    for (Equation equation : equations_) {
      substitute_known(equation);
      for (Equation const& done : reduced) subtract(equation, done);
      if (equation.terms.empty()) continue;
      double const pivot = equation.terms.begin()->second;
      for (auto& [at, factor] : equation.terms) factor /= pivot;
      equation.constant /= pivot;
      for (Equation& done : reduced) subtract(done, equation);
      reduced.push_back(std::move(equation));
    }
    equations_.insert(equations_.end(), reduced.begin(), reduced.end());
  }

  void substitute_known(Equation& equation) const {
    std::erase_if(equation.terms, [&](auto const& term) {
      Unknown const& unknown = unknowns_[term.first];
      if (unknown.low != unknown.high) return false;
      equation.constant -= term.second * static_cast<double>(unknown.low);
      return true;
    });
  }

  /// Takes as much of `done` from `equation` as leaves nothing of its first unknown.
  static void subtract(Equation& equation, Equation const& done) {
    auto const found = equation.terms.find(done.terms.begin()->first);
    if (found == equation.terms.end()) return;
    double const share = found->second;
    for (auto const& [at, factor] : done.terms) equation.terms[at] -= share * factor;
    std::erase_if(equation.terms, [](auto const& term) { return std::abs(term.second) < 1e-9; });
    equation.constant -= share * done.constant;
  }

  std::map<std::string, std::size_t> indices_;
  std::vector<Unknown> unknowns_;
  std::vector<Equation> equations_;
};

void read_row(Attacker& attacker, std::string const& code, PublishedRow const& row) {
  attacker.read(code + columns[0], row.women);
  attacker.read(code + columns[1], row.men);
  attacker.read(code + columns[2], row.non_binary);
  attacker.read(code + columns[3], row.total);
}

/// "A + B = C" or "A + B < C" of codes, as the definitions of the regulations make them true.
struct Identity {
  std::vector<std::string> parts, wholes;
  bool is_sum = false;
};

std::vector<Identity> older_identities() {
  std::vector<Identity> all{
      {{"CO01", "CO03", "CO05"}, {"all"}, true},
      {{"CO02"}, {"CO01"}},
      {{"CO04"}, {"CO03"}},
      {{"CO06", "CO07"}, {"all"}},
      {{"CO08"}, {"CO07"}},
      {{"CO08"}, {"CO01", "CO04"}},
      {{"CO07", "CO01", "CO04"}, {"all", "CO08"}},
      {{"CO09", "CO10", "CO11"}, {"all"}},
      {{"CR01"}, {"CO03"}},
      {{"CR04"}, {"CO01", "CO03"}},
      {{"CR01", "CR04"}, {"CO01", "CO03"}},
      {{"CR06"}, {"CO01", "CO03"}},
      {{"CR07"}, {"CO05"}},
      {{"CR08"}, {"CO07"}},
      {{"CR08"}, {"CR06"}},
  };
  for (char const* const code : {"CO15", "CO16", "CO17", "CO18", "CO19", "CR02", "CR03", "CR05", "CR09"}) {
    all.push_back({{code}, {"all"}});
  }
  for (char const* const code : {"CR01", "CR02", "CR03", "CR04", "CR05"}) all.push_back({{code}, {"left"}});
  for (char const* const code : {"CR06", "CR07", "CR08", "CR09"}) all.push_back({{code}, {"left long ago"}});
  return all;
}

std::vector<Identity> newer_identities() {
  std::vector<Identity> all{
      {{"EECO01"}, {"all"}, true},
      {{"EECO02", "EECO04", "EECO05"}, {"all"}, true},
      {{"EECO03"}, {"EECO02"}},
      {{"EECO06", "EECO07", "EECO08"}, {"all"}},
      {{"EECO09", "EECO10", "EECO11"}, {"all"}, true},
      {{"EECR01"}, {"EECO04"}},
      {{"EECR04"}, {"EECO02", "EECO04"}},
      {{"EECR01", "EECR04"}, {"EECO02", "EECO04"}},
      {{"EECR05"}, {"EECO02", "EECO04"}},
      {{"EECR06"}, {"EECO05"}},
  };
  for (char const* const code : {"EECO12", "EECO13", "EECO14", "EECO15", "EECO16", "EECO17", "EECR02", "EECR03"}) {
    all.push_back({{code}, {"all"}});
  }
  for (char const* const code : {"EECR01", "EECR02", "EECR03", "EECR04"}) all.push_back({{code}, {"left"}});
  for (char const* const code : {"EECR05", "EECR06"}) all.push_back({{code}, {"left long ago"}});
  return all;
}

void learn(Attacker& attacker, Identity const& identity) {
  for (char const* const column : columns) {
    std::vector<std::string> parts, wholes;
    bool is_printed = true;
    for (std::string const& code : identity.parts) parts.push_back(code + column);
    for (std::string const& code : identity.wholes) wholes.push_back(code + column);
    for (auto const* const names : {&parts, &wholes}) {
      for (std::string const& name : *names) is_printed = is_printed && attacker.knows(name);
    }
    if (!is_printed) continue;
    if (identity.is_sum) {
      attacker.add_sum(parts, wholes);
    } else {
      attacker.add_part(parts, wholes);
    }
  }
}

Attacker attacker_of(Indicators const& indicators, PublishedIndicators const& published) {
  Attacker attacker;
  read_row(attacker, "all", published.complete);
  attacker.read("everybody total", published.grand_total);
  attacker.read("left total", published.leaving_due);
  attacker.read("left long ago total", published.six_months_due);
  for (std::size_t i = 0; i < indicators.all.size(); ++i) {
    read_row(attacker, indicators.all[i].definition.code, published.indicators[i]);
  }
  bool const is_older = indicators.period == "2014-2020";
  auto identities = is_older ? older_identities() : newer_identities();
  identities.push_back({{"all"}, {"everybody"}});
  identities.push_back({{"left"}, {"all"}});
  identities.push_back({{"left long ago"}, {"left"}});
  for (Identity const& identity : identities) learn(attacker, identity);
  std::vector<std::string> rows{"all"};
  for (Indicator const& indicator : indicators.all) rows.push_back(indicator.definition.code);
  for (std::string const& row : rows) {
    if (!attacker.knows(row + columns[0])) continue;
    std::vector<std::string> parts{row + columns[0], row + columns[1]};
    if (!is_older) parts.push_back(row + columns[2]);
    attacker.add_sum(parts, {row + columns[3]});
  }
  return attacker;
}

/// The number that a text shows, if it shows one.
std::optional<std::int64_t> number_in(std::optional<std::string> const& text) {
  if (!text || text->empty() || text->find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
  return std::stoll(*text);
}

void expect_no_small_number(Indicator const& indicator, PublishedRow const& row, std::int64_t threshold) {
  for (auto const& text : {row.women, row.men, row.non_binary, row.total}) {
    auto const number = number_in(text);
    EXPECT_TRUE(!number || *number == 0 || *number >= threshold) << indicator.definition.code << " " << *text;
  }
  EXPECT_TRUE(!number_in(row.total) || *number_in(row.total) == indicator.counted.total());
}

void attack(std::string const& period, int tables) {
  long secrets = 0, shown = 0;
  for (int seed = 1; seed <= tables && !testing::Test::HasFailure(); ++seed) {
    int const size = 1 + seed * 7919 % (seed % 3 == 0 ? 12 : seed % 3 == 1 ? 60 : 250);
    SCOPED_TRACE(period + ", seed " + std::to_string(seed) + ", " + std::to_string(size) + " participants");
    Figures const figures =
        figures_of(elements_of(random_participants(static_cast<std::uint32_t>(seed), size)), period);
    Indicators const& indicators = *figures.indicators;
    PublishedIndicators const published = publish(indicators);
    Attacker attacker = attacker_of(indicators, published);
    attacker.think();
    EXPECT_EQ(attacker.worked_out(), std::vector<std::string>{});
    secrets += attacker.secrets();
    for (std::size_t i = 0; i < indicators.all.size(); ++i) {
      Indicator const& indicator = indicators.all[i];
      if (indicator.definition.counts_entities) continue;
      expect_no_small_number(indicator, published.indicators[i], indicator.definition.is_special ? 5 : 3);
      if (number_in(published.indicators[i].total)) ++shown;
    }
  }
  EXPECT_GT(secrets, 10L * tables);
  EXPECT_GT(shown, 5L * tables);
}

TEST(PublishedCounts, CannotBeWorkedOutIn2014) {
  attack("2014-2020", 1000);
}

TEST(PublishedCounts, CannotBeWorkedOutIn2021) {
  attack("2021-2027", 1000);
}

TEST(PublishedCounts, AttackerFindsWhatIsNotProtected) {
  Attacker attacker;
  attacker.read("women", "<3");
  attacker.read("men", "<3");
  attacker.read("total", "4");
  attacker.add_sum({"women", "men"}, {"total"});
  attacker.think();
  EXPECT_EQ(attacker.worked_out(), (std::vector<std::string>{"men", "women"}));
}

TEST(PublishedCounts, ThresholdsAreTheRecordsWhereItSaysThem) {
  std::string const participants = person("") + person("") + person("sex='man'") + person("sex='man'");
  Figures const usual = figures_of(participants);
  EXPECT_EQ(publish(*usual.indicators).complete.women, "<3");
  EXPECT_EQ(publish(*usual.indicators).complete.men, "–");
  EXPECT_EQ(publish(*usual.indicators).complete.total, "4");
  Figures const open = figures_of(participants, "2014-2020", "data-date='2022-03-15' small-cell-threshold='2'");
  EXPECT_EQ(publish(*open.indicators).complete.women, "2");
}

TEST(PublishedCounts, AreLeftOutWhereNobodyAnswered) {
  Figures const figures = figures_of(person("") + person("") + person("rural='no'"));
  auto const rows = publish(*figures.indicators).indicators;
  auto const total_of = [&](char const* code) {
    auto const index = &indicator_of(figures, code) - figures.indicators->all.data();
    return rows[static_cast<std::size_t>(index)].total;
  };
  EXPECT_EQ(total_of("CO18"), std::nullopt);
  EXPECT_EQ(total_of("CO19"), "0");
}

TEST(PublishedCounts, OfWrittenValuesAreProtectedToo) {
  Figures const figures =
      figures_of("", "2021-2027", "data-date='2022-03-15'",
                 "<common-esf-plus><indicator code='EECO01' value='20'/><indicator code='EECO02' value='8'/>"
                 "<indicator code='EECO04' value='11'/><indicator code='EECO05' value='1'/></common-esf-plus>");
  PublishedIndicators const published = publish(*figures.indicators);
  EXPECT_EQ(published.indicators[0].total, "20");
  EXPECT_EQ(published.indicators[1].total, "–");
  EXPECT_EQ(published.indicators[3].total, "11");
  EXPECT_EQ(published.indicators[4].total, "<3");
}

TEST(PublicTree, ShowsCountsAsPublishedAndNothingForTheAuthorityAlone) {
  Figures const figures = figures_of(person("") + person("") + person("sex='man'") + person("sex='man'"));
  xml::Document const exact = to_tree(figures), open = to_public_tree(exact);
  auto const value = [](xml::Document const& tree, char const* xpath) {
    return pugi::xpath_query(xpath).evaluate_string(tree.tree());
  };
  EXPECT_EQ(value(exact, "/figures/indicators/@women"), "2");
  EXPECT_EQ(value(open, "/figures/indicators/@women"), "<3");
  EXPECT_EQ(value(open, "/figures/@participants"), "4");
  EXPECT_EQ(value(open, "count(//@*[starts-with(name(), 'published-')])"), "0");
  EXPECT_NE(value(exact, "count(//indicator/@answered)"), "0");
  EXPECT_EQ(value(open, "count(//indicator/@answered)"), "0");
}

/// Two trainings with two cohorts each, and how many complete them.
Figures learners_of(std::array<int, 4> const& graduates) {
  std::string participants;
  for (std::size_t cohort = 0; cohort < graduates.size(); ++cohort) {
    for (int i = 0; i < graduates[cohort]; ++i) {
      participants += person("", "<enrolment result='completed' cohort='c" + std::to_string(cohort) + "'/>");
    }
  }
  return computed_from(
      "<report data-date='2022-03-15'/><trainings><training id='t' credits='5'/><training id='u' credits='5'/>"
      "</trainings><cohorts><cohort id='c0' training='t'/><cohort id='c1' training='t'/><cohort id='c2' training='u'/>"
      "<cohort id='c3' training='u'/></cohorts><participants>" +
          participants +
          "</participants><indicators><project-specific><indicator id='all' target='9' counts='completed'/>"
          "<indicator id='first' target='9' counts='completed' training='t'/></project-specific></indicators>",
      identity_of("2014-2020"));
}

/// What the public sees of all, of a training, of a cohort, and of two indicators of the project.
std::string public_graduates(std::array<int, 4> const& graduates) {
  xml::Document const tree = to_public_tree(to_tree(learners_of(graduates)));
  return pugi::xpath_query(
             "concat(/figures/learners/@completed, '|', /figures/learners/training[1]/@completed, '|', "
             "/figures/learners/training[1]/cohort[1]/@credits, '|', //achievement[@owner='all']/@reached, '|', "
             "//achievement[@owner='first']/@reached)")
      .evaluate_string(tree.tree());
}

TEST(PublicTree, TellsLearnersDownToTheLevelWithoutSmallCounts) {
  EXPECT_EQ(public_graduates({3, 4, 5, 0}), "12|7|15|12|7");
  EXPECT_EQ(public_graduates({3, 4, 5, 1}), "13|7||13|7");
  EXPECT_EQ(public_graduates({3, 4, 0, 1}), "8|||8|");
  EXPECT_EQ(public_graduates({1, 0, 0, 1}), "||||");
}

}  // namespace
}  // namespace closeout::figures
