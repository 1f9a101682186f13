#pragma once
// The waivers of a record, laid over the findings. For this room's sources only.

#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.hpp"
#include "rules/rules.hpp"
#include "rules/schema.hpp"

namespace closeout::rules {

/// /project/waivers.
class Waivers {
 public:
  /// Which of them have set a finding aside.
  using Used = std::set<std::size_t>;

  /// Reasons in the language asked for.
  Waivers(xml::Document const& record, std::string_view language);

  /// Ids of the rules that are waived.
  [[nodiscard]] std::set<std::string, std::less<>> rules() const;
  /// Looks up which of the rules there are, and may be waived; before apply() and check().
  void look_up(std::span<Schema const> schemas);
  /// Sets the waiver of a finding it is about: of its rule and, where it names a thing, at or inside that thing.
  void apply(Finding& finding, Used& used) const;
  /// After all findings: error for a rule that there is not or that may never be waived, warning for a waiver that
  /// waives nothing.
  void check(Used const& used, base::Diagnostics& diagnostics) const;

 private:
  std::vector<Waiver> waivers_;
  std::map<std::string, bool, std::less<>> known_;  ///< Whether each rule may be waived, by its id.
};

}  // namespace closeout::rules
