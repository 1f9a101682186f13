#pragma once
// `check --fix`: shows what would change, asks, and writes.

#include <cstdint>

#include "base/diagnostics.hpp"
#include "pipeline.hpp"

namespace closeout::cli {

struct FixDialogue {
  bool applies_without_asking = false;
  bool is_quiet = false;
  pipeline::Translator translate;
};

enum class FixOutcome : std::uint8_t {
  Nothing,   ///< No finding has a fix.
  Declined,  ///< Shown, and not applied: the user said no, or nobody could be asked.
  Applied,
  Failed,  ///< Could not be written; the errors are among the findings.
};

/// Prints the fixes of `findings` as a unified diff on stdout. They are applied if the dialogue says so or a user at a
/// terminal does.
[[nodiscard]] FixOutcome offer_fixes(base::Diagnostics& findings, FixDialogue const& dialogue);

}  // namespace closeout::cli
