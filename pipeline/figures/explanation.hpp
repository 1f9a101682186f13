#pragma once
// Why an amount of the figures is what it is: a tree of sums down to the places of the record it was made from. The
// tree comes from a walk of its own over the record, not from the code that computed the figure, so that the two check
// each other (a test holds that they agree for every amount).

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "base/money.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

/// A text of the catalogues (templates/messages/explanation.LANGUAGE.xml).
struct Label {
  std::string key;
  std::vector<base::MessageArgument> arguments;  ///< A "date" as in 2021-12-31.
};

/// Where an amount stands: kept without the file, which may be one of many chunks of rows.
struct Spot {
  std::string file;
  base::Position position;
};

enum class Operation : std::uint8_t {
  Stands,      ///< In the record, at `place`; or in the law, `see`.
  Sum,         ///< Of the children.
  Difference,  ///< The first child less the others.
  Rate,        ///< `rate` on the only child, rounded to the cent half away from zero.
  Fraction,    ///< The same where it is no percentage.
  Greatest,    ///< Of the children.
  Least,       ///< Of the children.
};

struct Term;

/// Which ledger entries a sum takes.
struct EntryFilter {
  std::string category, party;  ///< Both, or any entry if they are empty.
  /// Index of the claim in the order of numbers: any entry without it, one of no claim if it holds nothing.
  std::optional<std::optional<std::size_t>> claim;
  std::function<bool(pugi::xml_node entry)> accepts;  ///< What else it has to be; may be empty.
  /// What it counts, made of its amount; the amount itself if there is no such function.
  std::function<Term(pugi::xml_node entry, Term amount)> made;
};

struct Term {
  Label label;
  Operation operation = Operation::Sum;
  base::Cents amount;
  base::Rate rate;
  std::vector<Term> children;
  std::optional<Spot> place;
  std::string see;                     ///< The clause a rate or limit comes from; may be empty.
  std::optional<EntryFilter> entries;  ///< Of a sum of ledger entries.
  std::int64_t omitted = 0;            ///< Entries of such a sum that are not among its children.
  base::Cents omitted_amount;
};

/// Explains amounts of the tree of figures; the ledger's entries are handed over one by one.
class Explainer {
 public:
  /// `frame` is the record; its rows are not looked at. A sum of entries lists the first `most_entries` of them; for
  /// the others it keeps their number and sum.
  Explainer(xml::Document const& frame, std::size_t most_entries);
  ~Explainer();
  Explainer(Explainer const&) = delete;
  Explainer& operator=(Explainer const&) = delete;

  /// False if the attribute is not an amount.
  bool add_figure(pugi::xml_node element, std::string_view attribute);
  /// After the last figure: an entry, which stands at `place` (its amount).
  void add_entry(pugi::xml_node entry, base::SourcePlace const& place);
  /// After the last entry: an explanation for each figure, in their order.
  [[nodiscard]] std::vector<Term> finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace closeout::figures
