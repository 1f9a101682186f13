#pragma once
// Terms that the explanations of several figures have in common. For this room's sources only.

#include <functional>

#include "figures/claim_periods.hpp"
#include "figures/explanation.hpp"

namespace closeout::figures {

/// The two sides of a comparison.
enum class Side : std::uint8_t { Planned, Actual };

[[nodiscard]] Term sum_of(Label label, std::vector<Term> children);
[[nodiscard]] Term difference_of(Label label, Term from, Term less);
[[nodiscard]] Term rate_of(Label label, base::Rate rate, Term on, std::string see = {});
/// The term itself, or nothing where it is negative.
[[nodiscard]] Term not_negative(Label label, Term term);
[[nodiscard]] Term by_law(base::Cents amount, std::string see);
/// `term` under another label.
[[nodiscard]] Term labelled(Label label, Term term);

[[nodiscard]] Label category_label(std::string const& id);
[[nodiscard]] Label party_label(std::string const& id);
[[nodiscard]] Label side_label(Side side);
/// Of an entry of the ledger or of income, and of a line of the financing plan or of a claim.
[[nodiscard]] Label entry_label(pugi::xml_node entry);
[[nodiscard]] Label funding_line_label(pugi::xml_node line);

/// The record as terms.
class RecordTerms {
 public:
  using Predicate = std::function<bool(pugi::xml_node)>;

  explicit RecordTerms(xml::Document const& frame);

  [[nodiscard]] pugi::xml_node project() const { return frame_.root(); }
  [[nodiscard]] ClaimPeriods const& periods() const { return periods_; }
  [[nodiscard]] std::vector<std::string> const& parties() const { return parties_; }
  [[nodiscard]] std::vector<std::string> const& categories() const { return categories_; }
  /// Those the flat rate is formed on.
  [[nodiscard]] std::vector<std::string> const& base_categories() const { return base_categories_; }
  /// Rate of the cost model, and the category it is paid under; nothing under a model without one.
  [[nodiscard]] std::optional<base::Rate> const& flat_rate() const { return flat_rate_; }
  [[nodiscard]] bool is_flat_rate(std::string_view category) const;
  /// Whether the costs of the category are the parts of a lump sum.
  [[nodiscard]] bool is_lump_sum(std::string_view category) const;
  [[nodiscard]] bool has_own_decisions() const;

  /// An attribute of the record.
  [[nodiscard]] Term place(pugi::xml_node node, char const* attribute, Label label) const;
  /// Such an attribute of every child of `container` that is a `name` and chosen.
  [[nodiscard]] Term places(Label label, pugi::xml_node container, char const* name, char const* attribute,
                            Predicate const& is_chosen, std::function<Label(pugi::xml_node)> const& label_of) const;

  [[nodiscard]] Term entries(std::string const& category, std::string const& party,
                             std::optional<std::optional<std::size_t>> claim = std::nullopt) const;
  /// Entries of any category and party that are chosen; `made` as in EntryFilter.
  [[nodiscard]] static Term chosen_entries(Label label, Predicate is_chosen,
                                           std::function<Term(pugi::xml_node, Term)> made = {});
  /// Type of a category by its id; empty if there is none.
  [[nodiscard]] std::string_view type_of(std::string_view category) const;
  /// Whether an entry is of a party and a category of the record: others count nowhere.
  [[nodiscard]] bool counts(pugi::xml_node entry) const;
  /// Costs of a category and party.
  [[nodiscard]] Term cell(Side side, std::string const& category, std::string const& party) const;
  [[nodiscard]] Term of_category(Side side, std::string const& category) const;
  [[nodiscard]] Term of_party(Side side, std::string const& party) const;
  [[nodiscard]] Term total(Side side) const;
  /// Planned in one year, and what was spent in it by the vouchers' days.
  [[nodiscard]] Term spent_in_year(std::string const& category, std::string const& party, int year) const;
  [[nodiscard]] Term of_year(std::string const& category, std::string const& party, std::string_view year) const;
  /// What the flat rate is formed on.
  [[nodiscard]] Term flat_rate_base(Side side, std::string const& party) const;
  [[nodiscard]] Term lump_sum_parts(Label label, Predicate const& is_chosen) const;
  /// The party and the claim that a part of a lump sum goes to.
  [[nodiscard]] std::string_view party_of_part(pugi::xml_node part) const;
  [[nodiscard]] std::optional<std::size_t> claim_of_part(pugi::xml_node part) const;

  /// Income of a party, of all if it is empty.
  [[nodiscard]] Term income(Side side, std::string_view party) const;
  [[nodiscard]] Term net_costs(Side side, std::string const& party) const;
  [[nodiscard]] Term funding(Label label, Side side, Predicate const& is_chosen) const;
  /// EU and State funding of a party, of all if it is empty.
  [[nodiscard]] Term support(Side side, std::string_view party) const;
  /// For every category, or party: a sum of what `make` gives of them.
  [[nodiscard]] Term by_category(Label label, std::function<Term(std::string const&)> const& make) const;
  [[nodiscard]] Term by_party(Label label, std::function<Term(std::string const&)> const& make) const;

 private:
  xml::Document const& frame_;
  ClaimPeriods periods_;
  std::vector<std::string> parties_, categories_, base_categories_;
  std::optional<base::Rate> flat_rate_;
  std::string flat_rate_category_, lump_sum_category_;
};

/// The id of the nearest element called `name` at `element` or above; empty if there is none.
[[nodiscard]] std::string id_above(pugi::xml_node element, char const* name);

/// Explanation of an amount that stands in that part of the tree of figures; nothing if it is not one.
[[nodiscard]] std::optional<Term> explain_budget(RecordTerms const& record, pugi::xml_node element,
                                                 std::string_view attribute);
[[nodiscard]] std::optional<Term> explain_funding(RecordTerms const& record, pugi::xml_node element,
                                                  std::string_view attribute);
[[nodiscard]] std::optional<Term> explain_claims(RecordTerms const& record, pugi::xml_node element,
                                                 std::string_view attribute);
[[nodiscard]] std::optional<Term> explain_advances(RecordTerms const& record, pugi::xml_node element,
                                                   std::string_view attribute);
[[nodiscard]] std::optional<Term> explain_positions(RecordTerms const& record, pugi::xml_node element,
                                                    std::string_view attribute);
[[nodiscard]] std::optional<Term> explain_purchases(RecordTerms const& record, pugi::xml_node element,
                                                    std::string_view attribute);

}  // namespace closeout::figures
