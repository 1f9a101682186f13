#pragma once
// Findings about the input, as values: made where the fact is known, printed in one place (cli).

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.hpp"

namespace closeout::base {

enum class Severity { Note, Warning, Error };

/// "note", "warning", "error".
[[nodiscard]] std::string_view name_of(Severity severity);

/// What kind of failure an error is; decides the exit status (DESIGN section 9).
enum class Cause {
  Input,        ///< The user's input is wrong: exit 1.
  Environment,  ///< Disk, fonts, permissions: exit 3.
};

/// A named value that a message speaks of, for translated texts ("found" -> "12,5").
using MessageArgument = std::pair<std::string, std::string>;

/// Why a finding does not count: somebody answers for it. It is then a note, and never silent.
struct Waiver {
  Severity severity = Severity::Error;  ///< What the finding would be without it.
  std::string reason;                   ///< In the language of the finding's other texts.
  std::string date;                     ///< Of the decision, as in 2024-06-01.
  std::string decided_by;               ///< May be empty.
  SourcePlace place;                    ///< Of the waiver itself.
};

/// A mechanical remedy: other text at a place, so that the finding is gone and no other comes.
struct Fix {
  SourcePlace place;  ///< What is replaced.
  std::string text;   ///< As it has to be written there (escaped).
};

/// One finding. Texts are lower case, without full stop, English; `code` and `arguments` allow a
/// translation when it is printed (message key "diagnostic.<code>"; hint "diagnostic.<code>.hint").
struct Diagnostic {
  Severity severity = Severity::Error;
  Cause cause = Cause::Input;
  std::string code;     ///< Stable identifier, e.g. "xml-not-well-formed", "css-unknown-property".
  std::string message;  ///< What is wrong, one sentence.
  std::string label;    ///< Short text behind the caret; may be empty.
  std::string why;      ///< Which element and constraint, or which rule and law; may be empty.
  std::string hint;     ///< How to mend it; may be empty.
  SourcePlace place;    ///< May be unknown.
  std::vector<MessageArgument> arguments;
  std::optional<Waiver> waiver = {};  ///< Only of a note.
  std::optional<Fix> fix = {};        ///< Only where what was meant is beyond doubt.
};

/// Collects findings in order. Not shared between threads: one for each job, merged by append().
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  void append(Diagnostics other);
  [[nodiscard]] std::vector<Diagnostic> const& all() const { return all_; }
  [[nodiscard]] bool has_errors() const { return errors_ != 0; }
  [[nodiscard]] std::size_t error_count() const { return errors_; }
  [[nodiscard]] std::size_t warning_count() const { return warnings_; }
  /// True if any error is the environment's (exit 3) rather than the input's (exit 1).
  [[nodiscard]] bool has_environment_errors() const { return environment_errors_ != 0; }

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
  std::size_t environment_errors_ = 0;
};

/// Short forms for the common cases.
[[nodiscard]] Diagnostic error(std::string code, std::string message, SourcePlace place = {});
[[nodiscard]] Diagnostic warning(std::string code, std::string message, SourcePlace place = {});
[[nodiscard]] Diagnostic environment_error(std::string code, std::string message, std::string hint);

/// The nearest of `known` to `word`, for "did you mean": one in which two neighbouring letters changed places
/// ("titel"), else by edit distance; empty if none is near (more than a third of the word's length away).
[[nodiscard]] std::string nearest_word(std::string_view word, std::vector<std::string_view> const& known);

}  // namespace closeout::base
