// Every amount of the figures has an explanation that comes to the same cents and ends at places of the record.

#include "figures/explanation.hpp"

#include <gmock/gmock.h>

#include "computed.hpp"
#include "figures/figure_address.hpp"
#include "random_record.hpp"

namespace closeout::figures {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Amount {
  pugi::xml_node element;
  std::string attribute, value;
};

/// Counts and credits have two decimals where they need them; no amount stands there.
bool is_counted(pugi::xml_node element) {
  static constexpr std::array<std::string_view, 4> parts{"learners", "achievements", "indicators", "dates"};
  for (; element.parent().parent(); element = element.parent()) {
    if (std::ranges::find(parts, std::string_view(element.name())) != parts.end()) return true;
  }
  return false;
}

/// Every amount of the tree has two decimals, and nothing else has.
bool is_amount(std::string_view value) {
  return value.size() > 3 && value[value.size() - 3] == '.' && base::Cents::parse(value).has_value();
}

void collect_amounts(pugi::xml_node element, std::vector<Amount>& amounts) {
  for (pugi::xml_attribute const attribute : element.attributes()) {
    std::string const value = attribute.value();
    if (is_amount(value) && !is_counted(element)) amounts.push_back({element, attribute.name(), value});
  }
  for (pugi::xml_node const child : element.children()) collect_amounts(child, amounts);
}

std::vector<Amount> amounts_of(xml::Document const& tree) {
  std::vector<Amount> amounts;
  collect_amounts(tree.root(), amounts);
  return amounts;
}

void add_entries(xml::Document const& record, Explainer& explainer) {
  for (pugi::xml_node const entry : record.root().child("ledger").children("entry")) {
    explainer.add_entry(entry, record.place_of(entry, "amount"));
  }
}

/// The arithmetic of a tree, written a second time.
base::Cents recomputed(Term const& term) {
  if (term.operation == Operation::Stands) return term.amount;
  base::Cents result = term.omitted_amount;
  for (std::size_t i = 0; i < term.children.size(); ++i) {
    base::Cents const child = recomputed(term.children[i]);
    bool const is_better = i == 0 || (term.operation == Operation::Greatest ? child > result : child < result);
    bool const is_part = term.operation == Operation::Rate || term.operation == Operation::Fraction;
    if (term.operation == Operation::Sum || is_part) result += child;
    if (term.operation == Operation::Difference) result = i == 0 ? child : result - child;
    if ((term.operation == Operation::Greatest || term.operation == Operation::Least) && is_better) result = child;
  }
  if (term.operation != Operation::Rate && term.operation != Operation::Fraction) return result;
  std::int64_t const exact = term.rate.numerator * result.value();
  std::int64_t const cents = (2 * std::abs(exact) + term.rate.denominator) / (2 * term.rate.denominator);
  return base::Cents(exact < 0 ? -cents : cents);
}

/// Leaves stand in the record, and it says there what they are worth; or the law sets them.
void expect_leaves_in(xml::Document const& record, Term const& term) {
  for (Term const& child : term.children) expect_leaves_in(record, child);
  if (term.operation != Operation::Stands || !term.place) return;
  base::SourceFile const& file = *record.source();
  std::string_view const rest = file.bytes().substr(file.offset(term.place->position));
  std::string_view const value = rest.substr(0, rest.find_first_of("'\""));
  auto const amount = base::Cents::parse(value);
  // An attribute that is not there is worth nothing, and its element is shown.
  EXPECT_EQ(amount.value_or(base::Cents{}), term.amount) << value;
}

void expect_every_amount_explained(xml::Document const& record) {
  xml::Document const tree = to_tree(computed(record));
  std::vector<Amount> amounts = amounts_of(tree);
  ASSERT_FALSE(amounts.empty());
  Explainer explainer(record, 1000);
  std::vector<std::string> unexplained;
  std::erase_if(amounts, [&](Amount const& it) {
    bool const is_explained = explainer.add_figure(it.element, it.attribute);
    if (!is_explained) unexplained.push_back(address_of(it.element, it.attribute));
    return !is_explained;
  });
  EXPECT_THAT(unexplained, IsEmpty());
  add_entries(record, explainer);
  std::vector<Term> const terms = std::move(explainer).finish();
  ASSERT_EQ(terms.size(), amounts.size());
  for (std::size_t i = 0; i < terms.size(); ++i) {
    SCOPED_TRACE(address_of(amounts[i].element, amounts[i].attribute));
    EXPECT_EQ(terms[i].amount.to_decimal(), amounts[i].value);
    EXPECT_EQ(recomputed(terms[i]), terms[i].amount);
    expect_leaves_in(record, terms[i]);
  }
}

TEST(Explanations, ComeToEveryAmountOfRandomRecords) {
  for (std::uint32_t seed = 1; seed <= 40 && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE("random_record(" + std::to_string(seed) + ")");
    expect_every_amount_explained(record_of(random_record(seed)));
  }
}

TEST(Explanations, ComeToEveryAmountOfASample) {
  expect_every_amount_explained(record_of(text_of("samples/digitizer-training.xml")));
}

constexpr char const* three_entries =
    "<project><identity period='2014-2020' start='2020-01-01' end='2020-12-31'/>\n"
    "<parties><party id='a'/></parties>\n"
    "<budget cost-model='flat-rate-17'><categories><category id='staff' type='staff' flat-rate-base='yes'/>"
    "<category id='flat' type='flat-rate' flat-rate-base='no'/></categories></budget>\n"
    "<ledger>\n"
    "<entry id='e1' date='2020-02-01' party='a' category='staff' voucher='v1' amount='1.01'/>\n"
    "<entry id='e2' date='2020-02-02' party='a' category='staff' voucher='v2' amount='2.02' supplier='Sirkka'/>\n"
    "<entry id='e3' date='2020-02-03' party='a' category='staff' voucher='v3' amount='3.03' text='Matti'/>\n"
    "</ledger></project>";

Term explained(xml::Document const& record, xml::Document const& tree, char const* element, char const* attribute,
               std::size_t most) {
  Explainer explainer(record, most);
  EXPECT_TRUE(explainer.add_figure(tree.root().select_node(element).node(), attribute));
  add_entries(record, explainer);
  return std::move(explainer).finish().front();
}

TEST(Explanations, LeadFromAFlatRateToTheLinesOfItsBase) {
  xml::Document const record = record_of(three_entries);
  xml::Document const tree = to_tree(computed(record));
  Term const rate = explained(record, tree, "budget/category[@id='flat']/party", "actual", 10);
  EXPECT_EQ(rate.operation, Operation::Rate);
  EXPECT_EQ(rate.amount, base::Cents(103));  // 17 % of 6.06 is 103.02 cents.
  ASSERT_EQ(rate.children.size(), 1U);
  Term const& staff = rate.children[0].children.at(0);
  std::vector<std::uint32_t> lines;
  for (Term const& entry : staff.children) lines.push_back(entry.place.value().position.line);
  EXPECT_THAT(lines, ElementsAre(5U, 6U, 7U));
}

TEST(Explanations, CountTheEntriesTheyDoNotList) {
  xml::Document const record = record_of(three_entries);
  xml::Document const tree = to_tree(computed(record));
  Term const sum = explained(record, tree, "budget/category[@id='staff']/party", "actual", 1);
  EXPECT_EQ(sum.amount, base::Cents(606));
  EXPECT_EQ(sum.children.size(), 1U);
  EXPECT_EQ(sum.omitted, 2);
  EXPECT_EQ(sum.omitted_amount, base::Cents(505));
}

void expect_no_word(Term const& term, std::vector<std::string> const& words) {
  for (auto const& [name, value] : term.label.arguments) EXPECT_THAT(words, testing::Not(testing::Contains(value)));
  for (Term const& child : term.children) expect_no_word(child, words);
}

TEST(Explanations, NameNeitherSuppliersNorTexts) {
  xml::Document const record = record_of(three_entries);
  xml::Document const tree = to_tree(computed(record));
  expect_no_word(explained(record, tree, "budget", "actual", 10), {"Sirkka", "Matti"});
}

TEST(Explanations, AreOfAmountsAlone) {
  xml::Document const record = record_of(three_entries);
  xml::Document const tree = to_tree(computed(record));
  Explainer explainer(record, 10);
  EXPECT_FALSE(explainer.add_figure(tree.root(), "participants"));
  EXPECT_FALSE(explainer.add_figure(tree.root().child("budget"), "flat-rate"));
  EXPECT_FALSE(explainer.add_figure(tree.root().child("dates"), "claim-deadline"));
}

TEST(Addresses, AreXPathsThatFindTheirAttributeAgain) {
  xml::Document const tree = to_tree(computed_sample("digitizer-training.xml"));
  std::vector<Amount> const amounts = amounts_of(tree);
  for (std::size_t i = 0; i < amounts.size(); i += 7) {
    std::string const address = address_of(amounts[i].element, amounts[i].attribute);
    auto const found = tree.root().select_nodes(address.c_str());
    ASSERT_EQ(found.size(), 1U) << address;
    EXPECT_EQ(found.first().parent(), amounts[i].element) << address;
  }
}

TEST(AmountIn, ReadsWhatPeopleWrite) {
  for (char const* const text : {"159480.00", "159 480,00", "159\u00A0480,00 €", "159,480.00", "159.480,00", "159480",
                                 "159\u202F480", "EUR 159480.0"}) {
    EXPECT_EQ(amount_in(text), base::Cents(159480'00)) << text;
  }
  EXPECT_EQ(amount_in("−5,5"), base::Cents(-550));
  EXPECT_EQ(amount_in("1,234"), base::Cents(1234'00));
  for (char const* const text : {"budget/@actual", "", "1e3", "--5", "12a"}) {
    EXPECT_EQ(amount_in(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace closeout::figures
