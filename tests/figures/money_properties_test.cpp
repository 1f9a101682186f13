// What holds for the claims, the financing and the advances of every record.

#include <algorithm>
#include <random>

#include "random_record.hpp"

namespace closeout::figures {
namespace {

TEST(MoneyProperties, CellsOfAClaimAddUpToItsCategoriesPartiesAndTotal) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    for (Claim const& claim : figures.claims.chain) {
      ClaimedCost by_category, by_party, by_cell;
      for (ClaimedCost const& row : claim.categories) by_category += row;
      for (ClaimedCost const& row : claim.parties) by_party += row;
      for (auto const& row : claim.cells) {
        for (ClaimedCost const& cell : row) by_cell += cell;
      }
      for (ClaimedCost const* const sum : {&by_category, &by_party, &by_cell}) {
        EXPECT_EQ(sum->claimed, claim.total.claimed);
        EXPECT_EQ(sum->ledger, claim.total.ledger);
      }
    }
  });
}

TEST(MoneyProperties, EveryRowOfAClaimGoesOnWhereTheOneBeforeStopped) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    auto const& chain = figures.claims.chain;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      for (std::size_t category = 0; category < chain[i].cells.size(); ++category) {
        for (std::size_t party = 0; party < chain[i].cells[category].size(); ++party) {
          Progress const& cell = chain[i].cells[category][party].claimed;
          base::Cents const before = i == 0 ? base::Cents{} : chain[i - 1].cells[category][party].claimed.cumulative();
          EXPECT_EQ(cell.previous, before);
          EXPECT_EQ(cell.approved, figures.budget.cells[category][party].planned);
          EXPECT_EQ(cell.cumulative() + cell.remaining(), cell.approved);
        }
      }
      for (std::size_t row = 0; row < chain[i].funding.size(); ++row) {
        base::Cents const before = i == 0 ? base::Cents{} : chain[i - 1].funding[row].amount.cumulative();
        EXPECT_EQ(chain[i].funding[row].amount.previous, before);
      }
    }
  });
}

/// Over all claims, by category and party. Half of the records leave no entry unclaimed.
TEST(MoneyProperties, LedgerOfTheClaimsAddsUpToTheActualCostsToTheCent) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Budget const& budget = figures.budget;
    if (figures.claims.unclaimed.entries > 0 || figures.claims.chain.empty()) return;
    for (std::size_t category = 0; category < budget.categories.size(); ++category) {
      for (std::size_t party = 0; party < budget.parties.size(); ++party) {
        base::Cents sum;
        for (Claim const& claim : figures.claims.chain) sum += claim.cells[category][party].ledger.amount;
        EXPECT_EQ(sum, budget.cells[category][party].actual);
      }
    }
  });
}

TEST(MoneyProperties, EveryEntryIsInOneClaimOrInNone) {
  for_every_record([](xml::Document const& record, Figures const& figures) {
    EntrySum sum = figures.claims.unclaimed;
    for (Claim const& claim : figures.claims.chain) {
      CostModel const& model = figures.budget.model;
      for (std::size_t category = 0; category < claim.categories.size(); ++category) {
        bool const is_computed = category == model.flat_rate_category || category == model.lump_sum_category;
        if (!is_computed) sum += claim.categories[category].ledger;
      }
    }
    EntrySum expected;
    for (pugi::xml_node const entry : record.root().child("ledger").children("entry")) {
      expected += {base::Cents::parse(entry.attribute("amount").value()).value(), 1};
    }
    EXPECT_EQ(sum, expected);
  });
}

TEST(MoneyProperties, FundingOfThePartiesAddsUpToTheTotal) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    Comparison funding, income, net_costs, support;
    for (PartyFunding const& party : figures.funding.parties) {
      funding += party.funding;
      income += party.income;
      net_costs += party.net_costs;
      support += party.support;
    }
    EXPECT_EQ(funding, figures.funding.total);
    EXPECT_EQ(income, figures.funding.income);
    EXPECT_EQ(net_costs, figures.funding.net_costs);
    EXPECT_EQ(support, figures.funding.support);
  });
}

TEST(MoneyProperties, UnionAndStateSharesAddUpToTheSupport) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    ASSERT_TRUE(figures.funding.split.has_value());
    Comparison sum = figures.funding.split->eu;
    sum += figures.funding.split->state;
    EXPECT_EQ(sum, figures.funding.support);
  });
}

TEST(MoneyProperties, AdvanceIsWhatWasDeductedAndWhatIsOutstanding) {
  for_every_record([](xml::Document const&, Figures const& figures) {
    for (Advance const& advance : figures.advances) {
      base::Cents outstanding = advance.amount;
      for (Recovery const& recovery : advance.recoveries) {
        EXPECT_LE(recovery.due, std::max(outstanding, base::Cents{}));
        outstanding -= recovery.deducted;
        EXPECT_EQ(recovery.outstanding, outstanding);
      }
      EXPECT_EQ(advance.amount, advance.deducted + advance.outstanding());
    }
  });
}

std::string written(xml::Document const& tree) {
  std::ostringstream stream;
  tree.tree().save(stream, "", pugi::format_raw);
  return stream.str();
}

TEST(MoneyProperties, OrderOfTheRowsChangesNoFigure) {
  std::mt19937 engine(7);
  for_every_record([&](xml::Document const& record, Figures const& figures) {
    std::vector<pugi::xml_node> entries;
    for (pugi::xml_node const entry : record.root().child("ledger").children("entry")) entries.push_back(entry);
    std::shuffle(entries.begin(), entries.end(), engine);
    Computation shuffled(record, shipped_data());
    for (pugi::xml_node const entry : entries) shuffled.add_entry(entry);
    base::Diagnostics diagnostics;
    auto const other = std::move(shuffled).finish(diagnostics);
    ASSERT_TRUE(other.has_value());
    EXPECT_EQ(written(to_tree(*other)), written(to_tree(figures)));
  });
}

}  // namespace
}  // namespace closeout::figures
