#pragma once
// Which common indicators there are: codes, names and what each counts, read from a file that a user can replace.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "figures/participant_facts.hpp"
#include "xml/document.hpp"

namespace closeout::figures {

struct IndicatorLabel {
  std::string language, text;
  bool is_official = false;  ///< Read in the legal act in this language.
};

/// When what an indicator counts is known.
enum class Horizon : std::uint8_t { Entry, Leaving, SixMonths };

struct IndicatorDefinition {
  std::string code;
  bool is_code_confirmed = false;  ///< The code was read in a source, not concluded from the order of the Annex.
  /// Whom it counts: participants of whom these facts hold. Without facts the value is written in the record (it counts
  /// entities, or the record has no variable for it).
  std::optional<FactSet> counts;
  FactSet among;  ///< The reference population; empty for all participants.
  Horizon horizon = Horizon::Entry;
  bool is_special = false;    ///< Special categories of personal data (GDPR Art. 9): a higher threshold.
  bool is_sample = false;     ///< A representative sample in the programme.
  bool is_follow_up = false;  ///< Follow-up data of the project, not the indicator of the programme.
  bool counts_entities = false;
  std::optional<base::Date> removed;  ///< Not for participants who enter on this day or later.
  std::vector<IndicatorLabel> labels;
  /// counts, among and the horizon, with what follows from them.
  [[nodiscard]] FactSet required() const;
};

/// The indicators of a fund in a programme period. A code means something only together with both.
struct IndicatorSet {
  std::string period, fund;
  bool counts_non_binary = false;
  int long_term_months_under_25 = 0, long_term_months = 0;  ///< Where the record does not say.
  std::vector<IndicatorDefinition> indicators;
};

/// What schemas/data/indicators.xml says, or a file of its form.
struct IndicatorCatalogue {
  std::vector<IndicatorSet> sets;
  std::int64_t small_cell_threshold = 0, small_cell_threshold_special = 0;  ///< Where the record does not say.
  /// From a document valid against schemas/indicators.xsd.
  [[nodiscard]] static IndicatorCatalogue from(xml::Document const& document);
  /// Null for a fund without common indicators here.
  [[nodiscard]] IndicatorSet const* find(std::string_view period, std::string_view fund) const;
};

}  // namespace closeout::figures
