// What holds for the figures of every record.

#include "random_record.hpp"

namespace closeout::figures {
namespace {

Comparison total_of(std::vector<Comparison> const& parts) {
  Comparison total;
  for (Comparison const& part : parts) total += part;
  return total;
}

TEST(Properties, CategoriesAndPartiesAddUpToTheTotal) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    EXPECT_EQ(total_of(budget.category_totals), budget.total);
    EXPECT_EQ(total_of(budget.party_totals), budget.total);
  });
}

TEST(Properties, CellsAddUpToTheirCategoryAndParty) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    for (std::size_t category = 0; category < budget.categories.size(); ++category) {
      EXPECT_EQ(total_of(budget.cells[category]), budget.category_totals[category]);
    }
    for (std::size_t party = 0; party < budget.parties.size(); ++party) {
      Comparison total;
      for (auto const& row : budget.cells) total += row[party];
      EXPECT_EQ(total, budget.party_totals[party]);
    }
  });
}

TEST(Properties, YearsAddUpToTheirCell) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    std::vector<std::vector<base::Cents>> planned(budget.categories.size(),
                                                  std::vector<base::Cents>(budget.parties.size()));
    for (YearAmount const& line : budget.lines) planned[line.category][line.party] += line.planned;
    for (std::size_t category = 0; category < planned.size(); ++category) {
      for (std::size_t party = 0; party < planned[category].size(); ++party) {
        EXPECT_EQ(planned[category][party], budget.cells[category][party].planned);
      }
    }
    EXPECT_TRUE(std::ranges::is_sorted(budget.years));
  });
}

/// rate x base in cents, half up, written in another way than base::apply: by the remainder.
base::Cents half_up(base::Rate rate, base::Cents amount) {
  std::int64_t const product = rate.numerator * std::abs(amount.value());
  std::int64_t const cents =
      product / rate.denominator + (2 * (product % rate.denominator) >= rate.denominator ? 1 : 0);
  return base::Cents(amount.value() < 0 ? -cents : cents);
}

TEST(Properties, FlatRateOfAPartyIsTheRoundedRateOnItsBase) {
  for_every_record([](xml::Document const& record, Figures const& figures) {
    Budget const& budget = figures.budget;
    if (!budget.model.flat_rate) return;
    std::size_t category = 0;
    for (pugi::xml_node const node : record.root().child("budget").child("categories").children()) {
      if (std::string_view(node.attribute("type").value()) == "flat-rate") {
        for (std::size_t party = 0; party < budget.parties.size(); ++party) {
          EXPECT_EQ(budget.cells[category][party].actual,
                    half_up(*budget.model.flat_rate, budget.flat_rate_bases[party].actual));
        }
      }
      ++category;
    }
  });
}

base::Cents sum_of(pugi::xml_node container, char const* child, char const* attribute) {
  base::Cents total;
  for (pugi::xml_node const node : container.children(child)) {
    total += base::Cents::parse(node.attribute(attribute).value()).value();
  }
  return total;
}

TEST(Properties, TotalsAreThoseOfTheLinesAndTheLedger) {
  for_every_record([](xml::Document const& record, Figures const& figures) {
    Budget const& budget = figures.budget;
    pugi::xml_node const project = record.root();
    EXPECT_EQ(budget.total.planned, sum_of(project.child("budget").child("lines"), "line", "planned"));
    base::Cents expected = sum_of(project.child("ledger"), "entry", "amount");
    for (Comparison const& base : budget.flat_rate_bases) {
      if (budget.model.flat_rate) expected += half_up(*budget.model.flat_rate, base.actual);
    }
    for (pugi::xml_node const part : project.child("budget").child("lump-sum-parts").children()) {
      if (std::string_view(part.attribute("achieved").value()) == "yes") {
        expected += base::Cents::parse(part.attribute("amount").value()).value();
      }
    }
    EXPECT_EQ(budget.total.actual, expected);
  });
}

TEST(Properties, FundingAddsUpByTypeAndLine) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Funding const& funding = figures.funding;
    Comparison by_type, by_line, of_public;
    for (FundingType const& type : funding.types) {
      by_type += type.amount;
      if (type.code != "private") of_public += type.amount;
    }
    for (FundingLine const& line : funding.lines) by_line += line.amount;
    EXPECT_EQ(by_type, funding.total);
    EXPECT_EQ(by_line, funding.total);
    EXPECT_EQ(of_public, funding.public_total);
  });
}

TEST(Properties, NetCostsAndIncomeAddUpToTheCosts) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    Comparison costs = figures.funding.net_costs;
    costs += figures.funding.income;
    EXPECT_EQ(costs, budget.total);
  });
}

TEST(Properties, ClaimsAreAChain) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    base::Cents cumulative;
    int number = 0;
    for (Claim const& claim : figures.claims.chain) {
      Progress const& total = claim.total.claimed;
      EXPECT_EQ(claim.number, ++number);
      EXPECT_EQ(total.previous, cumulative);
      cumulative += total.period;
      EXPECT_EQ(total.cumulative(), cumulative);
      EXPECT_EQ(total.remaining(), budget.total.planned - cumulative);
    }
  });
}

}  // namespace
}  // namespace closeout::figures
